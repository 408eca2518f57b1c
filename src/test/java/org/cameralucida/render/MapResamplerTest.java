package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.cameralucida.Rounding;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapResamplerTest {

    private static final Tensor SMALL = new Tensor(new float[] {0, 1, 4, -2, 3, 0.5f}, 2, 3);

    /** {@code cv2.resize(SMALL, (7, 5), interpolation=…)} of OpenCV 5.0. */
    private static float[] byOpenCv(Interpolation interpolation) {
        return switch (interpolation) {
            case NEAREST -> new float[] {
                0, 0, 1, 1, 1, 4, 4,
                0, 0, 1, 1, 1, 4, 4,
                -2, -2, 3, 3, 3, 0.5f, 0.5f,
                -2, -2, 3, 3, 3, 0.5f, 0.5f,
                -2, -2, 3, 3, 3, 0.5f, 0.5f};
            case BILINEAR -> new float[] {
                0.000000f, 0.142857f, 0.571429f, 1.000000f, 2.285714f, 3.571429f, 4.000000f,
                -0.200000f, 0.000000f, 0.600000f, 1.200000f, 2.250000f, 3.300000f, 3.650000f,
                -1.000000f, -0.571429f, 0.714286f, 2.000000f, 2.107143f, 2.214286f, 2.250000f,
                -1.800000f, -1.142857f, 0.828572f, 2.800000f, 1.964286f, 1.128571f, 0.850000f,
                -2.000000f, -1.285714f, 0.857143f, 3.000000f, 1.928571f, 0.857143f, 0.500000f};
            case BICUBIC -> new float[] {
                0.159385f, 0.240820f, 0.166307f, 0.779500f, 2.352217f, 3.956868f, 4.780158f,
                -0.309190f, -0.036765f, 0.338939f, 1.164000f, 2.373516f, 3.422015f, 3.991680f,
                -1.327990f, -0.640306f, 0.714286f, 2.000000f, 2.419825f, 2.259111f, 2.277332f,
                -2.346790f, -1.243846f, 1.089633f, 2.836000f, 2.466134f, 1.096206f, 0.562985f,
                -2.815364f, -1.521432f, 1.262265f, 3.220499f, 2.487433f, 0.561353f, -0.225492f};
        };
    }

    @ParameterizedTest
    @EnumSource
    void enlargesAsOpenCvDoes(Interpolation interpolation) {
        assertThat(MapResampler.resample(SMALL, whole(SMALL), 7, 5, interpolation))
                .containsExactly(byOpenCv(interpolation), ofEnlarging(SMALL, 2));
    }

    @ParameterizedTest
    @EnumSource
    void equalsTheNaiveFormulaOnRandomMapsAndRegions(Interpolation interpolation) {
        var random = new Random(1);
        for (int round = 0; round < 60; round++) {
            var map = random(random, 1 + random.nextInt(14), 1 + random.nextInt(14));
            var visible = new Region(random.nextDouble() * 5 - 2, random.nextDouble() * 5 - 2,
                    0.01 + random.nextDouble() * 12, 0.01 + random.nextDouble() * 12);
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            assertThat(MapResampler.resample(map, visible, width, height, interpolation))
                    .containsExactly(naive(map, visible, width, height, interpolation), ofEnlarging(map, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartEnlargedIsThePartOfTheWholeEnlarged(Interpolation interpolation) {
        var map = random(new Random(2), 7, 13);
        int width = 13 * 37;
        int height = 7 * 31;
        var full = MapResampler.resample(map, whole(map), width, height, interpolation);
        int x0 = 101;
        int y0 = 53;
        int partWidth = 240;
        int partHeight = 111;
        double cell = 1.0 / 37;
        double cellRow = 1.0 / 31;
        var visible = new Region(x0 * cell, y0 * cellRow, partWidth * cell, partHeight * cellRow);
        var part = MapResampler.resample(map, visible, partWidth, partHeight, interpolation);
        var bound = ofEnlarging(map, 2);
        for (int y = 0; y < partHeight; y++) {
            for (int x = 0; x < partWidth; x++) {
                assertThat(part[y * partWidth + x]).isCloseTo(full[(y0 + y) * width + x0 + x], bound);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesAMapOfTheSameSizeAsItIs(Interpolation interpolation) {
        var map = random(new Random(3), 9, 8);
        assertThat(MapResampler.resample(map, whole(map), 8, 9, interpolation)).containsExactly(map.data());
    }

    @ParameterizedTest
    @EnumSource
    void aSingleCellFillsThePicture(Interpolation interpolation) {
        var map = new Tensor(new float[] {0.3f}, 1, 1);
        assertThat(MapResampler.resample(map, whole(map), 5, 4, interpolation))
                .hasSize(20).containsOnly(new float[] {0.3f}, ofEnlarging(map, 1));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotANumberStaysWithinReachOfItsCell(Interpolation interpolation) {
        var map = new Tensor(new float[] {1, 1, 1, Float.NaN, 1, 1, 1, 1, 1}, 1, 9);
        var same = MapResampler.resample(map, whole(map), 9, 1, interpolation);
        assertThat(same).containsExactly(map.data());
        var enlarged = MapResampler.resample(map, whole(map), 90, 1, interpolation);
        assertThat(enlarged[35]).isNaN();
        var offset = ofEnlarging(new Tensor(new float[] {1}, 1, 1), 1);
        assertThat(enlarged[4]).isCloseTo(1, offset);
        assertThat(enlarged[89]).isCloseTo(1, offset);
    }

    @Test
    void refusesWhatIsNotAMap() {
        assertThatThrownBy(() -> MapResampler.resample(new Tensor(new float[8], 2, 2, 2), new Region(0, 0, 2, 2), 4, 4,
                Interpolation.NEAREST)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * In float32 each of the two passes rounds four weights, four products and their sums, twelve roundings of the whole;
     * the sizes of the cubic's weights sum to 1.375 at most, twice over.
     *
     * @param computations how many of the two that are compared are in float32
     */
    private static Offset<Float> ofEnlarging(Tensor map, int computations) {
        double largest = 0;
        for (float value : map.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return within((float) (computations * Rounding.ofSum(12, 1.375 * 1.375 * largest)));
    }

    private static Region whole(Tensor map) {
        return new Region(0, 0, map.extent(1), map.extent(0));
    }

    static Tensor random(Random random, int height, int width) {
        var data = new float[height * width];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(data, height, width);
    }

    /** One pixel at a time, in double precision, straight from the definition. */
    static float[] naive(Tensor map, Region visible, int width, int height, Interpolation interpolation) {
        var picture = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture[y * width + x] = (float) naive(map, visible.x() + (x + 0.5) * visible.width() / width,
                        visible.y() + (y + 0.5) * visible.height() / height, interpolation);
            }
        }
        return picture;
    }

    /** The value at a point given in cells: the centre of the first cell is at (½, ½). */
    static double naive(Tensor map, double x, double y, Interpolation interpolation) {
        if (interpolation == Interpolation.NEAREST) {
            return cell(map, Math.floor(x), Math.floor(y));
        }
        int reach = interpolation == Interpolation.BILINEAR ? 1 : 2;
        double sum = 0;
        for (double j = Math.floor(y - 0.5) - 2; j <= Math.floor(y - 0.5) + 3; j++) {
            for (double i = Math.floor(x - 0.5) - 2; i <= Math.floor(x - 0.5) + 3; i++) {
                sum += cell(map, i, j) * kernel(x - 0.5 - i, reach) * kernel(y - 0.5 - j, reach);
            }
        }
        return sum;
    }

    private static float cell(Tensor map, double x, double y) {
        int column = (int) Math.max(0, Math.min(map.extent(1) - 1, x));
        int row = (int) Math.max(0, Math.min(map.extent(0) - 1, y));
        return map.data()[row * map.extent(1) + column];
    }

    /** The triangle, or Keys' cubic with a = −0.75. */
    private static double kernel(double distance, int reach) {
        double d = Math.abs(distance);
        if (d >= reach) {
            return 0;
        }
        if (reach == 1) {
            return 1 - d;
        }
        double a = -0.75;
        return d <= 1
                ? (a + 2) * Math.pow(d, 3) - (a + 3) * d * d + 1
                : a * Math.pow(d, 3) - 5 * a * d * d + 8 * a * d - 4 * a;
    }
}
