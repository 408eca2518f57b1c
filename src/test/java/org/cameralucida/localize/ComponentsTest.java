package org.cameralucida.localize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components, and what they enclose. */
class ComponentsTest {

    /**
     * The oracle fills the background from the outside and counts what is left. Where pixels that touch at a corner are
     * connected, background that does is not, and the other way round: else a diagonal would let itself through.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holesAreTheBackgroundThatTheOutsideDoesNotReach(boolean corners) {
        var random = new Random(7);
        int found = 0;
        for (int i = 0; i < 2000; i++) {
            var image = new boolean[1 + random.nextInt(9)][1 + random.nextInt(9)];
            double share = 0.3 + 0.5 * random.nextDouble();
            for (var row : image) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = random.nextDouble() < share;
                }
            }
            int holes = enclosed(image, !corners);
            assertThat(components(image, corners).holes()).isEqualTo(holes);
            found += holes;
        }
        assertThat(found).isGreaterThan(200);
    }

    private static Components components(boolean[][] image, boolean corners) {
        var components = new Components(corners);
        for (int y = 0; y < image.length; y++) {
            components.nextRow(y);
            for (int x = 0; x < image[y].length; x++) {
                int from = x;
                while (x < image[y].length && image[y][x]) {
                    x++;
                }
                if (x > from) {
                    components.run(from, x - 1);
                }
            }
        }
        return components;
    }

    private static int enclosed(boolean[][] image, boolean corners) {
        int height = image.length + 2;
        int width = image[0].length + 2;
        var taken = new boolean[height][width];
        for (int y = 1; y < height - 1; y++) {
            System.arraycopy(image[y - 1], 0, taken[y], 1, width - 2);
        }
        fill(taken, 0, 0, corners);
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!taken[y][x]) {
                    count++;
                    fill(taken, y, x, corners);
                }
            }
        }
        return count;
    }

    private static void fill(boolean[][] taken, int fromY, int fromX, boolean corners) {
        var waiting = new ArrayDeque<int[]>();
        waiting.add(new int[] {fromY, fromX});
        while (!waiting.isEmpty()) {
            int y = waiting.peek()[0];
            int x = waiting.remove()[1];
            if (y < 0 || x < 0 || y >= taken.length || x >= taken[0].length || taken[y][x]) {
                continue;
            }
            taken[y][x] = true;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (corners || dy == 0 || dx == 0) {
                        waiting.add(new int[] {y + dy, x + dx});
                    }
                }
            }
        }
    }
}
