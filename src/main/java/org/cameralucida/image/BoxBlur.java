package org.cameralucida.image;

/**
 * A Gaussian made of three boxes in each direction, each as wide as gives its variance (Wells 1986: a box of 2h + 1 pixels
 * has (4h² + 4h)/12). At the photo's edges its last pixels are repeated. In whole 256ths of a level, so that it is the same on
 * every machine.
 */
final class BoxBlur {

    private static final int PARTS = 256;
    private static final int PASSES = 3;

    private final int[] argb;
    private final int columns;
    private final int rows;
    private final int half;

    /** @param sigma standard deviation, pixels of this raster */
    BoxBlur(int[] argb, int columns, int rows, double sigma) {
        this.argb = argb;
        this.columns = columns;
        this.rows = rows;
        half = half(sigma);
    }

    /** How far a box reaches to each side. */
    static int half(double sigma) {
        return (int) Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
    }

    /** A rectangle of the blurred raster, which need not be blurred elsewhere for that. */
    int[] of(int left, int top, int width, int height) {
        int reach = PASSES * half;
        int fromX = Math.max(0, left - reach);
        int fromY = Math.max(0, top - reach);
        int wide = Math.min(columns, left + width + reach) - fromX;
        int high = Math.min(rows, top + height + reach) - fromY;
        var blurred = new int[width * height];
        var channel = new int[Math.multiplyExact(wide, high)];
        for (int shift = 0; shift <= 16; shift += 8) {
            for (int i = 0; i < channel.length; i++) {
                int pixel = argb[(fromY + i / wide) * columns + fromX + i % wide];
                channel[i] = (pixel >> shift & 0xFF) * PARTS;
            }
            for (int row = 0; row < high; row++) {
                line(channel, row * wide, 1, wide);
            }
            for (int column = 0; column < wide; column++) {
                line(channel, column, wide, high);
            }
            for (int i = 0; i < blurred.length; i++) {
                int level = channel[(top - fromY + i / width) * wide + left - fromX + i % width];
                blurred[i] |= 0xFF000000 | (level + PARTS / 2) / PARTS << shift;
            }
        }
        return blurred;
    }

    private void line(int[] values, int start, int step, int count) {
        var before = new int[count];
        int width = 2 * half + 1;
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 0; i < count; i++) {
                before[i] = values[start + i * step];
            }
            long sum = 0;
            for (int i = -half; i <= half; i++) {
                sum += before[Math.max(0, Math.min(count - 1, i))];
            }
            for (int i = 0; i < count; i++) {
                values[start + i * step] = (int) ((sum + width / 2) / width);
                sum += before[Math.min(count - 1, i + half + 1)] - before[Math.max(0, i - half)];
            }
        }
    }
}
