package org.cameralucida.ui.control;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * An image whose pixels are an array of ours, premultiplied ARGB, one a device pixel: filled on any thread while it is
 * not on display, then handed to the scene graph without a copy.
 */
final class Sheet {

    private final int width;
    private final int height;
    private final int[] pixels;
    private PixelBuffer<IntBuffer> buffer;
    private WritableImage image;

    Sheet(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    Sheet(int width, int height) {
        this(width, height, new int[width * height]);
    }

    boolean measures(int otherWidth, int otherHeight) {
        return width == otherWidth && height == otherHeight;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    /** The image of the pixels as they are now. On the JavaFX thread. */
    WritableImage image() {
        if (image == null) {
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        } else {
            buffer.updateBuffer(all -> null);
        }
        return image;
    }
}
