package org.cameralucida.image;

import java.io.EOFException;
import java.io.IOException;
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
    private final ColorProfile profile;
    private boolean byProfile;

    /**
     * A decoder for one photo.
     *
     * @param name the file's name, for problems
     * @param fileSize bytes
     * @param size how large the raster may become
     * @param profile what is done with an embedded profile
     */
    PhotoDecoder(String name, ImageInputStream stream, long fileSize, PhotoSize size, ColorProfile profile) {
        this.name = name;
        this.stream = stream;
        this.fileSize = fileSize;
        this.size = size;
        this.profile = profile;
    }

    /** Whether a profile changed the colours of what was decoded. */
    boolean isByProfile() {
        return byProfile;
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
        try {
            return decode(format);
        } catch (Problem problem) {
            throw problem;
        } catch (WebPSource.DecoderMissingException missing) {
            var machine = System.getProperty("os.name") + ", " + System.getProperty("os.arch");
            throw Problem.causedBy(missing, PhotoReader.class, "photo.webp", name, machine);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            throw failed(failure, format);
        }
    }

    private Photo decode(PhotoFormat format) throws IOException {
        var container = PhotoContainer.read(format, stream);
        if (!container.whole()) {
            throw problem("photo.truncated", name);
        }
        if (!container.intact()) {
            throw problem("photo.damaged", name, format.title());
        }
        try (var source = source(format, container)) {
            return decode(source, container.orientation());
        }
    }

    private PhotoSource source(PhotoFormat format, PhotoContainer container) throws IOException {
        return format == PhotoFormat.WEBP ? new WebPSource(stream, container.profile(), profile)
                : new ReaderSource(format, stream, container, profile);
    }

    private Photo decode(PhotoSource source, Orientation orientation) throws IOException {
        int width = source.width();
        int height = source.height();
        checkSize(width, height);
        var stored = source.read(size.period(width, height));
        if (source.isMadeUp()) {
            throw problem("photo.truncated", name);
        }
        byProfile = source.isByProfile();
        var upright = orientation.upright(size.limit(stored));
        return orientation.swapsSides() ? new Photo(name, height, width, upright)
                : new Photo(name, width, height, upright);
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
