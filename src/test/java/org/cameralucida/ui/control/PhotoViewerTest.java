package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cameralucida.Rounding;
import org.cameralucida.image.Region;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** How a photo is moved and magnified. */
class PhotoViewerTest extends ViewerTest {

    @Start
    void start(Stage primary) {
        show(primary);
    }

    @Test
    void zoomingByTheWheelKeepsThePointUnderTheCursor() throws Exception {
        mouseAt(viewer.localToScreen(120, 290));
        var before = viewer.toPhoto(120, 290);
        for (int turn = 0; turn < 6; turn++) {
            wheel(120, 290, turn < 4 ? 3 : -2);
            assertThat(viewer.toPhoto(120, 290).distance(before))
                    .isLessThanOrEqualTo(halfAPixelEachWay(viewer.getViewport().zoom()));
        }
        settle();
        assertThat(viewer.getZoom()).isGreaterThan(2);
        assertThat(viewer.getPhotoCursor().distance(before))
                .isLessThanOrEqualTo(halfAPixelEachWay(viewer.getZoom()));
    }

    @Test
    void zoomingOutEndsWithTheWholePhotoAndZoomingInHasAnEnd() throws Exception {
        wheel(300, 200, 60);
        settle();
        assertThat(viewer.getZoom()).isEqualTo(64);
        wheel(300, 200, -60);
        settle();
        assertThat(viewer.getViewport()).isEqualTo(Viewport.FIT);
        assertThat(viewer.fromPhoto(400, 300).distance(new Point2D(WIDTH / 2.0, HEIGHT / 2.0)))
                .isLessThanOrEqualTo(halfAPixelEachWay(1));
    }

    @Test
    void draggingPansAndADoubleClickFits() throws Exception {
        fx(() -> viewer.setViewport(new Viewport(400, 300, 3, false)));
        dragOnPhoto(400, 300, 430, 320);
        assertThat(viewer.getViewport().centerX()).isCloseTo(370, within(pixel()));
        assertThat(viewer.getViewport().centerY()).isCloseTo(280, within(pixel()));
        mouseAt(viewer.localToScreen(300, 200)).doubleClickOn(MouseButton.PRIMARY);
        assertThat(viewer.getViewport()).isEqualTo(Viewport.FIT);
    }

    @Test
    void aPhotoCannotBeDraggedOutOfSight() {
        fx(() -> {
            viewer.setViewport(new Viewport(400, 300, 3, false));
            viewer.pan(100_000, -100_000);
        });
        assertThat(viewer.getViewport()).isEqualTo(new Viewport(0, 600, 3, false));
    }

    @Test
    void keysZoomFitAndPan() throws Exception {
        fx(viewer::requestFocus);
        robot.type(KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS);
        settle();
        double zoomed = viewer.getZoom();
        assertThat(zoomed).isGreaterThan(1);
        double center = viewer.getViewport().centerX();
        robot.type(KeyCode.RIGHT);
        assertThat(viewer.getViewport().centerX()).isCloseTo(center + 48 / zoomed, within(Rounding.OF_DOUBLES));
        robot.type(KeyCode.MINUS);
        settle();
        assertThat(viewer.getZoom()).isCloseTo(zoomed / 1.25, within(Rounding.OF_DOUBLES));
        robot.type(KeyCode.DIGIT0);
        assertThat(viewer.getViewport()).isEqualTo(Viewport.FIT);
    }

    @Test
    void whileFittedArrowsAreLeftToOthers() {
        var keys = new StringBuilder();
        fx(() -> {
            stage.getScene().setOnKeyPressed(event -> keys.append(event.getCode()));
            viewer.requestFocus();
        });
        robot.type(KeyCode.RIGHT);
        assertThat(keys).hasToString("RIGHT");
    }

    @Test
    void boundPanesShowTheSameAndTheCursorOfOneIsMarkedInTheOther() throws Exception {
        fx(() -> {
            other.setPhoto(viewer.getPhoto());
            other.viewportProperty().bindBidirectional(viewer.viewportProperty());
            other.crosshairProperty().bind(viewer.photoCursorProperty());
        });
        wheel(200, 200, 8);
        mouseAt(viewer.localToScreen(200, 200));
        settle();
        assertThat(other.getViewport()).isEqualTo(viewer.getViewport());
        assertThat(other.getZoom()).isEqualTo(viewer.getZoom());
        assertThat(other.getCrosshair()).isNotNull().isEqualTo(viewer.getPhotoCursor());
        assertThat(other.getPhotoCursor()).isNull();
    }

    @Test
    void theCursorIsKnownOnThePhotoOnly() {
        mouseAtPhoto(10, 590);
        assertThat(viewer.getPhotoCursor().distance(10, 590)).isLessThan(Math.sqrt(2) * pixel());
        mouseAt(viewer.localToScreen(320, 3));
        assertThat(viewer.getPhotoCursor()).isNull();
    }

    @Test
    void saysWhatItShows() throws Exception {
        frame(new Region(200, 100, 300, 300), 1);
        assertThat(viewer.getAccessibleText()).contains("gradient.png");
    }

    @Test
    void anEmptyViewerTakesEverythingCalmly() {
        fx(() -> viewer.setPhoto(null));
        wheel(100, 100, 3);
        mouseAt(viewer.localToScreen(100, 100)).doubleClickOn(MouseButton.PRIMARY);
        fx(() -> {
            viewer.zoomIn();
            viewer.actualSize();
            viewer.pan(3, 3);
        });
        assertThat(viewer.getPhotoCursor()).isNull();
    }
}
