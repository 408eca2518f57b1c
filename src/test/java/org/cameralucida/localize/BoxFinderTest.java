package org.cameralucida.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Random;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxFinderTest {

    @ParameterizedTest
    @CsvSource({"0.2", "0.5", "0.8", "0", "0.99"})
    void equalsFloodFillOverTheWholePicture(double threshold) {
        var random = new Random(5);
        for (int round = 0; round < 150; round++) {
            var map = random(random, 1 + random.nextInt(15), 1 + random.nextInt(15));
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(90);
            var seen = new Region(random.nextDouble() * 30 - 10, random.nextDouble() * 30 - 10,
                    0.3 + random.nextDouble() * 100, 0.3 + random.nextDouble() * 100);
            assertThat(BoxFinder.largest(map, seen, width, height, threshold))
                    .as("round %d: %s on %s of %d×%d", round, map, seen, width, height)
                    .isEqualTo(floodFill(map, seen, width, height, threshold));
        }
    }

    @Test
    void equalsFloodFillOnMapsFinerThanThePhoto() {
        var random = new Random(6);
        for (int round = 0; round < 40; round++) {
            var map = random(random, 20 + random.nextInt(60), 20 + random.nextInt(60));
            var seen = new Region(3.25, -4.5, 31, 40);
            assertThat(BoxFinder.largest(map, seen, 40, 30, 0.2)).isEqualTo(floodFill(map, seen, 40, 30, 0.2));
        }
    }

    @Test
    void isTightAroundOneHotCell() {
        var map = new Tensor(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, 3, 3);
        // 100 pixels a cell: half of the peak is half-way to the next centre, which is where the cell ends.
        assertThat(BoxFinder.largest(map, new Region(10, 20, 300, 300), 400, 400, 0.5))
                .contains(new Box(110, 120, 209, 219));
    }

    @Test
    void takesTheLargestComponentAndOfEqualsTheFirstInReadingOrder() {
        var two = new Tensor(new float[] {0, 0, 0, 1, 1, 0, 1, 0, 0, 0}, 2, 5);
        assertThat(BoxFinder.largest(two, new Region(0, 0, 5, 2), 5, 2, 0.2)).contains(new Box(3, 0, 4, 0));
        var equal = new Tensor(new float[] {0, 0, 0, 0, 1, 1, 0, 0, 0, 0}, 2, 5);
        assertThat(BoxFinder.largest(equal, new Region(0, 0, 5, 2), 5, 2, 0.2)).contains(new Box(4, 0, 4, 0));
    }

    @Test
    void pixelsThatTouchAtACornerAreConnected() {
        var diagonal = new Tensor(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
        assertThat(BoxFinder.largest(diagonal, new Region(0, 0, 3, 3), 3, 3, 0.2)).contains(new Box(0, 0, 2, 2));
    }

    @Test
    void whatEqualsTheThresholdIsNotAboveIt() {
        var map = new Tensor(new float[] {4, 1, 1, 2}, 2, 2);
        assertThat(BoxFinder.largest(map, new Region(0, 0, 2, 2), 2, 2, 0.25)).contains(new Box(0, 0, 1, 1));
        assertThat(BoxFinder.largest(map, new Region(0, 0, 2, 2), 2, 2, 0.5)).contains(new Box(0, 0, 0, 0));
        assertThat(BoxFinder.largest(map, new Region(0, 0, 2, 2), 2, 2, 1)).isEmpty();
    }

    @Test
    void thereIsNoBoxWhereNothingIsPositive() {
        var seen = new Region(0, 0, 20, 20);
        assertThat(BoxFinder.largest(new Tensor(new float[] {-1, -2, -3, -4}, 2, 2), seen, 20, 20, 0.2)).isEmpty();
        assertThat(BoxFinder.largest(new Tensor(new float[4], 2, 2), seen, 20, 20, 0.2)).isEmpty();
        assertThat(BoxFinder.largest(new Tensor(new float[] {Float.NaN}, 1, 1), seen, 20, 20, 0.2)).isEmpty();
    }

    @Test
    void aFlatMapFillsWhatWasSeenOfThePhoto() {
        var flat = new Tensor(new float[] {2}, 1, 1);
        assertThat(BoxFinder.largest(flat, new Region(2.5, -3, 10, 100), 20, 30, 0.2)).contains(new Box(2, 0, 11, 29));
        assertThat(BoxFinder.largest(flat, new Region(2.6, 0, 0.5, 10), 20, 30, 0.2)).isEmpty();
        assertThat(BoxFinder.largest(flat, new Region(500, 0, 10, 10), 20, 30, 0.2)).isEmpty();
    }

    @Test
    void infiniteCellsCountAsTheLargestAndSmallestFiniteOnes() {
        var odd = new Tensor(new float[] {Float.POSITIVE_INFINITY, 1, Float.NaN, Float.NEGATIVE_INFINITY, 0}, 1, 5);
        assertThat(BoxFinder.largest(odd, new Region(0, 0, 5, 1), 5, 1, 0.2)).contains(new Box(0, 0, 1, 0));
    }

    @Test
    void refusesAThresholdThatIsNotAFraction() {
        var map = new Tensor(new float[1], 1, 1);
        assertThatThrownBy(() -> BoxFinder.largest(map, new Region(0, 0, 1, 1), 1, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Noise, smoothed now and then by being made of few levels, so that components of all sizes and ties occur. */
    private static Tensor random(Random random, int height, int width) {
        var data = new float[height * width];
        boolean levels = random.nextBoolean();
        for (int i = 0; i < data.length; i++) {
            data[i] = levels ? random.nextInt(4) - 1 : (float) random.nextGaussian();
        }
        return new Tensor(data, height, width);
    }

    private static Optional<Box> floodFill(Tensor map, Region seen, int width, int height, double threshold) {
        var picture = new double[width * height];
        double maximum = 0;
        for (int i = 0; i < picture.length; i++) {
            double x = (i % width + 0.5 - seen.x()) / seen.width();
            double y = (i / width + 0.5 - seen.y()) / seen.height();
            boolean inside = x >= 0 && x < 1 && y >= 0 && y < 1;
            picture[i] = inside ? bilinear(map, x * map.extent(1) - 0.5, y * map.extent(0) - 0.5) : Double.NaN;
            maximum = inside ? Math.max(maximum, picture[i]) : maximum;
        }
        var visited = new boolean[picture.length];
        Box largest = null;
        int most = 0;
        for (int start = 0; start < picture.length; start++) {
            if (visited[start] || !(picture[start] > threshold * maximum)) {
                continue;
            }
            var box = new Box(start % width, start / width, start % width, start / width);
            int size = 0;
            var todo = new ArrayDeque<Integer>();
            todo.add(start);
            visited[start] = true;
            while (!todo.isEmpty()) {
                int pixel = todo.remove();
                size++;
                int x = pixel % width;
                int y = pixel / width;
                box = new Box(Math.min(box.xmin(), x), Math.min(box.ymin(), y),
                        Math.max(box.xmax(), x), Math.max(box.ymax(), y));
                for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
                        if (!visited[j * width + i] && picture[j * width + i] > threshold * maximum) {
                            visited[j * width + i] = true;
                            todo.add(j * width + i);
                        }
                    }
                }
            }
            if (size > most) {
                most = size;
                largest = box;
            }
        }
        return Optional.ofNullable(largest);
    }

    private static double bilinear(Tensor map, double x, double y) {
        double u = Math.max(0, Math.min(map.extent(1) - 1, x));
        double v = Math.max(0, Math.min(map.extent(0) - 1, y));
        int i = (int) u;
        int j = (int) v;
        int right = Math.min(i + 1, map.extent(1) - 1);
        int below = Math.min(j + 1, map.extent(0) - 1);
        var data = map.data();
        int w = map.extent(1);
        double top = data[j * w + i] * (1 - (u - i)) + data[j * w + right] * (u - i);
        double bottom = data[below * w + i] * (1 - (u - i)) + data[below * w + right] * (u - i);
        return top * (1 - (v - j)) + bottom * (v - j);
    }
}
