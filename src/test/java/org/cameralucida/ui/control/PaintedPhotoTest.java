package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.MouseButton;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.cameralucida.Rounding;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.HeatLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is painted of a photo and its map, pixel by pixel, and what is not painted again. */
class PaintedPhotoTest extends ViewerTest {

    /** A colour is one of 256 levels, the nearest; what is left is the float32 of the map's values. */
    private static final double HALF_A_LEVEL = 0.5 + 255 * 16 * Rounding.UNIT;

    @Start
    void start(Stage primary) {
        show(primary);
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
}
