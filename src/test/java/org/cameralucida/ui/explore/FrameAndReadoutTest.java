package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.cameralucida.image.Region;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.cameralucida.workspace.FrameMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows when the frame or the cursor moves. */
class FrameAndReadoutTest extends WorkbenchFixture {

    /** Two of the eight columns that the network sees are of both colours, in whole 255ths: half a one each. */
    private static final double OF_LEVELS = 2 / 8.0 * 0.5 / 255;

    @Nested
    class TheGazeFrame {

        @Test
        void draggingItLooksAgainAndMakesItTheUsersOwn() {
            open();
            workbench.gaze().frameProperty().set(new Region(32, 0, 32, 32));
            assertThat(workbench.gaze().modeProperty().get()).isEqualTo(FrameMode.OWN);
            assertThat(workbench.predictions().rows().get(0).label()).isEqualTo("green");
            assertThat(explore.heatmap().layerProperty().get().seen()).isEqualTo(new Region(32, 0, 32, 32));
        }

        @Test
        void theNewestFrameWinsWhileTheNetworkIsBusy() {
            open();
            var passes = shelf.passes();
            background.hold();
            for (int x = 0; x <= 32; x++) {
                workbench.gaze().frameProperty().set(new Region(x, 0, 32, 32));
            }
            background.release();
            assertThat(shelf.passes()).isEqualTo(passes + 1);
            assertThat(workbench.view().region()).isEqualTo(new Region(32, 0, 32, 32));
        }

        @Test
        void aChosenClassHoldsWhileItMovesAndTheTopOneFollows() {
            open();
            workbench.gaze().frameProperty().set(new Region(32, 0, 32, 32));
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(GREEN);
            workbench.predictions().selectedProperty().set(DARK);
            workbench.gaze().frameProperty().set(new Region(0, 0, 32, 32));
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(DARK);
            workbench.predictions().followTop();
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(RED);
        }

        @Test
        void theWholePhotoStaysWholeForTheNextOne() throws IOException {
            open();
            workbench.gaze().modeProperty().set(FrameMode.WHOLE);
            assertThat(workbench.view().region()).isEqualTo(new Region(0, 0, 64, 32));
            workbench.film().open(List.of(photo("other.png", 20, 40)));
            assertThat(workbench.view().region()).isEqualTo(new Region(0, 0, 20, 40));
        }

        @Test
        void theUsersOwnFrameEndsWithThePhoto() throws IOException {
            open();
            workbench.gaze().frameProperty().set(new Region(32, 0, 16, 16));
            workbench.film().open(List.of(photo("other.png", 20, 40)));
            assertThat(workbench.gaze().modeProperty().get()).isEqualTo(FrameMode.CARD);
            assertThat(workbench.gaze().frameProperty().get()).isEqualTo(new Region(0, 10, 20, 20));
        }
    }

    @Nested
    class TheReadout {

        @Test
        void saysTheCellsValueAndItsShareOfTheLogit() {
            open();
            workbench.cursorProperty().set(new Place(17.5, 3.2));
            var readout = explore.readout().readoutProperty().get();
            assertThat(readout.x()).isEqualTo(17);
            assertThat(readout.y()).isEqualTo(3);
            assertThat(readout.value()).isEqualTo(1);
            assertThat(readout.contribution()).isEqualTo(readout.value() / 16);
            assertThat(readout.logit()).isCloseTo(0.5, within(OF_LEVELS));
        }

        @Test
        void outsideTheFrameNothingWasSeen() {
            open();
            workbench.cursorProperty().set(new Place(60, 3));
            assertThat(explore.readout().readoutProperty().get().seen()).isFalse();
            workbench.cursorProperty().set(null);
            assertThat(explore.readout().readoutProperty().get()).isNull();
        }

        @Test
        void followsTheClassUnderAStillCursor() {
            open();
            workbench.cursorProperty().set(new Place(17.5, 3.2));
            workbench.predictions().selectedProperty().set(GREEN);
            assertThat(explore.readout().readoutProperty().get().value()).isZero();
        }
    }
}
