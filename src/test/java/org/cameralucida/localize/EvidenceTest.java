package org.cameralucida.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Region SEEN = new Region(0, 0, 40, 20);

    @Test
    void cellsThatAreNotZeroContribute() {
        assertThat(Evidence.cells(map(0, 1, -1, 0, Float.NaN, 2, 0, 0))).isEqualTo(3);
    }

    @Test
    void theFewestCellsThatHoldAShareAreTheLargest() {
        assertThat(Evidence.cellsHolding(map(1, 5, 0, -9, 3, 1, 0, 0), 0.8)).isEqualTo(2);
        assertThat(Evidence.cellsHolding(map(1, 1, 1, 1, 1, 1, 1, 1), 0.8)).isEqualTo(7);
        assertThat(Evidence.cellsHolding(map(-1, 0, 0, 0, 0, 0, 0, 0), 0.8)).isZero();
    }

    @Test
    void aCellThatLiesPartlyInTheBoxCountsForThatPart() {
        assertThat(Evidence.inside(map(4, 0, 0, 0, 0, 0, 0, 0), SEEN, new Region(5, 0, 100, 100)))
                .isEqualTo(0.5);
        assertThat(Evidence.inside(map(4, 4, -7, 0, 0, 0, 0, 0), SEEN, new Region(0, 0, 10, 10)))
                .isEqualTo(0.5);
        assertThat(Evidence.inside(map(-1, 0, 0, 0, 0, 0, 0, 0), SEEN, SEEN)).isNaN();
    }

    /** The oracle cuts every cell into 20 × 20 points. */
    @Test
    void theShareInsideIsThatOfManyPoints() {
        var random = new Random(5);
        var data = new float[8];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat() - 0.3f;
        }
        var box = new Region(7.5, 3.5, 21, 9);
        double inside = 0;
        double all = 0;
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 80; x++) {
                double value = Math.max(0, data[y / 20 * 4 + x / 20]);
                double px = (x + 0.5) / 2;
                double py = (y + 0.5) / 2;
                all += value;
                inside += px > box.x() && px < box.right() && py > box.y() && py < box.bottom() ? value : 0;
            }
        }
        // The points' two sums are of 3200 numbers in double: 2 · 3200 · 2⁻⁵³.
        assertThat(Evidence.inside(map(data), SEEN, box)).isCloseTo(inside / all, within(1e-12));
    }

    private static Tensor map(float... values) {
        return new Tensor(values, 2, 4);
    }
}
