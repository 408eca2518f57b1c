package org.cameralucida.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import com.luciad.imageio.webp.internal.NativeLoader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A WebP picture: decoded by Google's libwebp, whose native library is loaded when the first such picture is opened.
 * Of an animation the first picture, on its canvas.
 */
final class WebPSource implements PhotoSource {

    /** A picture of fewer pixels than this is not what exhausts the memory outside of Java's. */
    private static final long NEVER_TOO_LARGE = 50_000_000;

    private final ImageReader reader;
    private final byte[] embedded;
    private final ColorProfile profile;
    private final Optional<WebPFrame> frame;
    /** The size of the picture without the canvas around it, pixels. */
    private final int pictureWidth;
    private final int pictureHeight;
    private boolean byProfile;

    /**
     * Looks at the picture's size; decodes nothing yet.
     *
     * @param embedded the ICC profile in the file, or null
     * @param profile what is done with it
     * @throws DecoderMissingException if libwebp does not run on this machine
     * @throws IOException if there is no picture
     */
    WebPSource(ImageInputStream stream, byte[] embedded, ColorProfile profile) throws IOException {
        NativeLibrary.require();
        this.embedded = embedded;
        this.profile = profile;
        frame = WebPFrame.firstOf(stream);
        reader = new WebPImageReaderSpi().createReaderInstance(null);
        reader.setInput(frame.<ImageInputStream>map(picture -> new ByteArrayImageInputStream(picture.file()))
                .orElse(stream));
        pictureWidth = reader.getWidth(0);
        pictureHeight = reader.getHeight(0);
    }

    @Override
    public int width() {
        return frame.map(WebPFrame::width).orElse(pictureWidth);
    }

    @Override
    public int height() {
        return frame.map(WebPFrame::height).orElse(pictureHeight);
    }

    /** The picture; each pixel of a smaller one is the mean of those that it stands for. */
    @Override
    public Raster read(int period) throws IOException {
        var parameters = new WebPReadParam();
        if (period > 1) {
            parameters.setUseScaling(true);
            parameters.setScaledWidth(PhotoSize.ceilDivide(pictureWidth, period));
            parameters.setScaledHeight(PhotoSize.ceilDivide(pictureHeight, period));
        }
        var picture = decode(parameters);
        var pixels = SrgbPixels.of(frame.isPresent() ? onCanvas(picture, frame.get(), period) : picture, embedded,
                profile, 1);
        byProfile = pixels.isByProfile();
        return pixels.raster();
    }

    private BufferedImage decode(WebPReadParam parameters) throws IOException {
        try {
            return reader.read(0, parameters);
        } catch (OutOfMemoryError error) {
            // libwebp's word for damaged transparency, too; Java's own errors have a message.
            if (error.getMessage() == null && (long) pictureWidth * pictureHeight < NEVER_TOO_LARGE) {
                throw new IOException("no memory, or damaged transparency", error);
            }
            throw error;
        }
    }

    private static BufferedImage onCanvas(BufferedImage picture, WebPFrame frame, int period) {
        int width = PhotoSize.ceilDivide(frame.width(), period);
        int height = PhotoSize.ceilDivide(frame.height(), period);
        if (width == picture.getWidth() && height == picture.getHeight()) {
            return picture;
        }
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int left = frame.left() / period;
        int columns = Math.min(picture.getWidth(), width - left);
        var row = new int[columns];
        for (int y = 0, to = frame.top() / period; y < picture.getHeight() && to < height; y++, to++) {
            canvas.setRGB(left, to, columns, 1, picture.getRGB(0, y, columns, 1, row, 0, columns), 0, columns);
        }
        return canvas;
    }

    @Override
    public boolean isByProfile() {
        return byProfile;
    }

    @Override
    public boolean isMadeUp() {
        return false;
    }

    @Override
    public void close() {
        reader.dispose();
    }

    /** Thrown where libwebp does not run. */
    static final class DecoderMissingException extends IOException {

        private static final long serialVersionUID = 1L;

        DecoderMissingException(Throwable cause) {
            super("no libwebp", cause);
        }
    }

    /** The native library: loaded when this class is first used, and tried only once. */
    private static final class NativeLibrary {

        private static final Throwable FAILURE = load();

        private static Throwable load() {
            try {
                // Not through WebPWrapper, which keeps a failure to itself and prints its stack.
                return NativeLoader.initialize() ? null : new UnsatisfiedLinkError("not loaded");
            } catch (RuntimeException | LinkageError failure) {
                return failure;
            }
        }

        static void require() throws DecoderMissingException {
            if (FAILURE != null) {
                throw new DecoderMissingException(FAILURE);
            }
        }
    }
}
