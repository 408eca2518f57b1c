package org.cameralucida.catalog.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file's content. */
final class Sha256 {

    private static final int BLOCK = 1 << 20;

    private Sha256() {
    }

    /** 64 lower-case hexadecimal digits; the transfer hears of it as of {@link Transfer.Phase#VERIFYING}. */
    static String of(Path file, Transfer transfer) throws IOException {
        var digest = digest();
        var block = new byte[BLOCK];
        long total = Files.size(file);
        long done = 0;
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                transfer.check();
                digest.update(block, 0, read);
                done += read;
                transfer.reached(Transfer.Phase.VERIFYING, done, total);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
