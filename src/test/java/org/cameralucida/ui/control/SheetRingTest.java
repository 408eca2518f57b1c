package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.control.PhotoSampler.Quality;
import org.junit.jupiter.api.Test;

class SheetRingTest {

    private final SheetPool pool = new SheetPool();
    private final SheetRing ring = new SheetRing(pool);

    private static Placement pane(int width, int height) {
        return new Placement(100, 100, width, height, 1, 1, 0, 0);
    }

    private static int[] block(int width, int height) {
        return new int[] {0, 0, width, height};
    }

    @Test
    void onePictureAfterAnotherIsPaintedOnTheSameSheets() {
        var first = ring.spare(block(300, 200), pane(400, 300));
        assertThat(ring.spare(block(200, 190), pane(400, 300))).isSameAs(first);
        assertThat(first.painted().getWidth()).isEqualTo(200);
        // Tall after wide: the new sheet has room for both.
        var both = ring.spare(block(200, 290), pane(400, 300));
        assertThat(both).isNotSameAs(first);
        assertThat(ring.spare(block(300, 200), pane(400, 300))).isSameAs(both);
    }

    @Test
    void aSheetIsNotKeptThatThePaneHasBecomeMuchTooSmallFor() {
        ring.spare(block(2000, 1000), pane(2000, 1000));
        var small = ring.spare(block(300, 200), pane(300, 200));
        // A sheet may be twice as large as the pane each way.
        assertThat(small.stride()).isLessThanOrEqualTo(600);
        assertThat(small.rows()).isLessThanOrEqualTo(400);
    }

    @Test
    void whatAPaneLeavesTheNextPaneUses() {
        var shown = ring.spare(block(300, 200), pane(400, 300));
        ring.turn();
        var spare = ring.spare(block(300, 200), pane(400, 300));
        ring.release(shown);
        var next = new SheetRing(pool);
        assertThat(next.spare(block(280, 190), pane(400, 300))).isSameAs(spare);
        next.turn();
        assertThat(next.spare(block(280, 190), pane(400, 300))).as("still on display").isNotSameAs(shown);
        ring.release(null);
        next.turn();
        assertThat(next.spare(block(280, 190), pane(400, 300))).isSameAs(shown);
    }

    @Test
    void onlySoMuchWaitsForPanesToCome() {
        var large = new Sheet(1700, 1700);
        pool.give(large);
        assertThat(pool.take(1700, 1700, 1700, 1700)).isSameAs(large);
        pool.give(large);
        pool.give(new Sheet(500, 500));
        assertThat(pool.take(1700, 1700, 1700, 1700)).as("it had waited longest").isNotSameAs(large);
    }

    @Test
    void nothingToPaintNeedsNoSheet() {
        assertThat(ring.spare(block(0, 10), pane(300, 200))).isNull();
    }

    @Test
    void whatIsPaintedOnAPartIsWhatWouldHaveBeenPaintedAlone() {
        var photo = new Raster(9, 7, new java.util.Random(1).ints(63).map(pixel -> 0xFF000000 | pixel).toArray());
        var alone = new int[30];
        PhotoSampler.fill(alone, 6, 6, 5, photo, 0.3, 0.2, 1.2, 1.2, Quality.FILTERED, () -> false);
        var sheet = new Sheet(8, 8).of(6, 5);
        new LastPrint().fill(sheet.pixels(), sheet.stride(), photo,
                new LastPrint.Cut(6, 5, 0.3, 0.2, 1.2, 1.2, Quality.FILTERED), () -> false);
        for (int y = 0; y < 5; y++) {
            assertThat(Arrays.copyOfRange(sheet.pixels(), y * 8, y * 8 + 6))
                    .isEqualTo(Arrays.copyOfRange(alone, y * 6, y * 6 + 6));
        }
    }
}
