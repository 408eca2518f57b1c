package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.control.PhotoSampler.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoSamplerTest {

    /**
     * In levels: in each of the two passes n weights are off by half a 256th each, half of them upwards, of which 255
     * levels are n/4; and its result is rounded.
     */
    private static double tolerance(Quality quality, double step) {
        double taps = quality == Quality.FILTERED && step > 1 ? Math.ceil(2 * step) + 1 : 2;
        return quality == Quality.NEAREST ? 0 : 2 * (taps / 4 + 0.5);
    }

    private static Raster noise(int width, int height) {
        var random = new Random(5);
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | random.nextInt(1 << 24);
        }
        return new Raster(width, height, argb);
    }

    private static int[] fill(Raster raster, int width, int height, double left, double top, double step,
                              Quality quality) {
        var out = new int[width * height];
        assertThat(PhotoSampler.fill(out, width, width, height, raster, left, top, step, step, quality, () -> false)).isTrue();
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "FILTERED, 1.37, 3.2, -1.5", "FILTERED, 2.9, 0, 0", "FILTERED, 0.4, 7.7, 2.25", "LINEAR, 0.4, 7.7, 2.25",
        "LINEAR, 1.7, -2, 11", "NEAREST, 0.1, 5.03, 6.01", "NEAREST, 3.3, -4, -4",
        "FILTERED, 1, 4, 6", "LINEAR, 1, 4.5, 6"})
    void agreesWithTheSumWrittenOut(Quality quality, double step, double left, double top) {
        var raster = noise(31, 23);
        var out = fill(raster, 17, 19, left, top, step, quality);
        for (int y = 0; y < 19; y++) {
            for (int x = 0; x < 17; x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double expected =
                            naive(raster, left + (x + 0.5) * step, top + (y + 0.5) * step, step, quality, shift);
                    assertThat((double) (out[y * 17 + x] >> shift & 0xFF))
                            .isCloseTo(expected, within(tolerance(quality, step)));
                }
            }
        }
    }

    private static double naive(Raster raster, double u, double v, double step, Quality quality, int shift) {
        if (quality == Quality.NEAREST) {
            return channel(raster, (int) Math.floor(u), (int) Math.floor(v), shift);
        }
        double reach = quality == Quality.FILTERED ? Math.max(1, step) : 1;
        double sum = 0;
        double weights = 0;
        for (int y = -10; y < 60; y++) {
            for (int x = -10; x < 80; x++) {
                double weight = Math.max(0, 1 - Math.abs(x + 0.5 - u) / reach)
                        * Math.max(0, 1 - Math.abs(y + 0.5 - v) / reach);
                sum += weight * channel(raster, x, y, shift);
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static int channel(Raster raster, int x, int y, int shift) {
        int column = Math.max(0, Math.min(raster.width() - 1, x));
        int row = Math.max(0, Math.min(raster.height() - 1, y));
        return raster.argb()[row * raster.width() + column] >> shift & 0xFF;
    }

    @Test
    void anUnscaledPhotoIsCopied() {
        var raster = noise(20, 10);
        assertThat(fill(raster, 20, 10, 0, 0, 1, Quality.FILTERED)).isEqualTo(raster.argb());
    }

    @Test
    void stopsWhenSuperseded() {
        var raster = noise(5, 5);
        assertThat(PhotoSampler.fill(new int[100], 10, 10, 10, raster, 0, 0, 1, 1, Quality.LINEAR, () -> true)).isFalse();
    }

    @Test
    void eachLevelOfThePyramidIsTheMeanOfFour() {
        var raster = noise(5, 3);
        var half = PhotoPyramid.half(raster);
        assertThat(half.width()).isEqualTo(3);
        assertThat(half.height()).isEqualTo(2);
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = channel(raster, 2, 0, shift) + channel(raster, 3, 0, shift)
                    + channel(raster, 2, 1, shift) + channel(raster, 3, 1, shift);
            assertThat(half.argb()[1] >> shift & 0xFF).isEqualTo((sum + 2) / 4);
            int corner = channel(raster, 4, 2, shift);
            assertThat(half.argb()[5] >> shift & 0xFF).isEqualTo(corner);
        }
    }

    @Test
    void aLevelHasAtLeastAPixelForEachOfTheScreen() {
        var pyramid = PhotoPyramid.of(noise(64, 64));
        assertThat(pyramid.ready(4.1).width()).isEqualTo(64);
        assertThat(pyramid.level(1.9).width()).isEqualTo(64);
        assertThat(pyramid.level(2).width()).isEqualTo(32);
        assertThat(pyramid.level(4.1).width()).isEqualTo(16);
        assertThat(pyramid.ready(1000).width()).isEqualTo(16);
    }
}
