package org.cameralucida.image;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

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

    /**
     * Writes an 8-bit RGB JPEG.
     *
     * @param quality 0 to 1
     * @param stream left open
     */
    public static void jpeg(Raster raster, double quality, OutputStream stream) throws IOException {
        ImageFormats.ready();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(stream)) {
            var options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality((float) quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image(raster), null, null), options);
        } finally {
            writer.dispose();
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
