package org.cameralucida.dataset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * Reads the list of the program's own scenes, {@code samples.json}: {@code [{"file", "width", "height", "objects":
 * [{"id", "name", "box": [xmin, ymin, xmax, ymax]}]}]}.
 */
final class SceneList {

    private static final String NAME = "samples.json";

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
        var name = photo.getFileName().toString();
        try {
            var json = JsonParser.parseString(Files.readString(list));
            return StreamSupport.stream((json.isJsonArray() ? json.getAsJsonArray() : new JsonArray()).spliterator(),
                    false).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject)
                    .filter(scene -> scene.has("objects") && scene.has("file")
                            && name.equals(scene.get("file").getAsString()))
                    .findFirst().map(scene -> annotation(list, scene));
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
