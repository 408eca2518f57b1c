package org.cameralucida.image;

/**
 * The oracle of {@link ResizerTest}: Pillow's resize written down as its definition reads, one channel and one pixel
 * at a time, weights in double precision, the whole picture in each pass.
 */
final class PillowResize {

    private PillowResize() {
    }

    static Raster resize(Raster raster, float left, float top, float right, float bottom, int width, int height,
            boolean cubic) {
        var wide = new int[raster.height() * width];
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < width; x++) {
                int row = y * raster.width();
                wide[y * width + x] = pixel(i -> raster.argb()[row + i], raster.width(), left, right, width, x, cubic);
            }
        }
        var result = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = x;
                result[y * width + x] = pixel(i -> wide[i * width + column], raster.height(), top, bottom, height, y,
                        cubic);
            }
        }
        return new Raster(width, height, result);
    }

    interface Line {
        int at(int index);
    }

    private static int pixel(Line line, int extent, float from, float to, int size, int output, boolean cubic) {
        int argb = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            argb = argb << 8 | channel(line, shift, extent, from, to, size, output, cubic);
        }
        return argb;
    }

    private static int channel(Line line, int shift, int extent, float from, float to, int size, int output,
            boolean cubic) {
        double scale = (double) (to - from) / size;
        double filterScale = Math.max(1, scale);
        double support = (cubic ? 2 : 1) * filterScale;
        double center = from + (output + 0.5) * scale;
        int first = Math.max(0, (int) (center - support + 0.5));
        int end = Math.min(extent, (int) (center + support + 0.5));
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += filter((i + 0.5 - center) / filterScale, cubic);
        }
        long total = 1L << 21;
        for (int i = first; i < end; i++) {
            double weight = filter((i + 0.5 - center) / filterScale, cubic) / sum * (1 << 22);
            total += (long) (weight < 0 ? weight - 0.5 : weight + 0.5) * (line.at(i) >> shift & 0xFF);
        }
        return (int) Math.max(0, Math.min(255, total >> 22));
    }

    private static double filter(double distance, boolean cubic) {
        double x = Math.abs(distance);
        if (!cubic) {
            return Math.max(0, 1 - x);
        }
        if (x < 1) {
            return 1.5 * x * x * x - 2.5 * x * x + 1;
        }
        return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
    }
}
