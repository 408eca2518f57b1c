package org.cameralucida.image;

import java.lang.ref.WeakReference;
import java.nio.file.Path;

/**
 * The colours of a photo as the numbers in its file are, without the colour profile that makes sRGB of them: decoded again
 * when they are asked for, and kept only while someone uses them. Any thread may ask.
 */
public final class FileColors {

    private final Path file;
    private final PhotoSize size;
    private WeakReference<Raster> decoded = new WeakReference<>(null);

    FileColors(Path file, PhotoSize size) {
        this.file = file;
        this.size = size;
    }

    /** @throws org.cameralucida.message.Problem if the file is no longer what it was */
    synchronized Raster raster() {
        var raster = decoded.get();
        if (raster == null) {
            raster = PhotoReader.read(file, size, ColorProfile.IGNORE).raster();
            decoded = new WeakReference<>(raster);
        }
        return raster;
    }
}
