package org.cameralucida.evaluate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Interval;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.message.Message;

/**
 * Tables for LaTeX, with booktabs: rows and columns are called as in those of Zhou et al. 2016, errors in %, the lowest
 * in bold, each with its interval; the last table has accuracies. Class activation maps go by the network's name alone,
 * the gradient by the input is "Backprop on".
 */
final class LatexTables {

    private static final Map<Integer, String> ESCAPES = Map.ofEntries(Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"), Map.entry((int) '}', "\\}"), Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"), Map.entry((int) '#', "\\#"), Map.entry((int) '_', "\\_"),
            Map.entry((int) '%', "\\%"), Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"), Map.entry((int) '<', "\\textless{}"),
            Map.entry((int) '>', "\\textgreater{}"), Map.entry((int) '|', "\\textbar{}"), Map.entry((int) '"', "''"),
            // After the end of a row these two would be that row's.
            Map.entry((int) '[', "{[}"), Map.entry((int) '*', "{*}"), Map.entry((int) '\n', " "));

    private final Results results;
    private final Summary summary;
    private final Locale locale;

    LatexTables(Results results, Summary summary, Locale locale) {
        this.results = results;
        this.summary = summary;
        this.locale = locale;
    }

    /** A row: its first cells, and figures. */
    private record Row(List<String> names, List<Interval> figures) {
    }

    /** Text that means itself in LaTeX. */
    static String escaped(String text) {
        return text.codePoints().mapToObj(c -> ESCAPES.getOrDefault(c, Character.toString(c)))
                .collect(Collectors.joining());
    }

    /** All tables that the results have numbers for. */
    String text() {
        var tables = new StringBuilder("% " + say("latex.head").replace("\n", " ") + "\n");
        var entry = summary.entries().get(0);
        if (entry.labelled() > 0) {
            tables.append(table("classification", List.of("Networks", "top-1 val.\\ error", "top-5 val.\\ error"),
                    byNetwork(Measure.TOP1_ERROR, Measure.TOP5_ERROR)));
        }
        if (entry.boxed() > 0) {
            tables.append(table("localisation", List.of("Method", "top-1 val.\\ error", "top-5 val.\\ error"),
                    bySource(Measure.LOCALISATION_TOP1_ERROR, Measure.LOCALISATION_TOP5_ERROR)));
            tables.append(table("heuristics", List.of("Method", "supervision", "top-5 val.\\ error"), heuristics()));
        }
        if (entry.labelled() > 0) {
            tables.append(accuracy());
        }
        return tables.toString();
    }

    private String say(String key, Object... arguments) {
        return Message.of(LatexTables.class, key, arguments).in(locale);
    }

    private List<Row> byNetwork(Measure... measures) {
        return IntStream.range(0, results.networks().size()).mapToObj(n -> new Row(
                List.of(escaped(results.networks().get(n))), figures(entry(n, 0), measures))).toList();
    }

    private Summary.Entry entry(int network, int source) {
        return summary.entries().get(network * results.sources().size() + source);
    }

    private static List<Interval> figures(Summary.Entry entry, Measure... measures) {
        return List.of(measures).stream().map(measure -> entry.figure(measure).interval()).toList();
    }

    /** Of the baselines only the first network's, which stand at the end. */
    private List<Row> bySource(Measure... measures) {
        var rows = new ArrayList<Row>();
        for (int baseline = 0; baseline < 2; baseline++) {
            for (int n = 0; n < (baseline == 0 ? results.networks().size() : 1); n++) {
                for (int s = 0; s < results.sources().size(); s++) {
                    if (results.isBaseline(s) == (baseline == 1)) {
                        rows.add(new Row(List.of(name(n, s)), figures(entry(n, s), measures)));
                    }
                }
            }
        }
        return rows;
    }

    private List<Row> heuristics() {
        var rows = new ArrayList<Row>();
        for (int n = 0; n < results.networks().size(); n++) {
            for (int s = 0; s < results.sources().size() && !results.isBaseline(s); s++) {
                rows.add(new Row(List.of(name(n, s) + " (heuristics)", "weakly"),
                        figures(entry(n, s), Measure.TWO_BOX_TOP5_ERROR)));
                rows.add(new Row(List.of(name(n, s), "weakly"),
                        figures(entry(n, s), Measure.LOCALISATION_TOP5_ERROR)));
            }
        }
        return rows;
    }

    private String name(int network, int source) {
        var own = results.networks().get(network);
        return escaped(results.isBaseline(source) ? say("source." + results.sources().get(source))
                : switch (results.sources().get(source)) {
                    case "cam" -> own;
                    case "gradient" -> "Backprop on " + own;
                    default -> new Tables(results, summary, Locale.ENGLISH).source(source) + " on " + own;
                });
    }

    private String table(String kind, List<String> columns, List<Row> rows) {
        int figures = rows.get(0).figures().size();
        var lines = new StringBuilder();
        for (var row : rows) {
            var cells = new ArrayList<>(row.names());
            for (int i = 0; i < figures; i++) {
                int column = i;
                double best = rows.stream().mapToDouble(each -> each.figures().get(column).value()).min().orElseThrow();
                cells.add(percent(row.figures().get(i), row.figures().get(i).value() == best));
            }
            lines.append(String.join(" & ", cells)).append(" \\\\\n");
        }
        return table(kind, "l".repeat(columns.size() - figures) + "r".repeat(figures), columns, lines.toString());
    }

    private String table(String kind, String alignment, List<String> columns, String rows) {
        return """

                \\begin{table}
                \\centering
                \\begin{tabular}{@{}%s@{}}
                \\toprule
                %s \\\\
                \\midrule
                %s\\bottomrule
                \\end{tabular}
                \\caption{%s}
                \\label{tab:%s}
                \\end{table}
                """.formatted(alignment, String.join(" & ", columns), rows, escaped(say("latex." + kind,
                results.parameters().dataset(), results.images())), kind);
    }

    private static String percent(Interval interval, boolean isBest) {
        if (Double.isNaN(interval.value())) {
            return "--";
        }
        var value = String.format(Locale.ROOT, "%.2f", 100 * interval.value());
        var range = Double.isNaN(interval.low()) ? "" : String.format(Locale.ROOT, " {\\scriptsize (%.1f--%.1f)}",
                100 * interval.low(), 100 * interval.high());
        return (isBest ? "\\textbf{" + value + "}" : value) + range;
    }

    private String accuracy() {
        var rows = byNetwork(Measure.TOP1_ERROR).stream().map(row -> row.names().get(0) + " & "
                + String.format(Locale.ROOT, "%.2f", 1 - row.figures().get(0).value()) + " \\\\\n")
                .collect(Collectors.joining());
        return table("accuracy", "lr", List.of("Network", "accuracy"), rows);
    }
}
