package org.cameralucida.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.SinglePixelPackedSampleModel;

/** The samples of a decoded image, of whatever type and layout, as unsigned bytes: pixel by pixel, band by band. */
final class ByteSamples {

    /** Bytes from one pixel to the next, where there is nothing else between them. */
    private static final int PACKED = 3;
    private static final double UNSIGNED_INT_RANGE = 0x1p32;

    private final BufferedImage image;
    private final java.awt.image.Raster raster;
    private final int bands;
    private final double[] largest;

    ByteSamples(BufferedImage image) {
        this.image = image;
        raster = image.getRaster();
        bands = raster.getNumBands();
        largest = new double[bands];
        for (int band = 0; band < bands; band++) {
            // Samples of 10 bits, say, lie in 16; only the colour model knows.
            var colors = image.getColorModel();
            int bits = raster.getSampleModel().getSampleSize(band);
            largest[band] = largest(band < colors.getNumComponents() ? Math.min(bits, colors.getComponentSize(band))
                    : bits);
        }
    }

    int bands() {
        return bands;
    }

    /** What a sample of full intensity is. */
    private double largest(int bits) {
        return switch (raster.getSampleModel().getDataType()) {
            case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> 1;
            case DataBuffer.TYPE_SHORT -> Short.MAX_VALUE;
            default -> Math.scalb(1.0, bits) - 1;
        };
    }

    /** So many rows, {@code width · bands} bytes each: the one at {@code top} and every {@code step}th after it. */
    byte[] rows(int top, int rows, int step) {
        var bytes = new byte[image.getWidth() * rows * bands];
        var layout = raster.getSampleModel();
        if (areBytes()) {
            copy((ComponentSampleModel) layout, (DataBufferByte) raster.getDataBuffer(), top, rows, step, bytes);
        } else if (layout.getDataType() == DataBuffer.TYPE_USHORT || layout.getDataType() == DataBuffer.TYPE_BYTE
                || layout instanceof SinglePixelPackedSampleModel) {
            scaleIntegers(top, rows, step, bytes);
        } else {
            scale(top, rows, step, bytes);
        }
        return bytes;
    }

    /** Whether the samples lie there as they are wanted, though in another order maybe. */
    private boolean areBytes() {
        return raster.getSampleModel() instanceof ComponentSampleModel
                && raster.getDataBuffer() instanceof DataBufferByte data && fillBytes() && data.getNumBanks() == 1
                && startsAtOrigin();
    }

    /**
     * The first three bands of every {@code step}th pixel of every {@code step}th row, as opaque pixels: what
     * {@link #rows} says, without a copy in between.
     *
     * @return whether that could be done
     */
    boolean pack(int step, int[] argb) {
        if (!areBytes()) {
            return false;
        }
        var layout = (ComponentSampleModel) raster.getSampleModel();
        var data = (DataBufferByte) raster.getDataBuffer();
        int first = data.getOffset();
        int[] bands = layout.getBandOffsets();
        int next = step * layout.getPixelStride();
        int across = PhotoSize.ceilDivide(image.getWidth(), step);
        for (int y = 0, to = 0; y < image.getHeight(); y += step, to += across) {
            int row = first + y * layout.getScanlineStride();
            if (next == PACKED) {
                packRow(data.getData(), row + bands[0], row + bands[1], row + bands[2], argb, to, across);
            } else {
                for (int x = 0, from = row; x < across; x++, from += next) {
                    argb[to + x] = pixel(data.getData(), from + bands[0], from + bands[1], from + bands[2]);
                }
            }
        }
        return true;
    }

    /** The usual case: a loop whose steps are known is compiled without checks of each index. */
    private static void packRow(byte[] source, int red, int green, int blue, int[] argb, int to, int across) {
        for (int x = 0; x < across; x++) {
            argb[to + x] = pixel(source, red + PACKED * x, green + PACKED * x, blue + PACKED * x);
        }
    }

    private static int pixel(byte[] source, int red, int green, int blue) {
        return 0xFF000000 | (source[red] & 0xFF) << 16 | (source[green] & 0xFF) << 8 | source[blue] & 0xFF;
    }

    private boolean fillBytes() {
        for (double most : largest) {
            if (most != 255) {
                return false;
            }
        }
        return true;
    }

    private boolean startsAtOrigin() {
        return raster.getMinX() == 0 && raster.getMinY() == 0 && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0;
    }

    private void copy(ComponentSampleModel layout, DataBufferByte data, int top, int rows, int step, byte[] bytes) {
        int width = image.getWidth();
        byte[] source = data.getData();
        for (int y = 0; y < rows; y++) {
            for (int band = 0; band < bands; band++) {
                int row = (top + y * step) * layout.getScanlineStride();
                int from = data.getOffset() + row + layout.getBandOffsets()[band];
                int end = (y + 1) * width * bands;
                for (int to = y * width * bands + band; to < end; to += bands, from += layout.getPixelStride()) {
                    bytes[to] = source[from];
                }
            }
        }
    }

    private void scaleIntegers(int top, int rows, int step, byte[] bytes) {
        var row = new int[image.getWidth() * bands];
        var most = new int[bands];
        for (int band = 0; band < bands; band++) {
            most[band] = (int) largest[band];
        }
        for (int y = 0, to = 0; y < rows; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + top + y * step, image.getWidth(), 1, row);
            for (int i = 0, band = 0; i < row.length; i++, band = band + 1 == bands ? 0 : band + 1) {
                bytes[to++] = (byte) ((Math.min(row[i], most[band]) * 255 + most[band] / 2) / most[band]);
            }
        }
    }

    private void scale(int top, int rows, int step, byte[] bytes) {
        var row = new double[image.getWidth() * bands];
        boolean whole = raster.getSampleModel().getDataType() == DataBuffer.TYPE_INT;
        for (int y = 0, to = 0; y < rows; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + top + y * step, image.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                // 32-bit samples are unsigned; Java reads them signed.
                double sample = whole && row[i] < 0 ? row[i] + UNSIGNED_INT_RANGE : row[i];
                bytes[to++] = (byte) Math.round(255 * Math.max(0, Math.min(1, sample / largest[i % bands])));
            }
        }
    }
}
