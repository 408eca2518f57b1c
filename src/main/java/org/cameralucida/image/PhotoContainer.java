package org.cameralucida.image;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * What a photo's file says besides the pixels, and what the image readers do not tell: how to turn it upright, a colour
 * profile that they ignore, and whether the file is whole.
 *
 * @param orientation how to turn the stored pixels
 * @param profile an ICC profile that the reader of this format does not apply, or null
 * @param whole whether the file ends where its structure says it ends, as far as that can be told without decoding
 * @param intact whether the checksums that there are fit, and the coding is one that the readers get right
 * @param progressive whether the picture comes in passes over its whole, each finer than the one before (JPEG)
 */
record PhotoContainer(Orientation orientation, byte[] profile, boolean whole, boolean intact, boolean progressive) {

    private static final PhotoContainer PLAIN = new PhotoContainer(Orientation.TOP_LEFT, null, true, true, false);

    /** Reads the container; the stream is left at its start. */
    static PhotoContainer read(PhotoFormat format, ImageInputStream stream) throws IOException {
        var order = stream.getByteOrder();
        try {
            stream.seek(0);
            return switch (format) {
                case JPEG -> JpegSegments.read(stream);
                case PNG -> PngChunks.read(stream);
                case WEBP -> RiffChunks.read(stream);
                case TIFF -> TiffDirectory.read(stream);
                default -> PLAIN;
            };
        } finally {
            stream.setByteOrder(order == null ? ByteOrder.BIG_ENDIAN : order);
            stream.seek(0);
        }
    }
}
