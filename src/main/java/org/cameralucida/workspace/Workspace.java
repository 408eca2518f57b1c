package org.cameralucida.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import org.cameralucida.message.Problem;

/**
 * The files in {@link Home}: {@code preferences.json}, {@code history.json} and {@code evaluation.json}. A file is replaced as a whole, so that
 * a crash leaves the old one or the new one. A damaged file is kept aside with the ending {@code .damaged} and the
 * defaults are used: the program always starts.
 */
public final class Workspace {

    private static final Gson JSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeHierarchyAdapter(Path.class,
                    (JsonSerializer<Path>) (path, type, context) -> new JsonPrimitive(path.toString()))
            .registerTypeHierarchyAdapter(Path.class,
                    (JsonDeserializer<Path>) (json, type, context) -> path(json.getAsString()))
            .create();

    private final Path folder;
    private final Function<String, Path> data;
    private final KeptSessions sessions;
    private final Path logs;

    /** A workspace in {@code folder}, which is made when something is saved. */
    public Workspace(Path folder) {
        this(folder, folder::resolve, folder, folder.resolve("log"));
    }

    private Workspace(Path folder, Function<String, Path> data, Path state, Path logs) {
        this.folder = folder;
        this.data = data;
        sessions = new KeptSessions(state.resolve("sessions"), folder.resolve("last" + SessionFile.ENDING));
        this.logs = logs;
    }

    /** The workspace of this user. */
    public static Workspace ofUser() {
        return new Workspace(Home.folder(), Home::data, Home.state(), Home.logs());
    }

    /** The folder of the files. */
    public Path folder() {
        return folder;
    }

    /** What this program shows as it changes, and what others showed before it. */
    public KeptSessions sessions() {
        return sessions;
    }

    /** The folder of the log. */
    public Path logs() {
        return logs;
    }

    /** The folder of results of evaluations. */
    public Path evaluations() {
        return data.apply("evaluations");
    }

    /** The preferences; the defaults where there are none. */
    public Preferences preferences() {
        return read("preferences.json", Preferences.class, Preferences.DEFAULTS);
    }

    /** What was remembered; nothing where there is nothing. */
    public History history() {
        return read("history.json", History.class, History.EMPTY);
    }

    /** @throws Problem if the file cannot be written */
    public void save(Preferences preferences) {
        write("preferences.json", preferences);
    }

    /** @throws Problem if the file cannot be written */
    public void save(History history) {
        write("history.json", history);
    }

    /** What was evaluated last; empty where nothing was. */
    public Optional<EvaluationState> evaluation() {
        return Optional.ofNullable(read("evaluation.json", EvaluationState.class, null)).filter(last -> last.data() != null);
    }

    /** @throws Problem if the file cannot be written */
    public void save(EvaluationState evaluation) {
        write("evaluation.json", evaluation);
    }

    private <T> T read(String name, Class<T> type, T otherwise) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                return otherwise;
            }
            var value = JSON.fromJson(Files.readString(file), type);
            return value == null ? keptAside(file, otherwise) : value;
        } catch (IOException | RuntimeException e) {
            return keptAside(file, otherwise);
        }
    }

    private static <T> T keptAside(Path file, T otherwise) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Not even that: then the next save replaces it.
            return otherwise;
        }
        return otherwise;
    }

    /** A file that says the same already stays as it is; what it says besides, to a later version, it goes on saying. */
    private synchronized void write(String name, Object value) {
        var file = folder.resolve(name);
        try {
            var said = said(file);
            if (said.isPresent() && value.equals(JSON.fromJson(said.get(), value.getClass()))) {
                return;
            }
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, name, ".new");
            try {
                Files.writeString(fresh, JSON.toJson(merged(said, value)));
                replace(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw Problem.causedBy(e, Workspace.class, "cannotSave", file.toString());
        }
    }

    /** What a file says; empty where there is none, or where it cannot be read. */
    private static Optional<JsonObject> said(Path file) throws IOException {
        try {
            return Files.exists(file) ? Optional.of(JsonParser.parseString(Files.readString(file)).getAsJsonObject())
                    : Optional.empty();
        } catch (CharacterCodingException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static JsonObject merged(Optional<JsonObject> said, Object value) {
        var all = said.orElseGet(JsonObject::new);
        for (var component : value.getClass().getRecordComponents()) {
            all.remove(component.getName());
        }
        JSON.toJsonTree(value).getAsJsonObject().entrySet().forEach(each -> all.add(each.getKey(), each.getValue()));
        return all;
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new JsonParseException(e);
        }
    }
}
