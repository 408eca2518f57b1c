package org.cameralucida.compare.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cameralucida.image.Lettering.Anchor;
import org.cameralucida.image.Lettering;
import org.cameralucida.image.Raster;
import org.cameralucida.render.ColorBar;
import org.cameralucida.render.ColorMap;

/** Where everything of a figure goes: panels in rows, colour bars below them, the caption at the foot. */
final class FigureLayout {

    private static final int MARGIN = 36;
    private static final int GAP = 24;
    private static final int HEADING = 24;
    private static final int DETAIL = 18;
    private static final int FACT = 16;
    private static final int CAPTION = 17;
    private static final int BAR_HEIGHT = 16;
    private static final int BAR_WIDTH = 480;
    private static final double LEADING = 1.4;
    private static final int INK = 0x1F2328;
    private static final int PAPER = 0xFFFFFFFF;
    private static final int SOFT = 0x57606A;
    private static final int MOST_TICKS = 6;

    private final Figure figure;
    private final Locale locale;
    private final int columns;
    private final int column;
    private final int width;
    /** How wide the numbers are that stand before their words. */
    private final int values;

    FigureLayout(Figure figure, Locale locale) {
        this.figure = figure;
        this.locale = locale;
        this.columns = figure.columns();
        this.column = Math.max(Figure.SIDE * 2 / 3,
                figure.panels().stream().mapToInt(panel -> panel.picture().width()).max().orElse(Figure.SIDE));
        this.width = 2 * MARGIN + columns * column + (columns - 1) * GAP;
        this.values = FACT + figure.panels().stream().flatMap(panel -> panel.facts().stream())
                .mapToInt(fact -> (int) Math.ceil(Lettering.width(fact.value(), FACT, true))).max().orElse(0);
    }

    int width() {
        return width;
    }

    /**
     * Draws everything.
     *
     * @return how high the figure is, pixels
     */
    int draw(Paper paper) {
        int y = MARGIN;
        for (int first = 0; first < figure.panels().size(); first += columns) {
            y = row(paper, figure.panels().subList(first, Math.min(first + columns, figure.panels().size())), y);
        }
        if (!figure.bars().isEmpty()) {
            y = bars(paper, y);
        }
        if (!figure.caption().isBlank()) {
            y = paragraph(paper, figure.caption(), MARGIN, y + step(CAPTION) / 2, width - 2 * MARGIN, CAPTION, INK);
        }
        return y + MARGIN;
    }

    private int row(Paper paper, List<Figure.Panel> panels, int top) {
        int tallest = panels.stream().mapToInt(panel -> panel.picture().height()).max().orElse(0);
        int bottom = top;
        for (int i = 0; i < panels.size(); i++) {
            var panel = panels.get(i);
            int x = MARGIN + i * (column + GAP);
            int y = top;
            line(paper, fitted(panel.heading(), column, HEADING, true), x, y + HEADING, HEADING, true, INK);
            y += step(HEADING);
            line(paper, fitted(panel.detail(), column, DETAIL, false), x, y + DETAIL, DETAIL, false, SOFT);
            y += step(DETAIL) + 6;
            paper.picture(panel.picture(), x, y);
            y += tallest + 8;
            for (var fact : panel.facts()) {
                line(paper, fact.value(), x, y + FACT, FACT, true, INK);
                y = paragraph(paper, fact.label(), x + values, y, column - values, FACT, SOFT);
            }
            if (panel.bar().isPresent()) {
                y = bar(paper, panel.bar().get(), x, y + 8, Math.min(BAR_WIDTH, column));
            }
            bottom = Math.max(bottom, y);
        }
        return bottom + GAP;
    }

    private int bars(Paper paper, int top) {
        int x = MARGIN;
        int y = top;
        int bottom = top;
        for (var bar : figure.bars()) {
            if (x > MARGIN && x + BAR_WIDTH > width - MARGIN) {
                x = MARGIN;
                y = bottom + GAP / 2;
            }
            bottom = Math.max(bottom, bar(paper, bar, x, y, Math.min(BAR_WIDTH, width - 2 * MARGIN)));
            x += BAR_WIDTH + 2 * GAP;
        }
        return bottom;
    }

    private int bar(Paper paper, Figure.Bar bar, int x, int y, int length) {
        int after = bar.scale().more() ? BAR_HEIGHT : 0;
        int before = bar.scale().symmetric() ? after : 0;
        paper.picture(gradient(bar.colors(), before, length - before - after, after), x, y);
        int baseline = y + BAR_HEIGHT + 6 + FACT;
        for (var tick : ColorBar.ticks(bar.scale(), MOST_TICKS, locale)) {
            int at = x + before + (int) Math.rint(tick.position() * (length - before - after - 1));
            paper.rectangle(at, y + BAR_HEIGHT, 1, 5, SOFT);
            var anchor = tick.position() < 0.03 ? Anchor.START : tick.position() > 0.97 ? Anchor.END : Anchor.MIDDLE;
            paper.text(new Lettering.Line(tick.text(), at, baseline, FACT, false, SOFT, anchor));
        }
        return paragraph(paper, bar.unit(), x, baseline + 4, length, FACT, SOFT);
    }

    /** The colours, with an arrow of so many columns before and after them. */
    private static Raster gradient(ColorMap colors, int before, int length, int after) {
        int width = before + length + after;
        var argb = new int[width * BAR_HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            int column = i % width - before;
            double aside = Math.abs(i / width + 0.5 - BAR_HEIGHT / 2.0);
            int beyond = Math.max(-column, column - length + 1);
            boolean outside = beyond > 0 && aside > BAR_HEIGHT / 2.0 - beyond / 2.0;
            argb[i] = outside ? PAPER : 0xFF000000 | colors.rgb(column / (length - 1.0));
        }
        return new Raster(width, BAR_HEIGHT, argb);
    }

    private int paragraph(Paper paper, String text, int x, int top, int room, int size, int rgb) {
        int y = top;
        for (var line : wrapped(text, room, size)) {
            line(paper, line, x, y + size, size, false, rgb);
            y += step(size);
        }
        return y;
    }

    private static void line(Paper paper, String text, int x, int baseline, int size, boolean bold, int rgb) {
        paper.text(new Lettering.Line(text, x, baseline, size, bold, rgb, Anchor.START));
    }

    private static int step(int size) {
        return (int) Math.rint(size * LEADING);
    }

    /** The lines that a text takes. */
    static List<String> wrapped(String text, int room, int size) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Lettering.width(longer, size, false) > room) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String fitted(String text, int room, int size, boolean bold) {
        if (Lettering.width(text, size, bold) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && Lettering.width(text.substring(0, end) + "…", size, bold) > room) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
