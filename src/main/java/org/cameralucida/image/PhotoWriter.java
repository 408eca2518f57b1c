package org.cameralucida.image;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Writes pixels as files that every program opens. */
public final class PhotoWriter {

    private PhotoWriter() {
    }

    /**
     * Writes an 8-bit RGB PNG. The same pixels give the same bytes.
     *
     * @param stream left open
     */
    public static void png(Raster raster, OutputStream stream) throws IOException {
        ImageFormats.ready();
        try (var output = ImageIO.createImageOutputStream(stream)) {
            if (output == null || !ImageIO.write(image(raster), "png", output)) {
                throw new IOException("no PNG writer in this Java");
            }
        }
    }

    /** A view of the pixels, not a copy. */
    private static BufferedImage image(Raster raster) {
        var colors = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        var layout = colors.createCompatibleSampleModel(raster.width(), raster.height());
        var data = new DataBufferInt(raster.argb(), raster.argb().length);
        var pixels = java.awt.image.Raster.createWritableRaster(layout, data, new Point());
        return new BufferedImage(colors, pixels, false, null);
    }
}
