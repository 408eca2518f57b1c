package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cameralucida.Rounding;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.PngFile;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {

    private static Preprocessing preprocessing(Layout layout, int width, int height, Fit fit, int shortSide) {
        return new Preprocessing(layout, width, height, fit, shortSide, Channels.RGB, List.of(0f, 255f),
                List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), Resampling.BILINEAR);
    }

    private static Photo photo(int width, int height) {
        var random = new Random(width * 31L + height);
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | random.nextInt(1 << 24);
        }
        return new Photo("p", width, height, new Raster(width, height, argb));
    }

    /** The photo resized to whole pixels, then the centre cut out. */
    @ParameterizedTest
    @CsvSource({"50, 40", "40, 50", "40, 40", "61, 37", "37, 61", "33, 97", "16, 16", "200, 17"})
    void theFrameIsResizeAndCentreCrop(int width, int height) {
        var photo = photo(width, height);
        int shortSide = 20;
        int crop = 17;
        int resizedWidth = width <= height ? shortSide : (int) Math.rint(shortSide * (double) width / height);
        int resizedHeight = width <= height ? (int) Math.rint(shortSide * (double) height / width) : shortSide;
        var resized = Resizer.resize(photo.raster(), photo.whole(), resizedWidth, resizedHeight,
                Resampling.BILINEAR);
        int left = (resizedWidth - crop) / 2;
        int top = (resizedHeight - crop) / 2;
        var tensor = preprocessing(Layout.NCHW, crop, crop, Fit.CROP, shortSide).tensor(photo);
        for (int y = 0; y < crop; y++) {
            for (int x = 0; x < crop; x++) {
                int expected = resized.argb()[(top + y) * resizedWidth + left + x];
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(tensor.data()[(channel * crop + y) * crop + x])
                            .isEqualTo((expected >> (16 - 8 * channel)) & 0xFF);
                }
            }
        }
    }

    @Test
    void theFrameOfAKnownPhoto() {
        // 500×375: resized to 341×256, cut at 58 (of 58.5) and 16.
        var frame = preprocessing(Layout.NCHW, 224, 224, Fit.CROP, 256).frame(500, 375);
        assertThat(frame.x()).isCloseTo(58 * 500 / 341.0, within(Rounding.OF_DOUBLES));
        assertThat(frame.y()).isCloseTo(16 * 375 / 256.0, within(Rounding.OF_DOUBLES));
        assertThat(frame.width()).isCloseTo(224 * 500 / 341.0, within(Rounding.OF_DOUBLES));
        assertThat(frame.height()).isCloseTo(224 * 375 / 256.0, within(Rounding.OF_DOUBLES));
        assertThat(preprocessing(Layout.NCHW, 224, 224, Fit.SQUASH, 256).frame(500, 375))
                .isEqualTo(new Region(0, 0, 500, 375));
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 100", "300, 200, 100", "1, 1, 10", "3000, 1, 10"})
    void aCropLargerThanTheResizedPhotoStaysInside(int width, int height, int shortSide) {
        var frame = preprocessing(Layout.NCHW, 160, 120, Fit.CROP, shortSide).frame(width, height);
        assertThat(frame.x()).isGreaterThanOrEqualTo(0);
        assertThat(frame.y()).isGreaterThanOrEqualTo(0);
        assertThat(frame.right()).isLessThanOrEqualTo(width + Rounding.OF_DOUBLES);
        assertThat(frame.bottom()).isLessThanOrEqualTo(height + Rounding.OF_DOUBLES);
        preprocessing(Layout.NCHW, 160, 120, Fit.CROP, shortSide).tensor(photo(width, height));
    }

    @Test
    void valuesLayoutAndOrderOfColours() {
        var raster = new Raster(2, 1, new int[]{0xFFFF8000, 0xFF000033});
        var photo = new Photo("p", 2, 1, raster);
        var rgb = new Preprocessing(Layout.NCHW, 2, 1, Fit.SQUASH, 1, Channels.RGB, List.of(0f, 1f),
                List.of(0.5f, 0f, 0f), List.of(0.5f, 1f, 2f), Resampling.BILINEAR);
        assertThat(rgb.tensor(photo).data()).containsExactly(1, -1, 128 / 255f, 0, 0, 0.1f);
        var bgr = new Preprocessing(Layout.NHWC, 2, 1, Fit.SQUASH, 1, Channels.BGR, List.of(-1f, 1f),
                List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), Resampling.BILINEAR);
        assertThat(bgr.tensor(photo).shape()).containsExactly(1, 1, 2, 3);
        assertThat(bgr.tensor(photo).data()).containsExactly(-1, (float) (128 / 255.0 * 2 - 1), 1, -0.6f, -1, -1);
        var gray = new Preprocessing(Layout.NCHW, 2, 1, Fit.SQUASH, 1, Channels.GRAY, List.of(0f, 255f),
                List.of(0f), List.of(1f), Resampling.BILINEAR);
        // Pillow: Image.new("RGB", (1, 1), (255, 128, 0)).convert("L") is 151, (0, 0, 51) is 6.
        assertThat(gray.tensor(photo).data()).containsExactly(151, 6);
    }

    @Test
    void aPhotoDecodedAtHalfSizeIsReadAtTheRightPlace() {
        var small = photo(40, 30);
        var whole = new Photo("p", 80, 60, small.raster());
        var p = preprocessing(Layout.NCHW, 8, 8, Fit.SQUASH, 8);
        assertThat(p.tensor(whole, new Region(20, 10, 40, 30)))
                .isEqualTo(p.tensor(small, new Region(10, 5, 20, 15)));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> preprocessing(Layout.NCHW, 0, 10, Fit.CROP, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Preprocessing(Layout.NCHW, 1, 1, Fit.SQUASH, 1, Channels.GRAY, List.of(0f, 1f),
                List.of(0f), List.of(0f), Resampling.NEAREST)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOpacityIsFullAndLightIsLinear() {
        var photo = new Photo("p", 1, 1, new Raster(1, 1, new int[]{0xFFFF8005}));
        var zero = List.of(0f, 0f, 0f, 0f);
        var one = List.of(1f, 1f, 1f, 1f);
        var rgba = new Preprocessing(Layout.NCHW, 1, 1, Fit.SQUASH, 1, Channels.RGBA, List.of(0f, 255f), zero, one,
                Resampling.BILINEAR);
        assertThat(rgba.tensor(photo).data()).containsExactly(255, 128, 5, 255);
        var bgra = new Preprocessing(Layout.NHWC, 1, 1, Fit.SQUASH, 1, Channels.BGRA, List.of(0f, 255f), zero, one,
                Resampling.BILINEAR);
        assertThat(bgra.tensor(photo).data()).containsExactly(5, 128, 255, 255);
        var linear = new Preprocessing(Layout.NCHW, 1, 1, Framing.of(Fit.SQUASH, 1, 1), Channels.RGB, List.of(0f, 1f),
                zero.subList(0, 3), one.subList(0, 3), Resampling.BILINEAR, Transfer.LINEAR, ColorProfile.APPLY);
        // IEC 61966-2-1: 128/255 is 0.2158605 of light, 5/255 is on the straight part, 5/255/12.92.
        var light = linear.tensor(photo).data();
        assertThat(light[0]).isEqualTo(1);
        assertThat((double) light[1]).isCloseTo(0.2158605, within(1e-7));
        assertThat(light[2]).isEqualTo((float) (5 / 255.0 / 12.92));
        assertThat(linear.raster(linear.tensor(photo)).argb()).containsExactly(0xFFFF8005);
    }

    @Test
    void aProfileIsIgnoredWhereTheNetworksMakersIgnoreIt(@TempDir Path folder) throws IOException {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var file = Files.write(folder.resolve("linear.png"), PngFile.of(1, 1, 8, 2).profile(linear).rows(0, 55, 0, 255));
        var photo = PhotoReader.read(file);
        var zero = List.of(0f, 0f, 0f);
        var one = List.of(1f, 1f, 1f);
        for (var choice : ColorProfile.values()) {
            var preprocessing = new Preprocessing(Layout.NCHW, 1, 1, Framing.of(Fit.SQUASH, 1, 1), Channels.RGB,
                    List.of(0f, 255f), zero, one, Resampling.BILINEAR, Transfer.SRGB, choice);
            float red = preprocessing.tensor(photo).data()[0];
            if (choice == ColorProfile.IGNORE) {
                assertThat(red).isEqualTo(55);
            } else {
                // 55/255 of the light is 127 or 128 in sRGB.
                assertThat(red).isBetween(127f, 128f);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RGB, NCHW", "BGR, NHWC", "GRAY, NCHW", "GRAY, NHWC", "RGBA, NCHW", "BGRA, NHWC"})
    void aTensorBecomesThePictureThatItIsOf(Channels channels, Layout layout) {
        int count = channels.count();
        var preprocessing = new Preprocessing(layout, 7, 5, Fit.SQUASH, 5, channels, List.of(-1f, 1f),
                List.of(0.4f, 0.1f, -0.3f, 0f).subList(0, count), List.of(0.2f, 0.3f, 2f, 1f).subList(0, count),
                Resampling.BILINEAR);
        var argb = photo(7, 5).raster().argb().clone();
        for (int i = 0; channels == Channels.GRAY && i < argb.length; i++) {
            argb[i] = 0xFF000000 | (argb[i] & 0xFF) * 0x10101;
        }
        var raster = new Raster(7, 5, argb);
        assertThat(preprocessing.raster(preprocessing.tensor(raster)).argb()).containsExactly(argb);
        var tensor = preprocessing.tensor(raster);
        tensor.data()[0] = 1e6f;
        assertThat(preprocessing.raster(tensor).argb()[0] & 0xFFFFFF).isGreaterThanOrEqualTo(0xFF);
    }
}
