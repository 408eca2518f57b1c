package org.cameralucida.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.explain.doctor.Diagnosis;
import org.cameralucida.explain.doctor.Finding;
import org.cameralucida.explain.doctor.PreprocessingDoctor;
import org.cameralucida.explain.doctor.Sample;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inspect --doctor}: under which convention a network's answers to photos are best. */
final class Doctor {

    @Option(names = "--doctor", paramLabel = "PHOTO", arity = "1..*",
            description = "Show the network these photos under the usual conventions, and rank these: by right answers where "
                    + "a folder with classes is named, else by how well the answers go together. With --save-card the first "
                    + "is written into the card.")
    private List<Path> photos = List.of();

    @Mixin
    private EngineOptions engine;

    /** Whether it is asked for. */
    boolean isAsked() {
        return !photos.isEmpty();
    }

    /** Examines a network. */
    Diagnosis examine(Network network, Console console) {
        var stopwatch = new Stopwatch();
        var open = new ArrayList<DataSet>();
        try (var loaded = engine.open(network, console, stopwatch)) {
            var samples = new ArrayList<Sample>();
            for (var photo : photos) {
                if (Files.isDirectory(photo)) {
                    open.add(DataSets.open(photo, Optional.empty()));
                    samples.addAll(samples(open.get(open.size() - 1), network));
                } else {
                    samples.add(new Sample(photo.toString(), () -> PhotoReader.read(photo), OptionalInt.empty()));
                }
            }
            var found = stopwatch.time("passes", () -> PreprocessingDoctor.examine(loaded, samples,
                    engine.progress(console)));
            engine.report(console, stopwatch, loaded.runsOn());
            return found;
        } finally {
            open.forEach(DataSet::close);
        }
    }

    private static List<Sample> samples(DataSet data, Network network) {
        var classes = ClassMapping.of(data.classes(), network.labels(), network.head().classes());
        return data.examples().stream().map(example -> new Sample(example.name(), example::photo,
                example.label().map(classes::index).orElse(OptionalInt.empty()))).toList();
    }

    /** The table, the best first. */
    static List<String> text(Diagnosis found, Network network) {
        var lines = new ArrayList<String>();
        lines.add(Message.of(Cli.class, "doctor.verdict", found.photos(), found.passes(), found.verdict()).toString());
        lines.add(String.format(Locale.ROOT, "   first  %s  worth  sure   mirror  convention",
                found.first().accuracy().isPresent() ? "right  " : ""));
        for (var finding : found.findings()) {
            lines.add(String.format(Locale.ROOT, "%6.1f %%  %s%5.2f  %.2f   %5.1f %%  %s", 100 * finding.share(),
                    finding.accuracy().isPresent() ? String.format(Locale.ROOT, "%5.1f %% ", 100
                            * finding.accuracy().getAsDouble()) : "", Math.max(-99, finding.worth()),
                    finding.confidence(), 100 * finding.steadiness(), finding.candidate().title()
                            + (isInUse(finding, network) ? " (as now)" : "")));
        }
        found.notes().forEach(note -> lines.add(note.toString()));
        return lines;
    }

    private static boolean isInUse(Finding finding, Network network) {
        return finding.candidate().preprocessing().equals(network.preprocessing());
    }

    /** The same for programs. */
    static JsonObject json(Diagnosis found, Network network) {
        var object = new JsonObject();
        object.addProperty("photos", found.photos());
        object.addProperty("passes", found.passes());
        object.addProperty("verdict", found.verdict().toString());
        object.addProperty("tied", found.tied());
        var conventions = new JsonArray();
        for (var finding : found.findings()) {
            var one = new JsonObject();
            one.addProperty("convention", finding.candidate().title().toString());
            one.addProperty("inUse", isInUse(finding, network));
            one.addProperty("worth", Math.max(-Double.MAX_VALUE, finding.worth()));
            finding.accuracy().ifPresent(accuracy -> one.addProperty("accuracy", accuracy));
            one.addProperty("first", finding.share());
            one.addProperty("confidence", finding.confidence());
            one.addProperty("mirror", finding.steadiness());
            one.add("preprocessing", InspectCommand.json(finding.candidate().preprocessing()));
            conventions.add(one);
        }
        object.add("conventions", conventions);
        var notes = new JsonArray();
        found.notes().forEach(note -> notes.add(note.toString()));
        object.add("notes", notes);
        return object;
    }
}
