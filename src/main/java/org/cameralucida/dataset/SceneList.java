package org.cameralucida.dataset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * Reads the list of the program's own scenes, {@code samples.json}: {@code [{"file", "width", "height", "objects":
 * [{"id", "name", "box": [xmin, ymin, xmax, ymax]}]}]}.
 */
final class SceneList {

    static final String NAME = "samples.json";

    private SceneList() {
    }

    /** What the list beside a photo says of it. */
    static Optional<Annotation> find(Path photo) {
        var list = photo.resolveSibling(NAME);
        return Files.isRegularFile(list) ? read(list, photo) : Optional.empty();
    }

    /**
     * What a list says of a photo; empty for nothing, or for JSON that is something else altogether.
     *
     * @throws Problem if it cannot be read
     */
    static Optional<Annotation> read(Path list, Path photo) {
        return Optional.ofNullable(all(list).get(photo.getFileName().toString()));
    }

    /**
     * What a list says of every photo, by the photos' names.
     *
     * @throws Problem if it cannot be read
     */
    static Map<String, Annotation> all(Path list) {
        var scenes = new LinkedHashMap<String, Annotation>();
        try {
            var json = JsonParser.parseString(Files.readString(list));
            for (var each : json.isJsonArray() ? json.getAsJsonArray() : new JsonArray()) {
                var scene = each.isJsonObject() ? each.getAsJsonObject() : new JsonObject();
                if (scene.has("objects") && scene.has("file")) {
                    scenes.putIfAbsent(scene.get("file").getAsString(), annotation(list, scene));
                }
            }
            return scenes;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Annotations.damaged(list, e);
        }
    }

    private static Annotation annotation(Path list, JsonObject scene) {
        var objects = new ArrayList<TrueBox>();
        for (var each : scene.getAsJsonArray("objects")) {
            var object = each.getAsJsonObject();
            var box = object.getAsJsonArray("box");
            objects.add(new TrueBox(new Box(box.get(0).getAsInt(), box.get(1).getAsInt(), box.get(2).getAsInt(),
                    box.get(3).getAsInt()), text(object, "id"), text(object, "name")));
        }
        return new Annotation(list, number(scene, "width"), number(scene, "height"), objects);
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.has(key) ? Optional.of(object.get(key).getAsString()) : Optional.empty();
    }

    private static int number(JsonObject object, String key) {
        return object.has(key) ? object.get(key).getAsInt() : 0;
    }
}
