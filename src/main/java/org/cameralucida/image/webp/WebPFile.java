package org.cameralucida.image.webp;

import java.io.EOFException;
import java.io.IOException;

/**
 * A WebP file (RFC 9649, section 2): its size, its colour profile, and its picture; of an animation the first
 * picture, on the canvas.
 */
public final class WebPFile {

    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    private static final int EXTENDED = code("VP8X");
    private static final int LOSSY = code("VP8 ");
    private static final int LOSSLESS = code("VP8L");
    private static final int ALPHA = code("ALPH");
    private static final int PROFILE = code("ICCP");
    private static final int FRAME = code("ANMF");

    private final byte[] data;
    private int width;
    private int height;
    private byte[] profile;
    /** Where the picture lies on the canvas; its own size. */
    private int left;
    private int top;
    private int pictureWidth;
    private int pictureHeight;
    private Chunk picture;
    private Chunk alpha;

    private record Chunk(int type, int start, int length) {
    }

    /**
     * Reads the container; decodes nothing yet.
     *
     * @param data the whole file; not copied
     * @throws IOException if it makes no sense; an {@link EOFException} if it ends too early
     */
    public WebPFile(byte[] data) throws IOException {
        this.data = data;
        readChunks(FILE_HEADER, data.length);
        if (picture == null) {
            throw new EOFException("no picture");
        }
        int size = picture.type() == LOSSLESS ? LosslessDecoder.size(data, picture.start(), picture.length())
                : lossySize();
        pictureWidth = size & 0xFFFF;
        pictureHeight = size >>> 16;
        if (width == 0) {
            width = pictureWidth;
            height = pictureHeight;
        }
    }

    /** The canvas's width, pixels. */
    public int width() {
        return width;
    }

    /** The canvas's height, pixels. */
    public int height() {
        return height;
    }

    /** The ICC profile, or null. */
    public byte[] profile() {
        return profile;
    }

    /**
     * The picture.
     *
     * @param period every how many pixels one is wanted, across and down
     * @return red, green, blue and opacity of each, row by row from the top left; not multiplied by the opacity
     * @throws IOException if it makes no sense; an {@link EOFException} if it ends too early
     */
    public byte[] decode(int period) throws IOException {
        int across = (pictureWidth + period - 1) / period;
        int down = (pictureHeight + period - 1) / period;
        var rgba = new byte[Math.multiplyExact(Math.multiplyExact(across, down), 4)];
        if (picture.type() == LOSSLESS) {
            decodeLossless(rgba, period);
        } else {
            decodeLossy(rgba, period);
        }
        boolean fills = left == 0 && top == 0 && pictureWidth == width && pictureHeight == height;
        return fills ? rgba : onCanvas(rgba, across, down, period);
    }

    private void decodeLossless(byte[] rgba, int period) throws IOException {
        var pixels = LosslessDecoder.decode(data, picture.start(), picture.length());
        for (int y = 0, to = 0; y < pictureHeight; y += period) {
            for (int x = 0; x < pictureWidth; x += period) {
                int pixel = pixels[y * pictureWidth + x];
                rgba[to++] = (byte) (pixel >> 16);
                rgba[to++] = (byte) (pixel >> 8);
                rgba[to++] = (byte) pixel;
                rgba[to++] = (byte) (pixel >> 24);
            }
        }
    }

    private void decodeLossy(byte[] rgba, int period) throws IOException {
        Vp8Decoder.decode(data, picture.start(), picture.length()).toRgba(rgba, period);
        var opacity = alpha == null ? null
                : AlphaPlane.decode(data, alpha.start(), alpha.length(), pictureWidth, pictureHeight);
        for (int y = 0, to = 3; y < pictureHeight; y += period) {
            for (int x = 0; x < pictureWidth; x += period, to += 4) {
                rgba[to] = opacity == null ? (byte) 255 : opacity[y * pictureWidth + x];
            }
        }
    }

    /** Lays the picture on the transparent canvas. */
    private byte[] onCanvas(byte[] rgba, int across, int down, int period) {
        int canvasAcross = (width + period - 1) / period;
        int canvasDown = (height + period - 1) / period;
        var canvas = new byte[Math.multiplyExact(Math.multiplyExact(canvasAcross, canvasDown), 4)];
        int x = left / period;
        int copied = Math.min(across, canvasAcross - x);
        for (int y = 0; copied > 0 && y < Math.min(down, canvasDown - top / period); y++) {
            System.arraycopy(rgba, y * across * 4, canvas, ((top / period + y) * canvasAcross + x) * 4, copied * 4);
        }
        return canvas;
    }

    private void readChunks(int start, int end) throws IOException {
        for (int at = start; picture == null && at + CHUNK_HEADER <= end;) {
            long length = number(at + 4, 4) & 0xFFFFFFFFL;
            int body = at + CHUNK_HEADER;
            if (body + length > data.length) {
                throw new EOFException("a chunk ends after the file");
            }
            readChunk(new Chunk(number(at, 4), body, (int) length));
            at = (int) Math.min(end, body + length + (length & 1));
        }
    }

    private void readChunk(Chunk chunk) throws IOException {
        int start = chunk.start();
        if (chunk.type() == EXTENDED && chunk.length() >= 10) {
            width = number(start + 4, 3) + 1;
            height = number(start + 7, 3) + 1;
        } else if (chunk.type() == PROFILE) {
            profile = java.util.Arrays.copyOfRange(data, start, start + chunk.length());
        } else if (chunk.type() == FRAME && chunk.length() >= FRAME_HEADER) {
            left = 2 * number(start, 3);
            top = 2 * number(start + 3, 3);
            readChunks(start + FRAME_HEADER, start + chunk.length());
        } else if (chunk.type() == ALPHA) {
            alpha = chunk;
        } else if (chunk.type() == LOSSY || chunk.type() == LOSSLESS) {
            picture = chunk;
        }
    }

    private int lossySize() throws IOException {
        if (picture.length() < 10) {
            throw new EOFException("no frame header");
        }
        return number(picture.start() + 6, 2) & 0x3FFF | (number(picture.start() + 8, 2) & 0x3FFF) << 16;
    }

    /** A number of so many bytes, the lowest first. */
    private int number(int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (data[at + i] & 0xFF) << 8 * i;
        }
        return number;
    }

    private static int code(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
