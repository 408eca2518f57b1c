package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.junit.jupiter.api.Test;

class MaxBoxAccTest {

    private static final int SIDE = 224;

    private final Random random = new Random(11);

    /** The oracle cuts the enlarged map at each level by itself and fills its components one by one. */
    @Test
    void theCurveIsThatOfEachThresholdByItself() {
        for (int round = 0; round < 3; round++) {
            var map = map(round == 2 ? 40 : 5);
            var seen = new Region(3, 10, 300, 200);
            var truth = List.of(new Box(40, 30, 200, 150), new Box(200, 90, 260, 190));
            var curve = BoxCurve.of(LevelBoxes.of(map), seen, truth);
            var large = BilinearUpsampling.bilinear(map, SIDE, SIDE);
            double min = Double.MAX_VALUE;
            double max = -Double.MAX_VALUE;
            for (float value : large) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            for (int level = round; level < BoxCurve.LEVELS; level += 4) {
                var expected = naive(large, min, max, level, seen, truth);
                // The IoU is kept in float32.
                assertThat(curve.largest()[level]).as("largest at " + level).isCloseTo((float) expected[0],
                        within(1e-6f));
                assertThat(curve.any()[level]).as("any at " + level).isCloseTo((float) expected[1], within(1e-6f));
            }
        }
    }

    private Tensor map(int side) {
        var data = new float[side * side];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(data, side, side);
    }

    private static double[] naive(float[] large, double min, double max, int level, Region seen, List<Box> truth) {
        var above = new BitSet();
        for (int i = 0; i < large.length; i++) {
            above.set(i, (int) (255 * (float) ((large[i] - min) / (max - min))) > level);
        }
        double[] result = {0, 0};
        int most = 0;
        while (!above.isEmpty()) {
            var open = new ArrayList<Integer>();
            open.add(above.nextSetBit(0));
            above.clear(open.get(0));
            int[] box = {SIDE, SIDE, -1, -1};
            for (int k = 0; k < open.size(); k++) {
                int x = open.get(k) % SIDE;
                int y = open.get(k) / SIDE;
                box = new int[] {Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)};
                for (int d = 0; d < 9; d++) {
                    int nx = x + d % 3 - 1;
                    int ny = y + d / 3 - 1;
                    if (nx >= 0 && ny >= 0 && nx < SIDE && ny < SIDE && above.get(ny * SIDE + nx)) {
                        above.clear(ny * SIDE + nx);
                        open.add(ny * SIDE + nx);
                    }
                }
            }
            double iou = iou(box, seen, truth);
            result[1] = Math.max(result[1], iou);
            if (open.size() > most || open.size() == most && iou > result[0]) {
                most = open.size();
                result[0] = iou;
            }
        }
        return result;
    }

    private static double iou(int[] box, Region seen, List<Box> truth) {
        double best = 0;
        for (var each : truth) {
            double x0 = seen.x() + box[0] * seen.width() / SIDE;
            double x1 = seen.x() + (box[2] + 1) * seen.width() / SIDE;
            double y0 = seen.y() + box[1] * seen.height() / SIDE;
            double y1 = seen.y() + (box[3] + 1) * seen.height() / SIDE;
            double common = Math.max(0, Math.min(x1, each.xmax() + 1) - Math.max(x0, each.xmin()))
                    * Math.max(0, Math.min(y1, each.ymax() + 1) - Math.max(y0, each.ymin()));
            best = Math.max(best, common / ((x1 - x0) * (y1 - y0) + each.area() - common));
        }
        return best;
    }

    @Test
    void aMapWithoutContrastHasNoBox() {
        var curve = BoxCurve.of(LevelBoxes.of(new Tensor(new float[] {2, 2, 2, 2}, 2, 2)), new Region(0, 0, 10, 10),
                List.of(new Box(0, 0, 9, 9)));
        assertThat(curve.largest()).containsOnly(0f);
        assertThat(curve.any()).containsOnly(0f);
    }

    @Test
    void theBestThresholdIsTheWholeSets() {
        var images = List.of(MaxBoxAcc.parse("0-100 120"), MaxBoxAcc.parse("90-254"), MaxBoxAcc.parse(""),
                MaxBoxAcc.parse("95"));
        var acc = MaxBoxAcc.of(images);
        assertThat(acc.best()).isEqualTo(3 / 4.0);
        assertThat(acc.bestThreshold()).isEqualTo(95 / 255.0);
        assertThat(acc.curve()[120]).isEqualTo(2 / 4.0);
        assertThat(MaxBoxAcc.v2(List.of(acc, MaxBoxAcc.of(List.of(new BitSet()))))).isEqualTo(3 / 8.0);
        assertThat(MaxBoxAcc.of(List.of()).best()).isNaN();
    }

    @Test
    void thresholdsAreWrittenAsRuns() {
        var curve = new float[BoxCurve.LEVELS];
        curve[0] = 0.5f;
        curve[1] = 0.7f;
        curve[9] = 0.51f;
        assertThat(MaxBoxAcc.text(BoxCurve.reached(curve, 0.5))).isEqualTo("0-1 9");
        assertThat(MaxBoxAcc.text(BoxCurve.reached(curve, 0.7))).isEqualTo("1");
        for (int round = 0; round < 50; round++) {
            var bits = new BitSet();
            random.ints(100, 0, BoxCurve.LEVELS).forEach(bits::set);
            assertThat(MaxBoxAcc.parse(MaxBoxAcc.text(bits))).isEqualTo(bits);
        }
        assertThatThrownBy(() -> MaxBoxAcc.parse("1-x")).isInstanceOf(IllegalArgumentException.class);
    }
}
