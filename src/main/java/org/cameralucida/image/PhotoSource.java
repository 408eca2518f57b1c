package org.cameralucida.image;

import java.io.IOException;

/** The picture in a file, not decoded yet. */
interface PhotoSource extends AutoCloseable {

    /** Width as stored, pixels. */
    int width();

    /** Height as stored, pixels. */
    int height();

    /**
     * One of every {@code period} pixels, across and down, or their mean; or every pixel, where the decoder cannot
     * leave any out.
     */
    Raster read(int period) throws IOException;

    /** Whether a colour profile changed the colours of what was read. */
    boolean isByProfile();

    /** Whether part of what was read is not in the file and was made up. */
    boolean isMadeUp();

    @Override
    void close();
}
