package org.cameralucida.image;

/**
 * What a part of a photo is filled with.
 *
 * @param isNoise whether it is noise: every pixel of a colour by chance, all of them as probable
 * @param value of a colour {@code 0xRRGGBB}; of noise the seed: the same gives the same noise
 */
public record Filling(boolean isNoise, int value) {

    private static final int OPAQUE = 0xFF000000;

    /** A colour, {@code 0xRRGGBB}. */
    public static Filling color(int rgb) {
        return new Filling(false, rgb & ~OPAQUE);
    }

    /** Noise. */
    public static Filling noise(int seed) {
        return new Filling(true, seed);
    }

    /** The colour that the pixels of a photo have on average: what tells a network least of it. */
    public static Filling mean(Raster raster) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : raster.argb()) {
            red += pixel >> 16 & 0xFF;
            green += pixel >> 8 & 0xFF;
            blue += pixel & 0xFF;
        }
        long count = raster.argb().length;
        return color((int) ((red + count / 2) / count << 16 | (green + count / 2) / count << 8 | (blue + count / 2) / count));
    }

    /** The pixel {@code 0xFFRRGGBB} at a column and row of the photo at its full size. */
    int argb(int x, int y) {
        if (!isNoise) {
            return OPAQUE | value;
        }
        // The finaliser of SplitMix64 (Steele et al. 2014): any place may be asked for, in any order.
        long mixed = (value * 0x9E3779B97F4A7C15L + x) * 0x9E3779B97F4A7C15L + y;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return OPAQUE | (int) (mixed ^ mixed >>> 31);
    }
}
