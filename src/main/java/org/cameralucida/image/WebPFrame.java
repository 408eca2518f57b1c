package org.cameralucida.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * The first picture of a WebP animation (RFC 9649, section 2.7), cut out of it as a file of its own: the decoder takes
 * no animations.
 *
 * @param width the canvas's width, pixels
 * @param height the canvas's height, pixels
 * @param left where on the canvas the picture lies, pixels
 * @param top where on the canvas the picture lies, pixels
 * @param file a WebP file that holds the picture alone
 */
record WebPFrame(int width, int height, int left, int top, byte[] file) {

    private static final int EXTENDED = RiffChunks.type("VP8X");
    private static final int FRAME = RiffChunks.type("ANMF");
    private static final int ANIMATED = 2;
    private static final int TRANSPARENT = 16;

    private static final int FRAME_HEADER = 16;
    /** Where a frame's header has its width and height, three bytes each, written as in the header of a file. */
    private static final int FRAME_SIZE = 6;
    private static final int EXTENDED_LENGTH = 10;

    /**
     * The first picture, if the file is an animation.
     *
     * @throws IOException if the animation makes no sense; an {@link EOFException} if it has no picture
     */
    static Optional<WebPFrame> firstOf(ImageInputStream stream) throws IOException {
        var order = stream.getByteOrder();
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        try {
            stream.seek(RiffChunks.HEADER);
            boolean extended = stream.readInt() == EXTENDED && stream.readUnsignedInt() >= EXTENDED_LENGTH;
            if (!extended || (stream.readInt() & ANIMATED) == 0) {
                return Optional.empty();
            }
            var size = new byte[2 * 3];
            stream.readFully(size);
            var canvas = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
            return Optional.of(of(1 + number(canvas, 0), 1 + number(canvas, 3), frame(stream)));
        } finally {
            stream.setByteOrder(order);
        }
    }

    /** The content of the first chunk with a picture. */
    private static ByteBuffer frame(ImageInputStream stream) throws IOException {
        for (long at = RiffChunks.HEADER;;) {
            stream.seek(at);
            int type = stream.readInt();
            long length = stream.readUnsignedInt();
            if (type == 0) {
                throw new EOFException("zeros where a picture should be");
            }
            if (type == FRAME) {
                if (length < FRAME_HEADER || length > stream.length() - stream.getStreamPosition()) {
                    throw new EOFException("a picture of " + length + " bytes");
                }
                var frame = new byte[(int) length];
                stream.readFully(frame);
                return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += RiffChunks.CHUNK_HEADER + length + (length & 1);
        }
    }

    private static WebPFrame of(int width, int height, ByteBuffer frame) throws IOException {
        int left = 2 * number(frame, 0);
        int top = 2 * number(frame, 3);
        if (left + 1 + number(frame, FRAME_SIZE) > width || top + 1 + number(frame, FRAME_SIZE + 3) > height) {
            throw new IOException("a picture beyond its canvas");
        }
        int content = 4 + RiffChunks.CHUNK_HEADER + EXTENDED_LENGTH + frame.capacity() - FRAME_HEADER;
        var file = ByteBuffer.allocate(RiffChunks.CHUNK_HEADER + content).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(RiffChunks.type("RIFF")).putInt(content).putInt(RiffChunks.type("WEBP"));
        file.putInt(EXTENDED).putInt(EXTENDED_LENGTH).putInt(TRANSPARENT).put(frame.array(), FRAME_SIZE, 2 * 3);
        file.put(frame.array(), FRAME_HEADER, frame.capacity() - FRAME_HEADER);
        return new WebPFrame(width, height, left, top, file.array());
    }

    /** A number of three bytes. */
    private static int number(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF | (bytes.get(at + 2) & 0xFF) << 16;
    }
}
