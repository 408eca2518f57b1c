package org.cameralucida.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The confusion matrix: how many images of a class were taken for which class. Only what is not 0 is kept, since a
 * thousand classes have a million pairs.
 *
 * @param counts by true class, then by the class that came first
 */
public record Confusion(Map<Integer, Map<Integer, Integer>> counts) {

    /** One cell of the matrix. */
    public record Cell(int label, int predicted, int images) {
    }

    /** Counts images by their class and the class that came first. */
    public static Confusion of(int[] labels, int[] predicted) {
        var counts = new TreeMap<Integer, Map<Integer, Integer>>();
        for (int i = 0; i < labels.length; i++) {
            counts.computeIfAbsent(labels[i], label -> new TreeMap<>()).merge(predicted[i], 1, Integer::sum);
        }
        return new Confusion(counts);
    }

    /** How many images of a class were taken for another, or for itself. */
    public int count(int label, int predicted) {
        return counts.getOrDefault(label, Map.of()).getOrDefault(predicted, 0);
    }

    /** The pairs of different classes that were confused most often; of equals the lower indices come first. */
    public List<Cell> mostConfused(int most) {
        return counts.entrySet().stream().flatMap(row -> row.getValue().entrySet().stream()
                .map(cell -> new Cell(row.getKey(), cell.getKey(), cell.getValue())))
                .filter(cell -> cell.label() != cell.predicted())
                .sorted(Comparator.comparingInt(Cell::images).reversed().thenComparingInt(Cell::label)
                        .thenComparingInt(Cell::predicted))
                .limit(most).toList();
    }
}
