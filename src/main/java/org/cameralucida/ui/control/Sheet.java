package org.cameralucida.ui.control;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * An image whose pixels are an array of ours, premultiplied ARGB, one a device pixel: filled on any thread while it is
 * not on display, then handed to the scene graph without a copy. Of a sheet that is used again, the upper left part may
 * be all that is painted: for each new image the toolkit makes a texture, and frees it late.
 */
final class Sheet {

    private final int stride;
    private final int rows;
    private final int[] pixels;
    private int width;
    private int height;
    private PixelBuffer<IntBuffer> buffer;
    private WritableImage image;

    Sheet(int width, int height, int[] pixels) {
        this.stride = width;
        this.rows = height;
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    Sheet(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /** Only so much of it is painted on from now on. */
    Sheet of(int usedWidth, int usedHeight) {
        width = usedWidth;
        height = usedHeight;
        return this;
    }

    /** Whether there is room for so much, and it is not larger than that. */
    boolean fits(int leastWidth, int leastHeight, int widest, int highest) {
        return stride >= leastWidth && stride <= widest && rows >= leastHeight && rows <= highest;
    }

    /** Pixels in memory from one row to the next: the width of all of it. */
    int stride() {
        return stride;
    }

    /** The height of all of it. */
    int rows() {
        return rows;
    }

    /** Of what is painted. */
    int width() {
        return width;
    }

    /** Of what is painted. */
    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    /** The part of {@link #image} that is painted. */
    Rectangle2D painted() {
        return new Rectangle2D(0, 0, width, height);
    }

    /** The image of the pixels as they are now. On the JavaFX thread. */
    WritableImage image() {
        repeatEdges();
        if (image == null) {
            buffer = new PixelBuffer<>(stride, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        } else {
            buffer.updateBuffer(all ->
                    new Rectangle2D(0, 0, Math.min(width + 1, stride), Math.min(height + 1, rows)));
        }
        return image;
    }

    /** Where it is stretched, the last pixels are mixed with those next to them, which may be of an older picture. */
    private void repeatEdges() {
        if (width < stride) {
            for (int i = width; i < height * stride; i += stride) {
                pixels[i] = pixels[i - 1];
            }
        }
        if (height < rows) {
            System.arraycopy(pixels, (height - 1) * stride, pixels, height * stride, Math.min(width + 1, stride));
        }
    }
}
