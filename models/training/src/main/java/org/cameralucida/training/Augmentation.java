package org.cameralucida.training;

import java.util.random.RandomGenerator;

/**
 * Makes the numbers that a network sees of a picture: planes R, G, B of {@code (v/255 − mean) / std}. In training the
 * picture is seen through a random window, mirrored or not, with its brightness, contrast and colour shifted and
 * sometimes a patch of it hidden.
 */
public final class Augmentation {

    /** Mean of R, G, B over the training photos, as fractions of 255. */
    public static final float[] MEAN = {0.48f, 0.45f, 0.40f};

    /** Standard deviation of R, G, B. */
    public static final float[] DEVIATION = {0.28f, 0.27f, 0.28f};

    /** The smallest share of the picture that the twins learn from. */
    public static final double SMALLEST_CROP = 0.4;

    private static final int SIDE = PictureSet.SIDE;

    private Augmentation() {
    }

    /** Writes the picture as it is into {@code planes} from {@code offset} on: 3·64·64 numbers. */
    public static void plain(byte[] picture, float[] planes, int offset) {
        int area = SIDE * SIDE;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < area; i++) {
                planes[offset + c * area + i] = normal((picture[3 * i + c] & 255) / 255f, c);
            }
        }
    }

    /**
     * Writes a changed view of the picture, {@code side} pixels wide and high, into {@code planes}.
     *
     * @param smallest share of the picture's area that is seen at least
     * @param largest  share of it that is seen at most
     */
    public static void random(byte[] picture, int side, double smallest, double largest, RandomGenerator random,
                              float[] planes, int offset) {
        double area = smallest + (largest - smallest) * random.nextDouble();
        double aspect = Math.exp((random.nextDouble() - 0.5) * 2 * Math.log(1.3));
        double width = Math.min(SIDE, SIDE * Math.sqrt(area * aspect));
        double height = Math.min(SIDE, SIDE * Math.sqrt(area / aspect));
        double left = random.nextDouble() * (SIDE - width);
        double top = random.nextDouble() * (SIDE - height);
        boolean mirrored = random.nextBoolean();
        window(picture, side, left, top, width, height, mirrored, planes, offset);
        recolour(side * side, random, planes, offset);
        if (random.nextDouble() < 0.25) {
            hide(side, random, planes, offset);
        }
        for (int c = 0; c < 3; c++) {
            int first = offset + c * side * side;
            for (int i = first; i < first + side * side; i++) {
                planes[i] = normal(planes[i], c);
            }
        }
    }

    /** A fraction of 255 as the network's number. */
    static float normal(float value, int channel) {
        return (value - MEAN[channel]) / DEVIATION[channel];
    }

    private static void window(byte[] picture, int side, double left, double top, double width, double height,
                               boolean mirrored, float[] planes, int offset) {
        int area = side * side;
        for (int y = 0; y < side; y++) {
            float v = (float) Math.max(0, Math.min(SIDE - 1, top + (y + 0.5) * height / side - 0.5));
            int y0 = Math.min(SIDE - 2, (int) v);
            float fy = v - y0;
            for (int x = 0; x < side; x++) {
                int column = mirrored ? side - 1 - x : x;
                float u = (float) Math.max(0, Math.min(SIDE - 1, left + (column + 0.5) * width / side - 0.5));
                int x0 = Math.min(SIDE - 2, (int) u);
                float fx = u - x0;
                int at = 3 * (y0 * SIDE + x0);
                for (int c = 0; c < 3; c++, at++) {
                    float upper = (picture[at] & 255) * (1 - fx) + (picture[at + 3] & 255) * fx;
                    float lower = (picture[at + 3 * SIDE] & 255) * (1 - fx) + (picture[at + 3 * SIDE + 3] & 255) * fx;
                    planes[offset + c * area + y * side + x] = (upper * (1 - fy) + lower * fy) / 255f;
                }
            }
        }
    }

    private static void recolour(int area, RandomGenerator random, float[] planes, int offset) {
        float brightness = 0.7f + 0.6f * random.nextFloat();
        float contrast = 0.7f + 0.6f * random.nextFloat();
        float saturation = 0.7f + 0.6f * random.nextFloat();
        float sum = 0;
        for (int i = offset; i < offset + 3 * area; i++) {
            sum += planes[i];
        }
        float mean = sum / (3 * area);
        float level = brightness * mean * (1 - contrast);
        float gain = brightness * contrast;
        for (int i = offset; i < offset + area; i++) {
            float red = planes[i];
            float green = planes[i + area];
            float blue = planes[i + 2 * area];
            float grey = 0.299f * red + 0.587f * green + 0.114f * blue;
            planes[i] = clip(gain * (grey + saturation * (red - grey)) + level);
            planes[i + area] = clip(gain * (grey + saturation * (green - grey)) + level);
            planes[i + 2 * area] = clip(gain * (grey + saturation * (blue - grey)) + level);
        }
    }

    private static float clip(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private static void hide(int side, RandomGenerator random, float[] planes, int offset) {
        int width = (int) (side * (0.15 + 0.3 * random.nextDouble()));
        int height = (int) (side * (0.15 + 0.3 * random.nextDouble()));
        int left = random.nextInt(side - width);
        int top = random.nextInt(side - height);
        for (int c = 0; c < 3; c++) {
            float value = random.nextFloat();
            for (int y = top; y < top + height; y++) {
                int row = offset + (c * side + y) * side;
                java.util.Arrays.fill(planes, row + left, row + left + width, value);
            }
        }
    }
}
