package org.cameralucida.image.webp;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decodes a lossless picture (RFC 9649, section 3) into pixels {@code 0xAARRGGBB}, not multiplied by their opacity. */
final class LosslessDecoder {

    private static final int SIGNATURE = 0x2F;
    private static final int HEADER_BYTES = 5;
    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int NEAR = 120;
    private static final int HASH = 0x1E35A7BD;

    /** Where the nearest 120 pixels lie (section 3.6.2.2): rows up times 16, plus 8 less columns to the left. */
    private static final int[] NEIGHBOURS = {
        0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1a, 0x26, 0x2a, 0x38, 0x05, 0x37, 0x39, 0x15, 0x1b,
        0x36, 0x3a, 0x25, 0x2b, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1c, 0x35, 0x3b, 0x46, 0x4a, 0x24, 0x2c, 0x58, 0x45,
        0x4b, 0x34, 0x3c, 0x03, 0x57, 0x59, 0x13, 0x1d, 0x56, 0x5a, 0x23, 0x2d, 0x44, 0x4c, 0x55, 0x5b, 0x33, 0x3d,
        0x68, 0x02, 0x67, 0x69, 0x12, 0x1e, 0x66, 0x6a, 0x22, 0x2e, 0x54, 0x5c, 0x43, 0x4d, 0x65, 0x6b, 0x32, 0x3e,
        0x78, 0x01, 0x77, 0x79, 0x53, 0x5d, 0x11, 0x1f, 0x64, 0x6c, 0x42, 0x4e, 0x76, 0x7a, 0x21, 0x2f, 0x75, 0x7b,
        0x31, 0x3f, 0x63, 0x6d, 0x52, 0x5e, 0x00, 0x74, 0x7c, 0x41, 0x4f, 0x10, 0x20, 0x62, 0x6e, 0x30, 0x73, 0x7d,
        0x51, 0x5f, 0x40, 0x72, 0x7e, 0x61, 0x6f, 0x50, 0x71, 0x7f, 0x60, 0x70};

    private final BitReader reader;

    private LosslessDecoder(BitReader reader) {
        this.reader = reader;
    }

    /** Five codes, for green and lengths, red, blue, alpha, and distances. */
    private record Codes(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
    }

    /** Which codes hold where: those at a pixel are {@code groups[map[tile]]}, or the first where there is no map. */
    private record Groups(Codes[] groups, int[] map, int tileBits, int tilesAcross) {

        Codes at(int x, int y) {
            return map == null ? groups[0] : groups[map[(y >> tileBits) * tilesAcross + (x >> tileBits)] >> 8 & 0xFFFF];
        }

        int tileMask() {
            return map == null ? -1 : (1 << tileBits) - 1;
        }
    }

    /** The size that a lossless picture announces: width in the lower 16 bits, height in the upper. */
    static int size(byte[] data, int start, int length) throws IOException {
        if (length < HEADER_BYTES) {
            throw new EOFException("no header");
        }
        if (data[start] != SIGNATURE || (data[start + 4] & 0xE0) != 0) {
            throw new IOException("not a lossless picture");
        }
        int bits = data[start + 1] & 0xFF | (data[start + 2] & 0xFF) << 8 | (data[start + 3] & 0xFF) << 16
                | (data[start + 4] & 0xFF) << 24;
        return (bits & 0x3FFF) + 1 | (bits >>> 14 & 0x3FFF) + 1 << 16;
    }

    /** The pixels of a picture with its header. */
    static int[] decode(byte[] data, int start, int length) throws IOException {
        int size = size(data, start, length);
        return decode(data, start + HEADER_BYTES, length - HEADER_BYTES, size & 0xFFFF, size >>> 16);
    }

    /** The pixels of a picture without a header, whose size is known. */
    static int[] decode(byte[] data, int start, int length, int width, int height) throws IOException {
        return new LosslessDecoder(new BitReader(data, start, length)).picture(width, height);
    }

    private int[] picture(int width, int height) throws IOException {
        Deque<LosslessTransform> transforms = new ArrayDeque<>();
        int packedWidth = width;
        int seen = 0;
        while (reader.flag()) {
            int type = reader.bits(2);
            if ((seen & 1 << type) != 0) {
                throw new IOException("a transform twice");
            }
            seen |= 1 << type;
            var transform = readTransform(type, packedWidth, height);
            transforms.push(transform);
            packedWidth = transform.packedWidth();
        }
        var pixels = pixels(packedWidth, height, true);
        for (var transform : transforms) {
            pixels = transform.undo(pixels, height);
        }
        return pixels;
    }

    private LosslessTransform readTransform(int type, int width, int height) throws IOException {
        return switch (type) {
            case LosslessTransform.PREDICTION, LosslessTransform.COLOR -> {
                int bits = reader.bits(3) + 2;
                yield new LosslessTransform(type, width, bits, pixels(tiles(width, bits), tiles(height, bits), false));
            }
            case LosslessTransform.SUBTRACT_GREEN -> new LosslessTransform(type, width, 0, null);
            default -> {
                var palette = pixels(reader.bits(8) + 1, 1, false);
                for (int i = 1; i < palette.length; i++) {
                    palette[i] = LosslessTransform.add(palette[i], palette[i - 1]);
                }
                int bits = palette.length > 16 ? 0 : palette.length > 4 ? 1 : palette.length > 2 ? 2 : 3;
                yield new LosslessTransform(type, width, bits, palette);
            }
        };
    }

    static int tiles(int extent, int bits) {
        return extent + (1 << bits) - 1 >> bits;
    }

    private int[] pixels(int width, int height, boolean main) throws IOException {
        int cacheBits = 0;
        if (reader.flag()) {
            cacheBits = reader.bits(4);
            if (cacheBits < 1 || cacheBits > 11) {
                throw new IOException("a colour cache of " + cacheBits + " bits");
            }
        }
        var groups = readGroups(width, height, main, cacheBits);
        return decode(width, height, groups, cacheBits);
    }

    private Groups readGroups(int width, int height, boolean main, int cacheBits) throws IOException {
        int[] map = null;
        int tileBits = 0;
        int count = 1;
        if (main && reader.flag()) {
            tileBits = reader.bits(3) + 2;
            map = pixels(tiles(width, tileBits), tiles(height, tileBits), false);
            for (int entry : map) {
                count = Math.max(count, (entry >> 8 & 0xFFFF) + 1);
            }
        }
        var codes = new Codes[count];
        for (int i = 0; i < count; i++) {
            int greens = LITERALS + LENGTHS + (cacheBits > 0 ? 1 << cacheBits : 0);
            codes[i] = new Codes(PrefixCode.readCode(reader, greens), PrefixCode.readCode(reader, LITERALS),
                    PrefixCode.readCode(reader, LITERALS), PrefixCode.readCode(reader, LITERALS),
                    PrefixCode.readCode(reader, DISTANCES));
        }
        return new Groups(codes, map, tileBits, tiles(width, tileBits));
    }

    private int[] decode(int width, int height, Groups groups, int cacheBits) throws IOException {
        var pixels = new int[Math.multiplyExact(width, height)];
        var cache = new int[cacheBits > 0 ? 1 << cacheBits : 0];
        int mask = groups.tileMask();
        var codes = groups.at(0, 0);
        int x = 0;
        int y = 0;
        for (int at = 0; at < pixels.length;) {
            if ((x & mask) == 0) {
                codes = groups.at(x, y);
            }
            int symbol = codes.green().read(reader);
            int count = 1;
            if (symbol < LITERALS) {
                int red = codes.red().read(reader);
                int blue = codes.blue().read(reader);
                pixels[at] = codes.alpha().read(reader) << 24 | red << 16 | symbol << 8 | blue;
            } else if (symbol < LITERALS + LENGTHS) {
                count = number(symbol - LITERALS);
                copy(pixels, at, count, distance(width, number(codes.distance().read(reader))));
            } else {
                pixels[at] = cache[symbol - LITERALS - LENGTHS];
            }
            for (int i = 0; cacheBits > 0 && i < count; i++) {
                cache[HASH * pixels[at + i] >>> 32 - cacheBits] = pixels[at + i];
            }
            at += count;
            x += count;
            if (x >= width) {
                y += x / width;
                x %= width;
            }
            if (count > 1 && y < height) {
                codes = groups.at(x, y);
            }
        }
        return pixels;
    }

    private static void copy(int[] pixels, int at, int count, int distance) throws IOException {
        if (distance > at || count > pixels.length - at) {
            throw new IOException("a copy of pixels that are not there");
        }
        for (int i = at; i < at + count; i++) {
            pixels[i] = pixels[i - distance];
        }
    }

    /** A length or a distance: a prefix and the bits that it asks for. */
    private int number(int prefix) throws IOException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extra = prefix - 2 >> 1;
        return (2 + (prefix & 1) << extra) + reader.bits(extra) + 1;
    }

    private static int distance(int width, int code) {
        if (code > NEAR) {
            return code - NEAR;
        }
        int neighbour = NEIGHBOURS[code - 1];
        return Math.max(1, (neighbour >> 4) * width + 8 - (neighbour & 15));
    }
}
