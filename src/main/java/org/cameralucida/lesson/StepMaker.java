package org.cameralucida.lesson;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/** Finds what a step is to show: photos among the samples or beside the lesson's file, classes by their names. Slow. */
public final class StepMaker {

    private final Function<String, Network> networks;
    private final Optional<Supplier<List<Path>>> samples;
    private final Map<String, Labels> labels = new ConcurrentHashMap<>();
    private List<Path> unpacked;

    /**
     * Nothing found yet.
     *
     * @param networks reads a network by its key; may throw a {@link org.cameralucida.message.Problem}
     * @param samples lays out the sample scenes as files; empty if there are none
     */
    public StepMaker(Function<String, Network> networks, Optional<Supplier<List<Path>>> samples) {
        this.networks = networks;
        this.samples = samples;
    }

    /** What a step shows. */
    public StepState.Shown make(Lesson lesson, int step, boolean revealed) {
        var lines = new LinkedHashMap<>(lesson.shown(step, revealed));
        lines.computeIfPresent("network", (name, key) -> network(lesson, key));
        return StepState.of(lines, this::labels, name -> photo(lesson, name));
    }

    /** The classes of a network. */
    public Labels labels(String key) {
        return labels.computeIfAbsent(key, each -> networks.apply(each).labels());
    }

    /** What a lesson in a file calls a photo: a sample by its name, another by its path from there, or in full. */
    public String name(Session.Photo photo, Path file) {
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
    private synchronized List<Path> samples() {
        if (unpacked == null) {
            unpacked = samples.map(Supplier::get).orElse(List.of());
        }
        return unpacked;
    }
}
