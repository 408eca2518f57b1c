package org.cameralucida.image;

import java.awt.Rectangle;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture decoded by an image reader of Java's or of TwelveMonkeys'. */
final class ReaderSource implements PhotoSource {

    /** One part in so many of the memory is for the bands of a picture. */
    private static final int SHARE_OF_MEMORY = 6;
    private static final int UNKNOWN_PIXEL_BYTES = 8;

    private final PhotoFormat format;
    private final ImageReader reader;
    private final PhotoContainer container;
    private final ColorProfile profile;
    private final JpegWarnings warnings = new JpegWarnings();
    private final int width;
    private final int height;
    private boolean byProfile;

    ReaderSource(PhotoFormat format, ImageInputStream stream, PhotoContainer container, ColorProfile profile)
            throws IOException {
        this.format = format;
        reader = reader(format, stream);
        this.container = container;
        this.profile = profile;
        try {
            reader.addIIOReadWarningListener(warnings);
            stream.seek(0);
            reader.setInput(stream, false, true);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            reader.dispose();
            throw failure;
        }
    }

    /** The preferred reader of a format, alone: where it gives up, others guess, and get the colours wrong. */
    private static ImageReader reader(PhotoFormat format, ImageInputStream stream) throws IIOException {
        for (var readers = ImageIO.getImageReaders(stream); readers.hasNext();) {
            var reader = readers.next();
            for (var readerName : reader.getOriginatingProvider().getFormatNames()) {
                if (format.isReadBy(readerName.toLowerCase(Locale.ROOT))) {
                    return reader;
                }
            }
        }
        throw new IIOException("no reader for this " + format.title());
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Raster read(int period) throws IOException {
        if (period > 1 && (format == PhotoFormat.TIFF || format == PhotoFormat.BMP)) {
            return readBands(period);
        }
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(period, period, 0, 0);
        return srgb(parameters, 1);
    }

    private Raster srgb(ImageReadParam parameters, int period) throws IOException {
        var pixels = SrgbPixels.of(reader.read(0, parameters), container.profile(), profile, period);
        byProfile |= pixels.isByProfile();
        return pixels.raster();
    }

    /**
     * Reads every row and leaves pixels out afterwards, since TwelveMonkeys' readers for these formats take wrong
     * pixels when they are to leave some out themselves. Band by band if the whole does not fit in memory; as few as
     * possible, since what lies above a band may have to be decoded again.
     */
    private Raster readBands(int period) throws IOException {
        int across = PhotoSize.ceilDivide(width, period);
        var argb = new int[Math.multiplyExact(across, PhotoSize.ceilDivide(height, period))];
        int rows = bandRows(period);
        for (int top = 0; top < height; top += rows) {
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
            var band = srgb(parameters, period);
            System.arraycopy(band.argb(), 0, argb, top / period * across, band.argb().length);
        }
        return new Raster(across, argb.length / across, argb);
    }

    private int bandRows(int period) throws IOException {
        var type = reader.getRawImageType(0);
        long pixelBytes = UNKNOWN_PIXEL_BYTES;
        if (type != null) {
            int sampleBits = DataBuffer.getDataTypeSize(type.getSampleModel().getDataType());
            pixelBytes = (long) type.getNumBands() * sampleBits / Byte.SIZE;
        }
        long rows = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / (pixelBytes * width);
        return (int) Math.min(PhotoSize.ceilDivide(height, period), Math.max(1, rows / period)) * period;
    }

    @Override
    public boolean isByProfile() {
        return byProfile;
    }

    @Override
    public boolean isMadeUp() {
        return warnings.pictureIsIncomplete(container.progressive());
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
