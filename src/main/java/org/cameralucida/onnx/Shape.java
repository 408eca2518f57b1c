package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The shape of a tensor as it is declared: its extents, outermost first. */
public record Shape(List<Dimension> dimensions) {

    /**
     * One extent.
     *
     * @param extent the number of elements, or -1 where it is not fixed
     * @param symbol what the model calls an extent that is not fixed ({@code "batch"}); empty if nothing
     */
    public record Dimension(long extent, String symbol) {
    }

    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /** A shape of numbers; -1 where it is not fixed. */
    public static Shape of(long... extents) {
        var dimensions = new ArrayList<Dimension>();
        for (long extent : extents) {
            dimensions.add(new Dimension(extent, ""));
        }
        return new Shape(dimensions);
    }

    /** How many axes. */
    public int rank() {
        return dimensions.size();
    }

    /** The extent of an axis, or -1; a negative axis counts from the end. */
    public long extent(int axis) {
        return dimensions.get(axis < 0 ? rank() + axis : axis).extent();
    }

    /** The extents, -1 where not fixed. */
    public long[] toArray() {
        return dimensions.stream().mapToLong(Dimension::extent).toArray();
    }

    /** Whether every extent is a number. */
    public boolean isFixed() {
        return dimensions.stream().allMatch(d -> d.extent() >= 0);
    }

    @Override
    public String toString() {
        return dimensions.stream()
                .map(d -> d.extent() >= 0 ? Long.toString(d.extent()) : d.symbol().isEmpty() ? "?" : d.symbol())
                .collect(Collectors.joining("×"));
    }
}
