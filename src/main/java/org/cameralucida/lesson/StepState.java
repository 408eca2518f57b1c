package org.cameralucida.lesson;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cameralucida.compare.Axis;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Edit;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Pooling;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/**
 * What a step shows as a few lines {@code key: value}, and the {@link Session} that they mean. What no line says is as in a
 * fresh window. The keys are {@code photo}, {@code photos}, {@code edits} (what is done to the first photo, between
 * semicolons, each as {@link Edit#of} reads it), {@code network}, {@code pooling}, {@code class},
 * {@code method}, {@code layer}, {@code frame} ({@code whole}, or x, y, width, height in pixels of the photo),
 * {@code colours}, {@code opacity}, {@code scale}, {@code threshold}, {@code box}; {@code compare} (what differs between panes)
 * with {@code networks}, {@code methods}, {@code classes}, {@code pair}, {@code scales}
 * ({@code own}: not one for all panes); {@code channels} ({@code equation} or
 * {@code maps}); {@code hide} ({@code map}, {@code answer}); and any
 * other value of a session by its path, as {@code comparison.linked}.
 */
public final class StepState {

    /** The key of what is hidden until the class has committed itself. */
    public static final String HIDE = "hide";
    /** Hides the heatmap. */
    public static final String MAP = "map";
    /** Hides what the network says. */
    public static final String ANSWER = "answer";

    /** Short keys of values that have their place in a session. */
    private static final Map<String, String> PATHS = Map.of("network", "pane.network.key", "colours",
            "pane.display.colors", "scale", "pane.display.scale", "opacity", "pane.display.opacity", "threshold",
            "pane.display.threshold", "box", "pane.display.box", "pair", "comparison.pair.shown", "methods",
            "comparison.methods", "networks", "comparison.networks");
    private static final Set<String> OTHERS = Set.of("photo", "photos", "edits", "pooling", "class", "method", "layer", "frame",
            "compare", "scales", "channels", "classes", HIDE);
    /** Of these each network or method has its own values, by its name. */
    private static final Set<String> OPEN = Set.of("settings", "layers");

    private final Map<String, String> lines;
    private final JsonObject json = SessionFile.json(Session.EMPTY);
    private final List<Message> problems = new ArrayList<>();

    /**
     * What a step shows.
     *
     * @param session the photos without their hashes
     * @param files where the photos are
     * @param hidden {@link #MAP}, {@link #ANSWER}
     * @param problems what cannot be shown; the rest can
     */
    public record Shown(Session session, Map<Session.Photo, Path> files, Set<String> hidden, List<Message> problems) {
    }

    private StepState(Map<String, String> lines) {
        this.lines = lines;
    }

    /** Whether anything of a session is called so. */
    static boolean isKnown(String key) {
        return PATHS.containsKey(key) || OTHERS.contains(key) || key.contains(".")
                && (OPEN.contains(key.substring(0, key.indexOf('.')))
                        || parent(SessionFile.json(Session.EMPTY), key).isPresent());
    }

    /**
     * The session that lines mean.
     *
     * @param labels the classes of a network, by its key; slow; may throw a {@link Problem}
     * @param photos where a photo is, by its name or path; empty for nowhere
     */
    public static Shown of(Map<String, String> lines, Function<String, Labels> labels,
            Function<String, Optional<Path>> photos) {
        return new StepState(lines).shown(labels, photos);
    }

    private Shown shown(Function<String, Labels> labels, Function<String, Optional<Path>> photos) {
        lines.forEach((key, value) -> {
            var path = PATHS.getOrDefault(key, key);
            if (path.contains(".")) {
                attempt(key, () -> put(path, value));
            }
        });
        attempt("pooling", () -> pooling(lines.get("pooling")));
        attempt("method", () -> method(lines.get("method")));
        attempt("frame", () -> frame(lines.get("frame")));
        attempt("compare", () -> compare(Axis.valueOf(lines.get("compare").toUpperCase(Locale.ROOT))));
        attempt("channels", () -> {
            at("channels").addProperty("shown", lines.get("channels"));
            at("channels").addProperty("open", true);
        });
        attempt("class", () -> at("pane").addProperty("classIndex", index(lines.get("class"), labels)));
        attempt("classes", () -> classes(labels));
        attempt("layer", () -> json.getAsJsonObject("layers").addProperty(lines.getOrDefault("network", ""),
                lines.get("layer")));
        var edits = new ArrayList<Edit>();
        attempt("edits", () -> edits.addAll(edits(lines.get("edits"))));
        var files = new LinkedHashMap<Session.Photo, Path>();
        for (var name : photoNames(lines)) {
            photos.apply(name).ifPresentOrElse(file -> files.put(new Session.Photo(file.toString(), "", Optional.empty(),
                    false, name.equals(lines.get("photo")) ? edits : List.of()), file), () -> problems.add(Message.of(StepState.class, "photo.absent", name)));
        }
        return new Shown(session().with(List.copyOf(files.keySet())), files, hidden(), List.copyOf(problems));
    }

    /** The photos that lines name, the one that is shown first. */
    static Set<String> photoNames(Map<String, String> lines) {
        var names = new LinkedHashSet<String>();
        Optional.ofNullable(lines.get("photo")).ifPresent(names::add);
        names.addAll(LessonReader.list(lines.getOrDefault("photos", "")));
        return names;
    }

    private static List<Edit> edits(String text) {
        return Stream.of(text.split(";")).filter(each -> !each.isBlank()).map(each -> Edit.of(each.strip())).toList();
    }

    private Set<String> hidden() {
        return Set.copyOf(LessonReader.list(lines.getOrDefault(HIDE, "")));
    }

    /** Values that fit no session are said, and left out. */
    private Session session() {
        try {
            return SessionFile.session(json);
        } catch (RuntimeException e) {
            problems.add(Message.of(StepState.class, "state.wrong", String.valueOf(e.getMessage())));
            return Session.EMPTY;
        }
    }

    /** Does what a line says; where that cannot be, says so. */
    private void attempt(String key, Runnable action) {
        if (lines.get(key) == null) {
            return;
        }
        var before = json.deepCopy();
        try {
            action.run();
            SessionFile.session(json);
        } catch (Problem e) {
            problems.add(e.sentence());
        } catch (RuntimeException e) {
            before.entrySet().forEach(part -> json.add(part.getKey(), part.getValue()));
            problems.add(Message.of(StepState.class, "line.wrong", key, lines.get(key)));
        }
    }

    private JsonObject at(String path) {
        JsonObject found = json;
        for (var name : path.split("\\.")) {
            found = found.getAsJsonObject(name);
        }
        return found;
    }

    private void pooling(String id) {
        var network = at("pane.network");
        network.addProperty("pooling", Pooling.valueOf(id.toUpperCase(Locale.ROOT)).id());
        network.addProperty("swapped", true);
    }

    private void method(String id) {
        Method.named(id);
        at("pane.method").addProperty("id", id);
        at("comparison").addProperty("method", id);
    }

    private void frame(String text) {
        var frame = at("pane.frame");
        if (text.equals("whole")) {
            frame.addProperty("mode", "whole");
            return;
        }
        var numbers = LessonReader.list(text).stream().map(Double::valueOf).toList();
        var region = new JsonObject();
        for (var side : List.of("x", "y", "width", "height")) {
            region.addProperty(side, numbers.get(region.size()));
        }
        frame.addProperty("mode", "own");
        frame.add("region", region);
    }

    private void compare(Axis axis) {
        at("comparison").addProperty("axis", axis.name().toLowerCase(Locale.ROOT));
        at("comparison").addProperty("open", true);
        at("comparison.shared").addProperty(axis.name().toLowerCase(Locale.ROOT),
                !lines.getOrDefault("scales", "").equals("own"));
        at("comparison").addProperty("photoCount", Math.max(2, photoNames(lines).size()));
    }

    private void classes(Function<String, Labels> labels) {
        var indices = new JsonArray();
        LessonReader.list(lines.get("classes")).forEach(name -> indices.add(index(name, labels)));
        at("comparison").add("pinned", indices);
    }

    private int index(String name, Function<String, Labels> labels) {
        var key = lines.getOrDefault("network", "");
        return labels.apply(key).find(name).stream().findFirst()
                .orElseThrow(() -> Problem.of(StepState.class, "class.absent", key, name));
    }

    private void put(String path, String text) {
        int dot = path.lastIndexOf('.');
        var parent = parent(json, path).orElseThrow();
        var name = path.substring(dot + 1);
        parent.add(name, value(parent.get(name), text));
    }

    /** The object that holds a path's last name; made where each network or method has its own. */
    private static Optional<JsonObject> parent(JsonObject json, String path) {
        JsonElement found = json;
        var names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            var object = found.getAsJsonObject();
            if (i > 0 && OPEN.contains(names[0]) && !object.has(names[i])) {
                object.add(names[i], new JsonObject());
            }
            found = object.get(names[i]);
            if (found == null || !found.isJsonObject()) {
                return Optional.empty();
            }
        }
        var object = found.getAsJsonObject();
        return OPEN.contains(names[0]) || object.has(names[names.length - 1]) ? Optional.of(object) : Optional.empty();
    }

    private static JsonElement value(JsonElement before, String text) {
        if (before != null && before.isJsonArray()) {
            var array = new JsonArray();
            LessonReader.list(text).forEach(array::add);
            return array;
        }
        if (text.equals("true") || text.equals("false")) {
            return new JsonPrimitive(Boolean.valueOf(text));
        }
        if (text.equals("null")) {
            return JsonNull.INSTANCE;
        }
        boolean isNumber = before != null && before.isJsonPrimitive() && before.getAsJsonPrimitive().isNumber();
        return isNumber ? new JsonPrimitive(Double.valueOf(text)) : new JsonPrimitive(text);
    }

    /**
     * The lines of a session: what of it is not as in a fresh window.
     *
     * @param labels the classes of the network that looks
     * @param photo a photo's name for the lesson
     */
    public static Map<String, String> lines(Session session, Labels labels, Function<Session.Photo, String> photo) {
        var found = new LinkedHashMap<String, String>();
        var photos = session.photos();
        if (!photos.isEmpty()) {
            var first = photos.get(Math.min(photos.size() - 1, session.current()));
            found.put("photo", photo.apply(first));
            if (!first.edits().isEmpty()) {
                found.put("edits", first.edits().stream().map(Edit::text).collect(Collectors.joining("; ")));
            }
        }
        found.put("network", session.pane().network().key());
        if (session.comparison().open()) {
            found.put("compare", session.comparison().axis().name().toLowerCase(Locale.ROOT));
            if (!session.comparison().shared().getOrDefault(session.comparison().axis(), true)) {
                found.put("scales", "own");
            }
            if (session.comparison().axis() == Axis.IMAGES) {
                found.put("photos", String.join(", ", photos.stream().map(photo).toList()));
            }
        }
        if (session.channels().open()) {
            found.put("channels", session.channels().shown().name().toLowerCase(Locale.ROOT));
        }
        session.pane().classIndex().ifPresent(index -> found.put("class", labels.id(index) == null
                ? labels.shortName(index) : labels.id(index)));
        var others = new HashMap<String, String>();
        PATHS.forEach((key, path) -> others.put(path, key));
        differing("", SessionFile.json(session), SessionFile.json(Session.EMPTY),
                (path, value) -> found.putIfAbsent(others.getOrDefault(path, path), value));
        return found;
    }

    private interface Leaf {
        void found(String path, String value);
    }

    /** What lines say otherwise, and what a window decides by itself. */
    private static final Set<String> SAID = Set.of("photos", "current", "lesson", "evaluating", "pane.classIndex",
            "pane.photo", "comparison.open", "comparison.axis", "channels.open",
            "channels.shown", "comparison.photoCount", "pane.network.pooling",
            "pane.method.settings", "comparison.shared", "comparison.ownClasses", "input");

    private static void differing(String path, JsonObject now, JsonObject before, Leaf leaf) {
        now.entrySet().forEach(entry -> {
            var here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            var value = entry.getValue();
            var old = before == null ? null : before.get(entry.getKey());
            if (SAID.contains(here) || value.equals(old)) {
                return;
            }
            if (value.isJsonObject() && !here.equals("pane.frame.region")) {
                differing(here, value.getAsJsonObject(), old != null && old.isJsonObject() ? old.getAsJsonObject() : null,
                        leaf);
            } else if (here.equals("pane.frame.region") && value.isJsonObject()) {
                leaf.found("frame", String.join(", ", value.getAsJsonObject().entrySet().stream()
                        .map(side -> side.getValue().getAsString()).toList()));
            } else if (value.isJsonArray()) {
                var parts = new ArrayList<String>();
                value.getAsJsonArray().forEach(each -> parts.add(each.getAsString()));
                leaf.found(here.equals("comparison.pinned") ? "classes" : here, String.join(", ", parts));
            } else if (value.isJsonPrimitive() && !here.equals("pane.frame.mode")) {
                leaf.found(here.equals("pane.method.id") ? "method" : here, value.getAsString());
            } else if (here.equals("pane.frame.mode") && value.getAsString().equals("whole")) {
                leaf.found("frame", "whole");
            }
        });
    }
}
