package org.cameralucida.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.cameralucida.message.Problem;

/**
 * Decodes the photo in one stream: finds its format, checks its size before anything is decoded, and guards the
 * readers.
 */
final class PhotoDecoder {

    /** A file that claims more is refused: 500 megapixels, five times what large cameras take. */
    private static final long MOST_PIXELS = 500_000_000;

    /** Above this many pixels a file with next to nothing in it is taken for what it is: a trap for decoders. */
    private static final long SUSPICIOUS_PIXELS = 120_000_000;
    private static final long FEWEST_PIXELS_A_BYTE_OF_A_TRAP = 200;

    private static final int MEGA = 1_000_000;

    private final String name;
    private final ImageInputStream stream;
    private final long fileSize;
    private final PhotoSize size;

    /**
     * A decoder for one photo.
     *
     * @param name the file's name, for problems
     * @param fileSize bytes
     * @param size how large the raster may become
     */
    PhotoDecoder(String name, ImageInputStream stream, long fileSize, PhotoSize size) {
        this.name = name;
        this.stream = stream;
        this.fileSize = fileSize;
        this.size = size;
    }

    /**
     * The photo.
     *
     * @throws Problem if there is none that can be shown whole
     * @throws IOException if the file cannot be read
     */
    Photo decode() throws IOException {
        var format = PhotoFormat.of(stream).orElseThrow(() -> problem("photo.unknown", name));
        if (format == PhotoFormat.HEIF) {
            throw problem("photo.heif", name);
        }
        var container = PhotoContainer.read(format, stream);
        if (!container.whole()) {
            throw problem("photo.truncated", name);
        }
        if (!container.intact()) {
            throw problem("photo.damaged", name, format.title());
        }
        // The first reader alone: where it gives up, others guess, and get the colours wrong.
        var reader = reader(format).orElseThrow(() -> problem("photo.damaged", name, format.title()));
        try {
            return decode(reader, container);
        } catch (Problem problem) {
            throw problem;
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            throw failed(failure, format);
        } finally {
            reader.dispose();
        }
    }

    /** The preferred reader of a format. */
    private Optional<ImageReader> reader(PhotoFormat format) {
        for (var readers = ImageIO.getImageReaders(stream); readers.hasNext();) {
            var reader = readers.next();
            for (var readerName : reader.getOriginatingProvider().getFormatNames()) {
                if (format.isReadBy(readerName.toLowerCase(Locale.ROOT))) {
                    return Optional.of(reader);
                }
            }
        }
        return Optional.empty();
    }

    private Photo decode(ImageReader reader, PhotoContainer container) throws IOException {
        var warnings = new JpegWarnings();
        reader.addIIOReadWarningListener(warnings);
        reader.setInput(stream, false, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        checkSize(width, height);
        int period = size.period(width, height);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(period, period, 0, 0);
        keepColorSpace(reader, parameters);
        BufferedImage image = reader.read(0, parameters);
        if (warnings.pictureIsIncomplete(container.progressive())) {
            throw problem("photo.truncated", name);
        }
        var stored = size.limit(SrgbPixels.of(image, container.profile()));
        var upright = container.orientation().upright(stored);
        return container.orientation().swapsSides()
                ? new Photo(name, height, width, upright)
                : new Photo(name, width, height, upright);
    }

    /**
     * Has a picture with transparency and a colour profile of its own decoded as it is, to be converted by us: the
     * readers' own conversion leaves gaps in the samples, with which ColorConvertOp goes wrong in JDK 17.
     */
    private static void keepColorSpace(ImageReader reader, ImageReadParam parameters) throws IOException {
        var raw = reader.getRawImageType(0);
        if (raw == null || !raw.getColorModel().hasAlpha() || raw.getColorModel().getColorSpace().isCS_sRGB()) {
            return;
        }
        for (var types = reader.getImageTypes(0); types.hasNext();) {
            if (types.next().equals(raw)) {
                parameters.setDestinationType(raw);
            }
        }
    }

    private void checkSize(int width, int height) {
        long pixels = (long) width * height;
        var across = Integer.toString(width);
        var down = Integer.toString(height);
        if (width <= 0 || height <= 0) {
            throw problem("photo.sizeless", name, across, down);
        }
        if (pixels > MOST_PIXELS) {
            throw problem("photo.huge", name, across, down, Long.toString(MOST_PIXELS / MEGA));
        }
        if (pixels > SUSPICIOUS_PIXELS && pixels / FEWEST_PIXELS_A_BYTE_OF_A_TRAP > fileSize) {
            throw problem("photo.trap", name, across, down, Long.toString(fileSize));
        }
    }

    private Problem failed(Throwable failure, PhotoFormat format) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return Problem.causedBy(failure, PhotoReader.class, "photo.truncated", name);
            }
        }
        return Problem.causedBy(failure, PhotoReader.class, "photo.damaged", name, format.title());
    }

    private static Problem problem(String key, Object... arguments) {
        return Problem.of(PhotoReader.class, key, arguments);
    }
}
