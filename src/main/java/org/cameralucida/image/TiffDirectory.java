package org.cameralucida.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.stream.ImageInputStream;

/**
 * The first directory of a TIFF structure (TIFF 6.0, section 2): that of a TIFF file, or of the EXIF data inside
 * another file (EXIF 2.32, 4.6).
 */
final class TiffDirectory {

    private static final int ORIENTATION = 0x0112;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;

    private static final int LITTLE = 0x4949;
    private static final int BIG = 0x4D4D;
    /** The version of TIFF with 32-bit offsets; BigTIFF has another. */
    private static final int CLASSIC = 42;
    private static final int ENTRY = 12;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    /** More strips or tiles than that are looked at only so far. */
    private static final int MOST_NUMBERS = 1 << 16;

    private final ImageInputStream stream;
    private final long start;
    private final Map<Integer, Field> fields = new HashMap<>();

    /** Where and how a field's numbers are stored. */
    private record Field(int type, long count, long position) {

        int bytes() {
            return switch (type) {
                case BYTE -> 1;
                case SHORT -> 2;
                case LONG -> 4;
                default -> 0;
            };
        }
    }

    private TiffDirectory(ImageInputStream stream, long start) {
        this.stream = stream;
        this.start = start;
    }

    /** How a TIFF file's picture is to be turned, and whether all of it lies within the file. */
    static PhotoContainer read(ImageInputStream stream) throws IOException {
        var directory = new TiffDirectory(stream, 0);
        boolean whole;
        try {
            directory.readFields();
            whole = directory.liesWithin(stream.length(), STRIP_OFFSETS, STRIP_BYTES)
                    && directory.liesWithin(stream.length(), TILE_OFFSETS, TILE_BYTES);
        } catch (EOFException end) {
            whole = false;
        }
        return new PhotoContainer(directory.orientation(), null, whole, true, false);
    }

    /**
     * The orientation that EXIF data say; upright where they say none, or make no sense.
     *
     * @param start where they begin in the stream, with their byte order
     */
    static Orientation exif(ImageInputStream stream, long start) throws IOException {
        var directory = new TiffDirectory(stream, start);
        var order = stream.getByteOrder();
        try {
            directory.readFields();
            return directory.orientation();
        } catch (EOFException end) {
            return directory.orientation();
        } finally {
            stream.setByteOrder(order);
        }
    }

    private void readFields() throws IOException {
        stream.seek(start);
        int order = stream.readUnsignedShort();
        if (order != LITTLE && order != BIG) {
            return;
        }
        stream.setByteOrder(order == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (stream.readUnsignedShort() != CLASSIC) {
            return;
        }
        stream.seek(start + stream.readUnsignedInt());
        int entries = stream.readUnsignedShort();
        long first = stream.getStreamPosition();
        for (int i = 0; i < entries; i++) {
            stream.seek(first + (long) i * ENTRY);
            int tag = stream.readUnsignedShort();
            var field = new Field(stream.readUnsignedShort(), stream.readUnsignedInt(), stream.getStreamPosition());
            // Up to four bytes stand in the entry itself, more where it points.
            boolean inside = field.bytes() * field.count() <= Integer.BYTES;
            long position = inside ? field.position() : start + stream.readUnsignedInt();
            fields.putIfAbsent(tag, new Field(field.type(), field.count(), position));
        }
    }

    private Orientation orientation() throws IOException {
        try {
            var numbers = numbers(ORIENTATION);
            return numbers.length == 0 ? Orientation.TOP_LEFT : Orientation.of(numbers[0]);
        } catch (EOFException end) {
            return Orientation.TOP_LEFT;
        }
    }

    private boolean liesWithin(long length, int offsetsTag, int bytesTag) throws IOException {
        var offsets = numbers(offsetsTag);
        var bytes = numbers(bytesTag);
        for (int i = 0; i < Math.min(offsets.length, bytes.length); i++) {
            if (length >= 0 && offsets[i] + bytes[i] > length) {
                return false;
            }
        }
        return true;
    }

    private long[] numbers(int tag) throws IOException {
        var field = fields.get(tag);
        if (field == null || field.bytes() == 0) {
            return new long[0];
        }
        var numbers = new long[(int) Math.min(MOST_NUMBERS, field.count())];
        stream.seek(field.position());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (field.type()) {
                case BYTE -> stream.readUnsignedByte();
                case SHORT -> stream.readUnsignedShort();
                default -> stream.readUnsignedInt();
            };
        }
        return numbers;
    }
}
