package org.cameralucida.workspace;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Problem;

/** Session files: {@code NAME.lucida}, JSON. */
public final class SessionFile {

    /** How their names end. */
    public static final String ENDING = ".lucida";

    /** What the files call themselves: a name and a number. */
    static final String FORMAT = "camera-lucida-session-2";

    private static final Pattern NEWER = Pattern.compile("camera-lucida-session-(?![12]\\b)\\d+");
    private static final int BLOCK = 1 << 16;
    private static final long MOST_BYTES = 64 << 20;

    private SessionFile() {
    }

    /**
     * Where a photo of a session is now.
     *
     * @param file where it is, or the file that is in its place; empty if there is none
     * @param same whether it is the photo that was saved, byte by byte
     */
    public record Place(Optional<Path> file, boolean same) {

        private static final Place NOWHERE = new Place(Optional.empty(), false);
    }

    /**
     * Where a picture that is no file, such as a pasted one, is laid beside a session's file: in a folder that is named
     * after that.
     *
     * @param id tells it from others of that name
     */
    public static Path picture(Path session, String name, String id) {
        var folder = name(session);
        folder = folder.endsWith(ENDING) ? folder.substring(0, folder.length() - ENDING.length()) : folder;
        return session.resolveSibling(folder + " pictures").resolve(KeptPictures.plain(name) + " " + id + ".png");
    }

    /**
     * Writes pictures, as PNG, that are not there yet.
     *
     * @throws Problem if one cannot be written
     */
    public static void writePictures(Map<Path, Raster> pictures) {
        try {
            KeptPictures.write(pictures);
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "cannotSave", pictures.keySet().iterator().next().toString());
        }
    }

    /**
     * Writes a session, all of it or nothing.
     *
     * @throws Problem if the file cannot be written
     */
    public static void write(Path file, Session session) {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        StateJson.JSON.toJsonTree(session.renamed(key -> networkWritten(key, file))).getAsJsonObject().entrySet()
                .forEach(part -> json.add(part.getKey(), part.getValue()));
        try {
            var fresh = file.resolveSibling("." + file.getFileName() + ".new");
            try {
                Files.writeString(fresh, StateJson.JSON.toJson(json) + "\n");
                try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    // Else, where the power fails, the new name may stand before an empty file.
                    channel.force(true);
                }
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "cannotSave", file.toString());
        }
    }

    /**
     * Reads a session; whether its photos are still there is another question.
     *
     * @throws Problem if it cannot be read, is no session, or is one of a later version of the program
     */
    public static Session read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.of(SessionFile.class, "session.damaged", name(file));
            }
            return session(Files.readString(file), file).renamed(key -> networkMeant(key, file));
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | CharacterCodingException e) {
            // Whatever is missing or cannot be, the values themselves refuse.
            throw Problem.causedBy(e, SessionFile.class, "session.damaged", name(file));
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "session.unreadable", name(file));
        }
    }

    private static Session session(String text, Path file) {
        var json = JsonParser.parseString(text).getAsJsonObject();
        var format = json.get("format").getAsString();
        if (NEWER.matcher(format).matches()) {
            throw Problem.of(SessionFile.class, "session.newer", name(file));
        }
        return switch (format) {
            case FORMAT -> StateJson.JSON.fromJson(json, Session.class);
            case OlderSession.FORMAT -> StateJson.JSON.fromJson(OlderSession.upgraded(json), Session.class);
            default -> throw new IllegalArgumentException(format);
        };
    }

    /** A session as JSON, in which each value can be found by the names of the records' components. */
    public static JsonObject json(Session session) {
        return StateJson.JSON.toJsonTree(session).getAsJsonObject();
    }

    /**
     * What {@link #json} told.
     *
     * @throws RuntimeException where values are missing, or cannot be
     */
    public static Session session(JsonObject json) {
        return StateJson.JSON.fromJson(json, Session.class);
    }

    /** Whether a problem with a session is that its file is not as it was written. */
    static boolean isDamaged(Problem problem) {
        return problem.sentence() != null && problem.sentence().key().equals("session.damaged");
    }

    /** The SHA-256 of a file's bytes, hexadecimal. */
    public static String hash(Path file) throws IOException {
        try (var stream = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var block = new byte[BLOCK];
            while (stream.read(block) >= 0) {
                // Reading is all that is needed.
            }
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A path as a session beside it says it: from the session's folder on where it is in there, otherwise in full. */
    public static String written(Path file, Path session) {
        var folder = session.toAbsolutePath().normalize().getParent();
        var whole = file.toAbsolutePath().normalize();
        return folder != null && whole.startsWith(folder) && !whole.equals(folder)
                ? folder.relativize(whole).toString().replace('\\', '/') : whole.toString();
    }

    /** What {@link #written} wrote as a path in full; empty where it is none on this machine. */
    public static Optional<Path> meant(String text, Path session) {
        try {
            return Optional.of(session.toAbsolutePath().resolveSibling(Path.of(text)).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A network as a session says it: the name of one, or its file as {@link #written}. */
    private static String networkWritten(String key, Path session) {
        try {
            return isFile(key) && Path.of(key).isAbsolute() ? written(Path.of(key), session) : key;
        } catch (InvalidPathException e) {
            return key;
        }
    }

    /** What {@link #networkWritten} wrote: a name, or the path of a file in full. */
    private static String networkMeant(String text, Path session) {
        return isFile(text) ? meant(text, session).filter(Files::exists).map(Path::toString).orElse(text) : text;
    }

    private static boolean isFile(String key) {
        return key.endsWith(".onnx");
    }

    /**
     * Where a photo of a session is now: where it was, or else beside the session's file under its old name. Where it
     * is nowhere as it was, what is now where it was.
     */
    public static Place find(Session.Photo photo, Path session) {
        var old = meant(photo.file(), session);
        if (old.isEmpty()) {
            return Place.NOWHERE;
        }
        if (isSame(old.get(), photo)) {
            return new Place(old, true);
        }
        var beside = inFolder(photo, session.toAbsolutePath().getParent());
        if (beside.isPresent()) {
            return new Place(beside, true);
        }
        return new Place(old.filter(Files::isRegularFile), false);
    }

    /** A photo of a session in another folder, under its old name; empty if it is not there as it was. */
    public static Optional<Path> inFolder(Session.Photo photo, Path folder) {
        // The session may be from a system with other separators.
        var name = photo.file().substring(Math.max(photo.file().lastIndexOf('/'), photo.file().lastIndexOf('\\')) + 1);
        try {
            return Optional.of(folder.resolve(name)).filter(file -> isSame(file, photo));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a file is that photo, byte by byte. */
    public static boolean isSame(Path file, Session.Photo photo) {
        try {
            return Files.isRegularFile(file) && hash(file).equals(photo.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
