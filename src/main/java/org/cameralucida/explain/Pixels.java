package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;

/** From a number for each channel of each pixel to a map: by a sum, the largest size, or the length. */
final class Pixels {

    private static final List<String> WAYS = List.of("sum", "max", "norm", "all");

    private Pixels() {
    }

    /** The setting {@code channels}, whose value {@code all} keeps {@code [C,H,W]}. */
    static Setting setting(String standard) {
        return new Setting.Choice("channels", standard, WAYS);
    }

    /**
     * The map.
     *
     * @param values a number for each element of the network's input, batch 1, in its layout
     */
    static Tensor map(double[] values, Subject subject, Settings settings) {
        var numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values[i];
        }
        return map(new Tensor(numbers, subject.observation().input().shape()), subject, settings);
    }

    /** As {@link #map(double[], Subject, Settings)}. */
    static Tensor map(Tensor values, Subject subject, Settings settings) {
        return mapOfChannelsFirst(EngineBackend.channelsFirst(values, layout(subject)), settings);
    }

    /** As {@link #map(double[], Subject, Settings)}, of {@code [C,H,W]}. */
    static Tensor mapOfChannelsFirst(Tensor maps, Settings settings) {
        return settings.is("channels", "all") ? maps
                : new Tensor(reduced(maps, settings), maps.extent(1), maps.extent(2));
    }

    /**
     * A picture, each pixel multiplied by a number.
     *
     * @param seen {@code [C,H,W]}, or {@code [H,W,C]}
     * @param mask {@code [H,W]}
     */
    static void multiply(float[] seen, float[] mask, boolean isChannelsFirst, float[] into, int offset) {
        int channels = seen.length / mask.length;
        if (isChannelsFirst) {
            for (int c = 0; c < channels; c++) {
                int first = c * mask.length;
                for (int pixel = 0; pixel < mask.length; pixel++) {
                    into[offset + first + pixel] = seen[first + pixel] * mask[pixel];
                }
            }
            return;
        }
        for (int pixel = 0; pixel < mask.length; pixel++) {
            for (int c = 0; c < channels; c++) {
                into[offset + pixel * channels + c] = seen[pixel * channels + c] * mask[pixel];
            }
        }
    }

    static Layout layout(Subject subject) {
        return subject.network().preprocessing().layout();
    }

    private static float[] reduced(Tensor maps, Settings settings) {
        int positions = maps.extent(1) * maps.extent(2);
        var numbers = new double[positions];
        // Asked once: a word that is looked up for every pixel costs as much as a small network.
        boolean isSum = settings.is("channels", "sum");
        boolean isLargest = settings.is("channels", "max");
        for (int k = 0; k < maps.extent(0); k++) {
            int first = k * positions;
            for (int i = 0; i < positions; i++) {
                double value = maps.data()[first + i];
                numbers[i] = isSum ? numbers[i] + value
                        : isLargest ? Math.max(numbers[i], Math.abs(value)) : numbers[i] + value * value;
            }
        }
        var map = new float[positions];
        for (int i = 0; i < positions; i++) {
            map[i] = (float) (isSum || isLargest ? numbers[i] : Math.sqrt(numbers[i]));
        }
        return map;
    }
}
