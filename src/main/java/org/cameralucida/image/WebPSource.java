package org.cameralucida.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import org.cameralucida.image.webp.WebPFile;

/** A WebP picture: decoded by us. */
final class WebPSource implements PhotoSource {

    private static final int BANDS = 4;

    private final WebPFile file;

    WebPSource(ImageInputStream stream, long length) throws IOException {
        var data = new byte[Math.toIntExact(length)];
        stream.seek(0);
        stream.readFully(data);
        file = new WebPFile(data);
    }

    @Override
    public int width() {
        return file.width();
    }

    @Override
    public int height() {
        return file.height();
    }

    @Override
    public Raster read(int period) throws IOException {
        var rgba = file.decode(period);
        int width = PhotoSize.ceilDivide(width(), period);
        var pixels = java.awt.image.Raster.createInterleavedRaster(new DataBufferByte(rgba, rgba.length), width,
                PhotoSize.ceilDivide(height(), period), width * BANDS, BANDS, new int[] {0, 1, 2, 3}, null);
        var colors = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), true, false,
                Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        return SrgbPixels.of(new BufferedImage(colors, pixels, false, null), file.profile(), 1);
    }

    @Override
    public boolean isMadeUp() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
