package org.cameralucida.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.explain.doctor.Diagnosis;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.gradient.Obstacle;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Head;
import org.cameralucida.network.Layer;
import org.cameralucida.network.MapTensor;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.Transfer;
import org.cameralucida.onnx.Value;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what a network is: its input, its card, its head, and the layers that can be explained. */
@Command(name = "inspect", mixinStandardHelpOptions = true, description = "What a network is, and what can be said of it.")
final class InspectCommand implements Callable<Integer> {

    /** How the facts are written. */
    enum Format { TEXT, JSON }

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private Format format;
    @Parameters(paramLabel = "NET", description = "A name from the command networks, or the path of an .onnx file, "
            + "of the folder or the zip that it is in.")
    private String name;

    @Option(names = "--output", paramLabel = "NAME",
            description = "Which of several outputs has the scores. Default: as the card says, else by what it is.")
    private String output;

    @Option(names = "--save-card", description = "Write all of it into a card beside the network.")
    private boolean saveCard;

    @Mixin
    private Doctor doctor;

    private final Console console;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Network read = console.catalog().open(name);
        Network network = output == null ? read : read.withOutput(output);
        var found = doctor.isAsked() ? Optional.of(doctor.examine(network, console)) : Optional.<Diagnosis>empty();
        if (format == Format.JSON) {
            var object = json(network);
            found.ifPresent(diagnosis -> object.add("doctor", Doctor.json(diagnosis, network)));
            console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                    .toJson(object));
        } else {
            writeText(network);
            found.ifPresent(diagnosis -> Doctor.text(diagnosis, network).forEach(line ->
                    console.out().println("doctor  " + line)));
        }
        if (saveCard) {
            save(found.map(diagnosis -> diagnosis.accepted(network)).orElse(network));
        }
        return Cli.DONE;
    }

    private void save(Network network) {
        if (network.file() == null) {
            throw Problem.of(Cli.class, "card.noFile", network.name());
        }
        var file = Card.fileBeside(network.file());
        network.completeCard().write(file);
        console.err().println("camera-lucida: " + Message.of(Cli.class, "card.saved", file.toString()));
    }

    private void writeText(Network network) {
        console.out().println(network.name());
        for (Value input : network.model().graph().inputs()) {
            console.out().println("input   " + input.name() + " " + word(input.type()) + " " + shape(input));
        }
        console.out().println("sees    " + sees(network.preprocessing()));
        if (!network.assumed().isEmpty()) {
            console.out().println("assumed " + network.assumptions().stream().map(Message::toString)
                    .collect(Collectors.joining("; ")));
        }
        if (network.outputs().size() > 1) {
            console.out().println("outputs " + network.outputs().stream().map(o -> o.equals(network.head().scores()
                    .output()) ? o + " (the scores)" : o).collect(Collectors.joining(", ")));
        }
        console.out().println("classes " + network.labels().size());
        bySource(network).forEach((source, keys) -> console.out().println("from    " + source + ": "
                + String.join(", ", keys)));
        console.out().println("head    " + network.head().description());
        network.notes().forEach(note -> console.out().println("note    " + note));
        for (Layer layer : network.layers()) {
            console.out().println("layer   " + layer.tensor() + " " + layer.channels() + "×" + layer.height() + "×"
                    + layer.width() + (layer.part().isEmpty() ? "" : ": " + layer.name()));
        }
        for (Obstacle obstacle : withoutGradient(network)) {
            console.out().println("no gradient rule for " + obstacle);
        }
    }

    /** What each source says. */
    private static Map<String, List<String>> bySource(Network network) {
        return origins(network).collect(Collectors.groupingBy(o -> o.getValue().source(), LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** The operators that would stop a gradient on its way from the scores to the input. */
    private static List<Obstacle> withoutGradient(Network network) {
        return Differentiation.withoutGradient(network.model().graph(), network.input());
    }

    private static String sees(Preprocessing p) {
        return p.width() + "×" + p.height() + " " + p.channels() + " " + p.layout() + ", "
                + fit(p) + ", " + word(p.resampling().filter())
                + (p.resampling().antialias() ? "" : " without antialiasing")
                + (p.transfer() == Transfer.SRGB ? "" : ", linear light")
                + (p.profile() == ColorProfile.APPLY ? "" : ", colour profiles ignored")
                + ", range " + p.range() + ", mean " + p.mean() + ", std " + p.std();
    }

    private static String fit(Preprocessing p) {
        var framing = p.framing();
        var size = framing.width() + "×" + framing.height();
        return switch (framing.fit()) {
            case CROP -> framing.width() == framing.height() ? "centre of the short side at " + framing.width()
                    : "centre of what covers " + size;
            case SQUASH -> "the whole photo squeezed";
            case PAD -> "the whole photo within " + size + ", the rest filled";
            case NONE -> "the centre, not resized";
            case SQUARE, COVER -> framing.fit() == Fit.SQUARE && framing.width() > p.width()
                    ? p.width() + "/" + framing.width() + " of the largest centre of its shape"
                    : "the largest centre of its shape";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String shape(Value input) {
        return input.shape().map(Object::toString).orElse("of any shape");
    }

    /** Numbers where the extent is fixed, the graph's own names where it is not. */
    private static JsonArray dimensions(Value input) {
        var array = new JsonArray();
        input.shape().ifPresent(shape -> shape.dimensions().forEach(dimension -> {
            if (dimension.extent() >= 0) {
                array.add(dimension.extent());
            } else {
                array.add(dimension.symbol());
            }
        }));
        return array;
    }

    private static JsonObject json(Network network) {
        var object = new JsonObject();
        object.addProperty("network", network.name());
        var inputs = new JsonArray();
        for (Value input : network.model().graph().inputs()) {
            var one = new JsonObject();
            one.addProperty("name", input.name());
            one.addProperty("type", word(input.type()));
            one.add("shape", dimensions(input));
            inputs.add(one);
        }
        object.add("inputs", inputs);
        object.add("card", JsonParser.parseString(network.card().toString()));
        object.add("head", json(network.head()));
        object.addProperty("activation", network.head().scores().activation().id());
        object.add("labels", texts(IntStream.range(0, network.labels().size()).mapToObj(network.labels()::name)));
        object.add("notes", texts(network.notes().stream().map(Message::toString)));
        object.add("outputs", texts(network.outputs().stream()));
        object.add("preprocessing", json(network.preprocessing()));
        object.add("assumed", texts(origins(network).filter(o -> o.getValue().equals(Origin.DEFAULT))
                .map(Map.Entry::getKey)));
        var origins = new JsonObject();
        origins(network).forEach(o -> origins.addProperty(o.getKey(),
                o.getValue().source()));
        object.add("origins", origins);
        var layers = new JsonArray();
        for (Layer layer : network.layers()) {
            var one = new JsonObject();
            one.addProperty("tensor", layer.tensor());
            one.add("shape", array(layer.shape()));
            one.addProperty("name", layer.name());
            one.addProperty("kind", layer.maps().tokens().isPresent() ? "tokens" : "map");
            layer.maps().tokens().ifPresent(tokens -> one.addProperty("prefix", tokens.prefix()));
            one.add("grid", array(layer.height(), layer.width()));
            layers.add(one);
        }
        object.add("layers", layers);
        var obstacles = new JsonArray();
        withoutGradient(network).forEach(obstacle -> obstacles.add(obstacle.toString()));
        object.add("withoutGradient", obstacles);
        return object;
    }

    private static Stream<Map.Entry<String, Origin>> origins(Network network) {
        return network.origins().values().entrySet().stream();
    }

    private static JsonArray texts(Stream<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** As on a card. */
    static JsonElement json(Preprocessing preprocessing) {
        return JsonParser.parseString(Card.EMPTY.withInput(preprocessing).toString()).getAsJsonObject().get("input");
    }

    private static JsonObject json(Head head) {
        var object = new JsonObject();
        object.addProperty("kind", head.kind());
        object.addProperty("pooling", head.pooling().id());
        object.addProperty("activation", head.scores().activation().id());
        object.addProperty("output", head.scores().output());
        object.addProperty("target", head.target());
        object.addProperty("channels", head.exposed().map(MapTensor::channels).orElse(0));
        object.add("map", array(head.exposed().map(MapTensor::height).orElse(0),
                head.exposed().map(MapTensor::width).orElse(0)));
        object.addProperty("description", head.description().toString());
        return object;
    }

    private static JsonArray array(int... numbers) {
        var array = new JsonArray();
        for (int number : numbers) {
            array.add(number);
        }
        return array;
    }
}
