package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResizerTest {

    @Test
    void enlargesBetweenPixelCentresAsPillowDoes() {
        // Centres 0.25, 0.75, 1.25, 1.75: 0, 255/4, 3·255/4, 255.
        assertThat(line(Resampling.BILINEAR, 4, 0, 255)).containsExactly(0, 64, 191, 255);
        assertThat(line(Resampling.NEAREST, 4, 0, 255)).containsExactly(0, 0, 255, 255);
    }

    @Test
    void cubicHasHalfAsItsParameterAndIsClipped() {
        // Centre 0.75: weights 0.8671875 and 0.2265625, made to add up to 1: 255·0.20714 = 52.8.
        assertThat(line(Resampling.BICUBIC, 4, 0, 255)).containsExactly(0, 53, 202, 255);
    }

    @Test
    void filterGrowsWhenShrinking() {
        // Scale 2, centre 1: triangle of half-width 2 gives 3/4, 3/4, 1/4 of 7/4; 255/7 = 36.4.
        assertThat(line(Resampling.BILINEAR, 2, 0, 0, 255, 255)).containsExactly(36, 219);
    }

    @Test
    void filterReachesBeyondTheRegionToThePixelsThatAreThere() {
        var raster = grey(0, 255, 255, 0);
        var middle = Resizer.resize(raster, new Region(1, 0, 2, 1), 1, 1, Resampling.BILINEAR);
        // Scale 2, centre 2: 1/4, 3/4, 3/4, 1/4 of 2 over 0, 255, 255, 0: 191.25.
        assertThat(middle.argb()[0] & 0xFF).isEqualTo(191);
    }

    @ParameterizedTest
    @CsvSource({
        "37, 23, 0, 0, 37, 23, 11, 7",
        "37, 23, 0, 0, 37, 23, 80, 61",
        "37, 23, 3.3, 2.7, 20.2, 19.9, 16, 16",
        "37, 23, 0, 5, 37, 10, 37, 4",
        "37, 23, 5, 0, 10, 23, 4, 23",
        "37, 23, 5, 4, 10, 8, 10, 8",
        "200, 3, 0.5, 0.5, 199, 2, 5, 5",
        "3, 200, 0, 0, 3, 200, 9, 1",
        "1, 1, 0, 0, 1, 1, 5, 4",
        "64, 48, 63.25, 47.5, 0.5, 0.25, 3, 3"
    })
    void equalsPillowToTheBit(int width, int height, double x, double y, double w, double h, int toWidth,
            int toHeight) {
        var raster = noise(width, height);
        var region = new Region(x, y, w, h);
        for (var filter : ResizeFilter.values()) {
            if (filter != ResizeFilter.NEAREST && filter != ResizeFilter.AREA) {
                var expected = PillowResize.resize(raster, (float) x, (float) y, (float) (x + w), (float) (y + h),
                        toWidth, toHeight, filter);
                assertThat(Resizer.resize(raster, region, toWidth, toHeight, new Resampling(filter, true)).argb())
                        .as(filter.name()).isEqualTo(expected.argb());
            }
        }
    }

    /** What Pillow 9.4 makes of one row; the first number is how many pixels it is resized to. */
    @ParameterizedTest
    @CsvSource({
        "NEAREST, 3 10 255 90", "NEAREST, 11 0 0 10 200 200 255 30 30 90 0 0",
        "BOX, 3 5 162 45", "BOX, 4 5 228 30 45", "BOX, 11 0 0 10 200 200 255 30 30 90 0 0",
        "BILINEAR, 4 14 177 105 40", "BILINEAR, 11 0 5 27 148 220 255 112 46 85 41 0",
        "HAMMING, 4 5 193 89 37", "HAMMING, 11 0 4 12 182 212 255 78 36 89 36 0",
        "BICUBIC, 4 0 191 112 32", "BICUBIC, 11 0 0 21 153 242 255 103 30 89 41 0",
        "LANCZOS, 4 0 197 119 25", "LANCZOS, 11 5 0 22 145 255 255 98 24 87 46 0"
    })
    void isWhatPillowItselfMakes(ResizeFilter filter, String numbers) {
        assertIsMadeOfARow(new Resampling(filter, true), numbers);
    }

    /** What OpenCV 4.6 makes of the same row. */
    @ParameterizedTest
    @CsvSource({
        "NEAREST, 3 0 200 30", "NEAREST, 4 0 10 255 90", "NEAREST, 11 0 0 10 10 200 255 255 30 90 90 0",
        "BILINEAR, 3 7 255 60", "BILINEAR, 4 4 207 58 34", "BILINEAR, 11 0 5 27 148 220 255 112 46 85 41 0",
        "BICUBIC, 3 0 255 68", "BICUBIC, 4 0 222 50 36", "BICUBIC, 11 0 0 24 147 254 255 105 24 89 45 0",
        "LANCZOS, 3 0 255 81", "LANCZOS, 4 0 226 45 47", "LANCZOS, 11 4 0 20 138 255 255 93 25 85 58 0"
    })
    void withoutAntialiasingIsWhatOpenCvItselfMakes(ResizeFilter filter, String numbers) {
        assertIsMadeOfARow(new Resampling(filter, false), numbers);
    }

    /** OpenCV 4.6's {@code INTER_AREA}: shrunk by a fraction, by whole numbers, and enlarged. */
    @ParameterizedTest
    @ValueSource(strings = {"1 84", "3 33 175 43", "4 4 189 103 39", "7 0 10 200 255 30 90 0", "11 0 4 10 173 216 255 94 39 90 39 0", "14 0 0 10 10 200 200 255 255 30 30 90 90 0 0"})
    void byAreaIsWhatOpenCvItselfMakes(String numbers) {
        assertIsMadeOfARow(new Resampling(ResizeFilter.AREA, true), numbers);
    }

    /** The mean of what lies under each pixel, to fractions: half a level is rounded, single precision is a hair. */
    @ParameterizedTest
    @CsvSource({"37, 23, 11, 7", "64, 48, 16, 16", "60, 20, 30, 10", "5, 200, 5, 3"})
    void byAreaIsTheMeanOfWhatIsUnderIt(int width, int height, int toWidth, int toHeight) {
        var raster = noise(width, height);
        var result = Resizer.resize(raster, new Region(0, 0, width, height), toWidth, toHeight,
                new Resampling(ResizeFilter.AREA, true));
        for (int i = 0; i < toWidth * toHeight; i++) {
            double left = (double) (i % toWidth) * width / toWidth;
            double top = (double) (i / toWidth) * height / toHeight;
            double sum = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double across = Math.min(x + 1, left + (double) width / toWidth) - Math.max(x, left);
                    double down = Math.min(y + 1, top + (double) height / toHeight) - Math.max(y, top);
                    sum += Math.max(0, across) * Math.max(0, down) * (raster.argb()[y * width + x] & 0xFF);
                }
            }
            double mean = sum * toWidth * toHeight / width / height;
            assertThat((double) (result.argb()[i] & 0xFF)).isCloseTo(mean, within(0.5 + 1e-3));
        }
    }

    private static void assertIsMadeOfARow(Resampling resampling, String numbers) {
        int[] expected = Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(line(resampling, expected[0], 0, 10, 200, 255, 30, 90, 0))
                .containsExactly(Arrays.copyOfRange(expected, 1, expected.length));
    }

    @ParameterizedTest
    @CsvSource({"37, 23, 11, 7", "37, 23, 80, 61", "64, 48, 32, 24", "1, 1, 5, 4", "5, 200, 9, 3", "30, 20, 30, 9"})
    void withoutAntialiasingEqualsOpenCv(int width, int height, int toWidth, int toHeight) {
        var raster = noise(width, height);
        var whole = new Region(0, 0, width, height);
        for (var filter : ResizeFilter.values()) {
            if (Resampling.isForNeighbours(filter)) {
                int[] expected = OpenCvResize.resize(raster, toWidth, toHeight, filter).argb();
                assertThat(Resizer.resize(raster, whole, toWidth, toHeight, new Resampling(filter, false)).argb())
                        .as(filter.name()).isEqualTo(expected);
            }
        }
    }

    @Test
    void thereIsNoMeanWithoutAntialiasing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampling(ResizeFilter.BOX, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampling(ResizeFilter.HAMMING, false));
    }

    /** A part of a resized photo is cut out of all of it; what is cut out first is a photo of its own. */
    @ParameterizedTest
    @CsvSource({"60, 41, 21, 14, 3, 2, 16, 9", "60, 41, 90, 77, 80, 70, 10, 7", "60, 41, 60, 41, 5, 0, 50, 41",
        "60, 41, 60, 20, 1, 1, 58, 18", "7, 9, 40, 3, 39, 0, 1, 3"})
    void aPartIsCutOutOfWhatIsResized(int width, int height, int toWidth, int toHeight, int left, int top, int columns,
            int rows) {
        var raster = noise(width, height);
        var photo = new Photo("p", width, height, raster);
        var inner = new Region(width / 3, height / 4, width - width / 3, height / 2);
        var innerRaster = crop(raster, (int) inner.x(), (int) inner.y(), (int) inner.width(), (int) inner.height());
        for (var filter : ResizeFilter.values()) {
            for (boolean antialias : new boolean[] {true, false}) {
                if (antialias || Resampling.isForNeighbours(filter)) {
                    var how = new Resampling(filter, antialias);
                    var whole = Resizer.resize(raster, photo.whole(), toWidth, toHeight, how);
                    var part = new ResizedPart(photo.whole(), false, toWidth, toHeight, left, top, columns, rows);
                    assertThat(Resizer.resize(photo, part, how).argb()).as("%s of all", how)
                            .isEqualTo(crop(whole, left, top, columns, rows).argb());
                    var cut = Resizer.resize(innerRaster, new Region(0, 0, innerRaster.width(), innerRaster.height()),
                            toWidth, toHeight, how);
                    var cutPart = new ResizedPart(inner, true, toWidth, toHeight, left, top, columns, rows);
                    assertThat(Resizer.resize(photo, cutPart, how).argb()).as("%s of what is cut out", how)
                            .isEqualTo(crop(cut, left, top, columns, rows).argb());
                }
            }
        }
    }

    private static Raster crop(Raster raster, int left, int top, int width, int height) {
        var argb = new int[width * height];
        Arrays.setAll(argb, i -> raster.argb()[(top + i / width) * raster.width() + left + i % width]);
        return new Raster(width, height, argb);
    }

    @Test
    void blackAndWhiteCheckerStaysInRangeInEveryChannel() {
        var pixels = new int[64 * 64];
        Arrays.setAll(pixels, i -> (i % 64 / 3 + i / 64 / 3) % 2 == 0 ? 0xFFFF00FF : 0xFF00FF00);
        var raster = new Raster(64, 64, pixels);
        var result = Resizer.resize(raster, new Region(0, 0, 64, 64), 200, 200, Resampling.BICUBIC);
        assertThat(result.argb()).isEqualTo(PillowResize.resize(raster, 0, 0, 64, 64, 200, 200, ResizeFilter.BICUBIC).argb());
    }

    @Test
    void wholeAtItsOwnSizeIsItself() {
        var raster = noise(5, 4);
        assertThat(Resizer.resize(raster, new Region(0, 0, 5, 4), 5, 4, Resampling.BICUBIC)).isSameAs(raster);
    }

    @Test
    void nearestTakesThePixelUnderEachCentre() {
        var raster = grey(0, 10, 20, 30, 40, 50, 60, 70);
        var result = Resizer.resize(raster, new Region(1, 0, 6, 1), 3, 1, Resampling.NEAREST);
        assertThat(greys(result)).containsExactly(20, 40, 60);
    }

    @Test
    void photoDecodedAtReducedSizeIsAddressedInItsFullSize() {
        var raster = noise(50, 30);
        var photo = new Photo("large", 500, 300, raster);
        assertThat(Resizer.resize(photo, new Region(100, 60, 200, 150), 8, 8, Resampling.BILINEAR).argb())
                .isEqualTo(Resizer.resize(raster, new Region(10, 6, 20, 15), 8, 8, Resampling.BILINEAR).argb());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 5, 5", "0, -0.1, 5, 4", "6, 0, 5, 5", "0, 0, 10, 10.5"})
    void regionOutsideIsRefused(double x, double y, double w, double h) {
        assertThatIllegalArgumentException().isThrownBy(
                () -> Resizer.resize(noise(10, 10), new Region(x, y, w, h), 3, 3, Resampling.BILINEAR));
    }

    @Test
    void edgeThatIsOutsideByRoundingAloneIsTaken() {
        var region = new Region(-1e-9, 0, 10 + 2e-9, 10 + 1e-9);
        assertThat(Resizer.resize(noise(10, 10), region, 3, 3, Resampling.BICUBIC).argb())
                .isEqualTo(Resizer.resize(noise(10, 10), new Region(0, 0, 10, 10), 3, 3, Resampling.BICUBIC).argb());
    }

    private static int[] line(Resampling resampling, int size, int... levels) {
        return greys(Resizer.resize(grey(levels), new Region(0, 0, levels.length, 1), size, 1, resampling));
    }

    private static Raster grey(int... levels) {
        return new Raster(levels.length, 1, Arrays.stream(levels).map(v -> 0xFF000000 | v * 0x10101).toArray());
    }

    private static int[] greys(Raster raster) {
        var levels = Arrays.stream(raster.argb()).map(p -> p & 0xFF).toArray();
        assertThat(raster.argb()).isEqualTo(grey(levels).argb());
        return levels;
    }

    private static Raster noise(int width, int height) {
        var random = new Random(7);
        var pixels = new int[width * height];
        // Extremes more often than chance would have them.
        Arrays.setAll(pixels, i -> 0xFF000000 | (random.nextInt(4) == 0 ? (random.nextBoolean() ? 0xFFFFFF : 0)
                : random.nextInt(1 << 24)));
        return new Raster(width, height, pixels);
    }
}
