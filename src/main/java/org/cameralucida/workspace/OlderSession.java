package org.cameralucida.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.render.ScaleOption;

/**
 * Sessions of the first format, brought to the form of today. It grew without a new number: at first there were no
 * settings, layers, pooling and method, true boxes were bare numbers, and a comparison had neither a pair nor classes
 * of single panes.
 */
final class OlderSession {

    /** What they call themselves. */
    static final String FORMAT = "camera-lucida-session-1";

    private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");
    private static final List<String> SIDES = List.of("x", "y", "width", "height");

    private final JsonObject old;

    private OlderSession(JsonObject old) {
        this.old = old;
    }

    /** The same session as it would be written today; where it is damaged, what is missing is missing there too. */
    static JsonObject upgraded(JsonObject old) {
        return new OlderSession(old).session();
    }

    private JsonObject session() {
        var photos = new JsonArray();
        old.getAsJsonArray("photos").forEach(photo -> photos.add(photo(photo.getAsJsonObject())));
        var comparison = old.getAsJsonObject("comparison").deepCopy();
        comparison.add("ownClasses", ownClasses(comparison));
        comparison.add("pair", orNull(comparison, "pair"));
        return object("photos", photos, "current", old.get("current"), "pane", pane(),
                "settings", orEmpty("settings"), "layers", orEmpty("layers"), "comparison", comparison);
    }

    private static JsonObject photo(JsonObject photo) {
        var truths = orNull(photo, "truths");
        if (truths.isJsonArray()) {
            var boxes = new JsonArray();
            for (var truth : truths.getAsJsonArray()) {
                var named = truth.isJsonArray() ? object("box", truth) : truth.getAsJsonObject();
                boxes.add(object("box", named(CORNERS, named.get("box")), "id", orNull(named, "id"),
                        "name", orNull(named, "name")));
            }
            truths = boxes;
        }
        return object("file", photo.get("file"), "sha256", photo.get("sha256"), "truths", truths,
                "edited", photo.has("edited") ? photo.get("edited") : new JsonPrimitive(truths.isJsonArray()));
    }

    private JsonObject pane() {
        var pooling = orNull(old, "pooling");
        boolean swapped = !pooling.isJsonNull();
        var region = orNull(old, "region");
        var method = orNull(old, "method");
        return object("photo", JsonNull.INSTANCE,
                "frame", object("mode", old.get("frame"),
                        "region", region.isJsonNull() ? region : named(SIDES, region)),
                "network", object("key", old.get("network"), "pooling", swapped ? pooling : text("none"),
                        "swapped", new JsonPrimitive(swapped)),
                "classIndex", orNull(old, "classIndex"),
                "method", object("id", method.isJsonNull() ? text("cam") : method, "settings", new JsonObject(),
                        "layer", JsonNull.INSTANCE),
                "display", display(old.getAsJsonObject("options")));
    }

    /** One colour map stood for the map that was shown, and for all panes of a comparison. */
    private JsonObject display(JsonObject options) {
        var display = object("blend", options.get("blend"), "interpolation", options.get("interpolation"),
                "opacity", options.get("opacity"), "threshold", options.get("threshold"), "box", options.get("box"));
        boolean signed = options.has("signed") && options.get("signed").getAsBoolean();
        if (!signed || old.getAsJsonObject("comparison").get("open").getAsBoolean()) {
            display.add("colors", options.get("colorMap"));
        }
        if (signed) {
            display.add("signedColors", options.get("colorMap"));
        }
        var held = orNull(options, "held");
        if (!held.isJsonNull()) {
            var ends = held.getAsJsonArray();
            if (ends.size() != 2) {
                throw new IllegalArgumentException("a scale from " + ends);
            }
            display.add("scale", text(ends.get(0).getAsDouble() + "," + ends.get(1).getAsDouble()));
        } else {
            display.add("scale", text(ScaleOption.of(options.get("scaling").getAsString())
                    .orElse(ScaleOption.STANDARD).id()));
        }
        return display;
    }

    /** Panes were called {@code AXIS NETWORK [POOLING] [METHOD or PHOTO]}, with spaces in networks' files too. */
    private JsonArray ownClasses(JsonObject comparison) {
        var classes = new JsonArray();
        if (orNull(comparison, "ownClasses").isJsonNull()) {
            return classes;
        }
        var networks = new ArrayList<String>();
        networks.add(old.get("network").getAsString());
        comparison.getAsJsonArray("networks").forEach(network -> networks.add(network.getAsString()));
        networks.sort(Comparator.comparingInt(String::length).reversed());
        comparison.getAsJsonObject("ownClasses").entrySet().forEach(own -> {
            var axis = own.getKey().substring(0, own.getKey().indexOf(' '));
            var rest = own.getKey().substring(axis.length() + 1);
            networks.stream().filter(key -> !key.isEmpty() && (rest + " ").startsWith(key + " ")).findFirst()
                    .ifPresent(key -> classes.add(object("slot", slot(axis, key, rest.substring(key.length()).strip()),
                            "classIndex", own.getValue())));
        });
        return classes;
    }

    private static JsonObject slot(String axis, String key, String after) {
        var pooling = Stream.of("gap", "gmp").filter(id -> axis.equals("pooling") && id.equals(after)).findFirst();
        return object("axis", text(axis), "network", text(key),
                "pooling", pooling.<JsonElement>map(OlderSession::text).orElse(JsonNull.INSTANCE),
                "what", text(pooling.isPresent() ? "" : after));
    }

    private static JsonObject named(List<String> names, JsonElement numbers) {
        if (numbers.getAsJsonArray().size() != names.size()) {
            throw new IllegalArgumentException(names + " of " + numbers);
        }
        var named = new JsonObject();
        for (int i = 0; i < names.size(); i++) {
            named.add(names.get(i), numbers.getAsJsonArray().get(i));
        }
        return named;
    }

    private static JsonObject object(Object... namesAndValues) {
        var object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], (JsonElement) namesAndValues[i + 1]);
        }
        return object;
    }

    private JsonElement orEmpty(String name) {
        var value = orNull(old, name);
        return value.isJsonNull() ? new JsonObject() : value;
    }

    private static JsonElement orNull(JsonObject object, String name) {
        return object.has(name) ? object.get(name) : JsonNull.INSTANCE;
    }

    private static JsonPrimitive text(String text) {
        return new JsonPrimitive(text);
    }}
