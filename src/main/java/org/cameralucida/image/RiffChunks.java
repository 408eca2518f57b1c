package org.cameralucida.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Walks the chunks of a WebP file (RIFF): EXIF data, colour profile, and whether the file is as long as it says. */
final class RiffChunks {

    static final int HEADER = 12;
    static final int CHUNK_HEADER = 8;

    private static final int EXIF = type("EXIF");
    private static final int PROFILE = type("ICCP");
    private static final int LARGEST_PROFILE = 1 << 22;
    /** "Exif\0\0", which some programs put before the TIFF structure, as in JPEG. */
    private static final int EXIF_PREFIX = 6;

    private RiffChunks() {
    }

    static PhotoContainer read(ImageInputStream stream) throws IOException {
        var orientation = Orientation.TOP_LEFT;
        byte[] profile = null;
        boolean whole = true;
        try {
            stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            stream.seek(4);
            long end = CHUNK_HEADER + stream.readUnsignedInt();
            // One byte of padding at the end is often forgotten.
            whole = stream.length() < 0 || end - 1 <= stream.length();
            for (long at = HEADER; whole && at + CHUNK_HEADER <= end;) {
                stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
                stream.seek(at);
                int type = stream.readInt();
                long length = stream.readUnsignedInt();
                if (type == 0) {
                    // Zeros to the end, most likely: no chunks, and very many.
                    break;
                }
                if (type == EXIF) {
                    boolean prefixed = stream.readByte() == 'E';
                    orientation = TiffDirectory.exif(stream, at + CHUNK_HEADER + (prefixed ? EXIF_PREFIX : 0));
                }
                if (type == PROFILE && length < LARGEST_PROFILE) {
                    profile = new byte[(int) length];
                    stream.readFully(profile);
                }
                at += CHUNK_HEADER + length + (length & 1);
            }
        } catch (EOFException end) {
            whole = false;
        }
        return new PhotoContainer(orientation, profile, whole, true, false);
    }

    /** A chunk's type as the number that stands in the file. */
    static int type(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
