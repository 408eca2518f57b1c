package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizeFilter;
import org.cameralucida.image.Resizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a network is shown is, to the bit, what the programs show it that networks come from: each is written down here as
 * its own code reads, over whole pictures and one step after another.
 */
class FramingTest {

    private static final int[][] PHOTOS = {{50, 40}, {40, 50}, {40, 40}, {61, 37}, {37, 61}, {33, 97}, {16, 16},
        {200, 17}, {1, 1}, {3, 100}, {99, 98}, {30, 20}, {13, 7}, {45, 30}, {75, 50}, {333, 250}};

    @ParameterizedTest
    @CsvSource({"20, 17, 17", "20, 16, 16", "32, 32, 32", "9, 16, 12", "21, 10, 31"})
    void transformers(int edge, int cropWidth, int cropHeight) {
        for (var photo : photos()) {
            // get_resize_output_image_size(size=shortest_edge), resize, center_crop.
            int w = photo.width();
            int h = photo.height();
            int longer = edge * Math.max(w, h) / Math.min(w, h);
            var resized = resized(photo, w <= h ? edge : longer, w <= h ? longer : edge, Resampling.BICUBIC);
            int left = Math.floorDiv(resized.width() - cropWidth, 2);
            int top = Math.floorDiv(resized.height() - cropHeight, 2);
            var framing = new Framing(Fit.CROP, edge, edge, SideRounding.TRUNCATE, Position.CENTRE, zero());
            assertShown(photo, framing, Resampling.BICUBIC, cut(resized, left, top, cropWidth, cropHeight, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 17, 17", "20, 16, 16", "32, 32, 32", "9, 16, 12", "21, 10, 31"})
    void torchvision(int edge, int cropWidth, int cropHeight) {
        for (var photo : photos()) {
            // F.resize of an integer, F.center_crop: padded with zeros where it is too small, then cut at round(…).
            int w = photo.width();
            int h = photo.height();
            int longer = (int) ((double) edge * Math.max(w, h) / Math.min(w, h));
            var resized = resized(photo, w <= h ? edge : longer, w <= h ? longer : edge, Resampling.BILINEAR);
            var framing = new Framing(Fit.CROP, edge, edge, SideRounding.TRUNCATE, Position.CENTRE_ROUNDED, zero());
            assertShown(photo, framing, Resampling.BILINEAR, centerCropOrPad(resized, cropWidth, cropHeight, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "24, 20", "17, 20"})
    void timmWithABorder(int scaleSize, int side) {
        for (var photo : photos()) {
            // ResizeKeepRatio(longest=1), CenterCropOrPad(fill=round(255 * mean)).
            double ratio = Math.max((double) photo.height() / scaleSize, (double) photo.width() / scaleSize);
            int w = Math.max(1, (int) Math.rint(photo.width() / ratio));
            int h = Math.max(1, (int) Math.rint(photo.height() / ratio));
            var resized = resized(photo, w, h, Resampling.BICUBIC);
            var framing = new Framing(Fit.PAD, scaleSize, scaleSize, SideRounding.RATIO_HALF_EVEN,
                    Position.CENTRE_ROUNDED, List.of(124f, 116f, 104f));
            assertShown(photo, framing, Resampling.BICUBIC, centerCropOrPad(resized, side, side, 0x7C7468));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 20", "20, 30", "25, 25"})
    void timmThatCoversWhatIsNoSquare(int width, int height) {
        for (var photo : photos()) {
            // ResizeKeepRatio(longest=0) for a crop that is no square.
            double ratio = Math.min((double) photo.height() / height, (double) photo.width() / width);
            var resized = resized(photo, Math.max(1, (int) Math.rint(photo.width() / ratio)),
                    Math.max(1, (int) Math.rint(photo.height() / ratio)), Resampling.BILINEAR);
            var framing = new Framing(Fit.CROP, width, height, SideRounding.RATIO_HALF_EVEN, Position.CENTRE_ROUNDED,
                    zero());
            assertShown(photo, framing, Resampling.BILINEAR, centerCropOrPad(resized, width - 4, height - 3, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "40, 24"})
    void ultralyticsLetterbox(int width, int height) {
        var linear = new Resampling(ResizeFilter.BILINEAR, false);
        for (var photo : photos()) {
            // LetterBox: r = min(…), round(w * r), copyMakeBorder(round(d / 2 - 0.1), …, 114).
            double r = Math.min((double) height / photo.height(), (double) width / photo.width());
            var resized = resized(photo, Math.max(1, (int) Math.rint(photo.width() * r)),
                    Math.max(1, (int) Math.rint(photo.height() * r)), linear);
            int left = (int) Math.rint((width - resized.width()) / 2.0 - 0.1);
            int top = (int) Math.rint((height - resized.height()) / 2.0 - 0.1);
            var framing = new Framing(Fit.PAD, width, height, SideRounding.SCALE_HALF_EVEN, Position.CENTRE_ROUNDED,
                    List.of(114f, 114f, 114f));
            assertShown(photo, framing, linear, cut(resized, -left, -top, width, height, 0x727272));
        }
    }

    @Test
    void openVinoLetterbox() {
        var linear = new Resampling(ResizeFilter.BILINEAR, false);
        int side = 29;
        for (var photo : photos()) {
            // resize_image_letterbox: int(w * scale), a border of (side - w) // 2.
            double scale = Math.min((double) side / photo.width(), (double) side / photo.height());
            var resized = resized(photo, Math.max(1, (int) (photo.width() * scale)),
                    Math.max(1, (int) (photo.height() * scale)), linear);
            var framing = new Framing(Fit.PAD, side, side, SideRounding.SCALE_TRUNCATE, Position.CENTRE_ROUNDED, zero());
            assertShown(photo, framing, linear, cut(resized, -((side - resized.width()) / 2),
                    -((side - resized.height()) / 2), side, side, 0));
        }
    }

    @Test
    void whatLiesAtTheTopLeftIsFilledAtTheRightAndBelow() {
        for (var photo : photos()) {
            double scale = Math.min(24.0 / photo.width(), 20.0 / photo.height());
            var resized = resized(photo, Math.max(1, (int) Math.rint(photo.width() * scale)),
                    Math.max(1, (int) Math.rint(photo.height() * scale)), Resampling.BILINEAR);
            var framing = new Framing(Fit.PAD, 24, 20, SideRounding.SCALE_HALF_EVEN, Position.TOP_LEFT, zero());
            assertShown(photo, framing, Resampling.BILINEAR, cut(resized, 0, 0, 24, 20, 0));
        }
    }

    @Test
    void lobe() {
        for (var photo : photos()) {
            // onnx_example.py: crop((w - s) / 2, (h - s) / 2, (w + s) / 2, (h + s) / 2), whose edges Pillow rounds.
            int side = Math.min(photo.width(), photo.height());
            int left = (int) Math.rint((photo.width() - side) / 2.0);
            int top = (int) Math.rint((photo.height() - side) / 2.0);
            int right = (int) Math.rint((photo.width() + side) / 2.0);
            int bottom = (int) Math.rint((photo.height() + side) / 2.0);
            var square = photo(cut(photo.raster(), left, top, right - left, bottom - top, 0));
            var framing = new Framing(Fit.SQUARE, 24, 24, SideRounding.HALF_EVEN, Position.CENTRE_ROUNDED, List.of());
            assertShown(photo, framing, Resampling.BICUBIC, resized(square, 24, 24, Resampling.BICUBIC));
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 24", "30, 20", "12, 25"})
    void openVinoCrop(int width, int height) {
        var linear = new Resampling(ResizeFilter.BILINEAR, false);
        for (var photo : photos()) {
            // crop_resize: the largest centre of that shape at (…) // 2, then resized.
            double shape = (double) width / height;
            int w = photo.width();
            int h = photo.height();
            boolean isWide = (double) w / h > shape;
            int across = isWide ? Math.max(1, (int) Math.floor(h * shape)) : w;
            int down = isWide ? h : Math.max(1, (int) Math.floor(w / shape));
            var part = photo(cut(photo.raster(), (w - across) / 2, (h - down) / 2, across, down, 0));
            var framing = new Framing(Fit.SQUARE, width, height, SideRounding.HALF_EVEN, Position.CENTRE, List.of());
            assertShown(photo, framing, linear, resized(part, width, height, linear));
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 24", "30, 20", "12, 25"})
    void pillowImageOpsFit(int width, int height) {
        var lanczos = new Resampling(ResizeFilter.LANCZOS, true);
        for (var photo : photos()) {
            double w = photo.width();
            double h = photo.height();
            double shape = (double) width / height;
            double across = w / h == shape || w / h < shape ? w : shape * h;
            double down = w / h == shape || w / h > shape ? h : w / shape;
            var box = new Region((w - across) * 0.5, (h - down) * 0.5, across, down);
            var framing = Framing.of(Fit.COVER, width, height);
            assertShown(photo, framing, lanczos, Resizer.resize(photo.raster(), box, width, height, lanczos));
        }
    }

    @Test
    void teachableMachine() {
        int side = 20;
        for (var photo : photos()) {
            // cropTo of @teachablemachine/image: ceil(w * scale), at -~~((w - side) / 2).
            int shorter = Math.min(photo.width(), photo.height());
            var resized = resized(photo, -Math.floorDiv(-photo.width() * side, shorter),
                    -Math.floorDiv(-photo.height() * side, shorter), Resampling.BILINEAR);
            var framing = new Framing(Fit.CROP, side, side, SideRounding.CEIL, Position.CENTRE, List.of());
            assertShown(photo, framing, Resampling.BILINEAR, cut(resized, (resized.width() - side) / 2,
                    (resized.height() - side) / 2, side, side, 0));
        }
    }

    @Test
    void squeezedAndThenCut() {
        for (var photo : photos()) {
            // OpenCV's zoo: resize to 32 × 32, then [4:28, 4:28].
            var framing = Framing.of(Fit.SQUASH, 32, 32);
            assertShown(photo, framing, Resampling.BILINEAR,
                    cut(resized(photo, 32, 32, Resampling.BILINEAR), 4, 4, 24, 24, 0));
        }
    }

    @Test
    void cutOutWithoutResizing() {
        for (var photo : photos()) {
            // transformers with do_resize off: center_crop alone.
            var framing = new Framing(Fit.NONE, 1, 1, SideRounding.TRUNCATE, Position.CENTRE, zero());
            assertShown(photo, framing, Resampling.BILINEAR, cut(photo.raster(), Math.floorDiv(photo.width() - 31, 2),
                    Math.floorDiv(photo.height() - 20, 2), 31, 20, 0));
        }
    }

    /** Where nothing is filled, a photo that is too small for the crop is shown as far as it reaches, in its shape. */
    @Test
    void aCropThatIsTooLargeStaysOnThePhoto() {
        var framing = Framing.of(Fit.CROP, 16, 16);
        var part = framing.part(100, 50, 64, 32);
        assertThat(part.onPhoto()).isEqualTo(new Region(0, 0, 100, 50));
        assertThat(framing.part(50, 50, 64, 32).onPhoto()).isEqualTo(new Region(0, 12.5, 50, 25));
    }

    @Test
    void whatIsShownBeyondThePhotoIsPartOfTheFrame() {
        var framing = new Framing(Fit.PAD, 32, 32, SideRounding.HALF_EVEN, Position.CENTRE, zero());
        assertThat(framing.part(64, 32, 32, 32).onPhoto()).isEqualTo(new Region(0, -16, 64, 64));
        var topLeft = new Framing(Fit.PAD, 32, 32, SideRounding.HALF_EVEN, Position.TOP_LEFT, zero());
        assertThat(topLeft.part(32, 64, 32, 32).onPhoto()).isEqualTo(new Region(0, 0, 64, 64));
    }

    @Test
    void whatFillsIsPreprocessedAsAPixelIs() {
        var framing = new Framing(Fit.PAD, 4, 4, SideRounding.HALF_EVEN, Position.CENTRE, List.of(51f, 102f, 123.675f));
        var preprocessing = new Preprocessing(Layout.NHWC, 4, 4, framing, Channels.RGB, List.of(-1f, 1f),
                List.of(0.1f, 0f, -0.03f), List.of(2f, 1f, 1f), Resampling.BILINEAR, Transfer.SRGB, ColorProfile.APPLY);
        var photo = photo(new Raster(2, 1, new int[] {0xFF000000, 0xFFFFFFFF}));
        float[] data = preprocessing.tensor(photo).data();
        assertThat(Arrays.copyOf(data, 3)).containsExactly((float) ((-0.6 - 0.1f) / 2), -0.2f,
                (float) (-1 + 2 * (double) 123.675f / 255 + 0.03f));
        assertThat(data[4 * 3 + 3 * 3]).isEqualTo((float) ((1 - (double) 0.1f) / 2));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Framing.of(Fit.CROP, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        var framing = new Framing(Fit.PAD, 4, 4, SideRounding.HALF_EVEN, Position.CENTRE, List.of(1f, 2f));
        assertThatThrownBy(() -> preprocessing(framing, Resampling.BILINEAR, 4, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertShown(Photo photo, Framing framing, Resampling resampling, Raster expected) {
        var tensor = preprocessing(framing, resampling, expected.width(), expected.height()).tensor(photo);
        var shown = new int[expected.argb().length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = 0xFF000000 | (int) tensor.data()[3 * i] << 16 | (int) tensor.data()[3 * i + 1] << 8
                    | (int) tensor.data()[3 * i + 2];
        }
        assertThat(shown).as("%s of %d×%d", framing, photo.width(), photo.height()).isEqualTo(expected.argb());
    }

    private static Preprocessing preprocessing(Framing framing, Resampling resampling, int width, int height) {
        return new Preprocessing(Layout.NHWC, width, height, framing, Channels.RGB, List.of(0f, 255f),
                List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), resampling, Transfer.SRGB, ColorProfile.APPLY);
    }

    /** torchvision's and timm's: a border of (crop - size) // 2, or a margin of round((size - crop) / 2). */
    private static Raster centerCropOrPad(Raster raster, int width, int height, int rgb) {
        int padX = Math.max(0, width - raster.width());
        int padY = Math.max(0, height - raster.height());
        var padded = cut(raster, -(padX / 2), -(padY / 2), raster.width() + padX, raster.height() + padY, rgb);
        return cut(padded, (int) Math.rint((padded.width() - width) / 2.0),
                (int) Math.rint((padded.height() - height) / 2.0), width, height, rgb);
    }

    /** Pixels from a place on; what is beyond the raster has one colour. */
    private static Raster cut(Raster raster, int left, int top, int width, int height, int rgb) {
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = left + i % width;
            int y = top + i / width;
            boolean inside = x >= 0 && y >= 0 && x < raster.width() && y < raster.height();
            argb[i] = inside ? raster.argb()[y * raster.width() + x] : 0xFF000000 | rgb;
        }
        return new Raster(width, height, argb);
    }

    private static Raster resized(Photo photo, int width, int height, Resampling resampling) {
        return Resizer.resize(photo.raster(), photo.whole(), width, height, resampling);
    }

    private static List<Float> zero() {
        return List.of(0f, 0f, 0f);
    }

    private static List<Photo> photos() {
        return Arrays.stream(PHOTOS).map(size -> {
            var random = new Random(size[0] * 31L + size[1]);
            return photo(new Raster(size[0], size[1], random.ints((long) size[0] * size[1]).map(i -> i | 0xFF000000)
                    .toArray()));
        }).toList();
    }

    private static Photo photo(Raster raster) {
        return new Photo("p", raster.width(), raster.height(), raster);
    }
}
