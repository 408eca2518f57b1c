package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.evaluate.report.Pictures;
import org.cameralucida.evaluate.report.Report;
import org.cameralucida.explain.Progress;
import org.cameralucida.message.Message;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/** Which reports of an evaluation are written, and in which language. */
final class ReportOptions {

    /** What a report is written as. */
    enum Kind { HTML, LATEX }

    @Option(names = "--report", paramLabel = "html,latex", split = ",", description = "Write report.html, a page with "
            + "plots and pictures that any browser opens, or tables.tex, into --out; also of results that are there.")
    private Set<Kind> kinds = new LinkedHashSet<>();
    @Option(names = "--language", paramLabel = "en|it", defaultValue = "en",
            description = "The language of the report. Default: ${DEFAULT-VALUE}.")
    private String language;

    /** @throws ParameterException if there is no such language */
    void check(CommandLine command) {
        if (!List.of("en", "it").contains(language)) {
            throw new ParameterException(command, "--language is en or it, not " + language + ".");
        }
    }

    /** Whether any report is wanted. */
    boolean isWanted() {
        return !kinds.isEmpty();
    }

    /** Writes what is wanted. */
    void write(Results results, Summary summary, List<Message> notes, Pictures pictures, Path folder,
            Progress progress) {
        var report = new Report(results, summary, notes, Locale.forLanguageTag(language));
        if (kinds.contains(Kind.LATEX)) {
            report.latex(folder.resolve("tables.tex"));
        }
        if (kinds.contains(Kind.HTML)) {
            report.html(folder.resolve("report.html"), pictures, progress);
        }
    }
}
