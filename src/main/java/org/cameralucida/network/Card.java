package org.cameralucida.network;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.convention.ClassNames;
import org.cameralucida.convention.NetworkFiles;
import org.cameralucida.message.Problem;

/**
 * What someone wrote about a network: {@code NAME.json} beside {@code NAME.onnx}. Every key is optional; keys that are
 * not known are kept. Immutable.
 */
public final class Card {

    /** A card that says nothing. */
    public static final Card EMPTY = new Card("", new JsonObject());

    /** What the configuration files of others call the names of classes, where such a one serves as the card. */
    private static final List<String> FOREIGN_LABELS = List.of("id2label", "label_names", "class_names", "classes",
            "names");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final String file;
    private final JsonObject json;

    private Card(String file, JsonObject json) {
        this.file = file;
        this.json = json;
    }

    /** The card of a network file: {@code NAME.json} beside it; an empty one if there is none. */
    public static Card beside(Path network) {
        var file = fileBeside(network);
        return Files.isRegularFile(file) ? read(file) : EMPTY;
    }

    /** Where the card of a network file is, or would be; that of one in a zip is beside the zip. */
    public static Path fileBeside(Path network) {
        var zip = NetworkFiles.zip(network).filter(z -> !z.equals(network));
        var name = zip.isPresent() ? zip.get().getFileName() + "-" + network.getFileName()
                : network.getFileName().toString();
        int dot = name.toLowerCase(Locale.ROOT).lastIndexOf(".onnx");
        return zip.orElse(network).resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }

    /**
     * Reads a card.
     *
     * @throws Problem naming the file, and the key that is wrong
     */
    public static Card read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.causedBy(e, Card.class, "card.unreadable", file.getFileName().toString());
        }
    }

    /**
     * Reads a card from text.
     *
     * @param file what to call it in sentences
     * @throws Problem naming the file, and the key that is wrong
     */
    public static Card parse(String file, String text) {
        JsonElement element;
        try {
            element = JsonParser.parseString(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonParseException | StackOverflowError e) {
            throw Problem.causedBy(e, Card.class, "card.malformed", file);
        }
        if (!element.isJsonObject()) {
            throw Problem.of(Card.class, "card.malformed", file);
        }
        var card = new Card(file, element.getAsJsonObject());
        card.check();
        return card;
    }

    private void check() {
        for (var key : List.of("name", "description", "source", "license", "pair", "target", "output")) {
            text(key);
        }
        labels();
        activation();
        inputs();
        input().check();
    }

    /** What to call the card in sentences: its file name; empty if it has none. */
    public String file() {
        return file;
    }

    /** The network's name for people. */
    public Optional<String> name() {
        return text("name");
    }

    /** What the network is. */
    public Optional<String> description() {
        return text("description");
    }

    /** Where it is from. */
    public Optional<String> source() {
        return text("source");
    }

    /** What may be done with it. */
    public Optional<String> license() {
        return text("license");
    }

    /** The name of its GAP or GMP twin. */
    public Optional<String> pair() {
        return text("pair");
    }

    /** The tensor that feeds the pooling, where it is not to be found automatically. */
    public Optional<String> target() {
        return text("target");
    }

    /** The tensor that holds the scores, where there are several outputs. */
    public Optional<String> output() {
        return text("output");
    }

    /** The numbers that inputs besides the picture have, by their names. */
    public Map<String, Double> inputs() {
        var inputs = json.get("inputs");
        if (inputs == null || inputs.isJsonNull()) {
            return Map.of();
        }
        boolean areNumbers = inputs.isJsonObject() && inputs.getAsJsonObject().asMap().values().stream()
                .allMatch(e -> e.isJsonPrimitive() && e.getAsJsonPrimitive().isNumber());
        if (!areNumbers) {
            throw wrong("inputs", "card.type.inputs");
        }
        var numbers = new LinkedHashMap<String, Double>();
        inputs.getAsJsonObject().asMap().forEach((name, number) -> numbers.put(name, number.getAsDouble()));
        return numbers;
    }

    /** What makes probabilities of the scores. */
    public Optional<Scores.Activation> activation() {
        return text("activation").map(word -> switch (word) {
            case "softmax" -> Scores.Activation.SOFTMAX;
            case "sigmoid" -> Scores.Activation.SIGMOID;
            case "none" -> Scores.Activation.NONE;
            default -> throw wrong("activation", "card.type.activation");
        });
    }

    /** Where the names of the classes are. */
    public Optional<CardLabels> labels() {
        var labels = json.get("labels");
        if (labels != null && isOfLanguages(labels)) {
            var byLanguage = new LinkedHashMap<String, CardLabels>();
            labels.getAsJsonObject().entrySet().forEach(each -> byLanguage.put(each.getKey(), labels(each.getValue())
                    .orElseThrow(() -> wrong("labels", "card.type.text"))));
            return Optional.of(new CardLabels.Languages(byLanguage));
        }
        return labels(labels);
    }

    /** Whether names are said by language: a file or a list for each code of two letters. */
    private static boolean isOfLanguages(JsonElement labels) {
        return labels.isJsonObject() && labels.getAsJsonObject().size() > 0 && labels.getAsJsonObject().entrySet().stream()
                .allMatch(each -> LANGUAGES.contains(each.getKey()) && (isText(each.getValue()) || each.getValue().isJsonArray()));
    }

    private Optional<CardLabels> labels(JsonElement labels) {
        if (labels != null && (labels.isJsonArray() || labels.isJsonObject())) {
            return Optional.of(new CardLabels.Names(ClassNames.of(labels).filter(names -> isOfTexts(labels))
                    .orElseThrow(() -> wrong("labels", "card.type.texts"))));
        } else if (labels == null) {
            return FOREIGN_LABELS.stream().map(json::get).filter(Objects::nonNull)
                    .flatMap(names -> ClassNames.of(names).stream()).findFirst().map(CardLabels.Names::new);
        }
        if (!labels.isJsonNull() && !isText(labels)) {
            throw wrong("labels", "card.type.text");
        }
        return Optional.of(labels).filter(says -> !says.isJsonNull()).map(JsonElement::getAsString)
                .filter(says -> !says.isBlank()).map(source -> switch (source) {
            case "imagenet" -> new CardLabels.Imagenet(false);
            case "imagenet-background" -> new CardLabels.Imagenet(true);
            default -> new CardLabels.File(source);
        });
    }

    /** What it says of the input. */
    public CardInput input() {
        var input = json.get("input");
        if (input == null || input.isJsonNull()) {
            return new CardInput(this, new JsonObject());
        }
        if (!input.isJsonObject()) {
            throw wrong("input", "card.type.object");
        }
        return new CardInput(this, input.getAsJsonObject());
    }

    /** The same card with all of {@code preprocessing} as its input. */
    public Card withInput(Preprocessing preprocessing) {
        var copy = json.deepCopy();
        var input = copy.has("input") ? copy.getAsJsonObject("input") : new JsonObject();
        input.addProperty("layout", preprocessing.layout().name());
        input.addProperty("width", preprocessing.width());
        input.addProperty("height", preprocessing.height());
        addFraming(input, preprocessing);
        input.addProperty("channels", preprocessing.channels().name());
        input.add("range", numbers(preprocessing.range()));
        input.add("mean", numbers(preprocessing.mean()));
        input.add("std", numbers(preprocessing.std()));
        input.addProperty("interpolation", CardInput.word(preprocessing.resampling().filter()));
        input.addProperty("antialias", preprocessing.resampling().antialias());
        input.addProperty("gamma", CardInput.word(preprocessing.transfer()));
        input.addProperty("colourProfile", CardInput.word(preprocessing.profile()));
        copy.add("input", input);
        return new Card(file, copy);
    }

    private static void addFraming(JsonObject input, Preprocessing preprocessing) {
        var framing = preprocessing.framing();
        input.addProperty("fit", CardInput.word(framing.fit()));
        input.remove("shortSide");
        input.remove("resize");
        input.remove("pad");
        if (framing.fit() == Fit.CROP && framing.width() == framing.height()) {
            input.addProperty("shortSide", framing.width());
        } else if (framing.isResizing(preprocessing.width(), preprocessing.height())) {
            var sides = new JsonArray();
            sides.add(framing.width());
            sides.add(framing.height());
            input.add("resize", sides);
        }
        input.addProperty("rounding", CardInput.word(framing.rounding()));
        input.addProperty("position", CardInput.word(framing.position()));
        if (!framing.pad().isEmpty()) {
            input.add("pad", numbers(framing.pad()));
        }
    }

    /** The same card with a text at a key of the top level, as {@code "name"} or {@code "labels"}. */
    public Card with(String key, String text) {
        var copy = json.deepCopy();
        copy.addProperty(key, text);
        return new Card(file, copy);
    }

    /** The same card with names of classes. */
    Card with(Labels labels) {
        var copy = json.deepCopy();
        var names = new JsonArray();
        for (int i = 0; i < labels.size(); i++) {
            names.add(labels.id(i) == null ? labels.isNamed(i) ? labels.name(i) : "" : labels.id(i) + " "
                    + labels.name(i));
        }
        copy.add("labels", names);
        return new Card(file, copy);
    }

    /** A card of the same name that says other things. */
    Card withJson(JsonObject other) {
        return new Card(file, other);
    }

    /** What it says, not to be changed. */
    JsonObject json() {
        return json;
    }

    /** Writes it as readable JSON. */
    public void write(Path target) {
        try {
            Files.writeString(target, toString() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.causedBy(e, Card.class, "card.unwritable", target.toString());
        }
    }

    private static JsonArray numbers(List<Float> values) {
        var array = new JsonArray();
        // As text, so that 0.485 is not written as 0.48500001430511475.
        values.forEach(v -> array.add(JsonParser.parseString(v == Math.rint(v) && Math.abs(v) < 1e7
                ? Long.toString(v.longValue()) : v.toString())));
        return array;
    }

    /** Whether a list has only texts; that a dictionary has was seen when it was read. */
    private static boolean isOfTexts(JsonElement labels) {
        return labels.isJsonObject() || labels.getAsJsonArray().asList().stream().allMatch(Card::isText);
    }

    static boolean isText(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    }

    private Optional<String> text(String key) {
        var element = json.get(key);
        if (element == null || element.isJsonNull()) {
            return Optional.empty();
        }
        if (!isText(element)) {
            throw wrong(key, "card.type.text");
        }
        return Optional.of(element.getAsString()).filter(s -> !s.isBlank());
    }

    /** "The card FILE: KEY must be …". */
    Problem wrong(String key, String expected) {
        return Problem.of(Card.class, "card.wrong", file, key,
                org.cameralucida.message.Message.of(Card.class, expected));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Card c && json.equals(c.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return GSON.toJson(json);
    }
}
