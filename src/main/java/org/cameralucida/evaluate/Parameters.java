package org.cameralucida.evaluate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/**
 * All that the numbers of an evaluation depend on; what they do not depend on, such as threads, is not here.
 *
 * @param version of the form of what is written
 * @param dataset the data set's name
 * @param layout how it lies in its folder
 * @param images how many images it has
 * @param fingerprint SHA-256 of its images' names and labels
 * @param mapping SHA-256 of the mapping file; empty without one
 * @param networks the networks, in the order in which they were asked for
 * @param methods the methods likewise
 * @param measures the names of those that need further passes
 * @param steps of deletion and insertion; 0 without them
 * @param threshold of the box, a fraction of the map's maximum
 * @param limit how many images of the data set are evaluated, evenly spread; 0 for all
 * @param seed of what is random
 * @param device the engine's provider: others round otherwise
 * @param shard which part of the images, {@code "K/N"}
 */
public record Parameters(int version, String dataset, String layout, int images, String fingerprint, String mapping,
        List<NetworkParameters> networks, List<MethodParameters> methods, List<String> measures, int steps,
        double threshold, int limit, long seed, String device, String shard) {

    static final int VERSION = 2;

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /**
     * A network.
     *
     * @param name what it is called
     * @param sha256 of its file; empty where it is part of the program
     * @param pooling of its head
     * @param classes how many of the data set's classes it has
     * @param names of its own classes, by their indices
     * @param output that was chosen of several; null for the network's own choice
     */
    public record NetworkParameters(String name, String sha256, String pooling, int classes, List<String> names,
            String output) {

        /** A network by its own choice of an output. */
        public NetworkParameters(String name, String sha256, String pooling, int classes, List<String> names) {
            this(name, sha256, pooling, classes, names, null);
        }
    }

    /**
     * A method.
     *
     * @param id its name
     * @param settings the values of all its settings
     */
    public record MethodParameters(String id, Map<String, String> settings) {
    }

    /**
     * The parameters of an evaluation.
     *
     * @param mapping the mapping file, where one was given
     * @throws Problem if a file that they depend on cannot be read
     */
    public static Parameters of(Evaluation what, Optional<Path> mapping, int limit, Shard shard) {
        var data = what.data();
        var networks = what.networks().stream().map(subject -> {
            var network = subject.loaded().network();
            return new NetworkParameters(network.name(),
                    network.file() == null ? "" : Fingerprint.of(network.file()), network.head().pooling().id(),
                    subject.classes().indices().size(), names(network), network.chosenOutput().orElse(null));
        }).toList();
        var methods = what.methods().stream()
                .map(each -> new MethodParameters(each.method().id(), each.settings().values())).toList();
        return new Parameters(VERSION, String.valueOf(data.root().toAbsolutePath().normalize().getFileName()),
                data.layout().id(), data.examples().size(), Fingerprint.of(data), mapping.map(Fingerprint::of).orElse(""),
                networks, methods, what.perturbations().wanted(), what.perturbations().steps(), what.threshold(), limit, what.seed(),
                what.networks().get(0).loaded().runsOn().provider(), shard.toString());
    }

    private static List<String> names(Network network) {
        return IntStream.range(0, network.head().classes()).mapToObj(network.labels()::shortName).toList();
    }

    /** How many images are evaluated. */
    public int count() {
        return places().length;
    }

    /** What maps come from, the methods and then the baselines, as tables call them. */
    List<String> sources() {
        return Stream.concat(methods.stream().map(MethodParameters::id),
                Stream.of(HeatSource.CENTRE_BOX, HeatSource.RANDOM_MAP)).toList();
    }

    /** The places of the images that are evaluated, in the data set. */
    int[] places() {
        return Shard.of(shard).places(images, limit);
    }

    /** The same for all of the images. */
    Parameters whole() {
        return of(Shard.WHOLE);
    }

    private Parameters of(Shard other) {
        return new Parameters(version, dataset, layout, images, fingerprint, mapping, networks, methods, measures,
                steps, threshold, limit, seed, device, other.toString());
    }

    /** In JSON. */
    JsonObject json() {
        return GSON.toJsonTree(this).getAsJsonObject();
    }

    /** The name of the first parameter that differs; empty where none does. */
    Optional<String> difference(Parameters other) {
        var mine = json();
        var theirs = other.json();
        return mine.keySet().stream().filter(key -> !mine.get(key).equals(theirs.get(key))).findFirst();
    }

    /** Writes them, all or nothing. */
    void write(Path file) throws IOException {
        Written.write(file, out -> out.write(GSON.toJson(json()) + "\n"));
    }

    /**
     * Reads them.
     *
     * @throws Problem if they cannot be read
     */
    static Parameters read(Path file) {
        try {
            var read = GSON.fromJson(Files.readString(file), Parameters.class);
            if (read != null && read.version == VERSION && read.shard != null && read.networks != null
                    && read.methods != null && read.measures != null) {
                return read;
            }
        } catch (IOException | JsonParseException e) {
            throw Problem.causedBy(e, Parameters.class, "results.unreadable", file.toString());
        }
        throw Problem.of(Parameters.class, "results.unreadable", file.toString());
    }
}
