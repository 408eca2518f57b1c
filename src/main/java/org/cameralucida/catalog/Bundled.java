package org.cameralucida.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cameralucida.evaluate.RandomisedNetwork;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.OnnxModel;

/** The networks that ship with the program, as resources: what {@code models/} holds. */
final class Bundled {

    private static final List<String> NAMES = List.of("lucida-gap", "lucida-gmp", "lucida-clever-hans");

    /** One whose last layers have forgotten what they learned: for lessons, and in no list. */
    static final String RANDOM = "lucida-random";
    /** So many that its class activation map is another, and few enough that guided backpropagation's is not. */
    private static final int FORGOTTEN = 4;
    private static final long SEED = 1;

    private Bundled() {
    }

    /** Their names, the one of a fresh start first. */
    static List<String> names() {
        return NAMES.stream().filter(name -> Bundled.class.getResource(file(name + ".onnx")) != null).toList();
    }

    /**
     * The first of them with the weights of its last layers drawn anew.
     *
     * @throws Problem if the program's own files are damaged
     */
    static Network random() {
        return RandomisedNetwork.of(read(NAMES.get(0), Map.of("name", "Lucida GAP, last layers random")),
                FORGOTTEN, SEED);
    }

    /**
     * Reads one of them.
     *
     * @throws Problem if the program's own files are damaged
     */
    static Network read(String name) {
        return read(name, Map.of());
    }

    private static Network read(String name, Map<String, String> changes) {
        try {
            var model = OnnxModel.parse(name, bytes(name + ".onnx"));
            JsonObject json = JsonParser.parseString(text(name + ".json")).getAsJsonObject();
            JsonElement labels = json.get("labels");
            if (labels != null && labels.isJsonPrimitive() && labels.getAsString().endsWith(".txt")) {
                // A card names its labels' file; a card inside the program has no folder to look in.
                json.add("labels", lines(labels.getAsString()));
            }
            changes.forEach(json::addProperty);
            var card = Card.parse(name + ".json", json.toString());
            return NetworkReader.read(card.name().orElse(name), model, card, null);
        } catch (IOException | RuntimeException e) {
            throw Problem.causedBy(e, Catalog.class, "bundled.damaged", name, String.valueOf(e.getMessage()));
        }
    }

    private static JsonArray lines(String file) throws IOException {
        var lines = new JsonArray();
        text(file).lines().filter(line -> !line.isBlank()).forEach(lines::add);
        return lines;
    }

    private static String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) throws IOException {
        try (var in = Bundled.class.getResourceAsStream(file(file))) {
            if (in == null) {
                throw new IOException("no " + file);
            }
            return in.readAllBytes();
        }
    }

    private static String file(String name) {
        return "networks/" + name;
    }
}
