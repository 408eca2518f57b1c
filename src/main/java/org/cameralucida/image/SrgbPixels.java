package org.cameralucida.image;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pixels of a decoded image of any kind as opaque 8-bit sRGB: palettes looked up, 16-bit and floating-point samples
 * rounded, other colour spaces converted, transparency laid over white.
 *
 * <p>Grey levels are taken as they are, as every other program does: Java's own conversion takes its grey colour
 * space for linear light, and brightens.
 */
final class SrgbPixels {

    private static final int STRIP_ROWS = 64;

    private final BufferedImage image;
    private final int period;
    /**
     * As wide as the image; of the result's {@code across × down} pixels each is {@code period} of the image's apart.
     */
    private final int width;
    private final int across;
    private final int down;
    private final int[] argb;
    private final ColorProfile wanted;
    private boolean byProfile;

    private SrgbPixels(BufferedImage image, ColorProfile wanted, int period) {
        this.image = image;
        this.wanted = wanted;
        this.period = period;
        width = image.getWidth();
        across = PhotoSize.ceilDivide(width, period);
        down = PhotoSize.ceilDivide(image.getHeight(), period);
        argb = new int[Math.multiplyExact(across, down)];
    }

    /**
     * Converts an image.
     *
     * @param embedded a profile that the image's reader has not applied, or null; passed over where it makes no sense
     * @param wanted whether a profile, this one or the image's own, is applied at all
     * @param period every how many pixels one is wanted, across and down
     */
    static SrgbPixels of(BufferedImage image, byte[] embedded, ColorProfile wanted, int period) {
        var pixels = new SrgbPixels(image, wanted, period);
        pixels.convert(embedded);
        return pixels;
    }

    Raster raster() {
        return new Raster(across, down, argb);
    }

    /** Whether a profile changed the colours. */
    boolean isByProfile() {
        return byProfile;
    }

    private void convert(byte[] embedded) {
        var colors = image.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            fromPalette(palette);
            return;
        }
        int type = colors.getColorSpace().getType();
        if (!(colors instanceof ComponentColorModel || colors instanceof DirectColorModel)
                || type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB && type != ColorSpace.TYPE_CMYK) {
            fromColorModel();
            return;
        }
        var samples = new ByteSamples(image);
        int bands = samples.bands();
        int colorBands = colors.getNumColorComponents();
        int alphaBand = colors.hasAlpha() && bands > colorBands ? colorBands : -1;
        var profile = type == ColorSpace.TYPE_GRAY || wanted == ColorProfile.IGNORE ? null
                : profile(colors.getColorSpace(), embedded);
        byProfile = profile != null;
        if (type == ColorSpace.TYPE_RGB && profile == null && alphaBand < 0 && samples.pack(period, argb)) {
            return;
        }
        for (int top = 0; top < down; top += STRIP_ROWS) {
            int rows = Math.min(STRIP_ROWS, down - top);
            var strip = samples.rows(top * period, rows, period);
            if (alphaBand >= 0 && colors.isAlphaPremultiplied()) {
                divideByAlpha(strip, bands, alphaBand);
            }
            if (profile != null) {
                strip = toSrgb(strip, bands, rows, profile);
            } else if (type == ColorSpace.TYPE_CMYK) {
                multiplyInks(strip, bands);
            }
            store(strip, bands, top, type == ColorSpace.TYPE_GRAY ? 0 : 1, alphaBand);
        }
    }

    private static void divideByAlpha(byte[] samples, int bands, int alphaBand) {
        for (int i = 0; i < samples.length; i += bands) {
            int alpha = samples[i + alphaBand] & 0xFF;
            for (int band = 0; alpha > 0 && alpha < 255 && band < alphaBand; band++) {
                samples[i + band] = (byte) Math.min(255, ((samples[i + band] & 0xFF) * 255 + alpha / 2) / alpha);
            }
        }
    }

    /** The profile from which to convert; null where the samples are sRGB, or no profile says how to read them. */
    private ICC_Profile profile(ColorSpace space, byte[] embedded) {
        try {
            var profile = embedded != null && space.isCS_sRGB() ? ColorProfiles.createProfile(embedded)
                    : space instanceof ICC_ColorSpace icc ? icc.getProfile() : null;
            boolean fits = profile != null && profile.getNumComponents() == space.getNumComponents()
                    && !ColorProfiles.isCS_sRGB(profile);
            if (fits) {
                // A profile may be broken in ways that show only when it is used.
                convertOp(profile).filter(packed(new byte[space.getNumComponents()], 1, 1), packed(new byte[3], 1, 1));
            }
            return fits ? profile : null;
        } catch (CMMException | IllegalArgumentException broken) {
            return null;
        }
    }

    private static ColorConvertOp convertOp(ICC_Profile from) {
        return new ColorConvertOp(new ICC_Profile[] {from, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    /** A raster over samples, with no gaps: with gaps ColorConvertOp goes wrong in JDK 17. */
    private static WritableRaster packed(byte[] samples, int width, int rows) {
        int bands = samples.length / (width * rows);
        return java.awt.image.Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width, rows,
                width * bands, bands, IntStream.range(0, bands).toArray(), null);
    }

    /** The strip with its first bands converted to three; what follows the colours (alpha) follows them still. */
    private byte[] toSrgb(byte[] samples, int bands, int rows, ICC_Profile profile) {
        int colorBands = profile.getNumComponents();
        var colors = regroup(samples, bands, colorBands, new byte[width * rows * colorBands], colorBands);
        var converted = new byte[width * rows * 3];
        convertOp(profile).filter(packed(colors, width, rows), packed(converted, width, rows));
        return regroup(converted, 3, 3, samples, bands);
    }

    /** Copies the first few bands of every pixel to the first bands of another strip. */
    private static byte[] regroup(byte[] from, int fromBands, int count, byte[] to, int toBands) {
        if (fromBands == count && toBands == count) {
            return from;
        }
        for (int source = 0, target = 0; source < from.length; source += fromBands, target += toBands) {
            System.arraycopy(from, source, to, target, count);
        }
        return to;
    }

    /** Inks without a profile: what cyan, magenta and yellow leave of the light, times what black leaves. */
    private static void multiplyInks(byte[] samples, int bands) {
        for (int i = 0; i < samples.length; i += bands) {
            int black = 255 - (samples[i + 3] & 0xFF);
            for (int ink = i; ink < i + 3; ink++) {
                samples[ink] = (byte) (((255 - (samples[ink] & 0xFF)) * black + 127) / 255);
            }
        }
    }

    /**
     * Puts a strip in its place.
     *
     * @param step from one colour's band to the next: 1, or 0 for grey
     * @param alphaBand the band of the opacity; negative if there is none
     */
    private void store(byte[] samples, int bands, int top, int step, int alphaBand) {
        int to = top * across;
        for (int row = 0; row < samples.length; row += width * bands) {
            for (int from = row; from < row + width * bands; from += period * bands) {
                int rgb = (samples[from] & 0xFF) << 16 | (samples[from + step] & 0xFF) << 8
                        | samples[from + 2 * step] & 0xFF;
                argb[to++] = alphaBand < 0 ? 0xFF000000 | rgb : overWhite(rgb, samples[from + alphaBand] & 0xFF);
            }
        }
    }

    private static int overWhite(int rgb, int alpha) {
        int white = 255 * (255 - alpha) + 127;
        int red = ((rgb >> 16 & 0xFF) * alpha + white) / 255;
        int green = ((rgb >> 8 & 0xFF) * alpha + white) / 255;
        int blue = ((rgb & 0xFF) * alpha + white) / 255;
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    private void fromPalette(IndexColorModel palette) {
        var table = new int[1 << Math.min(16, image.getRaster().getSampleModel().getSampleSize(0))];
        Arrays.fill(table, 0xFF000000);
        for (int i = 0; i < Math.min(table.length, palette.getMapSize()); i++) {
            int color = palette.getRGB(i);
            table[i] = overWhite(color, color >>> 24);
        }
        var raster = image.getRaster();
        var row = new int[width];
        for (int y = 0, to = 0; y < image.getHeight(); y += period) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x += period) {
                argb[to++] = table[row[x] & table.length - 1];
            }
        }
    }

    /** Slow, and right for everything else (CIE Lab …). */
    private void fromColorModel() {
        boolean alpha = image.getColorModel().hasAlpha();
        var row = new int[width];
        for (int y = 0, to = 0; y < image.getHeight(); y += period) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x += period) {
                argb[to++] = alpha ? overWhite(row[x], row[x] >>> 24) : 0xFF000000 | row[x];
            }
        }
    }
}
