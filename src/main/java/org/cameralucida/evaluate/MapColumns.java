package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.localize.Box;

/**
 * What was measured of one source's maps, image by image, and at which thresholds their boxes are right: many images
 * share the same thresholds, which are kept once.
 */
final class MapColumns {

    private static final String LOW = "box low";
    private static final String HIGH = "box high";
    private static final String RIGHT = "right ";
    private static final int WHICH = 1 + MaxBoxAcc.IOUS.size();

    private final Columns columns;
    private final List<BitSet> levels;
    private final Map<String, Integer> known;
    private final double[][] counts;
    private int boxed;
    /** The best threshold of each curve; null until it is asked for. */
    private volatile int[] best;

    MapColumns() {
        this(new Columns(), new ArrayList<>(), new HashMap<>(), new double[WHICH][BoxCurve.LEVELS], 0);
    }

    private MapColumns(Columns columns, List<BitSet> levels, Map<String, Integer> known, double[][] counts, int boxed) {
        this.columns = columns;
        this.levels = levels;
        this.known = known;
        this.counts = counts;
        this.boxed = boxed;
    }

    MapColumns snapshot() {
        return new MapColumns(columns.snapshot(), new ArrayList<>(levels), Map.of(),
                Arrays.stream(counts).map(double[]::clone).toArray(double[][]::new), boxed);
    }

    void put(int row, MapResult map) {
        map.numbers().forEach((key, number) -> columns.put(key, row, number));
        var box = map.box();
        if (!box.isEmpty()) {
            columns.putPair(LOW, row, box.get(0), box.get(1));
            columns.putPair(HIGH, row, box.get(2), box.get(3));
        }
        best = null;
        boxed += map.right().isEmpty() ? 0 : 1;
        for (int which = 0; which < map.right().size(); which++) {
            int place = known.computeIfAbsent(map.right().get(which), text -> {
                levels.add(MaxBoxAcc.parse(text));
                return levels.size() - 1;
            });
            columns.putPair(RIGHT + which, row, place, 0);
            double[] own = counts[which];
            levels.get(place).stream().forEach(level -> own[level]++);
        }
    }

    double number(String key, int row) {
        return columns.number(key, row);
    }

    Optional<Box> box(int row) {
        return columns.has(LOW, row) ? Optional.of(new Box(columns.first(LOW, row), columns.second(LOW, row),
                columns.first(HIGH, row), columns.second(HIGH, row))) : Optional.empty();
    }

    ThresholdCurve curve() {
        return new ThresholdCurve(curve(0), IntStream.range(1, WHICH).mapToObj(this::curve).toList());
    }

    private MaxBoxAcc curve(int which) {
        return new MaxBoxAcc(Arrays.stream(counts[which]).map(count -> count / boxed).toArray());
    }

    /** Whether the largest component's box is right at the threshold that is best for all, 1 or 0; NaN without boxes. */
    double largest(int row) {
        return at(0, row);
    }

    /** The mean over {@link MaxBoxAcc#IOUS} of the same with any component's box, each at its best threshold. */
    double any(int row) {
        return IntStream.range(1, WHICH).mapToDouble(which -> at(which, row)).average().orElseThrow();
    }

    private double at(int which, int row) {
        if (!columns.has(RIGHT + which, row)) {
            return Double.NaN;
        }
        return levels.get(columns.first(RIGHT + which, row)).get(best()[which]) ? 1 : 0;
    }

    private int[] best() {
        int[] found = best;
        if (found == null) {
            found = Arrays.stream(counts).mapToInt(each -> new MaxBoxAcc(each).bestLevel()).toArray();
            best = found;
        }
        return found;
    }
}
