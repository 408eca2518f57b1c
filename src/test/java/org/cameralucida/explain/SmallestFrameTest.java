package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.cameralucida.image.Region;
import org.junit.jupiter.api.Test;

class SmallestFrameTest {

    private static final Region ALL = new Region(0, 0, 300, 200);

    /** A class that is seen wherever all of a thing is seen, and more the more of the frame it fills. */
    private static double seen(Region frame, Region thing) {
        boolean isWhole = frame.common(thing).filter(thing::equals).isPresent();
        return isWhole ? thing.width() * thing.height() / (frame.width() * frame.height()) : Double.NaN;
    }

    @Test
    void itHoldsWhatKeepsTheClassAndNoneOfNineSmallerOnesDoes() {
        for (var thing : new Region[] {new Region(20, 30, 60, 40), new Region(250, 150, 20, 45), new Region(0, 0, 300, 10)}) {
            var found = SmallestFrame.of(ALL, frame -> seen(frame, thing));
            assertThat(seen(found, thing)).isNotNaN();
            // The factors' rounding is of the order of 1e-13.
            assertThat(found.width() / found.height()).isBetween(1.5 - 1e-9, 1.5 + 1e-9);
            for (int place = 0; place < 9; place++) {
                var smaller = new Region(found.x() + place % 3 * 0.01 * found.width(), found.y() + place / 3 * 0.01 * found.height(),
                        found.width() * 0.98, found.height() * 0.98);
                assertThat(seen(smaller, thing)).isNaN();
            }
        }
    }

    @Test
    void whereNoneIsSmallerItStays() {
        assertThat(SmallestFrame.of(ALL, frame -> Double.NaN)).isEqualTo(ALL);
    }

    @Test
    void itIsNeverSmallerThanEightPixels() {
        var found = SmallestFrame.of(ALL, frame -> 1);
        assertThat(found.height()).isGreaterThanOrEqualTo(8);
        assertThat(found.height() * 0.98).isLessThan(8);
    }
}
