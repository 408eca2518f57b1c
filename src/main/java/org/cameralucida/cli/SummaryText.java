package org.cameralucida.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.cameralucida.evaluate.Interval;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Summary;

/** The figures of an evaluation as text: percentages, each with its 95 % interval. */
final class SummaryText {

    private static final List<Measure> CLASSIFICATION = List.of(Measure.TOP1_ERROR, Measure.TOP5_ERROR,
            Measure.CONFIDENCE);
    private static final List<Measure> LOCALISATION = List.of(Measure.LOCALISATION_TOP1_ERROR,
            Measure.LOCALISATION_TOP5_ERROR, Measure.TWO_BOX_TOP5_ERROR, Measure.GT_KNOWN, Measure.MAX_BOX_ACC_V2,
            Measure.POINTING, Measure.ENERGY_IN_BOX);
    private static final int COLUMN = 20;

    private final PrintWriter out;
    private final int first;

    private SummaryText(PrintWriter out, int first) {
        this.out = out;
        this.first = first;
    }

    /** Writes a table of the networks, one of the networks and methods, and what the networks differ by. */
    static void write(Summary summary, PrintWriter out) {
        int longest = summary.entries().stream().mapToInt(entry -> name(entry).length()).max().orElse(0);
        var text = new SummaryText(out, longest + 2);
        var entry = summary.entries().get(0);
        out.printf(Locale.ROOT, "%d %s, %d failed, %d of a class that the network has, %d with true boxes%n",
                entry.images(), entry.images() == 1 ? "image" : "images", entry.failed(), entry.labelled(), entry.boxed());
        text.heading("classification", CLASSIFICATION);
        String last = null;
        for (var each : summary.entries()) {
            if (!each.network().equals(last)) {
                text.row(each.network(), each.figures(), CLASSIFICATION);
            }
            last = each.network();
        }
        text.heading("localisation", LOCALISATION);
        summary.entries().forEach(each -> text.row(name(each), each.figures(), LOCALISATION));
        var faithfulness = entry.figures().stream().map(Summary.Figure::measure).filter(Measure::needsPasses).toList();
        if (!faithfulness.isEmpty()) {
            text.heading("faithfulness", faithfulness);
            summary.entries().forEach(each -> text.row(name(each), each.figures(), faithfulness));
        }
        if (summary.entries().stream().anyMatch(each -> !each.differences().isEmpty())) {
            text.heading("less " + entry.network(), LOCALISATION);
            summary.entries().stream().filter(each -> !each.differences().isEmpty())
                    .forEach(each -> text.row(name(each), each.differences(), LOCALISATION));
        }
        var results = summary.results();
        results.sanity().ifPresent(sanity -> SanityText.write(sanity, out));
        results.findings().forEach(each -> out.printf(Locale.ROOT, "%n%s, %s: %s%n", results.networks().get(each.network()),
                results.sources().get(each.source()), each.sentence()));
    }

    private static String name(Summary.Entry entry) {
        return entry.network() + " " + entry.method();
    }

    private void heading(String title, List<Measure> measures) {
        out.println();
        out.print(padded(title, first));
        measures.forEach(measure -> out.print(padded(measure.title().toString(), COLUMN)));
        out.println();
    }

    private void row(String name, List<Summary.Figure> figures, List<Measure> measures) {
        out.print(padded(name, first));
        for (var measure : measures) {
            var interval = figures.stream().filter(figure -> figure.measure() == measure).findFirst().orElseThrow()
                    .interval();
            out.print(padded(text(interval), COLUMN));
        }
        out.println();
    }

    private static String text(Interval interval) {
        return Double.isNaN(interval.value()) ? "–" : String.format(Locale.ROOT, "%.1f (%.1f…%.1f)",
                100 * interval.value(), 100 * interval.low(), 100 * interval.high());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
