package org.cameralucida.ui.control;

import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.theme.PrimerDark;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.cameralucida.Rounding;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;

/** A test of a photo viewer in a window, with another beside it; each has its own {@code @Start}, which shows them. */
@FxTest
abstract class ViewerTest {

    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    final FxRobot robot = new FxRobot();
    Stage stage;
    PhotoViewer viewer;
    PhotoViewer other;

    void show(Stage primary) {
        stage = primary;
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        viewer = new PhotoViewer(new Texts(Locale.ENGLISH));
        other = new PhotoViewer(new Texts(Locale.ENGLISH));
        viewer.setMinSize(WIDTH, HEIGHT);
        viewer.setMaxSize(WIDTH, HEIGHT);
        other.setMinSize(300, HEIGHT);
        TestStage.show(stage, new HBox(viewer, other), WIDTH + 300, HEIGHT);
    }

    @BeforeEach
    void aPhoto() throws Exception {
        fx(() -> viewer.setPhoto(photo(800, 600)));
        settle();
    }

    @AfterEach
    void plainScale() {
        fx(() -> {
            stage.setRenderScaleX(1);
            stage.setRenderScaleY(1);
        });
        robot.robotContext().getKeyboardRobot().releaseNoWait(KeyCode.SHIFT, KeyCode.ALT, KeyCode.CONTROL);
        robot.robotContext().getMouseRobot().releaseNoWait(MouseButton.PRIMARY);
    }

    /** As the robot's interact, which afterwards sleeps for a while. */
    static void fx(Runnable action) {
        waitForAsyncFx(20_000, action);
    }

    void settle() throws Exception {
        for (var pane : new PhotoViewer[] {viewer, other}) {
            fx(() -> {
                pane.applyCss();
                pane.layout();
            });
            waitFor(20, TimeUnit.SECONDS, () -> pane.layers().isAtRest());
        }
    }

    /** Red grows with the column, green with the row. */
    static Photo photo(int width, int height) {
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xFF000000 | x * 255 / width << 16 | y * 255 / height << 8 | 128;
            }
        }
        return new Photo("gradient.png", width, height, new Raster(width, height, argb));
    }

    /** A wheel turned by so many notches as GTK reports it; the robot of the headless toolkit turns it wrongly. */
    void wheel(double x, double y, int notches) {
        fx(() -> {
            var scene = viewer.localToScene(x, y);
            var screen = viewer.localToScreen(x, y);
            for (int notch = 0; notch < Math.abs(notches); notch++) {
                Event.fireEvent(viewer, new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), screen.getX(),
                        screen.getY(), false, false, false, false, false, false, 0, 40 * Math.signum(notches), 0, 0,
                        ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.LINES, 3, 0,
                        null));
            }
        });
    }

    /** At once, not gliding there as the robot does by itself: there are many tests. */
    FxRobotInterface mouseAt(Point2D screen) {
        robot.robotContext().getBaseRobot().moveMouse(screen);
        waitForFxEvents(1);
        return robot;
    }

    /** As much of the photo as a pixel of the screen shows: the mouse is on a whole one. */
    double pixel() {
        return 1 / viewer.getZoom();
    }

    /** The photo's corner is put on a whole pixel: it moves by half a one at most in each direction. */
    double halfAPixelEachWay(double zoom) {
        return Math.hypot(0.5, 0.5) / zoom + Rounding.OF_DOUBLES;
    }

    FxRobotInterface mouseAtPhoto(double x, double y) {
        return mouseAt(viewer.localToScreen(viewer.fromPhoto(x, y)));
    }

    void dragOnPhoto(double fromX, double fromY, double toX, double toY) {
        mouseAtPhoto(fromX, fromY).press(MouseButton.PRIMARY);
        mouseAtPhoto(toX, toY).release(MouseButton.PRIMARY);
    }

    WritableImage snapshot(double scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        var image = new WritableImage[1];
        fx(() -> image[0] = viewer.snapshot(parameters, null));
        return image[0];
    }

    void frame(Region region, double aspect) throws Exception {
        fx(() -> {
            viewer.setGazeFrame(region);
            viewer.gazeAspectProperty().set(aspect);
        });
        settle();
    }
}
