package org.cameralucida.image;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** The picture in a file, not decoded yet. */
interface PhotoSource extends AutoCloseable {

    /** Width as stored, pixels. */
    int width();

    /** Height as stored, pixels. */
    int height();

    /** Every {@code period}th pixel, across and down; or every pixel, where the decoder cannot leave any out. */
    BufferedImage read(int period) throws IOException;

    /** A colour profile that has yet to be applied to what was read, or null. */
    byte[] profile();

    /** Whether part of what was read is not in the file and was made up. */
    boolean isMadeUp();

    @Override
    void close();
}
