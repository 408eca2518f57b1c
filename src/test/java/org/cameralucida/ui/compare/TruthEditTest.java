package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.cameralucida.localize.Box;
import org.cameralucida.ui.compare.TruthEdit.Grip;
import org.junit.jupiter.api.Test;

class TruthEditTest {

    private static final Box BOX = new Box(10, 20, 29, 49);
    private final TruthEdit edit = new TruthEdit(100, 80);

    @Test
    void aBoxIsDrawnFromAnyCornerToAnyOtherAndStaysOnThePhoto() {
        assertThat(edit.between(10.2, 20.5, 29.7, 49.1)).isEqualTo(new Box(10, 20, 29, 49));
        assertThat(edit.between(29.7, 20.5, 10.2, 49.1)).isEqualTo(new Box(10, 20, 29, 49));
        assertThat(edit.between(-50, -50, 500, 500)).isEqualTo(new Box(0, 0, 99, 79));
    }

    @Test
    void edgesAndCornersAreHeldWithinReachAndTheInsideMovesAll() {
        assertThat(TruthEdit.grip(BOX, 11, 35, 3)).isEqualTo(new Grip(-1, 0));
        assertThat(TruthEdit.grip(BOX, 31, 51, 3)).isEqualTo(new Grip(1, 1));
        assertThat(TruthEdit.grip(BOX, 20, 35, 3)).isEqualTo(new Grip(0, 0));
        assertThat(TruthEdit.grip(BOX, 40, 35, 3)).isNull();
    }

    @Test
    void theHeldEdgeFollowsAndTheOthersStay() {
        assertThat(edit.drag(BOX, new Grip(1, 0), 5, 40)).isEqualTo(new Box(10, 20, 34, 49));
        assertThat(edit.drag(BOX, new Grip(-1, -1), -100, 3)).isEqualTo(new Box(0, 23, 29, 49));
        assertThat(edit.drag(BOX, new Grip(-1, 0), 40, 0)).as("drawn through its other edge").isEqualTo(new Box(30, 20, 49, 49));
    }

    @Test
    void movingStopsAtTheEdgesOfThePhoto() {
        assertThat(edit.drag(BOX, new Grip(0, 0), 4, -6)).isEqualTo(new Box(14, 14, 33, 43));
        assertThat(edit.drag(BOX, new Grip(0, 0), 900, 900)).isEqualTo(new Box(80, 50, 99, 79));
    }
}
