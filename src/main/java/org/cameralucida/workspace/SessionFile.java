package org.cameralucida.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.cameralucida.message.Problem;

/** Session files: {@code NAME.lucida}, JSON. */
public final class SessionFile {

    /** How their names end. */
    public static final String ENDING = ".lucida";

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int BLOCK = 1 << 16;

    private SessionFile() {
    }

    /**
     * Writes a session.
     *
     * @throws Problem if the file cannot be written
     */
    public static void write(Path file, SavedSession session) {
        try {
            Files.writeString(file, JSON.toJson(session) + "\n");
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "cannotSave", file.toString());
        }
    }

    /**
     * Reads a session; whether its photos are still there is another question.
     *
     * @throws Problem if it cannot be read, or is no session
     */
    public static SavedSession read(Path file) {
        try {
            var session = JSON.fromJson(Files.readString(file), SavedSession.class);
            if (session == null || !session.complete()) {
                throw Problem.of(SessionFile.class, "session.damaged", name(file));
            }
            return session;
        } catch (JsonParseException | StackOverflowError e) {
            throw Problem.causedBy(e, SessionFile.class, "session.damaged", name(file));
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "session.unreadable", name(file));
        }
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

    /**
     * Where a photo of a session is now: where it was, or else beside the session's file under its old name; empty
     * where neither is the same photo.
     */
    public static Optional<Path> find(SavedSession.Photo photo, Path session) {
        try {
            var old = Path.of(photo.file());
            if (isSame(old, photo)) {
                return Optional.of(old);
            }
            var beside = session.toAbsolutePath().resolveSibling(old.getFileName().toString());
            return isSame(beside, photo) ? Optional.of(beside) : Optional.empty();
        } catch (InvalidPathException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** Whether a file is that photo, byte by byte. */
    public static boolean isSame(Path file, SavedSession.Photo photo) {
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
