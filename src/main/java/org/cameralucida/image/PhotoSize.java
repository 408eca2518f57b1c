package org.cameralucida.image;

/**
 * How large a photo's raster may become.
 *
 * @param pixels at most so many
 * @param side its longer side at most so long, pixels
 */
record PhotoSize(long pixels, int side) {

    /**
     * About 24 megapixels, and a little more, so that a photo of 100 megapixels (11648 × 8736) is halved and not
     * divided by three: 104 MB of memory.
     */
    static final PhotoSize FULL = new PhotoSize(26_000_000, Integer.MAX_VALUE);

    /** A thumbnail is decoded this many times as large as wanted, and then resized well. */
    private static final int HEADROOM = 4;

    static PhotoSize atMost(int side) {
        if (side <= 0) {
            throw new IllegalArgumentException("side of " + side + " pixels");
        }
        return new PhotoSize(FULL.pixels, side);
    }

    /** Every how many pixels one is to be decoded. */
    int period(int width, int height) {
        int period = (int) Math.max(1, Math.max(width, height) / ((long) HEADROOM * side));
        while ((long) ceilDivide(width, period) * ceilDivide(height, period) > pixels) {
            period++;
        }
        return period;
    }

    /** The raster, resized if it is too large still. */
    Raster limit(Raster raster) {
        double scale = Math.min(1, Math.min((double) side / Math.max(raster.width(), raster.height()),
                Math.sqrt((double) pixels / ((long) raster.width() * raster.height()))));
        if (scale == 1) {
            return raster;
        }
        int width = (int) Math.max(1, Math.round(raster.width() * scale));
        int height = (int) Math.max(1, Math.round(raster.height() * scale));
        var whole = new Region(0, 0, raster.width(), raster.height());
        return Resizer.resize(raster, whole, width, height, Resampling.BILINEAR);
    }

    static int ceilDivide(int extent, int period) {
        return (extent + period - 1) / period;
    }
}
