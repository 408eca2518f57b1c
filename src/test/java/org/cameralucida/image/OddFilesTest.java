package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.cameralucida.SharedData;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shared collection of odd photos: each opens rightly, or is refused with a sentence. */
class OddFilesTest {

    @ParameterizedTest
    @CsvSource({
        "pngsuite/png, x.*",
        "twelvemonkeys/jpeg, fair-use.txt",
        "twelvemonkeys/jpeg-lossless, gradient_ls_pt.jpg|testimg_rgb.jpg",
        "twelvemonkeys/broken-jpeg, '(?!.*ycc-gray).*'",
        "twelvemonkeys/tiff, '.*\\.txt|flower-rgb-planar-0[24].tif'",
        "twelvemonkeys/webp, ''",
        "twelvemonkeys/bmp, Blue",
        "exif-samples, 'README|Cr303251mieux11.tiff.*|corrupted.jpg'",
        "gif, ''"
    })
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void everyFileOpensExceptTheseWhichAreRefusedInBothLanguages(String folder, String refused) throws IOException {
        for (var file : files(folder)) {
            var name = file.getFileName().toString();
            assertThat(opens(file)).as(file.toString()).isEqualTo(!name.matches(refused));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Landscape", "Portrait"})
    void allOrientationsOfAPhotoLookAlike(String name) {
        var upright = PhotoReader.read(SharedData.at("odd/exif-orientation/" + name + "_1.jpg"), 150);
        for (int tag = 0; tag <= 8; tag++) {
            var photo = PhotoReader.read(SharedData.at("odd/exif-orientation/" + name + "_" + tag + ".jpg"), 150);
            assertThat(photo.width()).isEqualTo(upright.width());
            // Each has its own number written on it, over less than a fiftieth of it: of up to 255 levels.
            assertThat(PhotoReaderTest.meanDifference(photo.raster(), upright.raster())).as(name + tag).isLessThan(5);
        }
    }

    /**
     * Colours judged by eye once, and then written down: CMYK and YCCK, profiles, every depth and layout. An eye is right
     * to 20 a channel; channels that are swapped or inverted are hundreds off.
     */
    @ParameterizedTest
    @CsvSource({
        "twelvemonkeys/jpeg/cmyk-sample.jpg, 0.03, 0.5, 0, 137, 213",
        "twelvemonkeys/jpeg/jfif-cmyk-invalid-icc-profile-srgb.jpg, 0.05, 0.95, 0, 0, 255",
        "twelvemonkeys/jpeg/warning-embedded-color-profile-invalid-ignored-cmyk.jpg, 0.05, 0.95, 163, 0, 66",
        "twelvemonkeys/jpeg/cmm-exception-corbis-rgb.jpg, 0.5, 0.2, 230, 70, 20",
        "twelvemonkeys/tiff/ColorCheckerCalculator.tif, 0.26, 0.65, 70, 148, 74",
        "twelvemonkeys/tiff/cmyk_jpeg_no_profile.tif, 0.95, 0.05, 255, 255, 255",
        "twelvemonkeys/tiff/shapes_lzw_predictor3.tif, 0.27, 0.25, 40, 110, 190",
        "exif-samples/tiff/Jobagent.tiff, 0.05, 0.9, 230, 230, 230",
        "twelvemonkeys/webp/photo-iccp-adobergb.webp, 0.1, 0.1, 250, 150, 0",
        "twelvemonkeys/webp/1_webp_a.webp, 0.05, 0.95, 255, 255, 255"
    })
    void coloursAreRight(String path, double x, double y, int red, int green, int blue) {
        var raster = PhotoReader.read(SharedData.at("odd/" + path)).raster();
        int pixel = raster.argb()[(int) (y * raster.height()) * raster.width() + (int) (x * raster.width())];
        assertThat(Math.abs((pixel >> 16 & 0xFF) - red) + Math.abs((pixel >> 8 & 0xFF) - green)
                + Math.abs((pixel & 0xFF) - blue)).as(Integer.toHexString(pixel)).isLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minisblack-04", "minisblack-06", "minisblack-08", "minisblack-10", "minisblack-12",
        "minisblack-14", "minisblack-24", "minisblack-32"})
    void greysOfEveryDepthAreTheSamePicture(String name) {
        var expected = flower("minisblack-16");
        assertThat(PhotoReaderTest.meanDifference(flower(name), expected)).isLessThan(ofCutBits(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb-contig-04", "rgb-contig-08", "rgb-contig-10", "rgb-contig-12", "rgb-contig-14",
        "rgb-contig-24", "rgb-contig-32", "rgb-planar-08", "rgb-planar-10", "rgb-planar-12", "rgb-planar-14",
        "rgb-planar-16", "rgb-planar-24"})
    void coloursOfEveryDepthAreTheSamePicture(String name) {
        var expected = flower("rgb-contig-16");
        assertThat(PhotoReaderTest.meanDifference(flower(name), expected)).isLessThan(ofCutBits(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff/depth/flower-minisblack-10.tif", "tiff/depth/flower-rgb-contig-16.tif",
        "tiff/depth/flower-rgb-planar-24.tif", "tiff/depth/flower-separated-contig-16.tif", "tiff/quad-jpeg.tif",
        "tiff/shapes_lzw_predictor3.tif", "tiff/lzw-rgba-4444.tif", "tiff/ccitt-too-many-changes.tif",
        "bmp/blauesglas_8.bmp", "bmp/blauesglas_4.rle", "jpeg/cmyk-sample.jpg", "jpeg/5dhtsegments.jpg",
        "jpeg/progressive-adobe-sof-bands-dont-match-sos-band-count.jpg"})
    void photoAtAReducedSizeIsEveryThirdOfItsPixels(String path) throws IOException {
        var file = SharedData.at("odd/twelvemonkeys/" + path);
        var whole = PhotoReader.read(file);
        int across = PhotoSize.ceilDivide(whole.width(), 3);
        int down = PhotoSize.ceilDivide(whole.height(), 3);
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var size = new PhotoSize((long) across * down, Integer.MAX_VALUE);
            var photo = new PhotoDecoder("a", stream, Files.size(file), size, ColorProfile.APPLY).decode();
            assertThat(photo).extracting(Photo::width, Photo::height).containsExactly(whole.width(), whole.height());
            var expected = new int[across * down];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = whole.raster().argb()[i / across * 3 * whole.width() + i % across * 3];
            }
            assertThat(photo.raster().argb()).isEqualTo(expected);
        }
    }

    /** Made by cutting bits off, which is half a step off in the mean; read to 8 bits, cut or rounded: half a level. */
    private static double ofCutBits(String name) {
        int bits = Integer.parseInt(name.substring(name.length() - 2));
        return 0.5 * 255 / (Math.pow(2, bits) - 1) + 0.5;
    }

    private static Raster flower(String name) {
        return PhotoReader.read(SharedData.at("odd/twelvemonkeys/tiff/depth/flower-" + name + ".tif")).raster();
    }

    private static boolean opens(Path file) {
        try {
            var photo = PhotoReader.read(file);
            assertThat(photo.width()).as(file.toString()).isEqualTo(photo.raster().width());
            assertThat(photo.height()).as(file.toString()).isEqualTo(photo.raster().height());
            return true;
        } catch (Problem problem) {
            for (var language : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
                assertThat(problem.in(language)).contains(file.getFileName().toString()).doesNotContain("Exception");
            }
            return false;
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.walk(SharedData.at("odd/" + folder))) {
            var list = files.filter(Files::isRegularFile).sorted().toList();
            assertThat(list).isNotEmpty();
            return list;
        }
    }
}
