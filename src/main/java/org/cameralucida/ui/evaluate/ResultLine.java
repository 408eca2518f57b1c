package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.evaluate.Interval;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;

/**
 * A line of the table of results.
 *
 * @param kind what it is
 * @param network its place
 * @param source the place of the method or baseline among the sources
 * @param cells what is known, by measure
 */
record ResultLine(Kind kind, int network, int source, Map<Measure, Cell> cells) {

    /** What a line can be. */
    enum Kind { METHOD, DIFFERENCE, BASELINE }

    /**
     * A figure.
     *
     * @param value as of the newest results
     * @param interval as it was found last, of no more images; null where it was not
     */
    record Cell(double value, Interval interval) {

        /** Half of the interval's width; NaN where that is not known. */
        double half() {
            return interval == null ? Double.NaN : (interval.high() - interval.low()) / 2;
        }

        /** Whether an interval of a difference leaves out zero. */
        boolean isSure() {
            return interval != null && (interval.low() > 0 || interval.high() < 0);
        }
    }

    /** Whether two lines are of the same thing. */
    boolean isOfTheSame(ResultLine other) {
        return kind == other.kind && network == other.network && source == other.source;
    }

    /**
     * The lines: networks with their methods, each with what it differs by from the first network's; then the baselines,
     * once where they are the same for all networks.
     *
     * @param means the newest figures
     * @param exact those with intervals; null while there are none
     */
    static List<ResultLine> of(Results results, Summary means, Summary exact) {
        var methods = new ArrayList<ResultLine>();
        var baselines = new ArrayList<ResultLine>();
        int sources = results.sources().size();
        for (int i = 0; i < means.entries().size(); i++) {
            int network = i / sources;
            int source = i % sources;
            var now = means.entries().get(i);
            var then = isOfAsManyAlmost(exact, means) ? exact.entries().get(i) : null;
            var line = new ResultLine(results.isBaseline(source) ? Kind.BASELINE : Kind.METHOD, network, source,
                    cells(now.figures(), then == null ? List.of() : then.figures()));
            if (line.kind() == Kind.METHOD) {
                methods.add(line);
                if (!now.differences().isEmpty()) {
                    methods.add(new ResultLine(Kind.DIFFERENCE, network, source,
                            cells(now.differences(), then == null ? List.of() : then.differences())));
                }
            } else if (baselines.stream().noneMatch(other -> other.source() == source && other.hasSameMaps(line))) {
                baselines.add(line.ofMapsAlone());
            }
        }
        methods.addAll(baselines);
        return List.copyOf(methods);
    }

    /** An interval of far fewer images says nothing of these. */
    private static boolean isOfAsManyAlmost(Summary exact, Summary means) {
        return exact != null && 2 * exact.entries().get(0).images() >= means.entries().get(0).images();
    }

    private static Map<Measure, Cell> cells(List<Summary.Figure> now, List<Summary.Figure> then) {
        var cells = new EnumMap<Measure, Cell>(Measure.class);
        for (int i = 0; i < now.size(); i++) {
            var figure = now.get(i);
            if (!Double.isNaN(figure.interval().value())) {
                var interval = i < then.size() ? then.get(i).interval() : figure.interval();
                cells.put(figure.measure(), new Cell(figure.interval().value(),
                        Double.isNaN(interval.low()) ? null : interval));
            }
        }
        return cells;
    }

    /** A baseline knows no network, and has no share in what that says. */
    private ResultLine ofMapsAlone() {
        var own = new EnumMap<Measure, Cell>(Measure.class);
        cells.forEach((measure, cell) -> {
            if (!measure.isOfNetwork()) {
                own.put(measure, cell);
            }
        });
        return new ResultLine(kind, network, source, own);
    }

    private boolean hasSameMaps(ResultLine other) {
        return cells.entrySet().stream().filter(entry -> !entry.getKey().isOfNetwork()).allMatch(entry ->
                other.cells.containsKey(entry.getKey()) && other.cells.get(entry.getKey()).value() == entry.getValue().value());
    }
}
