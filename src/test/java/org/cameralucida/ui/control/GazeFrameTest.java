package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.cameralucida.image.Region;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The frame that the network looks through, as it is dragged. */
class GazeFrameTest extends ViewerTest {

    @Start
    void start(Stage primary) {
        show(primary);
    }

    @Test
    void draggingTheLineOfTheFrameMovesIt() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        dragOnPhoto(280, 100, 330, 140);
        assertThat(viewer.getGazeFrame().x()).isCloseTo(250, within(pixel()));
        assertThat(viewer.getGazeFrame().y()).isCloseTo(140, within(pixel()));
        assertThat(viewer.getGazeFrame().width()).isEqualTo(300);
        assertThat(viewer.getGazeFrame().height()).isEqualTo(300);
    }

    @Test
    void draggingInsideTheFrameMovesItOnlyWithCtrlOrAlt() throws Exception {
        var region = new Region(200, 100, 300, 300);
        frame(region, 1);
        dragOnPhoto(300, 200, 350, 220);
        assertThat(viewer.getGazeFrame()).isEqualTo(region);
        robot.press(KeyCode.CONTROL);
        dragOnPhoto(300, 200, 350, 220);
        robot.release(KeyCode.CONTROL);
        assertThat(viewer.getGazeFrame().x()).isCloseTo(250, within(pixel()));
    }

    @Test
    void aCornerKeepsTheAspectUnlessShiftIsHeld() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        dragOnPhoto(500, 400, 560, 440);
        assertThat(viewer.getGazeFrame().width()).isEqualTo(viewer.getGazeFrame().height())
                .isCloseTo(350, within(pixel()));
        assertThat(viewer.getGazeFrame().x()).isEqualTo(200);
        frame(new Region(200, 100, 300, 300), 1);
        robot.press(KeyCode.SHIFT);
        dragOnPhoto(500, 400, 560, 420);
        robot.release(KeyCode.SHIFT);
        assertThat(viewer.getGazeFrame().width()).isCloseTo(360, within(pixel()));
        assertThat(viewer.getGazeFrame().height()).isCloseTo(320, within(pixel()));
    }

    @Test
    void theFrameStaysOnThePhoto() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        mouseAtPhoto(280, 100).press(MouseButton.PRIMARY);
        mouseAt(viewer.localToScreen(WIDTH - 2, HEIGHT - 2)).release(MouseButton.PRIMARY);
        assertThat(viewer.getGazeFrame()).isEqualTo(new Region(500, 300, 300, 300));
    }

    @Test
    void ofAFrameThatReachesBeyondThePhotoThePartOnThePhotoIsDragged() throws Exception {
        var beyond = new Region(-100, 150, 600, 600);
        frame(beyond, Double.NaN);
        dragOnPhoto(500, 375, 400, 375);
        assertThat(viewer.getGazeFrame().x()).isZero();
        assertThat(viewer.getGazeFrame().bottom()).isEqualTo(600);
        assertThat(viewer.getGazeFrame().right()).isBetween(395.0, 405.0);
        frame(beyond, Double.NaN);
        mouseAtPhoto(500, 375).press(MouseButton.PRIMARY);
        mouseAtPhoto(450, 375).press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        assertThat(viewer.getGazeFrame()).isEqualTo(beyond);
    }

    @Test
    void escapeDuringADragPutsTheFrameBackAndTheRestOfTheDragIsIgnored() throws Exception {
        var region = new Region(200, 100, 300, 300);
        frame(region, 1);
        mouseAtPhoto(500, 400).press(MouseButton.PRIMARY);
        mouseAtPhoto(420, 320);
        waitFor(10, TimeUnit.SECONDS, () -> viewer.getGazeFrame().width() < 300);
        robot.type(KeyCode.ESCAPE);
        assertThat(viewer.getGazeFrame()).isEqualTo(region);
        mouseAtPhoto(400, 300).release(MouseButton.PRIMARY);
        assertThat(viewer.getGazeFrame()).isEqualTo(region);
    }

    @Test
    void theFrameIsLiveWhileItIsDragged() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        mouseAtPhoto(280, 100).press(MouseButton.PRIMARY);
        mouseAtPhoto(300, 100);
        waitFor(10, TimeUnit.SECONDS, () -> Math.abs(viewer.getGazeFrame().x() - 220) < pixel());
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void manyMovementsBetweenTwoPicturesMoveTheFrameOnce() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        var changes = new AtomicInteger();
        // Of changes, not of invalidations: those come as often as the property is set and read, on whatever thread.
        fx(() -> viewer.gazeFrameProperty().addListener((property, before, now) -> changes.incrementAndGet()));
        mouseAtPhoto(280, 100).press(MouseButton.PRIMARY);
        fx(() -> {
            for (int i = 1; i <= 50; i++) {
                var place = viewer.fromPhoto(280 + i, 100);
                Event.fireEvent(viewer, new MouseEvent(MouseEvent.MOUSE_DRAGGED, place.getX(), place.getY(), 0, 0,
                        MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, false,
                        null));
            }
            assertThat(changes).hasValue(0);
        });
        waitFor(10, TimeUnit.SECONDS, () -> changes.get() > 0);
        fx(() -> assertThat(viewer.getGazeFrame().x()).isCloseTo(250, within(pixel())));
        assertThat(changes).hasValue(1);
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void keysMoveAndResizeTheFrame() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        fx(viewer::requestFocus);
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(viewer.getGazeFrame().x()).isEqualTo(201);
        robot.type(KeyCode.TAB);
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(viewer.getGazeFrame()).isEqualTo(new Region(191, 101, 300, 300));
        robot.type(KeyCode.PLUS);
        assertThat(viewer.getGazeFrame().width()).isEqualTo(315);
    }

    @Test
    void theMouseShowsWhatItWouldDo() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        mouseAtPhoto(500, 400);
        assertThat(viewer.getCursor()).isEqualTo(Cursor.SE_RESIZE);
        mouseAtPhoto(260, 100);
        assertThat(viewer.getCursor()).isEqualTo(Cursor.MOVE);
        mouseAtPhoto(300, 200);
        assertThat(viewer.getCursor()).isEqualTo(Cursor.DEFAULT);
        fx(() -> viewer.setGazeEditable(false));
        mouseAtPhoto(500, 400);
        assertThat(viewer.getCursor()).isEqualTo(Cursor.DEFAULT);
    }
}
