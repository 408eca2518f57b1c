package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1.JPG, true", "b.jpeg, true", "c.WebP, true", "d.tif, true", "e.gif, true", "f.bmp, true",
        "è.png, true", "notes.txt, false", "jpg, false", ".hidden.png, false", "model.onnx, false", "x.png.bak, false"})
    void tellsPhotosByTheirNames(String name, boolean photo) {
        assertThat(PhotoReader.isPhoto(folder.resolve(name))).isEqualTo(photo);
        assertThat(PhotoReader.isPhoto(Path.of("/"))).isFalse();
    }

    @Test
    void contentCountsAndNotTheName() throws IOException {
        var photo = read("un gatto nero è qui – 猫.jpg", PngFile.of(2, 1, 8, 2).rows(0, 1, 2, 3, 4, 5, 6));
        assertThat(photo.name()).isEqualTo("un gatto nero è qui – 猫.jpg");
        assertThat(photo.raster().argb()).containsExactly(0xFF010203, 0xFF040506);
        assertThat(photo).extracting(Photo::width, Photo::height).containsExactly(2, 1);
    }

    @Test
    void greyLevelsStayAsTheyAre() throws IOException {
        assertThat(pixels(PngFile.of(3, 1, 8, 0).rows(0, 0, 100, 255))).containsExactly(0xFF000000, 0xFF646464, -1);
        assertThat(pixels(PngFile.of(4, 1, 2, 0).rows(0, 0b00_01_10_11)))
                .containsExactly(0xFF000000, 0xFF555555, 0xFFAAAAAA, -1);
    }

    @Test
    void sixteenBitsAreRoundedToEight() throws IOException {
        // 257 · 100 + 128 lies just below the middle between 100 and 101; one more just above.
        assertThat(pixels(PngFile.of(2, 1, 16, 0).rows(0, 25828 >> 8, 25828 & 255, 25829 >> 8, 25829 & 255)))
                .containsExactly(0xFF646464, 0xFF656565);
        assertThat(pixels(PngFile.of(1, 1, 16, 2).rows(0, 255, 255, 128, 0, 0, 0))).containsExactly(0xFFFF8000);
    }

    @Test
    void transparencyIsLaidOverWhite() throws IOException {
        assertThat(pixels(PngFile.of(3, 1, 8, 6).rows(0, 200, 0, 0, 255, 200, 0, 0, 0, 0, 0, 0, 51)))
                .containsExactly(0xFFC80000, -1, 0xFFCCCCCC);
        assertThat(pixels(PngFile.of(1, 1, 8, 4).rows(0, 0, 128))).containsExactly(0xFF7F7F7F);
        assertThat(pixels(PngFile.of(2, 1, 8, 3).chunk("PLTE", new byte[] {10, 20, 30, 40, 50, 60})
                .chunk("tRNS", new byte[] {(byte) 255, 0}).rows(0, 0, 1))).containsExactly(0xFF0A141E, -1);
    }

    @Test
    void embeddedProfileIsAppliedAndABrokenOnePassedOver() throws IOException {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        // 55/255 of the light is 127 or 128 in sRGB.
        var opaque = pixels(PngFile.of(1, 1, 8, 2).profile(linear).rows(0, 55, 0, 255))[0];
        assertThat(opaque >> 16 & 0xFF).isBetween(127, 128);
        assertThat(opaque & 0xFFFF).isEqualTo(255);
        var transparent = pixels(PngFile.of(2, 1, 8, 6).profile(linear).rows(0, 55, 55, 55, 255, 0, 0, 0, 0));
        assertThat(transparent[0] & 0xFF).isBetween(127, 128); // as above
        assertThat(transparent[1]).isEqualTo(-1);
        assertThat(pixels(PngFile.of(1, 1, 8, 2).profile(new byte[300]).rows(0, 55, 0, 255)))
                .containsExactly(0xFF3700FF);
        assertThat(pixels(PngFile.of(1, 1, 8, 2).profile(Arrays.copyOf(linear, linear.length / 2)).rows(0, 9, 9, 9)))
                .containsExactly(0xFF090909);
        assertThat(pixels(PngFile.of(1, 1, 8, 2).chunk("iCCP", new byte[] {'p', 0, 0, 1, 2}).rows(0, 9, 9, 9)))
                .containsExactly(0xFF090909);
    }

    @Test
    void theNumbersInTheFileAreThereWithoutTheProfile() throws IOException {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var exif = exif(6, ByteOrder.LITTLE_ENDIAN);
        var photo = read("a.png", PngFile.of(2, 1, 8, 2).profile(linear).chunk("eXIf", exif)
                .rows(0, 55, 0, 255, 1, 2, 3));
        assertThat(photo.hasProfile()).isTrue();
        var plain = photo.withoutProfile();
        assertThat(plain.raster().argb()).containsExactly(0xFF3700FF, 0xFF010203);
        assertThat(plain).extracting(Photo::name, Photo::width, Photo::height, Photo::hasProfile)
                .containsExactly("a.png", 1, 2, false);
        assertThat(photo.withoutProfile().raster()).as("while it is in use, decoded once").isSameAs(plain.raster());
    }

    @Test
    void aPhotoWithoutAProfileIsItself() throws IOException {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        for (var file : List.of(PngFile.of(1, 1, 8, 2).rows(0, 1, 2, 3),
                PngFile.of(1, 1, 8, 2).profile(srgb).rows(0, 1, 2, 3),
                PngFile.of(1, 1, 8, 2).profile(Arrays.copyOf(linear, linear.length / 2)).rows(0, 1, 2, 3))) {
            var photo = read("a.png", file);
            assertThat(photo.hasProfile()).isFalse();
            assertThat(photo.withoutProfile()).isSameAs(photo);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationComesOutUprightFromEveryContainer(int tag) throws IOException {
        var exif = exif(tag, tag % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var png = read("a.png", PngFile.of(3, 2, 8, 0).chunk("eXIf", exif).rows(0, 1, 2, 3, 0, 4, 5, 6));
        var expected = Orientation.of(tag).upright(grey(3, 1, 2, 3, 4, 5, 6));
        assertThat(png.raster().argb()).isEqualTo(expected.argb());
        assertThat(png).extracting(Photo::width, Photo::height).containsExactly(expected.width(), expected.height());

        var levels = new int[] {10, 90, 200, 40, 150, 250};
        var upright = Orientation.of(tag).upright(grey(3, levels));
        var tiff = read("a.tif", tiff(tag, levels));
        assertThat(tiff.raster().argb()).isEqualTo(upright.argb());

        var plain = read("plain.jpg", jpeg(image(48, 16), false));
        var jpeg = read("a.jpg", withExif(jpeg(image(48, 16), false), exif));
        assertThat(jpeg.raster().argb()).isEqualTo(Orientation.of(tag).upright(plain.raster()).argb());
        assertThat(jpeg.width()).isEqualTo(tag < 5 ? 48 : 16);
    }

    @Test
    void orientationThatMakesNoSenseIsUpright() throws IOException {
        for (var exif : new byte[][] {exif(0, ByteOrder.BIG_ENDIAN), exif(99, ByteOrder.BIG_ENDIAN), {'M', 'M'},
            Arrays.copyOf(exif(6, ByteOrder.BIG_ENDIAN), 12), new byte[40]}) {
            var photo = read("a.png", PngFile.of(2, 1, 8, 0).chunk("eXIf", exif).rows(0, 1, 2));
            assertThat(photo.raster().argb()).containsExactly(0xFF010101, 0xFF020202);
        }
    }

    @Test
    void photoOfManyMegapixelsIsDecodedAtAReducedSizeAndKnowsItsFullOne() throws IOException {
        // 30 megapixels of one bit each, the right half white.
        var row = new byte[1 + 6000 / 8];
        Arrays.fill(row, 1 + 3000 / 8, row.length, (byte) 0xFF);
        var raw = new byte[5000 * row.length];
        for (int y = 0; y < 5000; y++) {
            System.arraycopy(row, 0, raw, y * row.length, row.length);
        }
        var exif = exif(6, ByteOrder.BIG_ENDIAN);
        var photo = read("large.png", PngFile.of(6000, 5000, 1, 0).chunk("eXIf", exif).rows(raw));
        assertThat(photo).extracting(Photo::width, Photo::height).containsExactly(5000, 6000);
        assertThat(photo.raster()).extracting(Raster::width, Raster::height).containsExactly(2500, 3000);
        // Turned by a quarter to the right, the white half lies below.
        assertThat(photo.raster().argb()[1499 * 2500]).isEqualTo(0xFF000000);
        assertThat(photo.raster().argb()[1500 * 2500]).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"400, 300, 100, 100, 75", "300, 400, 100, 75, 100", "40, 30, 100, 40, 30", "2000, 1, 50, 50, 1"})
    void thumbnailFitsTheSideAndKeepsTheShape(int width, int height, int side, int thumbWidth, int thumbHeight)
            throws IOException {
        var file = Files.write(folder.resolve("a.jpg"), jpeg(image(width, height), false));
        var photo = PhotoReader.read(file, side);
        assertThat(photo).extracting(Photo::width, Photo::height).containsExactly(width, height);
        assertThat(photo.raster()).extracting(Raster::width, Raster::height).containsExactly(thumbWidth, thumbHeight);
    }

    @Test
    void thumbnailLooksLikeThePhoto() throws IOException {
        var file = Files.write(folder.resolve("a.jpg"), jpeg(image(1600, 1200), false));
        var whole = PhotoReader.read(file);
        var expected = Resizer.resize(whole, whole.whole(), 64, 48, Resampling.BILINEAR);
        assertThat(meanDifference(PhotoReader.read(file, 64).raster(), expected)).isLessThan(halfAPixelOff(expected));
    }

    @Test
    void readsProgressiveJpegAndGifAndBmp() throws IOException {
        var image = image(64, 48);
        var baseline = read("a.jpg", jpeg(image, false)).raster();
        assertThat(meanDifference(read("b.jpg", jpeg(image, true)).raster(), baseline)).isLessThan(1); // the same coefficients, in another order
        // A GIF's 256 colours are 16 by 16 of a picture that changes in two directions: steps of 16, in the mean 4 off;
        // twice that is left to how they are chosen.
        for (var format : new String[] {"gif", "bmp"}) {
            var file = folder.resolve("a." + format);
            ImageIO.write(image, format, file.toFile());
            assertThat(meanDifference(PhotoReader.read(file).raster(), baseline)).as(format).isLessThan(8);
        }
    }

    @Test
    void worksOnAThreadWithoutAContextClassLoader() throws Exception {
        var file = Files.write(folder.resolve("a.jpg"), jpeg(image(8, 8), false));
        var photo = new AtomicReference<Photo>();
        var thread = new Thread(() -> photo.set(PhotoReader.read(file)));
        thread.setContextClassLoader(null);
        thread.start();
        thread.join();
        assertThat(photo.get().width()).isEqualTo(8);
    }

    private Photo read(String name, byte[] bytes) throws IOException {
        return PhotoReader.read(Files.write(folder.resolve(name), bytes));
    }

    private int[] pixels(byte[] bytes) throws IOException {
        return read("a.png", bytes).raster().argb();
    }

    private static Raster grey(int width, int... levels) {
        return new Raster(width, levels.length / width,
                Arrays.stream(levels).map(v -> 0xFF000000 | v * 0x10101).toArray());
    }

    /** A TIFF structure of one entry, the orientation. */
    static byte[] exif(int orientation, ByteOrder order) {
        return ByteBuffer.allocate(26).order(order).put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M'}
                : new byte[] {'I', 'I'}).putShort((short) 42).putInt(8).putShort((short) 1).putShort((short) 0x112)
                .putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0).array();
    }

    /** A grey TIFF of 3 × 2 pixels, uncompressed. */
    private static byte[] tiff(int orientation, int... levels) {
        int[][] entries = {{256, 3}, {257, 2}, {258, 8}, {259, 1}, {262, 1}, {273, 8}, {274, orientation}, {277, 1},
            {278, 2}, {279, 6}};
        var bytes = ByteBuffer.allocate(16 + 2 + entries.length * 12 + 4).put(new byte[] {'M', 'M', 0, 42}).putInt(16);
        for (int level : levels) {
            bytes.put((byte) level);
        }
        bytes.position(16).putShort((short) entries.length);
        for (var entry : entries) {
            bytes.putShort((short) entry[0]).putShort((short) 3).putInt(1).putShort((short) entry[1])
                    .putShort((short) 0);
        }
        return bytes.array();
    }

    private static byte[] withExif(byte[] jpeg, byte[] exif) {
        var segment = ByteBuffer.allocate(10 + exif.length).putShort((short) 0xFFE1).putShort((short) (8 + exif.length))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(exif).array();
        return ByteBuffer.allocate(jpeg.length + segment.length).put(jpeg, 0, 2).put(segment)
                .put(jpeg, 2, jpeg.length - 2).array();
    }

    /** Soft colours without symmetry. */
    static BufferedImage image(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 255 * x / width << 16 | 255 * y / height << 8 | 60 + 100 * x * y / width / height);
            }
        }
        return image;
    }

    static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        if (progressive) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** How far a picture is from itself in the mean when it lies half a pixel further: pixels were left out elsewhere. */
    static double halfAPixelOff(Raster raster) {
        int width = raster.width() - 1;
        return meanDifference(part(raster, 0, width), part(raster, 1, width)) / 2;
    }

    private static Raster part(Raster raster, int left, int width) {
        return Resizer.resize(raster, new Region(left, 0, width, raster.height()), width, raster.height(),
                Resampling.NEAREST);
    }

    static double meanDifference(Raster one, Raster other) {
        assertThat(one).extracting(Raster::width, Raster::height).containsExactly(other.width(), other.height());
        long sum = 0;
        for (int i = 0; i < one.argb().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((one.argb()[i] >> shift & 0xFF) - (other.argb()[i] >> shift & 0xFF));
            }
        }
        return sum / 3.0 / one.argb().length;
    }
}
