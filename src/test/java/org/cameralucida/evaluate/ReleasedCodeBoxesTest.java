package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.cameralucida.SharedData;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.PixelRuns;
import org.junit.jupiter.api.Test;

class ReleasedCodeBoxesTest {

    private static final int W = 46;
    private static final int H = 31;

    private final Random random = new Random(2);

    /** The authors' own heatmap, and the boxes that lie beside it in their repository as x y width height. */
    @Test
    void theAuthorsOwnHeatmapHasTheirBoxes() {
        var raster = PhotoReader.read(SharedData.at("photos/zhoubolei-CAM/heatmap_6.jpg")).raster();
        var gray = Arrays.stream(raster.argb()).map(argb -> argb & 0xFF).toArray();
        var boxes = boxes(gray, raster.width(), raster.height());
        assertThat(boxes).hasSize(2);
        assertClose(boxes.get(0), new Box(41, 145, 41 + 362, 145 + 202));
        assertClose(boxes.get(1), new Box(102, 188, 102 + 242, 188 + 126));
    }

    /** Their JPEG decoder rounds otherwise, which moves a level's outline by a pixel at most. */
    private static void assertClose(Box box, Box theirs) {
        assertThat((double) box.xmin()).isCloseTo(theirs.xmin(), within(1.0));
        assertThat((double) box.ymin()).isCloseTo(theirs.ymin(), within(1.0));
        assertThat((double) box.xmax()).isCloseTo(theirs.xmax(), within(1.0));
        assertThat((double) box.ymax()).isCloseTo(theirs.ymax(), within(1.0));
    }

    private static List<Box> boxes(int[] gray, int width, int height) {
        return ReleasedCodeBoxes.of(width, height, (threshold, image) -> draw(width, height, i -> gray[i] > threshold, image));
    }

    private static void draw(int width, int height, IntPredicate isForeground, PixelRuns image) {
        for (int i = 0; i < width * height; i++) {
            if (i % width == 0) {
                image.nextRow(i / width);
            }
            if (isForeground.test(i)) {
                image.run(i % width, i % width);
            }
        }
    }

    @Test
    void theDistanceIsThatOfTheNearestBackgroundPixel() {
        for (int round = 0; round < 120; round++) {
            var foreground = new boolean[W * H];
            for (int i = 0; i < foreground.length; i++) {
                foreground[i] = random.nextInt(round < 40 ? 30 : 300) > round % 40 / 2;
            }
            var image = new BinaryImage(W, H);
            draw(W, H, i -> foreground[i], image);
            image.complete();
            var distances = distances(foreground);
            double furthest = Arrays.stream(distances).max().orElseThrow();
            assertThat(image.furthest())
                    .isEqualTo(Double.isInfinite(furthest) ? BinaryImage.INFINITE : (long) furthest);
            for (int least : new int[] {1, 2, 3, 5, 9, 10, 26}) {
                var kept = new BinaryImage(W, H);
                draw(W, H, i -> distances[i] >= least, kept);
                assertThat(image.eroded(least)).as("at least √%d", least).usingRecursiveComparison()
                        .isEqualTo(kept.complete());
            }
        }
    }

    private static double[] distances(boolean[] foreground) {
        var result = new double[foreground.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < result.length; j++) {
                double dx = i % W - j % W;
                double dy = i / W - j / W;
                result[i] = foreground[j] ? result[i] : Math.min(result[i], dx * dx + dy * dy);
            }
        }
        return result;
    }

    /** The oracle goes by the steps of the code, each in the plainest way. */
    @Test
    void theBoxesAreThoseOfThePlainSteps() {
        int several = 0;
        for (int round = 0; round < 60; round++) {
            var gray = blobs();
            var boxes = boxes(gray, W, H);
            assertThat(boxes).isEqualTo(naive(gray));
            several += boxes.size() > 1 ? 1 : 0;
        }
        assertThat(several).isGreaterThan(20);
    }

    /** Smooth hills, some with a hollow, so that there are holes too. */
    private int[] blobs() {
        var gray = new int[W * H];
        for (int blob = 0; blob < 3; blob++) {
            double x = random.nextInt(W);
            double y = random.nextInt(H);
            double size = 3 + random.nextInt(9);
            boolean hollow = random.nextBoolean();
            for (int i = 0; i < gray.length; i++) {
                double r = Math.hypot(i % W - x, i / W - y) / size;
                gray[i] = Math.max(gray[i], (int) (255 * (hollow ? r * Math.exp(1 - r * r) / 1.17 : Math.exp(-r * r))));
            }
        }
        return gray;
    }

    private static List<Box> naive(int[] gray) {
        var rects = new ArrayList<int[]>();
        for (int threshold : new int[] {20, 100, 110}) {
            var binary = new boolean[gray.length];
            for (int i = 0; i < gray.length; i++) {
                binary[i] = gray[i] > threshold;
            }
            var distance = distances(binary);
            double max = Arrays.stream(distance).map(Math::sqrt).max().orElseThrow();
            var kept = new boolean[gray.length];
            for (int i = 0; i < gray.length; i++) {
                kept[i] = max == 0 || Double.isInfinite(max) ? binary[i]
                        : Math.round(Math.sqrt(distance[i]) * (255 / max)) > 10;
            }
            for (boolean components : new boolean[] {true, false}) {
                for (var box : boxes(kept, components)) {
                    int grow = components ? 0 : 1;
                    int x = box[0] - grow;
                    int y = box[1] - grow;
                    rects.add(new int[] {Math.min(x, W - 5), Math.min(y, H - 5),
                            Math.max(0, Math.min(box[2] + grow - x + 1, W - x - 5)),
                            Math.max(0, Math.min(box[3] + grow - y + 1, H - y - 5))});
                }
            }
        }
        rects.sort(Comparator.comparingInt((int[] r) -> -r[2] * r[3]));
        for (int i = 0; i < rects.size(); i++) {
            int j = i + 1;
            while (j < rects.size()) {
                var a = rects.get(i);
                var b = rects.get(j);
                int common = 0;
                for (int p = 0; p < W * H; p++) {
                    common += in(a, p) && in(b, p) ? 1 : 0;
                }
                if (common > Math.max(a[2] * a[3], b[2] * b[3]) / 2) {
                    rects.remove(j);
                }
                j++;
            }
        }
        return rects.stream().map(r -> new Box(r[0], r[1], r[0] + r[2], r[1] + r[3])).toList();
    }

    private static boolean in(int[] rect, int pixel) {
        int x = pixel % W;
        int y = pixel / W;
        return x >= rect[0] && x < rect[0] + rect[2] && y >= rect[1] && y < rect[1] + rect[3];
    }

    /** Labels spread until nothing changes; the least label of a component is its first pixel. */
    private static List<int[]> boxes(boolean[] image, boolean components) {
        var label = new int[image.length];
        Arrays.setAll(label, i -> i);
        for (boolean changed = true; changed;) {
            changed = false;
            for (int i = 0; i < label.length; i++) {
                for (int d = 0; d < 9; d++) {
                    int x = i % W + d % 3 - 1;
                    int y = i / W + d / 3 - 1;
                    if (x < 0 || y < 0 || x >= W || y >= H || image[i] != image[y * W + x]
                            || !components && d % 2 == 0) {
                        continue;
                    }
                    if (label[y * W + x] < label[i]) {
                        label[i] = label[y * W + x];
                        changed = true;
                    }
                }
            }
        }
        var boxes = new ArrayList<int[]>();
        for (int root = 0; root < label.length; root++) {
            int[] box = {W, H, -1, -1};
            for (int i = 0; i < label.length; i++) {
                if (label[i] == root && image[i] == components) {
                    box = new int[] {Math.min(box[0], i % W), Math.min(box[1], i / W), Math.max(box[2], i % W),
                            Math.max(box[3], i / W)};
                }
            }
            boolean open = box[0] == 0 || box[1] == 0 || box[2] == W - 1 || box[3] == H - 1;
            if (box[2] >= 0 && (components || !open)) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    @Test
    void theMapLiesWhereItWasSeen() {
        var data = new float[49];
        data[24] = 1;
        var boxes = ReleasedCodeBoxes.of(new Tensor(data, 7, 7), new Region(50, 20, 70, 70), 200, 150);
        assertThat(boxes).isNotEmpty();
        // From 80 to 90 and from 50 to 60; what is enlarged fades over a cell of 10 on each side.
        assertThat(boxes.get(0).xmin()).isBetween(70, 80);
        assertThat(boxes.get(0).ymax()).isBetween(60, 70);
        assertThat(ReleasedCodeBoxes.of(new Tensor(new float[] {-1, 0}, 1, 2), new Region(0, 0, 20, 20), 20, 20))
                .isEmpty();
        assertThat(ReleasedCodeBoxes.of(new Tensor(new float[] {1, 1}, 1, 2), new Region(-5, -5, 40, 40), 20, 20))
                // The same at all three levels; after the second went the third was not looked at.
                .containsExactly(new Box(0, 0, 15, 15), new Box(0, 0, 15, 15));
    }
}
