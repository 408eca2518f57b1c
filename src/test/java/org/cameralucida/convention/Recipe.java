package org.cameralucida.convention;

import java.util.function.DoubleUnaryOperator;

/**
 * The oracle of {@link CorpusTest}: what makers do to photos, each step as its own definition reads (Pillow's
 * Resample.c, OpenCV's resize, numpy's slices), one channel and one pixel at a time. Pictures are {@code [y][x][RGB]}.
 */
final class Recipe {

    private Recipe() {
    }

    /** Pillow's {@code resize}: filters grow when shrinking, and each pass rounds to 8 bit. */
    static int[][][] pillow(int[][][] picture, int width, int height, String filter) {
        return pillow(picture, 0, 0, picture[0].length, picture.length, width, height, filter);
    }

    static int[][][] pillow(int[][][] picture, double left, double top, double right, double bottom, int width,
            int height, String filter) {
        var wide = new int[picture.length][width][3];
        for (int y = 0; y < picture.length; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int row = y;
                    int channel = c;
                    wide[y][x][c] = sample(i -> picture[row][(int) i][channel], picture[0].length, left, right, width, x,
                            filter);
                }
            }
        }
        var result = new int[height][width][3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int column = x;
                    int channel = c;
                    result[y][x][c] = sample(i -> wide[(int) i][column][channel], picture.length, top, bottom, height, y,
                            filter);
                }
            }
        }
        return result;
    }

    private static int sample(DoubleUnaryOperator line, int extent, double from, double to, int size, int output,
            String filter) {
        double scale = (to - from) / size;
        double center = from + (output + 0.5) * scale;
        if (filter.equals("nearest")) {
            return (int) line.applyAsDouble(Math.min(extent - 1, (int) Math.floor(center)));
        }
        double grown = Math.max(1, scale);
        double support = reach(filter) * grown;
        int first = Math.max(0, (int) (center - support + 0.5));
        int end = Math.min(extent, (int) (center + support + 0.5));
        double sum = 0;
        double total = 0;
        for (int i = first; i < end; i++) {
            double weight = weight((i + 0.5 - center) / grown, filter);
            sum += weight;
            total += weight * line.applyAsDouble(i);
        }
        return (int) Math.max(0, Math.min(255, Math.floor(total / sum + 0.5)));
    }

    private static double reach(String filter) {
        return switch (filter) {
            case "box" -> 0.5;
            case "bilinear", "hamming" -> 1;
            case "bicubic" -> 2;
            default -> 3;
        };
    }

    private static double weight(double distance, String filter) {
        double x = Math.abs(distance);
        return switch (filter) {
            case "box" -> x <= 0.5 ? 1 : 0;
            case "bilinear" -> Math.max(0, 1 - x);
            case "hamming" -> x == 0 ? 1 : x >= 1 ? 0 : Math.sin(Math.PI * x) / (Math.PI * x)
                    * (0.54 + 0.46 * Math.cos(Math.PI * x));
            case "bicubic" -> x < 1 ? 1.5 * x * x * x - 2.5 * x * x + 1
                    : x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
            default -> x >= 3 ? 0 : sinc(x) * sinc(x / 3);
        };
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /**
     * OpenCV's {@code resize} of 8-bit pixels with INTER_LINEAR: between the nearest four, half-pixel centres, edges
     * repeated, in its own integers (weights in 2048ths, cut as its vector code cuts).
     */
    static int[][][] opencv(int[][][] picture, int width, int height) {
        var result = new int[height][width][3];
        for (int y = 0; y < height; y++) {
            float v = (float) ((y + 0.5) * picture.length / height - 0.5);
            int top = (int) Math.floor(v);
            int lower = (int) Math.rint((v - top) * 2048);
            for (int x = 0; x < width; x++) {
                float u = (float) ((x + 0.5) * picture[0].length / width - 0.5);
                for (int c = 0; c < 3; c++) {
                    int first = (2048 - lower) * (along(picture, top, u, c) >> 4) >> 16;
                    int second = lower * (along(picture, top + 1, u, c) >> 4) >> 16;
                    result[y][x][c] = first + second + 2 >> 2;
                }
            }
        }
        return result;
    }

    private static int along(int[][][] picture, int row, float u, int channel) {
        var line = picture[Math.max(0, Math.min(picture.length - 1, row))];
        int left = (int) Math.floor(u);
        int right = (int) Math.rint((u - left) * 2048);
        return (2048 - right) * line[Math.max(0, Math.min(line.length - 1, left))][channel]
                + right * line[Math.max(0, Math.min(line.length - 1, left + 1))][channel];
    }

    /** A part of a picture, which may reach beyond it: there it has a color. */
    static int[][][] part(int[][][] picture, int left, int top, int width, int height, int... fill) {
        var result = new int[height][width][3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = top + y;
                int column = left + x;
                boolean isInside = row >= 0 && column >= 0 && row < picture.length && column < picture[0].length;
                result[y][x] = isInside ? picture[row][column] : fill.length == 0 ? new int[]{0, 0, 0} : fill;
            }
        }
        return result;
    }

    /** transformers, torchvision: the other side is cut to an integer. */
    static int[] shortEdge(int[][][] picture, int edge) {
        int width = picture[0].length;
        int height = picture.length;
        return width <= height ? new int[]{edge, (int) ((long) edge * height / width)}
                : new int[]{(int) ((long) edge * width / height), edge};
    }

    /** transformers' center_crop, which fills with black: margins by {@code // 2}. */
    static int[][][] cropOfTransformers(int[][][] picture, int width, int height) {
        int top = Math.floorDiv(picture.length - height, 2);
        int left = Math.floorDiv(picture[0].length - width, 2);
        if (top >= 0 && left >= 0) {
            return part(picture, left, top, width, height);
        }
        int newHeight = Math.max(height, picture.length);
        int newWidth = Math.max(width, picture[0].length);
        int topPad = (int) Math.ceil((newHeight - picture.length) / 2.0);
        int leftPad = (int) Math.ceil((newWidth - picture[0].length) / 2.0);
        var padded = part(picture, -leftPad, -topPad, newWidth, newHeight);
        int y = Math.max(0, top + topPad);
        int x = Math.max(0, left + leftPad);
        return part(padded, x, y, width, height);
    }

    /** torchvision's CenterCrop: {@code int(round((h - th) / 2.0))}, halves to the even. */
    static int[][][] cropOfTorchvision(int[][][] picture, int width, int height, int... fill) {
        var padded = picture;
        if (picture.length < height || picture[0].length < width) {
            int left = Math.max(0, (width - picture[0].length) / 2);
            int top = Math.max(0, (height - picture.length) / 2);
            padded = part(picture, -left, -top, Math.max(width, picture[0].length), Math.max(height, picture.length),
                    fill);
        }
        return part(padded, (int) Math.rint((padded[0].length - width) / 2.0),
                (int) Math.rint((padded.length - height) / 2.0), width, height, fill);
    }

    /** The square in the middle, as Pillow's {@code crop} rounds its edges. */
    static int[][][] squareOfPillow(int[][][] picture) {
        double side = Math.min(picture.length, picture[0].length);
        int left = (int) Math.rint((picture[0].length - side) / 2);
        int top = (int) Math.rint((picture.length - side) / 2);
        return part(picture, left, top, (int) Math.rint((picture[0].length + side) / 2) - left,
                (int) Math.rint((picture.length + side) / 2) - top);
    }

    /** Numbers of a picture {@code [y][x][channel]}: v·scale + shift, minus a mean, by a deviation. */
    static double[][][] numbers(int[][][] picture, double scale, double shift, double[] mean, double[] std,
            boolean isBlueFirst) {
        var numbers = new double[picture.length][picture[0].length][3];
        for (int y = 0; y < picture.length; y++) {
            for (int x = 0; x < picture[0].length; x++) {
                for (int c = 0; c < 3; c++) {
                    double value = picture[y][x][isBlueFirst ? 2 - c : c] * scale + shift;
                    numbers[y][x][c] = (value - mean[c % mean.length]) / std[c % std.length];
                }
            }
        }
        return numbers;
    }
}
