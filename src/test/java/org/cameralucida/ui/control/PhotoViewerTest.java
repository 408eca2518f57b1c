package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.theme.PrimerDark;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.cameralucida.Rounding;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@FxTest
class PhotoViewerTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** A colour is one of 256 levels, the nearest; what is left is the float32 of the map's values. */
    private static final double HALF_A_LEVEL = 0.5 + 255 * 16 * Rounding.UNIT;

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private PhotoViewer viewer;
    private PhotoViewer other;

    @Start
    void start(Stage primary) {
        stage = primary;
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        viewer = new PhotoViewer();
        other = new PhotoViewer();
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
    private static void fx(Runnable action) {
        waitForAsyncFx(20_000, action);
    }

    private void settle() throws Exception {
        for (var pane : new PhotoViewer[] {viewer, other}) {
            fx(() -> {
                pane.applyCss();
                pane.layout();
            });
            waitFor(20, TimeUnit.SECONDS, () -> pane.layers().isAtRest());
        }
    }

    /** Red grows with the column, green with the row. */
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
    private FxRobotInterface mouseAt(Point2D screen) {
        robot.robotContext().getBaseRobot().moveMouse(screen);
        waitForFxEvents(1);
        return robot;
    }

    /** As much of the photo as a pixel of the screen shows: the mouse is on a whole one. */
    private double pixel() {
        return 1 / viewer.getZoom();
    }

    /** The photo's corner is put on a whole pixel: it moves by half a one at most in each direction. */
    private double halfAPixelEachWay(double zoom) {
        return Math.hypot(0.5, 0.5) / zoom + Rounding.OF_DOUBLES;
    }

    private FxRobotInterface mouseAtPhoto(double x, double y) {
        return mouseAt(viewer.localToScreen(viewer.fromPhoto(x, y)));
    }

    private void dragOnPhoto(double fromX, double fromY, double toX, double toY) {
        mouseAtPhoto(fromX, fromY).press(MouseButton.PRIMARY);
        mouseAtPhoto(toX, toY).release(MouseButton.PRIMARY);
    }

    private WritableImage snapshot(double scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        var image = new WritableImage[1];
        fx(() -> image[0] = viewer.snapshot(parameters, null));
        return image[0];
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

    private void frame(Region region, double aspect) throws Exception {
        fx(() -> {
            viewer.setGazeFrame(region);
            viewer.gazeAspectProperty().set(aspect);
        });
        settle();
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

    @Test
    void opacityAndVisibilityPaintNothing() throws Exception {
        fx(() -> viewer.setHeat(ramp(new Region(100, 50, 400, 400), Interpolation.BICUBIC, Blend.OPACITY)));
        settle();
        int photos = viewer.layers().photoPaints();
        int heats = viewer.layers().heatPaints();
        assertThat(heats).isPositive();
        for (int i = 0; i < 20; i++) {
            double opacity = i / 20.0;
            fx(() -> viewer.heatOpacityProperty().set(opacity));
            fx(() -> viewer.heatVisibleProperty().set(opacity > 0.3));
        }
        settle();
        assertThat(viewer.layers().photoPaints()).isEqualTo(photos);
        assertThat(viewer.layers().heatPaints()).isEqualTo(heats);
    }

    @Test
    void panningMovesWhatIsPaintedAndPaintsNothing() throws Exception {
        fx(() -> {
            viewer.setHeat(ramp(new Region(100, 50, 400, 400), Interpolation.BILINEAR, Blend.OPACITY));
            viewer.zoomAt(viewer.getWidth() / 2, viewer.getHeight() / 2, 4);
        });
        settle();
        int photos = viewer.layers().photoPaints();
        int heats = viewer.layers().heatPaints();
        var from = viewer.localToScreen(viewer.getWidth() / 2, viewer.getHeight() / 2);
        mouseAt(from).press(MouseButton.PRIMARY);
        var held = viewer.getPhotoCursor();
        for (int i = 1; i <= 8; i++) {
            mouseAt(from.add(4 * i, -3 * i));
            fx(viewer::layout);
            assertThat(viewer.getPhotoCursor()).isEqualTo(held);
        }
        robot.release(MouseButton.PRIMARY);
        settle();
        assertThat(viewer.layers().photoPaints()).isEqualTo(photos);
        assertThat(viewer.layers().heatPaints()).isEqualTo(heats);
        var moved = WaitForAsyncUtils.asyncFx(() -> viewer.snapshot(null, null)).get();
        var photo = viewer.getPhoto();
        fx(() -> viewer.setPhoto(null));
        settle();
        fx(() -> viewer.setPhoto(photo));
        settle();
        assertThat(viewer.layers().photoPaints()).isGreaterThan(photos);
        assertThat(pixels(moved)).isEqualTo(pixels(WaitForAsyncUtils.asyncFx(() -> viewer.snapshot(null, null)).get()));
    }

    private static int[] pixels(javafx.scene.image.Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height,
                javafx.scene.image.PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return pixels;
    }

    @Test
    void anotherMapPaintsNoPhoto() throws Exception {
        int photos = viewer.layers().photoPaints();
        fx(() -> viewer.setHeat(ramp(new Region(100, 50, 400, 400), Interpolation.BILINEAR, Blend.MASK)));
        settle();
        assertThat(viewer.layers().photoPaints()).isEqualTo(photos);
        assertThat(viewer.layers().heatPaints()).isEqualTo(1);
    }

    /** 5 rows, 7 columns of unlike values from 0 to 1, in grey. */
    private static HeatLayer ramp(Region seen, Interpolation interpolation, Blend blend) {
        var random = new Random(3);
        var data = new float[35];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
        }
        return new HeatLayer(new Tensor(data, 5, 7), seen, new org.cameralucida.render.Scale(0, 1), ColorMap.GREY,
                interpolation, blend);
    }

    private static double bilinear(Tensor map, double u, double v) {
        double sum = 0;
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                double x = Math.floor(u - 0.5) + column;
                double y = Math.floor(v - 0.5) + row;
                double weight = (1 - Math.abs(u - 0.5 - x)) * (1 - Math.abs(v - 0.5 - y));
                int clampedX = (int) Math.max(0, Math.min(map.extent(1) - 1, x));
                int clampedY = (int) Math.max(0, Math.min(map.extent(0) - 1, y));
                sum += weight * map.data()[clampedY * map.extent(1) + clampedX];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "17.3, 1", "64, 1", "0, 2", "3.1, 2", "2.2, 1.25"})
    void thePixelOverAPointOfThePhotoShowsTheMapsValueThere(double zoom, double outputScale) throws Exception {
        var seen = new Region(120.4, 60.7, 410.3, 399.9);
        fx(() -> {
            stage.setRenderScaleX(outputScale);
            stage.setRenderScaleY(outputScale);
            viewer.setGazeFrame(null);
            viewer.heatOpacityProperty().set(1);
            viewer.setHeat(ramp(seen, Interpolation.BILINEAR, Blend.OPACITY));
            viewer.setViewport(zoom == 0 ? Viewport.FIT : new Viewport(301.3, 202.9, zoom, false));
        });
        settle();
        var image = snapshot(outputScale);
        var map = viewer.getHeat().map();
        int compared = 0;
        for (int y = 3; y < (int) (HEIGHT * outputScale) - 3; y += 7) {
            for (int x = 3; x < (int) (WIDTH * outputScale) - 3; x += 7) {
                var point = viewer.toPhoto((x + 0.5) / outputScale, (y + 0.5) / outputScale);
                double u = (point.getX() - seen.x()) / seen.width() * 7;
                double v = (point.getY() - seen.y()) / seen.height() * 5;
                if (u > 0 && u < 7 && v > 0 && v < 5) {
                    int shown = image.getPixelReader().getArgb(x, y) & 0xFF;
                    assertThat((double) shown).as("at %d,%d", x, y).isCloseTo(255 * bilinear(map, u, v), within(HALF_A_LEVEL));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({"-90.5, -60.25, 1000, 700", "0, -100, 800, 800", "200, 0, 800, 800"})
    void aMapThatReachesBeyondThePhotoIsCutAtItsEdge(double x, double y, double w, double h) throws Exception {
        var seen = new Region(x, y, w, h);
        fx(() -> {
            viewer.setGazeFrame(null);
            viewer.heatOpacityProperty().set(1);
            viewer.setHeat(null);
            viewer.setViewport(new Viewport(400, 300, 0.5, false));
        });
        settle();
        var bare = snapshot(1);
        fx(() -> viewer.setHeat(ramp(seen, Interpolation.BILINEAR, Blend.OPACITY)));
        settle();
        var image = snapshot(1);
        var map = viewer.getHeat().map();
        int beyond = 0;
        int covered = 0;
        for (int row = 0; row < HEIGHT; row += 3) {
            for (int column = 0; column < WIDTH; column += 3) {
                var point = viewer.toPhoto(column + 0.5, row + 0.5);
                double u = (point.getX() - seen.x()) / seen.width() * 7;
                double v = (point.getY() - seen.y()) / seen.height() * 5;
                boolean isOnPhoto = point.getX() > 0 && point.getX() < 800 && point.getY() > 0 && point.getY() < 600;
                int shown = image.getPixelReader().getArgb(column, row);
                if (!isOnPhoto) {
                    assertThat(shown).as("beyond at %d,%d", column, row)
                            .isEqualTo(bare.getPixelReader().getArgb(column, row));
                    beyond++;
                } else if (u > 0 && u < 7 && v > 0 && v < 5) {
                    assertThat((double) (shown & 0xFF)).as("at %d,%d", column, row)
                            .isCloseTo(255 * bilinear(map, u, v), within(HALF_A_LEVEL));
                    covered++;
                }
            }
        }
        assertThat(beyond).isGreaterThan(100);
        assertThat(covered).isGreaterThan(1000);
    }

    @ParameterizedTest
    @EnumSource(Blend.class)
    void photoAndLayerAreBlendedAsInExports(Blend blend) throws Exception {
        fx(() -> {
            viewer.heatOpacityProperty().set(0.6);
            viewer.setHeat(ramp(new Region(0, 0, 800, 600), Interpolation.NEAREST, blend));
            viewer.setViewport(new Viewport(400, 300, 1, false));
        });
        settle();
        var image = snapshot(1);
        for (var point : new int[][] {{300, 200}, {320, 240}, {100, 400}, {600, 20}}) {
            var photo = viewer.toPhoto(point[0] + 0.5, point[1] + 0.5);
            int below = viewer.getPhoto().raster().argb()[(int) photo.getY() * 800 + (int) photo.getX()];
            int cell = (int) (photo.getY() / 120) * 7 + (int) (photo.getX() / 800 * 7);
            double heat = viewer.getHeat().map().data()[cell];
            for (int shift = 0; shift <= 16; shift += 8) {
                double value = below >> shift & 0xFF;
                double expected = switch (blend) {
                    case OPACITY -> value * 0.4 + 255 * heat * 0.6;
                    case THESIS -> Math.min(255, value + 0.8 * 255 * heat * 0.6);
                    case MASK -> value * (1 - 0.6 * (1 - heat));
                };
                double shown = image.getPixelReader().getArgb(point[0], point[1]) >> shift & 0xFF;
                // The layer is rounded before it gets its opacity of 0.6; the renderer cuts off what it then is, and the sum.
                assertThat(shown).isCloseTo(expected, within(HALF_A_LEVEL * 0.6 + 1 + 1));
            }
        }
    }

    @Test
    void magnifiedPixelsAreSquaresAndAnUnscaledPhotoIsItself() throws Exception {
        fx(() -> viewer.setViewport(new Viewport(400, 300, 8, false)));
        settle();
        assertShowsPhotoExactly();
        fx(viewer::actualSize);
        settle();
        assertThat(viewer.getZoom()).isEqualTo(1);
        assertShowsPhotoExactly();
    }

    private void assertShowsPhotoExactly() {
        var image = snapshot(1);
        for (int y = 5; y < HEIGHT - 5; y += 13) {
            for (int x = 5; x < WIDTH - 5; x += 13) {
                var point = viewer.toPhoto(x + 0.5, y + 0.5);
                assertThat(image.getPixelReader().getArgb(x, y))
                        .isEqualTo(viewer.getPhoto().raster().argb()[(int) point.getY() * 800 + (int) point.getX()]);
            }
        }
    }

    @Test
    void aPhotoDecodedAtHalfSizeIsShownAtItsFull() throws Exception {
        var half = photo(400, 300);
        fx(() -> {
            viewer.setPhoto(new Photo("half", 800, 600, half.raster()));
            viewer.setViewport(new Viewport(400, 300, 8, false));
        });
        settle();
        var image = snapshot(1);
        var point = viewer.toPhoto(100.5, 200.5);
        assertThat(image.getPixelReader().getArgb(100, 200))
                .isEqualTo(half.raster().argb()[(int) (point.getY() / 2) * 400 + (int) (point.getX() / 2)]);
    }

    @Test
    void theMapOfAnotherClassIsShownEachTime() throws Exception {
        for (int i = 0; i < 8; i++) {
            float value = i / 8f;
            fx(() -> {
                viewer.heatOpacityProperty().set(1);
                viewer.setHeat(new HeatLayer(new Tensor(new float[] {value}, 1, 1), new Region(100, 100, 300, 300),
                        new org.cameralucida.render.Scale(0, 1), ColorMap.GREY, Interpolation.NEAREST, Blend.OPACITY));
            });
            settle();
            var place = viewer.fromPhoto(200, 200);
            assertThat((double) (snapshot(1).getPixelReader().getArgb((int) place.getX(), (int) place.getY()) & 0xFF))
                    .isCloseTo(255 * value, within(HALF_A_LEVEL));
        }
    }

    @Test
    void aMapThatCannotBePaintedIsTriedOnceAndTheNextIsShown() throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        var failures = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.incrementAndGet());
        try {
            var good = ramp(new Region(100, 50, 400, 400), Interpolation.BILINEAR, Blend.OPACITY);
            fx(() -> viewer.setHeat(new HeatLayer(new Tensor(new float[0], 0, 0), good.seen(), good.scale(),
                    good.colors(), good.interpolation(), good.blend())));
            settle();
            waitFor(10, TimeUnit.SECONDS, () -> failures.get() > 0);
            fx(() -> viewer.setHeat(good));
            settle();
            assertThat(viewer.layers().heatPaints()).isEqualTo(1);
            assertThat(failures).hasValue(1);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void whatIsNotSeenIsDimmed() throws Exception {
        fx(() -> {
            viewer.setViewport(new Viewport(400, 300, 1, false));
            viewer.setGazeEditable(false);
            viewer.setGazeFrame(new Region(350, 250, 100, 100));
        });
        settle();
        var image = snapshot(1);
        var inside = viewer.fromPhoto(400, 300);
        var outside = viewer.fromPhoto(300, 300);
        assertThat(image.getPixelReader().getColor((int) inside.getX(), (int) inside.getY()).getBlue())
                .isEqualTo(128 / 255f);
        // The shade is black: its opacity is rounded, which a photo of half the brightness has by half, and cut off.
        assertThat(image.getPixelReader().getColor((int) outside.getX(), (int) outside.getY()).getBlue() * 255)
                .isCloseTo(128 * 0.45, within(HALF_A_LEVEL / 2 + 1));
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
