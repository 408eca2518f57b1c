package org.cameralucida.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture decoded by an image reader of Java's or of TwelveMonkeys'. */
final class ReaderSource implements PhotoSource {

    private final ImageReader reader;
    private final PhotoContainer container;
    private final JpegWarnings warnings = new JpegWarnings();
    private final int width;
    private final int height;

    ReaderSource(PhotoFormat format, ImageInputStream stream, PhotoContainer container) throws IOException {
        reader = reader(format, stream);
        this.container = container;
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
    public BufferedImage read(int period) throws IOException {
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(period, period, 0, 0);
        return reader.read(0, parameters);
    }

    @Override
    public byte[] profile() {
        return container.profile();
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
