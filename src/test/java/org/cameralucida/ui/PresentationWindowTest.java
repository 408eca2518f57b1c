package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The window before an audience: pointer, spotlight, black screen. */
class PresentationWindowTest extends ShellTest {

    /** Pieces lie on whole pixels. */
    private static final double PIXEL = 1;
    /** Of the robot's wheel, whose notches are small. */
    private static final int NOTCHES = 20;

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of(photo(folder.resolve("photo.png"), 64)));
    }

    /** In each mode; what is below is clicked and dragged all the same. */
    @Test
    void aPointerAndASpotlightFollowTheMouseAndLetClicksThrough() throws Exception {
        seen();
        var model = shell.model().presentation();
        robot.type(KeyCode.L).type(KeyCode.S);
        waitForFxEvents();
        for (var feature : List.of(Feature.COMPARE, Feature.CHANNELS, Feature.EXPLORE)) {
            onWindow(() -> shell.model().workbench().featureProperty().set(feature));
            waitForFxEvents();
            for (var place : List.of(new Point2D(300, 200), new Point2D(700, 400))) {
                robot.moveTo(onWindow(() -> stage.getScene().getRoot().localToScreen(place)));
                waitForFxEvents();
                for (var piece : List.of(".pointer-dot", ".spotlight-hole")) {
                    assertThat(visible(piece)).isTrue();
                    assertThat(bounds(piece).getCenterX()).isCloseTo(place.getX(), within(PIXEL));
                    assertThat(bounds(piece).getCenterY()).isCloseTo(place.getY(), within(PIXEL));
                }
            }
            surroundsTheHole();
        }
        var frame = onWindow(() -> viewer().getGazeFrame());
        drag(viewer(), new Point2D(frame.x(), 16), new Point2D(frame.x() + 8, 16));
        assertThat(onWindow(() -> viewer().getGazeFrame())).isNotEqualTo(frame);
        robot.clickOn("#compare-tab");
        waitForFxEvents();
        assertThat(shell.model().workbench().featureProperty().get()).isEqualTo(Feature.COMPARE);
        robot.type(KeyCode.ESCAPE);
        waitForFxEvents();
        assertThat(visible(".pointer-dot") || visible(".spotlight-hole")).isFalse();
        assertThat(model.pointingProperty().get() || model.spotlitProperty().get()).isFalse();
    }

    @Test
    void theWheelMakesTheSpotlightLargerAndWithCtrlItZooms() throws Exception {
        seen();
        robot.type(KeyCode.S);
        robot.moveTo(viewer());
        waitForFxEvents();
        double before = bounds(".spotlight-hole").getWidth();
        double zoom = viewer().getZoom();
        robot.scroll(NOTCHES, VerticalDirection.UP);
        waitForFxEvents();
        assertThat(bounds(".spotlight-hole").getWidth()).isNotCloseTo(before, within(PIXEL));
        assertThat(viewer().getZoom()).isEqualTo(zoom);
        robot.press(KeyCode.CONTROL);
        robot.scroll(NOTCHES, VerticalDirection.UP);
        robot.release(KeyCode.CONTROL);
        waitForFxEvents();
        assertThat(viewer().getZoom()).isNotEqualTo(zoom);
    }

    /** As a remote sends it; nothing unseen happens by the key that brings the picture back. */
    @Test
    void aBlackScreenEndsWithAnyKeyOrClick() throws Exception {
        seen();
        robot.type(KeyCode.PERIOD);
        waitForFxEvents();
        assertThat(visible(".dark-screen")).as("nobody looks").isFalse();
        robot.type(KeyCode.F11);
        until(() -> shell.model().presentingProperty().get());
        robot.type(KeyCode.PERIOD);
        until(() -> visible(".dark-screen"));
        robot.type(KeyCode.B);
        until(() -> !visible(".dark-screen"));
        assertThat(shell.model().workbench().display().boxProperty().get()).isFalse();
        robot.type(KeyCode.B);
        until(() -> shell.model().workbench().display().boxProperty().get());
        robot.type(KeyCode.PERIOD);
        until(() -> visible(".dark-screen"));
        robot.clickOn(viewer());
        until(() -> !visible(".dark-screen"));
        // One step back at a time.
        robot.type(KeyCode.L).type(KeyCode.ESCAPE);
        waitForFxEvents();
        assertThat(shell.model().presentingProperty().get()).isTrue();
        robot.type(KeyCode.ESCAPE);
        until(() -> !shell.model().presentingProperty().get());
    }

    @Test
    void afterAnAudienceTheBarsAreAsTheyWereBefore() throws Exception {
        seen();
        var before = bars();
        robot.type(KeyCode.F11);
        until(() -> shell.model().presentingProperty().get() && stage.isFullScreen());
        robot.type(KeyCode.F11);
        until(() -> !stage.isFullScreen());
        waitForFxEvents();
        assertThat(bars()).isEqualTo(before);
    }

    private List<String> bars() throws Exception {
        return onWindow(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return Stream.of(".window-bar", ".status-bar", ".menu-bar")
                    .flatMap(bar -> Seen.nodes(robot.lookup(bar).query())).map(node -> node + " "
                    + node.localToScene(node.getLayoutBounds())).toList();
        });
    }

    private void surroundsTheHole() throws Exception {
        var hole = bounds(".spotlight-hole");
        double area = 0;
        for (var piece : robot.lookup(".spotlight-dim").queryAll()) {
            var bounds = onWindow(() -> piece.localToScene(piece.getLayoutBounds()));
            assertThat(hole.intersects(bounds.getMinX() + PIXEL, bounds.getMinY() + PIXEL,
                    bounds.getWidth() - 2 * PIXEL, bounds.getHeight() - 2 * PIXEL)).isFalse();
            area += bounds.getWidth() * bounds.getHeight();
        }
        var scene = stage.getScene();
        assertThat(area + hole.getWidth() * hole.getHeight()).isCloseTo(scene.getWidth() * scene.getHeight(),
                within(2 * PIXEL * (scene.getWidth() + scene.getHeight())));
    }

    private Bounds bounds(String query) throws Exception {
        return onWindow(() -> {
            Node node = robot.lookup(query).query();
            return node.localToScene(node.getLayoutBounds());
        });
    }

    private void seen() throws Exception {
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null
                && robot.lookup("#compare-tab").tryQuery().isPresent());
        onWindow(() -> viewer().requestFocus());
    }

    private PhotoViewer viewer() {
        return robot.lookup("#viewer").queryAs(PhotoViewer.class);
    }
}
