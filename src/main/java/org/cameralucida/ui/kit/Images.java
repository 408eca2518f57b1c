package org.cameralucida.ui.kit;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.cameralucida.image.Raster;

/** Between our pixels and JavaFX's. */
public final class Images {

    private Images() {
    }

    /** A picture to be shown; null for null. */
    public static Image of(Raster raster) {
        if (raster == null) {
            return null;
        }
        var image = new WritableImage(raster.width(), raster.height());
        image.getPixelWriter().setPixels(0, 0, raster.width(), raster.height(), PixelFormat.getIntArgbInstance(),
                raster.argb(), 0, raster.width());
        return image;
    }

    /** The pixels of a picture that has been loaded; what is transparent is laid over white. */
    public static Raster raster(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var argb = new int[Math.multiplyExact(width, height)];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = overWhite(argb[i]);
        }
        return new Raster(width, height, argb);
    }

    private static int overWhite(int pixel) {
        int alpha = pixel >>> 24;
        if (alpha == 255) {
            return pixel;
        }
        int opaque = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int mixed = ((pixel >> shift & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255;
            opaque |= mixed << shift;
        }
        return opaque;
    }
}
