package org.cameralucida.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.convention.Statement;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/**
 * All that is said of a network: by its card, and where that is silent by what its maker left.
 *
 * @param own its card
 * @param ownLabels the names of classes that its card has, or the file that it names
 * @param card the same, with what its maker left where it is silent
 * @param origins who said each thing on {@code card}, by its key
 * @param names the names of classes that its maker left, the more trusted first: which are meant, their number tells
 * @param notes what is contradictory or missing in what was said
 * @param missing what is not there, and would say how photos become the input
 */
public record Knowledge(Card own, Optional<Labels> ownLabels, Card card, Map<String, Origin> origins, List<Names> names,
                 List<Message> notes, List<Message> missing) {

    /** What belongs together on a card's input: of each, all is taken from one source, or nothing. */
    private static final List<Set<String>> GROUPS = List.of(Set.of("layout"), Set.of("width", "height"),
            Set.of("fit", "shortSide", "resize", "rounding", "position", "pad"), Set.of("channels"),
            Set.of("range", "mean", "std"), Set.of("interpolation", "antialias"), Set.of("gamma"),
            Set.of("colourProfile"));
    private static final List<String> TEXTS = List.of("name", "description", "source", "license", "activation",
            "output");

    public Knowledge {
        origins = Map.copyOf(origins);
        names = List.copyOf(names);
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }

    /**
     * Names of classes.
     *
     * @param labels the names
     * @param origin who says so
     * @param background whether they leave out a class 0 that is none of them
     */
    public record Names(Labels labels, Origin origin, boolean background) {
    }

    /**
     * What a card says, and where it is silent what others say.
     *
     * @param statements what others say, the more trusted first
     * @param found what was noticed when the network was found
     */
    static Knowledge of(Card own, Optional<Labels> ownLabels, List<Statement> statements, List<Message> found) {
        var json = own.json().deepCopy();
        var origins = new LinkedHashMap<String, Origin>();
        var names = new ArrayList<Names>();
        var notes = new ArrayList<>(found);
        TEXTS.stream().filter(json::has).forEach(key -> origins.put(key, Origin.of(own)));
        var input = json.has("input") && json.get("input").isJsonObject() ? json.getAsJsonObject("input")
                : new JsonObject();
        input.keySet().forEach(key -> origins.put(key, Origin.of(own)));
        for (var statement : statements) {
            notes.addAll(statement.notes());
            var says = readable(statement, notes);
            var origin = statement.isOfFile() ? Origin.METADATA : statement.source().equals(Statement.GRAPH)
                    ? Origin.GRAPH : Origin.ofFile(statement.source());
            TEXTS.stream().filter(key -> says.has(key) && !json.has(key)).forEach(key -> {
                json.add(key, says.get(key));
                origins.put(key, origin);
            });
            if (says.has("input")) {
                // What the names in a graph tell is a guess: it contradicts nobody.
                if (!origin.equals(Origin.GRAPH)) {
                    notes.addAll(Disagreement.of(says.getAsJsonObject("input"), origin, input, origins));
                }
                add(says.getAsJsonObject("input"), origin, input, origins);
            }
            labels(says).ifPresent(labels -> names.add(new Names(labels, origin, statement.background())));
        }
        if (input.size() > 0) {
            json.add("input", input);
        }
        return new Knowledge(own, ownLabels, own.withJson(json), origins, names, notes,
                statements.stream().flatMap(statement -> statement.missing().stream()).toList());
    }

    /** What a statement says, if it could stand on a card. */
    private static JsonObject readable(Statement statement, List<Message> notes) {
        try {
            Card.parse(statement.source(), statement.card().toString());
            return statement.card();
        } catch (Problem e) {
            notes.add(e.sentence());
            return new JsonObject();
        }
    }

    private static Optional<Labels> labels(JsonObject says) {
        if (!says.has("labels")) {
            return Optional.empty();
        }
        return Optional.of(says.get("labels").isJsonArray() ? Labels.verbatim(says.getAsJsonArray("labels").asList().stream()
                .map(JsonElement::getAsString).toList()) : Labels.imagenet());
    }

    private static void add(JsonObject says, Origin origin, JsonObject input, Map<String, Origin> origins) {
        for (var group : GROUPS) {
            if (group.stream().noneMatch(input::has)) {
                group.stream().filter(says::has).forEach(key -> {
                    input.add(key, says.get(key).deepCopy());
                    origins.put(key, origin);
                });
            }
        }
        // Numbers for each channel stand in the order of their own source's channels.
        if (origin.equals(origins.get("mean")) && says.has("channels") && input.has("channels")
                && !says.get("channels").equals(input.get("channels"))) {
            List.of("mean", "std").forEach(key -> input.add(key, reversed(input.get(key))));
        }
    }

    private static JsonElement reversed(JsonElement numbers) {
        if (!numbers.isJsonArray() || numbers.getAsJsonArray().size() != 3) {
            return numbers;
        }
        var array = new JsonArray();
        for (int i = 2; i >= 0; i--) {
            array.add(numbers.getAsJsonArray().get(i));
        }
        return array;
    }

    /** Who says a thing; {@code otherwise} if nobody does. */
    Origin origin(String key, Origin otherwise) {
        return origins.getOrDefault(key, otherwise);
    }

    /** Whether someone else than the card itself, or the user, says a thing. */
    private boolean isOfOthers(String key) {
        return origins.containsKey(key) && origins.get(key).kind() != Origin.Kind.CARD
                && origins.get(key).kind() != Origin.Kind.USER;
    }

    /** The same but for what others than the card say and the graph contradicts, of which a note remains. */
    Knowledge agreeing(NetworkInput graph) {
        return agreeingOnSize(graph).agreeingOnChannels(graph).withoutScaling(graph);
    }

    private Knowledge agreeingOnSize(NetworkInput graph) {
        int width = card.input().width().orElse(graph.width());
        int height = card.input().height().orElse(graph.height());
        boolean isOther = isOfOthers("width") && graph.width() > 0 && graph.width() != width
                || isOfOthers("height") && graph.height() > 0 && graph.height() != height;
        if (!isOther) {
            return this;
        }
        var note = Message.of(Knowledge.class, "said.size", origin("width", origin("height", Origin.DEFAULT)).source(),
                width + "×" + height, (graph.width() > 0 ? graph.width() : width) + "×" + (graph.height() > 0
                        ? graph.height() : height));
        double scale = (double) Math.min(graph.width() > 0 ? graph.width() : width, graph.height() > 0
                ? graph.height() : height) / Math.min(width, height);
        var json = card.json().deepCopy();
        var input = json.getAsJsonObject("input");
        for (var key : isOfOthers("fit") ? List.of("shortSide", "resize") : List.<String>of()) {
            if (input.has(key)) {
                input.add(key, scaled(input.get(key), scale));
            }
        }
        return with(json, note, "width", "height");
    }

    private static JsonElement scaled(JsonElement lengths, double scale) {
        if (lengths.isJsonArray()) {
            var array = new JsonArray();
            lengths.getAsJsonArray().forEach(length -> array.add(Math.max(1, Math.round(length.getAsInt() * scale))));
            return array;
        }
        return new com.google.gson.JsonPrimitive(Math.max(1, Math.round(lengths.getAsInt() * scale)));
    }

    private Knowledge agreeingOnChannels(NetworkInput graph) {
        int said = card.input().channels().map(Channels::count).orElse(graph.channels());
        var agreed = this;
        if (isOfOthers("channels") && said != graph.channels()) {
            agreed = agreed.with(card.json().deepCopy(), Message.of(Knowledge.class, "said.channels",
                    origins.get("channels").source(), card.input().channels().orElseThrow().toString(),
                    graph.channels()), "channels");
        }
        if (agreed.isForOthers("pad", graph.channels())) {
            agreed = agreed.with(agreed.card.json().deepCopy(), null, "pad");
        }
        if (agreed.isForOthers("mean", graph.channels()) || agreed.isForOthers("std", graph.channels())) {
            agreed = agreed.with(agreed.card.json().deepCopy(), Message.of(Knowledge.class, "said.numbers",
                    origins.get("mean").source(), graph.channels()), "range", "mean", "std");
        }
        return agreed;
    }

    /** Whether others than the card have numbers for another count of channels. */
    private boolean isForOthers(String key, int channels) {
        if (!isOfOthers(key) || !card.json().getAsJsonObject("input").get(key).isJsonArray()) {
            return false;
        }
        int size = card.json().getAsJsonObject("input").getAsJsonArray(key).size();
        return size != 1 && size != channels;
    }

    /** The same without what names in a graph tell of colours, where the graph itself shows that it scales them. */
    private Knowledge withoutScaling(NetworkInput graph) {
        return graph.pixels() && origin("mean", Origin.DEFAULT).equals(Origin.GRAPH)
                ? with(card.json().deepCopy(), null, "channels", "range", "mean", "std") : this;
    }

    /** The same without some keys of the input, and with a note if there is one. */
    private Knowledge with(JsonObject json, Message note, String... without) {
        var left = new LinkedHashMap<>(origins);
        for (var key : without) {
            if (isOfOthers(key)) {
                json.getAsJsonObject("input").remove(key);
                left.remove(key);
            }
        }
        var more = new ArrayList<>(notes);
        Optional.ofNullable(note).ifPresent(more::add);
        return new Knowledge(own, ownLabels, card.withJson(json), left, names, more, missing);
    }

    /** The same but for an output that others name and that has no scores. */
    Knowledge agreeing(List<String> outputs) {
        boolean isOther = isOfOthers("output") && !outputs.contains(card.output().orElse(""));
        if (!isOther) {
            return this;
        }
        var json = card.json().deepCopy();
        json.remove("output");
        var left = new LinkedHashMap<>(origins);
        left.remove("output");
        return new Knowledge(own, ownLabels, card.withJson(json), left, names, notes, missing);
    }

    /** The same, and more notes. */
    Knowledge with(List<Message> more) {
        var all = new ArrayList<>(notes);
        more.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return new Knowledge(own, ownLabels, card, origins, names, all, missing);
    }

    /** The same with a card that names the output that the user chose. */
    Knowledge withOutput(String output) {
        var changed = own.with("output", output);
        var from = new LinkedHashMap<>(origins);
        from.put("output", Origin.USER);
        return new Knowledge(changed, ownLabels, card.with("output", output), from, names, notes, missing);
    }

    /** The card, with what else is said about the network, and a preprocessing. */
    Card complete(Preprocessing preprocessing) {
        var json = own.json().deepCopy();
        List.of("name", "description", "source", "license").stream().filter(key -> !json.has(key) && card.json().has(key))
                .forEach(key -> json.add(key, card.json().get(key)));
        return own.withJson(json).withInput(preprocessing);
    }

    /** The same with another card, to be saved. */
    Knowledge withOwn(Card changed) {
        return new Knowledge(changed, ownLabels, card, origins, names, notes, missing);
    }
}
