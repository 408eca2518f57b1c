package org.cameralucida.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import javax.imageio.stream.ImageInputStream;

/**
 * Walks the chunks of a PNG file (PNG specification, third edition): the EXIF data and the colour profile, neither of
 * which Java's reader looks at, and the checksums, which it does not check.
 */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int HEADER = 8;
    private static final int CHECKSUM = 4;
    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_PROFILE = 1 << 22;

    private final ImageInputStream stream;
    private Orientation orientation = Orientation.TOP_LEFT;
    private byte[] profile;
    private boolean intact = true;

    private PngChunks(ImageInputStream stream) {
        this.stream = stream;
    }

    static PhotoContainer read(ImageInputStream stream) throws IOException {
        var chunks = new PngChunks(stream);
        boolean whole = chunks.walk();
        return new PhotoContainer(chunks.orientation, chunks.profile, whole, chunks.intact, false);
    }

    /** Whether the file has all of each chunk, and a last one. */
    private boolean walk() throws IOException {
        try {
            for (long at = SIGNATURE;;) {
                stream.seek(at);
                long length = stream.readUnsignedInt();
                var type = new byte[4];
                stream.readFully(type);
                look(new String(type, StandardCharsets.ISO_8859_1), type, at + HEADER, length);
                if (type[0] == 'I' && type[1] == 'E') {
                    return true;
                }
                at += HEADER + length + CHECKSUM;
            }
        } catch (EOFException end) {
            return false;
        }
    }

    private void look(String name, byte[] type, long start, long length) throws IOException {
        switch (name) {
            case "IHDR", "PLTE", "IDAT", "IEND" -> intact &= checksumFits(type, length);
            case "eXIf" -> orientation = TiffDirectory.exif(stream, start);
            case "iCCP" -> profile = length < LARGEST_PROFILE ? inflate((int) length) : null;
            default -> { }
        }
    }

    private boolean checksumFits(byte[] type, long length) throws IOException {
        var checksum = new CRC32();
        checksum.update(type);
        var buffer = new byte[(int) Math.min(BUFFER, length)];
        for (long left = length; left > 0;) {
            int count = (int) Math.min(buffer.length, left);
            stream.readFully(buffer, 0, count);
            checksum.update(buffer, 0, count);
            left -= count;
        }
        return stream.readUnsignedInt() == checksum.getValue();
    }

    /** The profile after its name, a zero and the compression method; null where it makes no sense. */
    private byte[] inflate(int length) throws IOException {
        var bytes = new byte[length];
        stream.readFully(bytes);
        int zero = 0;
        while (zero < length && bytes[zero] != 0) {
            zero++;
        }
        if (zero + 2 >= length) {
            return null;
        }
        var deflated = new ByteArrayInputStream(bytes, zero + 2, length - zero - 2);
        try (var inflater = new InflaterInputStream(deflated)) {
            return inflater.readNBytes(LARGEST_PROFILE);
        } catch (ZipException | EOFException damaged) {
            return null;
        }
    }
}
