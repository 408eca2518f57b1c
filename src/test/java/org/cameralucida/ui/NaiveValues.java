package org.cameralucida.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Pane;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * What a lesson's text says of a picture and no caption says too, once more from the map and the network, by the names that
 * lessons use. A table says most of it as well, but not before an audience.
 */
final class NaiveValues {

    private static final int POINTS = 224;

    private final Pane pane;
    private final Comparison comparison;
    private final int index;
    private final Locale locale;

    private NaiveValues(Comparison comparison, int index, Locale locale) {
        this.comparison = comparison;
        this.index = index;
        this.pane = comparison.panes().get(index);
        this.locale = locale;
    }

    /** The value of a name; empty for one that a caption has to say. */
    static Optional<String> of(Comparison comparison, String name, Locale locale) {
        int dot = name.indexOf('.');
        boolean isNumbered = dot > 0 && Character.isDigit(name.charAt(0));
        int index = isNumbered ? Integer.parseInt(name.substring(0, dot)) - 1 : 0;
        return Optional.ofNullable(new NaiveValues(comparison, index, locale).value(isNumbered ? name.substring(dot + 1) : name));
    }

    private String value(String name) {
        var map = pane.heat();
        var measures = comparison.measures().get(index);
        return switch (name) {
            case "width" -> Integer.toString(pane.observation().input().extent(-1));
            case "height" -> Integer.toString(pane.observation().input().extent(-2));
            case "classes" -> Integer.toString(pane.observation().logits().length);
            case "channels" -> Integer.toString(pane.observation().features().orElseThrow().extent(-3));
            case "columns" -> Integer.toString(map.extent(1));
            case "rows" -> Integer.toString(map.extent(0));
            case "positions" -> Integer.toString(map.extent(0) * map.extent(1));
            case "holding" -> Integer.toString(holding(map));
            case "threshold" -> percent(comparison.display().threshold());
            case "above" -> percent(above(map, comparison.display().threshold()));
            case "box" -> percent(inside(map, measures.box().orElseThrow().region()));
            case "truth" -> percent(measures.truths().stream().mapToDouble(box -> inside(map, box.region())).max().orElseThrow());
            case "top" -> pane.network().labels().shortName(largest(pane.observation().logits()), locale);
            default -> null;
        };
    }

    private String percent(double share) {
        return String.format(locale, "%.0f %%", 100 * share);
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** How many of the largest values make 80 % of all that is above 0. */
    private static int holding(Tensor map) {
        var values = map.data().clone();
        Arrays.sort(values);
        double all = 0;
        for (float value : values) {
            all += Math.max(0, value);
        }
        int count = 0;
        for (double sum = 0; sum < 0.8 * all; count++) {
            sum += values[values.length - 1 - count];
        }
        return count;
    }

    /** Cell by cell: of what is above 0, the part that lies in a box on the photo. */
    private double inside(Tensor map, Region box) {
        var frame = pane.frame();
        double width = frame.width() / map.extent(1);
        double height = frame.height() / map.extent(0);
        double inside = 0;
        double all = 0;
        for (int i = 0; i < map.data().length; i++) {
            double x = frame.x() + i % map.extent(1) * width;
            double y = frame.y() + i / map.extent(1) * height;
            double shared = Math.max(0, Math.min(x + width, box.right()) - Math.max(x, box.x()))
                    * Math.max(0, Math.min(y + height, box.bottom()) - Math.max(y, box.y())) / (width * height);
            inside += shared * Math.max(0, map.data()[i]);
            all += Math.max(0, map.data()[i]);
        }
        return inside / all;
    }

    /** Enlarged by two interpolations: the share of points that are more than so much of the largest. */
    private static double above(Tensor map, double threshold) {
        var values = new double[POINTS * POINTS];
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = at(map, (i % POINTS + 0.5) * map.extent(1) / POINTS - 0.5, (i / POINTS + 0.5) * map.extent(0) / POINTS - 0.5);
            largest = Math.max(largest, values[i]);
        }
        double limit = threshold * largest;
        return Arrays.stream(values).filter(value -> value > limit).count() / (double) values.length;
    }

    private static double at(Tensor map, double x, double y) {
        double column = Math.max(0, Math.min(map.extent(1) - 1, x));
        double row = Math.max(0, Math.min(map.extent(0) - 1, y));
        int left = Math.min(map.extent(1) - 2, (int) column);
        int top = Math.min(map.extent(0) - 2, (int) row);
        double above = cell(map, left, top) * (left + 1 - column) + cell(map, left + 1, top) * (column - left);
        double below = cell(map, left, top + 1) * (left + 1 - column) + cell(map, left + 1, top + 1) * (column - left);
        return above * (top + 1 - row) + below * (row - top);
    }

    private static double cell(Tensor map, int x, int y) {
        return map.data()[y * map.extent(1) + x];
    }
}
