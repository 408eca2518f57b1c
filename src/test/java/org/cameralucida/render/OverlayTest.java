package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlayTest {

    private static final Region SEEN = new Region(20.3, 10.8, 140.5, 161.1);

    @ParameterizedTest
    @EnumSource
    void equalsTheFormulaAtEveryPixel(Blend blend) {
        var photo = photo(201, 190, 201, 190);
        var map = MapResamplerTest.random(new Random(8), 7, 6);
        assertEqualsNaive(photo, new HeatLayer(map, SEEN, Scale.of(map, Scaling.MIN_MAX, false), ColorMap.VIRIDIS,
                Interpolation.BICUBIC, blend), 0.7);
    }

    @Test
    void keepsTheResolutionOfAReducedRaster() {
        var photo = photo(201, 190, 67, 63);
        var map = MapResamplerTest.random(new Random(9), 5, 5);
        assertEqualsNaive(photo, layer(map, SEEN), 0.5);
    }

    @Test
    void whatReachesBeyondThePhotoIsCutAtItsEdgeAndNothingMoves() {
        var photo = photo(120, 90, 120, 90);
        var map = MapResamplerTest.random(new Random(10), 6, 7);
        for (var seen : List.of(new Region(-30, -10.5, 180, 120), new Region(0, -15, 120, 120),
                new Region(40.25, 0, 120, 120))) {
            assertEqualsNaive(photo, layer(map, seen), 0.6);
        }
    }

    private static void assertEqualsNaive(Photo photo, HeatLayer layer, double opacity) {
        var raster = photo.raster();
        var composed = Overlay.compose(photo, layer, opacity, List.of());
        assertThat(composed.width()).isEqualTo(raster.width());
        for (int i = 0; i < raster.argb().length; i++) {
            double x = (i % raster.width() + 0.5) * photo.width() / raster.width();
            double y = (i / raster.width() + 0.5) * photo.height() / raster.height();
            for (int shift = 0; shift <= 16; shift += 8) {
                double expected = naive(raster.argb()[i] >> shift & 0xFF, x, y, layer, opacity, shift);
                // Two roundings to 8 bits, of the layer and of the sum, and the opacity's to 4096 steps: ½ + ½ + 255/8192.
                assertThat((double) (composed.argb()[i] >> shift & 0xFF)).isCloseTo(expected, within(1.04));
            }
            assertThat(composed.argb()[i] >>> 24).isEqualTo(255);
        }
    }

    private static double naive(int photo, double x, double y, HeatLayer layer, double o, int shift) {
        var map = layer.map();
        double u = (x - layer.seen().x()) / layer.seen().width();
        double v = (y - layer.seen().y()) / layer.seen().height();
        if (u < 0 || u >= 1 || v < 0 || v >= 1) {
            return photo * (1 - Overlay.UNSEEN_VEIL);
        }
        double value = MapResamplerTest.naive(map, u * map.extent(1), v * map.extent(0), layer.interpolation());
        double position = layer.scale().position((float) value);
        int heat = layer.colors().rgb(position) >> shift & 0xFF;
        return switch (layer.blend()) {
            case OPACITY -> photo * (1 - o) + heat * o;
            case THESIS -> Math.min(255, photo + 0.8 * heat * o);
            case MASK -> photo * (1 - o * (1 - position));
        };
    }

    @Test
    void theMapLiesExactlyOnWhatWasSeen() {
        var white = new int[100 * 60];
        Arrays.fill(white, -1);
        var photo = new Photo("white", 100, 60, new Raster(100, 60, white));
        var map = new Tensor(new float[] {1, 0, 0, 1}, 2, 2);
        var layer = new HeatLayer(map, new Region(10, 20, 40, 20), new Scale(0, 1), ColorMap.GREY,
                Interpolation.NEAREST, Blend.OPACITY);
        var composed = Overlay.compose(photo, layer, 1, List.of());
        int dimmed = Overlay.over(-1, 0xFF000000, (int) Math.rint(Overlay.UNSEEN_VEIL * 4096));
        assertThat(row(composed, 19)).containsOnly(dimmed);
        assertThat(row(composed, 40)).containsOnly(dimmed);
        for (int x = 0; x < 100; x++) {
            int expected = x < 10 || x >= 50 ? dimmed : x < 30 ? 0xFFFFFFFF : 0xFF000000;
            assertThat(row(composed, 20)[x]).isEqualTo(expected);
            assertThat(row(composed, 29)[x]).isEqualTo(expected);
            assertThat(row(composed, 30)[x]).isEqualTo(expected == dimmed ? dimmed : expected ^ 0xFFFFFF);
        }
    }

    @Test
    void atNoOpacityTheSeenPhotoIsAsItWasAndTheSourceIsNeverTouched() {
        var photo = photo(90, 80, 90, 80);
        var before = photo.raster().argb().clone();
        var map = new Tensor(new float[] {1, 2, 3, 4}, 2, 2);
        assertThat(Overlay.compose(photo, layer(map, photo.whole()), 0, List.of()).argb()).isEqualTo(before);
        assertThat(photo.raster().argb()).isEqualTo(before);
    }

    @Test
    void outlinesReachExactlyToTheEdgesOfTheirBoxes() {
        var photo = new Photo("black", 400, 300, new Raster(400, 300, opaque(400 * 300)));
        var box = new Region(100, 50, 200, 120);
        var flat = new Tensor(new float[1], 1, 1);
        var composed = Overlay.compose(photo, layer(flat, photo.whole()), 0, List.of(new Mark(box, Mark.Kind.TRUTH)));
        int green = 0xFF000000 | Mark.Kind.TRUTH.rgb();
        assertThat(row(composed, 110)[99]).isEqualTo(0xFF000000);
        assertThat(row(composed, 110)[100]).isEqualTo(green);
        assertThat(row(composed, 110)[101]).isEqualTo(green);
        assertThat(row(composed, 110)[102]).isEqualTo(0xFF000000);
        assertThat(row(composed, 110)[299]).isEqualTo(green);
        assertThat(row(composed, 110)[300]).isEqualTo(0xFF000000);
        assertThat(row(composed, 49)[200]).isEqualTo(0xFF000000);
        assertThat(row(composed, 50)[200]).isEqualTo(green);
        assertThat(row(composed, 169)[200]).isEqualTo(green);
        assertThat(row(composed, 170)[200]).isEqualTo(0xFF000000);
    }

    @Test
    void outlinesGrowWithThePicture() {
        assertThat(Outline.lineWidth(64, 64)).isEqualTo(2);
        assertThat(Outline.lineWidth(4000, 3000)).isEqualTo(15);
    }

    @Test
    void marksAndRegionsMayReachBeyondThePhoto() {
        var photo = photo(50, 40, 50, 40);
        var map = new Tensor(new float[] {1, 2, 3, 4}, 2, 2);
        var marks = List.of(new Mark(new Region(-30, -20, 500, 25), Mark.Kind.PREDICTED),
                new Mark(new Region(-1e12, -1e12, 3e12, 3e12), Mark.Kind.TRUTH),
                new Mark(new Region(49.9, 39.9, 0.01, 0.01), Mark.Kind.TRUTH),
                new Mark(new Region(1000, 1000, 5, 5), Mark.Kind.TRUTH));
        Overlay.compose(photo, layer(map, new Region(-100, -100, 300, 300)), 0.5, marks);
        Overlay.compose(photo, layer(map, new Region(45, 39.8, 0.1, 0.1)), 0.5, marks);
        Overlay.compose(photo, layer(map, new Region(500, 500, 10, 10)), 0.5, marks);
    }

    private static HeatLayer layer(Tensor map, Region seen) {
        return Display.DEFAULT.layer(map, seen, Scale.of(map, Scaling.MAXIMUM, false), ColorMap.TURBO);
    }

    private static int[] row(Raster raster, int y) {
        return Arrays.copyOfRange(raster.argb(), y * raster.width(), (y + 1) * raster.width());
    }

    private static int[] opaque(int size) {
        var pixels = new int[size];
        Arrays.fill(pixels, 0xFF000000);
        return pixels;
    }

    private static Photo photo(int width, int height, int rasterWidth, int rasterHeight) {
        var random = new Random(10);
        var pixels = random.ints(rasterWidth * rasterHeight).map(i -> i | 0xFF000000).toArray();
        return new Photo("noise", width, height, new Raster(rasterWidth, rasterHeight, pixels));
    }
}
