package org.cameralucida.catalog.download;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cameralucida.message.Problem;

/**
 * The networks that are published, and where: {@code networks.json} beside this class, and over it a file of the user's
 * of the same form, which may name other addresses or other networks.
 *
 * @param mirrors addresses with a {@code {path}} or a {@code {stem}}, the first to be asked first
 * @param all the networks, in the order of the list
 */
public record Offers(List<String> mirrors, List<Offer> all) {

    private static final String LIST = "networks.json";

    public Offers {
        mirrors = List.copyOf(mirrors);
        all = List.copyOf(all);
    }

    /**
     * Reads the lists.
     *
     * @param own the user's own; need not exist
     * @throws Problem if the user's own cannot be read
     */
    public static Offers read(Path own) {
        var shipped = shipped();
        if (own == null || !Files.isRegularFile(own)) {
            return parse(shipped, new JsonObject());
        }
        try {
            return parse(shipped, JsonParser.parseString(Files.readString(own, StandardCharsets.UTF_8)).getAsJsonObject());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Problem.causedBy(e, Offers.class, "list.unreadable", own.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject shipped() {
        try (var in = Offers.class.getResourceAsStream(LIST)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Offers parse(JsonObject shipped, JsonObject own) {
        var mirrors = new ArrayList<String>();
        (own.has("mirrors") ? own : shipped).getAsJsonArray("mirrors").forEach(m -> mirrors.add(m.getAsString()));
        mirrors.forEach(Offers::checked);
        var inputs = new LinkedHashMap<String, JsonElement>();
        var networks = new LinkedHashMap<String, Offer>();
        for (var list : List.of(shipped, own)) {
            if (list.has("inputs")) {
                inputs.putAll(list.getAsJsonObject("inputs").asMap());
            }
            if (list.has("networks")) {
                list.getAsJsonArray("networks").forEach(network -> {
                    var offer = offer(network.getAsJsonObject(), inputs);
                    networks.put(offer.id(), offer);
                });
            }
        }
        return new Offers(mirrors, List.copyOf(networks.values()));
    }

    private static void checked(String mirror) {
        var address = URI.create(mirror.replace("{path}", "x").replace("{stem}", "x"));
        if (!List.of("https", "http").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException(mirror);
        }
    }

    private static Offer offer(JsonObject network, Map<String, JsonElement> inputs) {
        var about = new LinkedHashMap<String, String>();
        network.getAsJsonObject("about").asMap().forEach((language, text) -> about.put(language, text.getAsString()));
        var files = new ArrayList<PublishedFile>();
        var list = network.has("files") ? network.getAsJsonArray("files") : new JsonArray();
        list.forEach(file -> files.add(file(file.getAsJsonObject())));
        var offer = new Offer(text(network, "id"), text(network, "name"), about, text(network, "license"),
                text(network, "source"),
                network.has("top1") ? OptionalDouble.of(network.get("top1").getAsDouble()) : OptionalDouble.empty(),
                network.has("kind") ? Offer.Kind.valueOf(text(network, "kind").toUpperCase(Locale.ROOT))
                        : Offer.Kind.PUBLISHED,
                fixed(network, inputs), files);
        // What is wrong on a card is to be said now, and not when a network has been downloaded.
        files.forEach(offer::card);
        return offer;
    }

    /** Labels and input of a card; without labels they are ImageNet's, and an input may be a name from the list. */
    private static JsonObject fixed(JsonObject network, Map<String, JsonElement> inputs) {
        var fixed = new JsonObject();
        if (network.has("labels")) {
            fixed.add("labels", network.get("labels"));
        } else {
            fixed.addProperty("labels", "imagenet");
        }
        if (network.has("input")) {
            var input = network.get("input");
            fixed.add("input", input.isJsonPrimitive() ? inputs.get(input.getAsString()) : input);
        }
        return fixed;
    }

    private static PublishedFile file(JsonObject file) {
        return new PublishedFile(text(file, "path"), file.get("size").getAsLong(), text(file, "sha256"));
    }

    private static String text(JsonObject object, String key) {
        if (!object.has(key)) {
            throw new IllegalArgumentException("no " + key + " in " + object);
        }
        return object.get(key).getAsString();
    }

    /** Those that are offered, in the order of the list. */
    public List<Offer> listed() {
        return all.stream().filter(offer -> offer.kind() != Offer.Kind.KNOWN).toList();
    }

    /** The one of that id, where it is offered. */
    public Optional<Offer> named(String id) {
        return listed().stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Where a file lies, the first to be asked first. */
    List<URI> addresses(PublishedFile file) {
        return mirrors.stream().map(mirror -> URI.create(mirror.replace("{path}", file.path())
                .replace("{stem}", file.stem()))).distinct().toList();
    }
}
