package org.cameralucida.image;

/**
 * The oracle of {@link ResizerTest}: Pillow's resize written down as its definition reads, one channel and one pixel
 * at a time, weights in double precision, the whole picture in each pass.
 */
final class PillowResize {

    private PillowResize() {
    }

    static Raster resize(Raster raster, float left, float top, float right, float bottom, int width, int height,
            ResizeFilter filter) {
        var wide = new int[raster.height() * width];
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < width; x++) {
                int row = y * raster.width();
                wide[y * width + x] = pixel(i -> raster.argb()[row + i], raster.width(), left, right, width, x, filter);
            }
        }
        var result = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = x;
                result[y * width + x] = pixel(i -> wide[i * width + column], raster.height(), top, bottom, height, y,
                        filter);
            }
        }
        return new Raster(width, height, result);
    }

    interface Line {
        int at(int index);
    }

    private static int pixel(Line line, int extent, float from, float to, int size, int output, ResizeFilter filter) {
        int argb = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            argb = argb << 8 | channel(line, shift, extent, from, to, size, output, filter);
        }
        return argb;
    }

    private static int channel(Line line, int shift, int extent, float from, float to, int size, int output,
            ResizeFilter filter) {
        double scale = (double) (to - from) / size;
        double filterScale = Math.max(1, scale);
        double support = support(filter) * filterScale;
        double center = from + (output + 0.5) * scale;
        int first = Math.max(0, (int) (center - support + 0.5));
        int end = Math.min(extent, (int) (center + support + 0.5));
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += weight((i + 0.5 - center) / filterScale, filter);
        }
        long total = 1L << 21;
        for (int i = first; i < end; i++) {
            double weight = weight((i + 0.5 - center) / filterScale, filter) / sum * (1 << 22);
            total += (long) (weight < 0 ? weight - 0.5 : weight + 0.5) * (line.at(i) >> shift & 0xFF);
        }
        return (int) Math.max(0, Math.min(255, total >> 22));
    }

    private static double support(ResizeFilter filter) {
        return switch (filter) {
            case NEAREST, AREA -> throw new IllegalArgumentException();
            case BOX -> 0.5;
            case BILINEAR, HAMMING -> 1;
            case BICUBIC -> 2;
            case LANCZOS -> 3;
        };
    }

    private static double weight(double distance, ResizeFilter filter) {
        double x = Math.abs(distance);
        double pi = Math.PI * x;
        return switch (filter) {
            case NEAREST, AREA -> throw new IllegalArgumentException();
            case BOX -> -0.5 < distance && distance <= 0.5 ? 1 : 0;
            case BILINEAR -> Math.max(0, 1 - x);
            case HAMMING -> x == 0 ? 1 : x >= 1 ? 0 : Math.sin(pi) / pi * (0.54 + 0.46 * Math.cos(pi));
            case BICUBIC -> x < 1 ? 1.5 * x * x * x - 2.5 * x * x + 1
                    : x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
            case LANCZOS -> x == 0 ? 1 : x >= 3 ? 0 : Math.sin(pi) / pi * Math.sin(pi / 3) / (pi / 3);
        };
    }
}
