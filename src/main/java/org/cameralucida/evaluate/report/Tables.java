package org.cameralucida.evaluate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.evaluate.ClassFigures;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.evaluate.report.Numbers.Cell;
import org.cameralucida.explain.Method;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/** The tables of a report: what stands in their rows. */
final class Tables {

    private static final List<Measure> CLASSIFICATION =
            List.of(Measure.TOP1_ERROR, Measure.TOP5_ERROR, Measure.CONFIDENCE, Measure.PROBABILITY);
    private static final List<Measure> LOCALISATION = List.of(Measure.LOCALISATION_TOP1_ERROR,
            Measure.LOCALISATION_TOP5_ERROR, Measure.GT_KNOWN, Measure.IOU, Measure.MAX_BOX_ACC_V2, Measure.POINTING,
            Measure.ENERGY_IN_BOX);
    private static final String CALIBRATION = "classification.expectedCalibrationError";
    private static final int MATRIX = 16;
    private static final int PAIRS = 12;

    private final Results results;
    private final Summary summary;
    private final Locale locale;
    private final Numbers numbers;

    Tables(Results results, Summary summary, Locale locale) {
        this.results = results;
        this.summary = summary;
        this.locale = locale;
        this.numbers = new Numbers(locale);
    }

    /** A table. */
    record Table(List<String> columns, List<TableRow> rows) {
    }

    /**
     * A row of one.
     *
     * @param network of the row, or what else it is of
     * @param source where its maps come from; empty where the row is of no map
     * @param kind {@code baseline} or nothing
     */
    record TableRow(String network, String source, String kind, List<Cell> cells) {
    }

    /** What maps come from, as people call it. */
    String source(int source) {
        var id = results.sources().get(source);
        return results.isBaseline(source) ? Message.of(Tables.class, "source." + id).in(locale)
                : Method.all().stream().filter(method -> method.id().equals(id)).findFirst()
                        .map(method -> method.title().in(locale)).orElse(id);
    }

    private List<Summary.Entry> entries(int network) {
        int sources = results.sources().size();
        return summary.entries().subList(network * sources, (network + 1) * sources);
    }

    private IntStream networks() {
        return IntStream.range(0, results.networks().size());
    }

    private String title(Measure measure) {
        return measure.title().in(locale);
    }

    /** Errors of classification and the calibration, a row a network. */
    Table classification() {
        var columns = Stream.concat(CLASSIFICATION.stream().map(this::title),
                Stream.of(Message.of(Tables.class, "calibration.title").in(locale))).toList();
        return new Table(columns, networks().mapToObj(n -> {
            var entry = entries(n).get(0);
            var cells = new ArrayList<>(cells(entry, CLASSIFICATION));
            cells.add(numbers.cell(CALIBRATION, entry.calibration(), ""));
            return new TableRow(entry.network(), "", "", cells);
        }).toList());
    }

    /** Errors of localisation, a row a network and source; the best of each column stands out. */
    Table localisation() {
        return means(LOCALISATION);
    }

    /** Whether maps tell what matters to the network, likewise; no columns where nobody asked for that. */
    Table faithfulness() {
        return means(results.measures().stream().filter(Measure::needsPasses).toList());
    }

    private Table means(List<Measure> measures) {
        return table(measures, (entry, measure) -> numbers.cell(measure, entry.figure(measure).interval(),
                isBest(entry, measure)), 0);
    }

    /** What the other networks differ by from the first, by the same method. */
    Table differences() {
        var measures = Stream.concat(Stream.of(Measure.TOP1_ERROR), LOCALISATION.stream()).toList();
        return table(measures, (entry, measure) -> numbers.difference(measure, entry.differences().stream()
                .filter(figure -> figure.measure() == measure).findFirst().orElseThrow().interval()), 1);
    }

    private interface Cells {
        Cell of(Summary.Entry entry, Measure measure);
    }

    private Table table(List<Measure> measures, Cells cells, int firstNetwork) {
        var rows = new ArrayList<TableRow>();
        for (int n = firstNetwork; n < results.networks().size(); n++) {
            for (int s = 0; s < results.sources().size(); s++) {
                var entry = entries(n).get(s);
                rows.add(new TableRow(entry.network(), source(s), results.isBaseline(s) ? "baseline" : "",
                        measures.stream().map(measure -> cells.of(entry, measure)).toList()));
            }
        }
        return new Table(measures.stream().map(this::title).toList(), rows);
    }

    private List<Cell> cells(Summary.Entry entry, List<Measure> measures) {
        return measures.stream().map(measure -> numbers.cell(measure, entry.figure(measure).interval(), false)).toList();
    }

    private boolean isBest(Summary.Entry entry, Measure measure) {
        var values = networks().boxed().flatMap(n -> entries(n).stream())
                .mapToDouble(each -> each.figure(measure).interval().value()).filter(value -> !Double.isNaN(value));
        var best = measure.isLessBetter() ? values.min() : values.max();
        return best.isPresent() && best.getAsDouble() == entry.figure(measure).interval().value();
    }

    /** Every figure: a row a measure, a column a network and source. */
    Table all() {
        var columns = networks().boxed().flatMap(n -> IntStream.range(0, results.sources().size())
                .mapToObj(s -> results.networks().get(n) + " · " + source(s))).toList();
        var rows = new ArrayList<TableRow>();
        for (var measure : results.measures()) {
            rows.add(new TableRow(title(measure), "", "", summary.entries().stream()
                    .map(entry -> numbers.cell(measure, entry.figure(measure).interval(), false)).toList()));
        }
        rows.add(new TableRow(Message.of(Tables.class, "calibration.title").in(locale), "", "", summary.entries().stream()
                .map(entry -> numbers.cell(CALIBRATION, entry.calibration(), "")).toList()));
        return new Table(columns, rows);
    }

    /** Every difference from the first network, likewise. */
    Table allDifferences() {
        var others = summary.entries().stream().filter(entry -> !entry.differences().isEmpty()).toList();
        var columns = IntStream.range(1, results.networks().size()).boxed().flatMap(n -> IntStream
                .range(0, results.sources().size()).mapToObj(s -> results.networks().get(n) + " · " + source(s))).toList();
        var rows = others.isEmpty() ? List.<TableRow>of() : IntStream.range(0, others.get(0).differences().size())
                .mapToObj(i -> new TableRow(title(others.get(0).differences().get(i).measure()), "", "", others.stream()
                        .map(entry -> numbers.difference(entry.differences().get(i).measure(),
                                entry.differences().get(i).interval())).toList())).toList();
        return new Table(columns, rows);
    }

    /** What is confused with what. */
    record Matrix(String network, List<String> classes, List<MatrixRow> rows, List<Pair> pairs, boolean isPart) {
    }

    /** How well measures agree. */
    record Ranks(String network, List<String> measures, List<MatrixRow> rows) {
    }

    /** The images of a class: how many were taken for each, and what share of them that is, %. */
    record MatrixRow(String label, List<MatrixCell> cells) {
    }

    /**
     * A cell.
     *
     * @param share of the ink in its colour, %
     * @param ink its colour; right answers have one of their own
     */
    record MatrixCell(String count, String share, String ink, String title) {
    }

    /** A class that is taken for another. */
    record Pair(String label, String said, int images) {
    }

    /** A network's confusions: the classes that are confused most, in a matrix, and the pairs. */
    Matrix matrix(int network) {
        var confusion = results.confusion(network);
        var confused = confusion.mostConfused(Integer.MAX_VALUE);
        var shown = confused.stream().flatMap(cell -> Stream.of(cell.label(), cell.predicted())).distinct().limit(MATRIX)
                .sorted().toList();
        var rows = shown.stream().map(label -> {
            int all = confusion.counts().getOrDefault(label, Map.of()).values().stream().mapToInt(i -> i).sum();
            return new MatrixRow(name(network, label), shown.stream().map(said -> {
                int count = confusion.count(label, said);
                return new MatrixCell(count == 0 ? "" : Integer.toString(count),
                        share(all == 0 ? 0 : (double) count / all),
                        (label.equals(said) ? Plot.Ink.THIRD : Plot.Ink.FIRST).variable(),
                        name(network, label) + " → " + name(network, said));
            }).toList());
        }).toList();
        long classes = confused.stream().flatMap(cell -> Stream.of(cell.label(), cell.predicted())).distinct().count();
        return new Matrix(results.networks().get(network), shown.stream().map(c -> name(network, c)).toList(), rows,
                confused.stream().limit(PAIRS).map(cell -> new Pair(name(network, cell.label()),
                        name(network, cell.predicted()), cell.images())).toList(), classes > MATRIX);
    }

    /** Whether measures agree on which method is better: a table of Kendall's τ; empty for fewer than three methods. */
    Optional<Ranks> agreement(int network) {
        return results.agreement(network).map(agreement -> {
            var names = agreement.measures().stream().map(this::title).toList();
            var rows = IntStream.range(0, names.size()).mapToObj(i -> new MatrixRow(names.get(i), IntStream
                    .range(0, names.size()).mapToObj(j -> tau(agreement.tau()[i][j], names.get(i) + " / " + names.get(j)))
                    .toList())).toList();
            return new Ranks(results.networks().get(network), names, rows);
        });
    }

    /** As much ink as leaves what is written on it legible. */
    private static String share(double of) {
        return Long.toString(Math.round(60 * of));
    }

    private MatrixCell tau(double tau, String pair) {
        return new MatrixCell(Decimal.of(tau, 1).in(locale).replace('-', '−'),
                share(Math.abs(tau)), (tau < 0 ? Plot.Ink.SECOND : Plot.Ink.FIRST).variable(),
                pair + ": " + Decimal.of(tau, 2).in(locale).replace('-', '−'));
    }

    private String name(int network, int classIndex) {
        return results.className(network, classIndex);
    }

    /** The figures of every class of a network: of the classification, then of each method's boxes. */
    Table classes(int network) {
        int methods = (int) IntStream.range(0, results.sources().size()).filter(s -> !results.isBaseline(s)).count();
        var columns = new ArrayList<>(List.of(Message.of(Tables.class, "classes.images").in(locale),
                Message.of(Tables.class, "classes.predicted").in(locale)));
        CLASSIFICATION.forEach(measure -> columns.add(title(measure)));
        var perMethod = List.of(Measure.GT_KNOWN, Measure.IOU);
        for (int s = 0; s < methods; s++) {
            for (var measure : perMethod) {
                columns.add(title(measure) + (methods > 1 ? ", " + source(s) : ""));
            }
        }
        var bySource = IntStream.range(0, Math.max(1, methods)).mapToObj(s -> results.classes(network, s)).toList();
        var rows = new ArrayList<TableRow>();
        for (int i = 0; i < bySource.get(0).size(); i++) {
            int place = i;
            var own = bySource.get(0).get(i);
            var cells = new ArrayList<>(List.of(count(own.images()), count(own.predicted())));
            CLASSIFICATION.forEach(measure -> cells.add(mean(own, measure)));
            bySource.stream().limit(methods).map(each -> each.get(place))
                    .forEach(each -> perMethod.forEach(measure -> cells.add(mean(each, measure))));
            rows.add(new TableRow(name(network, own.classIndex()), "", "", cells));
        }
        rows.sort(Comparator.comparing(TableRow::network, String.CASE_INSENSITIVE_ORDER));
        return new Table(columns, rows);
    }

    private static Cell count(int images) {
        return new Cell("", Integer.toString(images), Integer.toString(images), "", "0", "0", "0", "");
    }

    private Cell mean(ClassFigures figures, Measure measure) {
        double value = figures.mean(measure);
        return new Cell("", Double.toString(value), numbers.percent(value, 1), "", "0", "0", "0", "");
    }
}
