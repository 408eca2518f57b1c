package org.cameralucida.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/** The photo formats that we read, told by the first bytes of a file. */
enum PhotoFormat {
    JPEG("JPEG", "jpeg"),
    PNG("PNG", "png"),
    GIF("GIF", "gif"),
    BMP("BMP", "bmp"),
    TIFF("TIFF", "tiff", "bigtiff"),
    /** Read by libwebp, and not through the registry of readers. */
    WEBP("WebP"),
    /** Known, so that it can be named; not read. */
    HEIF("HEIF");

    /** Enough bytes to tell all formats. */
    static final int PREFIX = 12;

    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis");

    private final String title;
    private final Set<String> readerNames;

    PhotoFormat(String title, String... readerNames) {
        this.title = title;
        this.readerNames = Set.of(readerNames);
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** Whether an image reader's format name, in lower case, is this format. */
    boolean isReadBy(String readerName) {
        return readerNames.contains(readerName);
    }

    /** The format of the stream's content; nothing if it is none of these. The stream is left at its start. */
    static Optional<PhotoFormat> of(ImageInputStream stream) throws IOException {
        var bytes = new byte[PREFIX];
        stream.seek(0);
        int length = 0;
        for (int got = 0; got >= 0 && length < PREFIX; length += Math.max(0, got)) {
            got = stream.read(bytes, length, PREFIX - length);
        }
        stream.seek(0);
        return of(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }

    private static Optional<PhotoFormat> of(String start) {
        if (start.startsWith("\u00FF\u00D8")) {
            return Optional.of(JPEG);
        }
        // Not the line ends that follow: a transfer as text has changed them, and is worth a sentence of its own.
        if (start.startsWith("\u0089PNG")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("GIF8")) {
            return Optional.of(GIF);
        }
        if (start.startsWith("BM")) {
            return Optional.of(BMP);
        }
        if (start.matches("(?s)(II[*+]\0|MM\0[*+]).*")) {
            return Optional.of(TIFF);
        }
        if (start.matches("(?s)RIFF.{4}WEBP")) {
            return Optional.of(WEBP);
        }
        boolean heif = start.length() == PREFIX && start.startsWith("ftyp", 4)
                && HEIF_BRANDS.contains(start.substring(8));
        return heif ? Optional.of(HEIF) : Optional.empty();
    }
}
