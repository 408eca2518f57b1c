package org.cameralucida.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The results of all images as columns of numbers, one a measure, in the order of the data set: little even of a million
 * images.
 */
final class Columns {

    private final Parameters parameters;
    private final List<String> sources;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final Map<String, Curves> curves = new HashMap<>();
    private int rows;
    private int failed;

    private Columns(Parameters parameters) {
        this.parameters = parameters;
        this.sources = sources(parameters);
    }

    /** What boxes come from, the methods and then the baselines, as tables call them. */
    static List<String> sources(Parameters parameters) {
        return Stream.concat(parameters.methods().stream().map(Parameters.MethodParameters::id),
                Stream.of(HeatSource.CENTRE_BOX, HeatSource.RANDOM_MAP)).toList();
    }

    /** The columns of a folder's results; reads them twice, since the best threshold has to be known first. */
    static Columns of(Path folder) {
        var columns = new Columns(ResultFolder.parameters(folder));
        int most = columns.parameters.places().length;
        ResultFolder.each(folder, columns::count);
        ResultFolder.each(folder, row -> columns.add(row, most));
        return columns;
    }

    private void count(ImageResult row) {
        each(row, (n, s, map) -> curves.computeIfAbsent(n + " " + s, key -> new Curves()).add(map));
    }

    private interface MapVisitor {
        void visit(int network, int source, MapResult map);
    }

    private static void each(ImageResult row, MapVisitor visitor) {
        for (int n = 0; n < row.networks().size(); n++) {
            for (int s = 0; s < row.networks().get(n).maps().size(); s++) {
                visitor.visit(n, s, row.networks().get(n).maps().get(s));
            }
        }
    }

    private void add(ImageResult row, int most) {
        if (row.hasFailed()) {
            failed++;
            return;
        }
        for (int n = 0; n < row.networks().size(); n++) {
            for (var measure : Measure.ofNetworks()) {
                put(key(n, 0, measure), most, measure.of(row.networks().get(n), null));
            }
        }
        each(row, (n, s, map) -> {
            for (var measure : Measure.ofMaps()) {
                var best = curves.get(n + " " + s);
                put(key(n, s, measure), most, measure == Measure.MAX_BOX_ACC ? best.first(map)
                        : measure == Measure.MAX_BOX_ACC_V2 ? best.second(map) : measure.of(row.networks().get(n), map));
            }
        });
        rows++;
    }

    /** At which thresholds images are right: for each of {@link MapResult#right}, how many at each. */
    private static final class Curves {

        private final double[][] counts = new double[1 + MaxBoxAcc.IOUS.size()][BoxCurve.LEVELS];

        void add(MapResult map) {
            for (int i = 0; i < map.right().size(); i++) {
                double[] own = counts[i];
                MaxBoxAcc.parse(map.right().get(i)).stream().forEach(level -> own[level]++);
            }
        }

        double first(MapResult map) {
            return at(map, 0);
        }

        double second(MapResult map) {
            return IntStream.range(1, counts.length).mapToDouble(i -> at(map, i)).average().orElseThrow();
        }

        /** Whether an image is right at the best threshold of all. */
        private double at(MapResult map, int which) {
            int best = (int) Math.rint(new MaxBoxAcc(counts[which]).bestThreshold() * BoxCurve.LEVELS);
            return map.right().isEmpty() ? Double.NaN : MaxBoxAcc.parse(map.right().get(which)).get(best) ? 1 : 0;
        }
    }

    private void put(String key, int most, double value) {
        columns.computeIfAbsent(key, each -> new double[most])[rows] = value;
    }

    private static String key(int network, int source, Measure measure) {
        return network + " " + (measure.isOfNetwork() ? 0 : source) + " " + measure;
    }

    /** How many images have results. */
    int images() {
        return rows;
    }

    /** How many could not be evaluated. */
    int failed() {
        return failed;
    }

    List<String> sources() {
        return sources;
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * A measure's numbers, one an image that has results.
     *
     * @param network by its place
     * @param source by its place among {@link #sources}
     */
    double[] values(int network, int source, Measure measure) {
        return Arrays.copyOf(columns.getOrDefault(key(network, source, measure), new double[0]), rows);
    }

    /** How many of a column's numbers are known. */
    static int known(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }
}
