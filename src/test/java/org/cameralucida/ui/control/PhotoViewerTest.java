package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.input.ScrollEvent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.FxTest;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@FxTest
class PhotoViewerTest {

    private PhotoViewer viewer;

    @Start
    void start(Stage stage) {
        javafx.application.Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet());
        viewer = new PhotoViewer();
        stage.setScene(new Scene(viewer, 640, 480));
        stage.show();
    }

    private static Photo photo(int width, int height) {
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xFF000000 | x * 255 / width << 16 | y * 255 / height << 8 | 128;
            }
        }
        return new Photo("gradient.png", width, height, new Raster(width, height, argb));
    }

    /** A wheel turned by so many notches as GTK reports it; the robot of the headless toolkit turns it wrongly. */
    private void wheel(double x, double y, int notches) {
        var scene = viewer.localToScene(x, y);
        var screen = viewer.localToScreen(x, y);
        for (int notch = 0; notch < Math.abs(notches); notch++) {
            Event.fireEvent(viewer, new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), screen.getX(),
                    screen.getY(), false, false, false, false, false, false, 0, 40 * Math.signum(notches), 0, 0,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.LINES, 3, 0, null));
        }
    }

    @Test
    void zoomingByTheWheelKeepsThePointUnderTheCursor(FxRobot robot) throws Exception {
        robot.interact(() -> viewer.setPhoto(photo(800, 600)));
        waitFor(10, TimeUnit.SECONDS, () -> viewer.layers().isAtRest());
        robot.moveTo(robot.point(viewer).atOffset(-200, 50));
        var before = viewer.getPhotoCursor();
        robot.interact(() -> wheel(120, 290, 5));
        waitFor(10, TimeUnit.SECONDS, () -> viewer.layers().isAtRest());
        assertThat(viewer.getZoom()).isGreaterThan(1);
        var after = viewer.getPhotoCursor();
        assertThat(after.getX()).isCloseTo(before.getX(), Offset.offset(0.5 / viewer.getZoom() + 0.5));
        assertThat(after.getY()).isCloseTo(before.getY(), Offset.offset(0.5 / viewer.getZoom() + 0.5));
    }
}
