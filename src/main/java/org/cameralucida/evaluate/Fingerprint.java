package org.cameralucida.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.message.Problem;

/** SHA-256 of what an evaluation depends on, so that it is not continued with something else. */
final class Fingerprint {

    private Fingerprint() {
    }

    /** Of the names and labels of all images, in their order. */
    static String of(DataSet data) {
        var digest = sha256();
        for (var example : data.examples()) {
            var line = example.name() + "\t" + example.label().map(Object::toString).orElse("") + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Of a file.
     *
     * @throws Problem if it cannot be read
     */
    static String of(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            var buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                // The digest reads along.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw Problem.causedBy(e, Fingerprint.class, "results.unreadable", file.toString());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
