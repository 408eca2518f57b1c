package org.cameralucida.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/** Walks the segments before the picture of a JPEG file (ITU-T T.81, annex B): the EXIF data and the kind of coding. */
final class JpegSegments {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int APP1 = 0xE1;
    private static final byte[] EXIF = "Exif\0".getBytes(StandardCharsets.US_ASCII);
    /** The identifier and one byte of padding. */
    private static final int EXIF_BYTES = EXIF.length + 1;

    private final ImageInputStream stream;
    private Orientation orientation;
    private boolean progressive;
    private boolean lossless;
    private boolean shifted;

    private JpegSegments(ImageInputStream stream) {
        this.stream = stream;
    }

    static PhotoContainer read(ImageInputStream stream) throws IOException {
        var segments = new JpegSegments(stream);
        boolean whole = true;
        try {
            segments.walk();
        } catch (EOFException end) {
            whole = false;
        }
        var orientation = segments.orientation == null ? Orientation.TOP_LEFT : segments.orientation;
        // The reader for lossless pictures forgets to undo their point transform.
        boolean right = !(segments.lossless && segments.shifted);
        return new PhotoContainer(orientation, null, whole, right, segments.progressive);
    }

    private void walk() throws IOException {
        stream.seek(2);
        for (int marker = marker(); marker != END; marker = marker()) {
            if (marker <= 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            long start = stream.getStreamPosition();
            int length = stream.readUnsignedShort();
            if (marker == START_OF_SCAN) {
                stream.seek(start + length - 1);
                shifted = (stream.readUnsignedByte() & 0x0F) != 0;
                return;
            }
            progressive |= marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE;
            lossless |= marker == 0xC3;
            if (orientation == null && marker == APP1 && length > EXIF_BYTES + 2 && isExif()) {
                orientation = TiffDirectory.exif(stream, start + 2 + EXIF_BYTES);
            }
            stream.seek(start + Math.max(2, length));
        }
    }

    /** The next marker; other bytes before it are passed over, as libjpeg does. */
    private int marker() throws IOException {
        int code = 0;
        while (code == 0) {
            while (stream.readUnsignedByte() != 0xFF) {
                // Not a marker.
            }
            do {
                code = stream.readUnsignedByte();
            } while (code == 0xFF);
        }
        return code;
    }

    private boolean isExif() throws IOException {
        for (byte expected : EXIF) {
            if (stream.readByte() != expected) {
                return false;
            }
        }
        return true;
    }
}
