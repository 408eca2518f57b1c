package org.cameralucida.ui.lesson;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cameralucida.lesson.Lesson;
import org.cameralucida.lesson.StepState;
import org.cameralucida.network.Labels;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/** Finds what a step is to show: photos among the samples or beside the lesson's file, classes by their names. Slow. */
final class StepMaker {

    private final NetworkSource source;
    private final Optional<Supplier<List<Path>>> samples;
    private final Map<String, Labels> labels = new ConcurrentHashMap<>();
    private List<Path> unpacked;

    StepMaker(NetworkSource source, Optional<Supplier<List<Path>>> samples) {
        this.source = source;
        this.samples = samples;
    }

    /** What a step shows. */
    StepState.Shown make(Lesson lesson, int step, boolean revealed) {
        var lines = new LinkedHashMap<>(lesson.shown(step, revealed));
        lines.computeIfPresent("network", (name, key) -> network(lesson, key));
        return StepState.of(lines, this::labels, name -> photo(lesson, name));
    }

    /** The classes of a network. */
    Labels labels(String key) {
        return labels.computeIfAbsent(key, each -> source.read(each).labels());
    }

    /** What a lesson in a file calls a photo: a sample by its name, another by its path from there, or in full. */
    String name(Session.Photo photo, Path file) {
        var path = Path.of(photo.file()).toAbsolutePath();
        return samples().contains(path) ? path.getFileName().toString() : SessionFile.written(path, file);
    }

    private static String network(Lesson lesson, String key) {
        return key.endsWith(".onnx") ? beside(lesson, key).map(Path::toString).orElse(key) : key;
    }

    private Optional<Path> photo(Lesson lesson, String name) {
        var beside = beside(lesson, name);
        return beside.isPresent() ? beside
                : samples().stream().filter(file -> file.getFileName().toString().equals(name)).findFirst();
    }

    private static Optional<Path> beside(Lesson lesson, String name) {
        try {
            return lesson.folder().map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The sample scenes; laid out as files when they are first needed. */
    synchronized List<Path> samples() {
        if (unpacked == null) {
            unpacked = samples.map(Supplier::get).orElse(List.of());
        }
        return unpacked;
    }
}
