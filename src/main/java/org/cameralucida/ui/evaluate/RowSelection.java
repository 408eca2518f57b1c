package org.cameralucida.ui.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Localisation;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;

/**
 * Which rows of the results are looked at, in their order, and how many there are of each kind.
 *
 * @param filter what chose them
 * @param rows those that pass it
 * @param counts how many pass each of the standing filters
 * @param hasBoxes whether any image has true boxes
 */
record RowSelection(Filter filter, int[] rows, Map<Filter.Kind, Integer> counts, boolean hasBoxes) {

    static final RowSelection NONE = new RowSelection(Filter.Kind.ALL, new int[0], Map.of(), false);
    /** A first class of less than this is unsure: all the others together are likelier. */
    private static final double SURE = 0.5;

    /** The numbers that decide, one an image. */
    private record Columns(Results results, int network, double[] iou, double[] error, double[] confidence) {

        boolean passes(Filter filter, int row) {
            if (filter instanceof Filter.Kind kind) {
                return switch (kind) {
                    case ALL -> true;
                    case WRONG_CLASS -> error[row] == 1;
                    case RIGHT_CLASS_WRONG_PLACE -> error[row] == 0 && iou[row] < Localisation.IOU;
                    case WRONG_CLASS_RIGHT_PLACE -> error[row] == 1 && iou[row] >= Localisation.IOU;
                    case UNSURE -> confidence[row] < SURE;
                };
            }
            if (filter instanceof Filter.IouBin bin) {
                return Results.iouBin(iou[row]) == bin.bin();
            }
            if (filter instanceof Filter.Suspicious suspicious) {
                return Collections.binarySearch(suspicious.finding().rows(), row) >= 0;
            }
            int label = results.label(network, row);
            int top = results.top(network, row);
            return filter instanceof Filter.Confused cell ? label == cell.truth() && top == cell.said()
                    : filter instanceof Filter.OfClass one && (label < 0 ? top : label) == one.classIndex();
        }
    }

    /**
     * Chooses rows; slow for many.
     *
     * @param results to which nothing is added any more
     * @param network by its place
     * @param source of the boxes, by its place
     * @param descending the other way round; rows without the number come last in any case
     */
    static RowSelection of(Results results, int network, int source, Filter filter, Order order, boolean descending) {
        var columns = new Columns(results, network, results.values(network, source, Measure.IOU),
                results.values(network, source, Measure.TOP1_ERROR),
                results.values(network, source, Measure.CONFIDENCE));
        var counts = new EnumMap<Filter.Kind, Integer>(Filter.Kind.class);
        for (var kind : Filter.Kind.values()) {
            counts.put(kind, count(results.images(), row -> columns.passes(kind, row)));
        }
        var passing = IntStream.range(0, results.images()).filter(row -> columns.passes(filter, row));
        double[] keys = switch (order) {
            case NAME -> null;
            case IOU -> columns.iou();
            case CONFIDENCE -> columns.confidence();
            case TRUE_CLASS -> results.values(network, source, Measure.PROBABILITY);
        };
        var rows = keys == null && !descending ? passing.toArray()
                : passing.boxed().sorted(comparator(keys, descending)).mapToInt(row -> row).toArray();
        return new RowSelection(filter, rows, counts,
                Arrays.stream(columns.iou()).anyMatch(iou -> !Double.isNaN(iou)));
    }

    /** The images of a data set are in the order of their names. */
    private static Comparator<Integer> comparator(double[] keys, boolean descending) {
        if (keys == null) {
            return Comparator.reverseOrder();
        }
        var byKey = Comparator.<Integer>comparingDouble(row -> keys[row]);
        return Comparator.<Integer, Boolean>comparing(row -> Double.isNaN(keys[row]))
                .thenComparing(descending ? byKey.reversed() : byKey).thenComparing(Comparator.naturalOrder());
    }

    private static int count(int rows, IntPredicate passes) {
        return (int) IntStream.range(0, rows).filter(passes).count();
    }
}
