package org.cameralucida.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.image.Region;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code predict}: the most probable classes of each image. An image that fails is named; the rest go on. */
@Command(name = "predict", mixinStandardHelpOptions = true, description = "The most probable classes of each image.")
final class PredictCommand implements Callable<Integer> {

    /** How the predictions are written. */
    enum Format { TEXT, JSON, CSV }

    @Spec
    private CommandSpec spec;
    @Mixin
    private NetworkOptions networkOptions;
    @Option(names = "--top", paramLabel = "N", defaultValue = "5", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int top;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json or csv.")
    private Format format;
    @Option(names = "--region", paramLabel = "x,y,w,h", converter = Inputs.RegionForm.class,
            description = "What the network sees, in pixels of the photo. Default: as the network's card says.")
    private Region region;
    @Option(names = "--tensor", paramLabel = "FILE", description = "A preprocessed float32 .npy tensor, instead of images.")
    private Path tensor;
    @Parameters(paramLabel = "IMAGE", description = "The images; before them may stand the network.")
    private List<Path> images = new ArrayList<>();

    private final Console console;

    PredictCommand(Console console) {
        this.console = console;
    }

    /** One image and its best classes. */
    private record Row(String image, Observation observation, int[] best) {
    }

    @Override
    public Integer call() {
        images = networkOptions.withoutNetwork(images);
        if (images.isEmpty() == (tensor == null)) {
            throw new ParameterException(spec.commandLine(), "Give one or more images, or --tensor.");
        }
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top is at least 1.");
        }
        var stopwatch = new Stopwatch();
        Network network = networkOptions.read(console, stopwatch);
        networkOptions.noteAssumptions(console, network);
        int failed = 0;
        var rows = new ArrayList<Row>();
        try (LoadedNetwork loaded = networkOptions.open(network, console, stopwatch)) {
            if (tensor != null) {
                rows.add(row(loaded, tensor, Inputs.tensor(tensor, stopwatch), stopwatch));
            }
            for (Path image : images) {
                try {
                    rows.add(row(loaded, image, Inputs.photo(image, region, network, stopwatch), stopwatch));
                } catch (Problem e) {
                    failed++;
                    console.err().println("camera-lucida: " + e.getMessage());
                }
            }
            write(network, rows);
            networkOptions.report(console, stopwatch, loaded.runsOn());
        }
        return failed > 0 ? Cli.FAILED : Cli.DONE;
    }

    private Row row(LoadedNetwork loaded, Path file, Input input, Stopwatch stopwatch) {
        Observation observation = Inputs.observe(loaded, input, stopwatch);
        return new Row(file.toString(), observation, observation.top(top));
    }

    private void write(Network network, List<Row> rows) {
        switch (format) {
            case TEXT -> rows.forEach(row -> writeText(network, row, rows.size() > 1 || images.size() > 1));
            case CSV -> writeCsv(network, rows);
            case JSON -> writeJson(network, rows);
        }
    }

    private void writeText(Network network, Row row, boolean severalImages) {
        if (severalImages) {
            console.out().println(row.image());
        }
        for (int c : row.best()) {
            console.out().printf(Locale.ROOT, "%s  %8.3f  %4d  %s%n",
                    ScoreText.column(row.observation().probability(c)), row.observation().logits()[c], c, network.labels().name(c));
        }
    }

    private void writeCsv(Network network, List<Row> rows) {
        console.out().println("image,network,rank,index,id,label,probability,logit");
        for (Row row : rows) {
            for (int rank = 1; rank <= row.best().length; rank++) {
                int c = row.best()[rank - 1];
                String id = network.labels().id(c);
                console.out().println(String.join(",", quoted(row.image()), quoted(network.name()),
                        Integer.toString(rank), Integer.toString(c), id == null ? "" : quoted(id),
                        quoted(network.labels().name(c)), ScoreText.field(row.observation().probability(c)),
                        Float.toString(row.observation().logits()[c])));
            }
        }
    }

    private void writeJson(Network network, List<Row> rows) {
        var all = new JsonArray();
        for (Row row : rows) {
            var predictions = new JsonArray();
            for (int c : row.best()) {
                var prediction = new JsonObject();
                prediction.addProperty("index", c);
                prediction.addProperty("id", network.labels().id(c));
                prediction.addProperty("label", network.labels().name(c));
                double probability = row.observation().probability(c);
                boolean isScore = Double.isNaN(probability);
                prediction.addProperty(isScore ? "score" : "probability", isScore ? row.observation().logits()[c]
                        : (float) probability);
                prediction.addProperty("logit", row.observation().logits()[c]);
                predictions.add(prediction);
            }
            var object = new JsonObject();
            object.addProperty("image", row.image());
            object.addProperty("network", network.name());
            object.add("predictions", predictions);
            all.add(object);
        }
        console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
    }

    /** A field as RFC 4180 writes it. */
    private static String quoted(String field) {
        return field.matches("[^,\"\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
