package org.cameralucida.image;

/**
 * The oracle of {@link ResizerTest} for what is not antialiased: OpenCV's resize of 8-bit pixels as its definition
 * reads, one channel and one pixel at a time.
 */
final class OpenCvResize {

    private OpenCvResize() {
    }

    static Raster resize(Raster raster, int width, int height, ResizeFilter filter) {
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xFF;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    argb[y * width + x] = argb[y * width + x] << 8 | channel(raster, shift, width, height, x, y, filter);
                }
            }
        }
        return new Raster(width, height, argb);
    }

    private static int channel(Raster raster, int shift, int width, int height, int x, int y, ResizeFilter filter) {
        double across = (double) raster.width() / width;
        double down = (double) raster.height() / height;
        if (filter == ResizeFilter.NEAREST) {
            return at(raster, (int) Math.floor(x * across), (int) Math.floor(y * down), shift);
        }
        float column = (float) ((x + 0.5) * across - 0.5);
        float row = (float) ((y + 0.5) * down - 0.5);
        int left = (int) Math.floor(column);
        int top = (int) Math.floor(row);
        int reach = filter == ResizeFilter.BILINEAR ? 1 : filter == ResizeFilter.BICUBIC ? 2 : 4;
        long sum = 1L << 21;
        int both = 0;
        for (int j = 1 - reach; j <= reach; j++) {
            int line = 0;
            for (int i = 1 - reach; i <= reach; i++) {
                line += weight(i, column - left, reach) * at(raster, left + i, top + j, shift);
            }
            int weight = weight(j, row - top, reach);
            sum += (long) weight * line;
            both += weight * (line >> 4) >> 16;
        }
        return (int) (reach == 1 ? both + 2 >> 2 : Math.max(0, Math.min(255, sum >> 22)));
    }

    private static int at(Raster raster, int x, int y, int shift) {
        int column = Math.max(0, Math.min(raster.width() - 1, x));
        int row = Math.max(0, Math.min(raster.height() - 1, y));
        return raster.argb()[row * raster.width() + column] >> shift & 0xFF;
    }

    /** In 2048ths: of the neighbour i, where the pixel lies the share x beyond the neighbour 0. */
    private static int weight(int i, float x, int reach) {
        double sum = 0;
        for (int k = 1 - reach; k <= reach; k++) {
            sum += exact(k - x, reach);
        }
        return (int) Math.rint(exact(i - x, reach) / sum * 2048);
    }

    private static double exact(double distance, int reach) {
        double x = Math.abs(distance);
        double a = -0.75;
        return switch (reach) {
            case 1 -> Math.max(0, 1 - x);
            case 2 -> x <= 1 ? (a + 2) * x * x * x - (a + 3) * x * x + 1
                    : x < 2 ? a * x * x * x - 5 * a * x * x + 8 * a * x - 4 * a : 0;
            default -> x < 1e-6 ? 1 : x >= 4 ? 0
                    : Math.sin(Math.PI * x) * Math.sin(Math.PI * x / 4) / (Math.PI * Math.PI * x * x / 4);
        };
    }
}
