package org.cameralucida.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Walks the chunks of a WebP file (RIFF): the EXIF data, and whether the file is as long as it says. */
final class RiffChunks {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXIF = 'E' | 'X' << 8 | 'I' << 16 | 'F' << 24;
    /** "Exif\0\0", which some programs put before the TIFF structure, as in JPEG. */
    private static final int EXIF_PREFIX = 6;

    private RiffChunks() {
    }

    static PhotoContainer read(ImageInputStream stream) throws IOException {
        var orientation = Orientation.TOP_LEFT;
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
                if (type == EXIF) {
                    boolean prefixed = stream.readByte() == 'E';
                    orientation = TiffDirectory.exif(stream, at + CHUNK_HEADER + (prefixed ? EXIF_PREFIX : 0));
                }
                at += CHUNK_HEADER + length + (length & 1);
            }
        } catch (EOFException end) {
            whole = false;
        }
        return new PhotoContainer(orientation, null, whole, true, false);
    }
}
