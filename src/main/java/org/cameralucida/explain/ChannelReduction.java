package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.image.Tensor;

/** From a number for each channel of each pixel to a map: by a sum, the largest size, or the length. */
public final class ChannelReduction {

    private static final List<String> WAYS = List.of("sum", "max", "norm", "all");

    private ChannelReduction() {
    }

    /** The setting {@code channels}, whose value {@code all} keeps {@code [C,H,W]}. */
    public static Setting setting(String standard) {
        return new Setting.Choice("channels", standard, WAYS);
    }

    /**
     * The map.
     *
     * @param values a number for each element of the network's input, batch 1, in its layout
     */
    public static Tensor map(double[] values, MethodInput input, Settings settings) {
        var numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values[i];
        }
        return map(new Tensor(numbers, input.observation().input().shape()), input, settings);
    }

    /** As {@link #map(double[], MethodInput, Settings)}. */
    public static Tensor map(Tensor values, MethodInput input, Settings settings) {
        return mapOfChannelsFirst(input.picture().layout().channelsFirst(values), settings);
    }

    /** As {@link #map(double[], MethodInput, Settings)}, of {@code [C,H,W]}. */
    public static Tensor mapOfChannelsFirst(Tensor maps, Settings settings) {
        return settings.is("channels", "all") ? maps
                : new Tensor(reduced(maps, settings), maps.extent(1), maps.extent(2));
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
