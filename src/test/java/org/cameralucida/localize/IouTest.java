package org.cameralucida.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cameralucida.image.Region;
import org.junit.jupiter.api.Test;

class IouTest {

    @Test
    void countsPixelsWithTheLastOnesIncluded() {
        var tenByTen = new Box(0, 0, 9, 9);
        assertThat(Iou.of(tenByTen, tenByTen)).isEqualTo(1);
        assertThat(Iou.of(tenByTen, new Box(9, 9, 18, 18))).isEqualTo(1.0 / 199);
        assertThat(Iou.of(tenByTen, new Box(5, 0, 14, 9))).isEqualTo(50.0 / 150);
        assertThat(Iou.of(tenByTen, new Box(2, 3, 4, 4))).isEqualTo(6.0 / 100);
        assertThat(Iou.of(tenByTen, new Box(10, 0, 19, 9))).isZero();
        assertThat(Iou.of(new Box(30, 40, 50, 60), tenByTen)).isZero();
    }

    @Test
    void doesNotOverflow() {
        var huge = new Box(0, 0, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 1);
        assertThat(Iou.of(huge, huge)).isEqualTo(1);
        assertThat(Iou.of(huge, new Box(-10, -10, -5, -5))).isZero();
    }

    @Test
    void aBoxIsDrawnWithItsOuterEdges() {
        assertThat(new Box(3, 4, 3, 6).region()).isEqualTo(new Region(3, 4, 1, 3));
        assertThat(new Box(3, 4, 3, 6).area()).isEqualTo(3);
        assertThatThrownBy(() -> new Box(3, 4, 2, 6)).isInstanceOf(IllegalArgumentException.class);
    }
}
