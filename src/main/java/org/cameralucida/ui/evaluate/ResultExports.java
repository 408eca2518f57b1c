package org.cameralucida.ui.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.evaluate.Reports;
import org.cameralucida.evaluate.report.EvaluatedPictures;
import org.cameralucida.evaluate.report.Report;
import org.cameralucida.explain.Progress;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Dialogs.Kind;
import org.cameralucida.ui.workbench.Exports;
import org.cameralucida.workspace.CommandText;

/** What leaves the page of evaluations: the files that the command line writes as well, and the command itself. */
final class ResultExports {

    private final EvaluateViewModel evaluate;
    private final Dialogs dialogs;
    private final CommandText commands;
    private final Exports exports;
    private final Locale locale;
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /** @param locale the language of reports */
    ResultExports(EvaluateViewModel evaluate, Dialogs dialogs, CommandText commands, Exports exports, Locale locale) {
        this.evaluate = evaluate;
        this.dialogs = dialogs;
        this.commands = commands;
        this.exports = exports;
        this.locale = locale;
    }

    /** What was done last, to be said for a moment; null for nothing. */
    ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Saves a page for any browser, with pictures, which the networks make anew. */
    void saveReport() {
        var asked = evaluate.setup().value();
        var data = evaluate.setup().dataProperty().get();
        if (evaluate.results().results() != null && asked.isPresent()) {
            dialogs.save(Kind.HTML, name() + ".html").ifPresent(target -> making(target, (report, progress) ->
                    evaluate.networks().using(() -> {
                        Progress passes = (done, total) -> progress.check();
                        var what = evaluate.run().evaluation(asked.get(), data);
                        report.html(target, new EvaluatedPictures(what, passes), (done, total) -> {
                            progress.report((double) done / total);
                            progress.check();
                        });
                        return target;
                    })));
        }
    }

    /** Saves tables for a paper. */
    void saveLatex() {
        if (evaluate.results().results() != null) {
            dialogs.save(Kind.TEX, name() + ".tex").ifPresent(target -> making(target, (report, progress) -> {
                report.latex(target);
                return target;
            }));
        }
    }

    private interface Making {
        Path make(Report report, org.cameralucida.ui.kit.Progress progress) throws Exception;
    }

    private void making(Path target, Making making) {
        var results = evaluate.results().results();
        var notes = evaluate.setup().notesProperty().get();
        exports.draw(Message.of(ResultExports.class, "export.making"), progress ->
                making.make(new Report(results, Aside.find(results::summary), notes, locale), progress),
                saved -> say(Exports.saved(target)));
    }

    /** Saves a row an image, network and method. */
    void saveTable() {
        save(Kind.CSV, "images.csv");
    }

    /** Saves every figure with all parameters. */
    void saveFigures() {
        save(Kind.JSON, "summary.json");
    }

    private void save(Kind kind, String file) {
        evaluate.run().folder().ifPresent(folder -> dialogs.save(kind, name() + file.substring(file.indexOf('.')))
                .ifPresent(target -> exports.write(target, () -> copy(folder, file, target), this::say)));
    }

    /** Written anew, unless the evaluation has ended: then they are there. */
    private void copy(Path folder, String file, Path target) throws IOException {
        if (evaluate.run().standingProperty().get() != Standing.DONE || !Files.exists(folder.resolve(file))) {
            Aside.find(() -> Reports.write(folder));
        }
        Files.copy(folder.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts the command that evaluates the same on the clipboard. */
    void copyCommand() {
        evaluate.setup().value().ifPresent(state -> {
            var now = evaluate.results().results();
            dialogs.copy(commands.evaluate(state, now != null && now.sanity().isPresent(), name()));
            say(Exports.COMMAND_COPIED);
        });
    }

    /** A name that says what was evaluated. */
    private String name() {
        var root = evaluate.setup().dataProperty().get().root().toAbsolutePath().normalize().getFileName();
        return String.valueOf(root).replaceFirst("\\.[^.]*$", "") + "-evaluation";
    }

    private void say(Message now) {
        done.set(null);
        done.set(now);
    }
}
