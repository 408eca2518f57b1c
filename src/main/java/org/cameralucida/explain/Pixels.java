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
        return mapOfChannelsFirst(Observer.channelsFirst(values, layout(subject)), settings);
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
        for (int pixel = 0; pixel < mask.length; pixel++) {
            for (int c = 0; c < channels; c++) {
                int place = isChannelsFirst ? c * mask.length + pixel : pixel * channels + c;
                into[offset + place] = seen[place] * mask[pixel];
            }
        }
    }

    static Layout layout(Subject subject) {
        return subject.network().preprocessing().layout();
    }

    private static float[] reduced(Tensor maps, Settings settings) {
        int positions = maps.extent(1) * maps.extent(2);
        var map = new float[positions];
        for (int i = 0; i < positions; i++) {
            double sum = 0;
            double squares = 0;
            double largest = 0;
            for (int k = 0; k < maps.extent(0); k++) {
                double value = maps.data()[k * positions + i];
                sum += value;
                squares += value * value;
                largest = Math.max(largest, Math.abs(value));
            }
            map[i] = (float) (settings.is("channels", "sum") ? sum
                    : settings.is("channels", "max") ? largest : Math.sqrt(squares));
        }
        return map;
    }
}
