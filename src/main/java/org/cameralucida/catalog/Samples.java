package org.cameralucida.catalog;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cameralucida.message.Problem;

/** The sample scenes that ship with the program: painted by the project itself, what {@code models/samples} holds. */
public final class Samples {

    private static final String LIST = "samples/samples.json";

    private Samples() {
    }

    /** Whether the program has any. */
    public static boolean exist() {
        return Samples.class.getResource(LIST) != null;
    }

    /** The files' names, the one of a fresh start first; empty if there are none. */
    static List<String> names() {
        var names = new ArrayList<String>();
        try (var in = Samples.class.getResourceAsStream(LIST)) {
            if (in == null) {
                return List.of();
            }
            JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonArray()
                    .forEach(sample -> names.add(sample.getAsJsonObject().get("file").getAsString()));
        } catch (IOException e) {
            throw Problem.causedBy(e, Catalog.class, "samples.damaged", String.valueOf(e.getMessage()));
        }
        return List.copyOf(names);
    }

    /**
     * Lays the samples into a folder, where they can be opened like any photo, and beside them the list that says what
     * is on them and where; a file already there as it should be is left alone.
     *
     * @return the files, the one of a fresh start first
     * @throws Problem if the folder cannot be written
     */
    public static List<Path> unpack(Path folder) {
        var files = new ArrayList<Path>();
        try {
            Files.createDirectories(folder);
            for (String name : names()) {
                files.add(unpack(name, folder));
            }
            if (!files.isEmpty()) {
                unpack(LIST.substring(LIST.indexOf('/') + 1), folder);
            }
        } catch (IOException e) {
            throw Problem.causedBy(e, Catalog.class, "samples.notWritten", folder.toString(),
                    String.valueOf(e.getMessage()));
        }
        return List.copyOf(files);
    }

    private static Path unpack(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (var in = Samples.class.getResourceAsStream("samples/" + name)) {
            if (in == null) {
                throw new IOException("no " + name);
            }
            byte[] content = in.readAllBytes();
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.write(file, content);
            }
        }
        return file;
    }
}
