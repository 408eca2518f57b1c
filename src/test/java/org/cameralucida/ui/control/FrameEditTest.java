package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cameralucida.Rounding;
import org.cameralucida.image.Region;
import org.cameralucida.ui.control.FrameEdit.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameEditTest {

    private static final FrameEdit FREE = new FrameEdit(400, 300, Double.NaN);
    private static final FrameEdit SQUARE = new FrameEdit(400, 300, 1);
    private static final Region START = new Region(100, 50, 200, 200);

    @Test
    void movingKeepsTheSizeAndStopsAtTheEdges() {
        assertThat(FREE.drag(START, Handle.ALL, 10.4, -20.6)).isEqualTo(new Region(110, 29, 200, 200));
        assertThat(FREE.drag(START, Handle.ALL, 1000, 1000)).isEqualTo(new Region(200, 100, 200, 200));
        assertThat(FREE.drag(START, Handle.ALL, -1000, -1000)).isEqualTo(new Region(0, 0, 200, 200));
    }

    @Test
    void aFreeEdgeMovesAlone() {
        assertThat(FREE.drag(START, Handle.WEST, -30, 99)).isEqualTo(new Region(70, 50, 230, 200));
        assertThat(FREE.drag(START, Handle.SOUTH_EAST, 30, 20)).isEqualTo(new Region(100, 50, 230, 220));
        assertThat(FREE.drag(START, Handle.NORTH, 0, 1000)).isEqualTo(new Region(100, 242, 200, 8));
    }

    @Test
    void aLockedCornerFollowsTheMouseOnTheDiagonalAndTheOppositeOneStays() {
        assertThat(SQUARE.drag(START, Handle.SOUTH_EAST, 20, 20)).isEqualTo(new Region(100, 50, 220, 220));
        assertThat(SQUARE.drag(START, Handle.SOUTH_EAST, -40, 0)).isEqualTo(new Region(100, 50, 180, 180));
        assertThat(SQUARE.drag(START, Handle.NORTH_WEST, -20, -20)).isEqualTo(new Region(80, 30, 220, 220));
        assertThat(SQUARE.drag(START, Handle.NORTH_WEST, -500, -500)).isEqualTo(new Region(50, 0, 250, 250));
    }

    @Test
    void aLockedEdgeGrowsTheOtherSideAboutItsMiddle() {
        assertThat(SQUARE.drag(START, Handle.EAST, 20, 0)).isEqualTo(new Region(100, 40, 220, 220));
        assertThat(SQUARE.drag(START, Handle.EAST, 100, 0)).isEqualTo(new Region(100, 0, 300, 300));
    }

    @ParameterizedTest
    @EnumSource(Handle.class)
    void neverLeavesThePhotoNorGetsTooSmallNorLosesItsAspect(Handle handle) {
        var random = new Random(handle.ordinal());
        for (double aspect : new double[] {Double.NaN, 1, 1.5, 0.4}) {
            var edit = new FrameEdit(400, 300, aspect);
            for (int i = 0; i < 2000; i++) {
                var start = edit.drag(new Region(random.nextInt(200), random.nextInt(100), 60, 60), Handle.SOUTH_EAST,
                        random.nextGaussian() * 50, random.nextGaussian() * 50);
                var result = edit.drag(start, handle, random.nextGaussian() * 300, random.nextGaussian() * 300);
                assertThat(result.x()).isGreaterThanOrEqualTo(0);
                assertThat(result.y()).isGreaterThanOrEqualTo(0);
                assertThat(result.right()).isLessThanOrEqualTo(400 + Rounding.OF_DOUBLES);
                assertThat(result.bottom()).isLessThanOrEqualTo(300 + Rounding.OF_DOUBLES);
                assertThat(Math.min(result.width(), result.height())).isGreaterThanOrEqualTo(FrameEdit.MINIMUM - Rounding.OF_DOUBLES);
                if (!Double.isNaN(aspect)) {
                    assertThat(result.width() / result.height()).isCloseTo(aspect, within(Rounding.OF_DOUBLES));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.05, 3, 0.5, 0.001})
    void growingKeepsTheShapeAndStaysInside(double factor) {
        var result = SQUARE.grow(START, factor);
        assertThat(result.width()).isEqualTo(result.height());
        assertThat(result.width()).isEqualTo(Math.max(8, Math.min(300, Math.round(200 * factor))));
        assertThat(result.bottom()).isLessThanOrEqualTo(300);
    }

    @Test
    void aPhotoSmallerThanTheSmallestFrameHoldsWhatItCan() {
        var edit = new FrameEdit(5, 6, 1);
        assertThat(edit.drag(new Region(0, 0, 5, 5), Handle.SOUTH_EAST, 3, 3)).isEqualTo(new Region(0, 0, 5, 5));
    }
}
