package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.cameralucida.SharedData;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPTest {

    private static final int FILE_HEADER = 12;

    @TempDir
    private Path folder;

    @Test
    void losslessPixelsComeBackAsTheyWere() throws IOException {
        var pixels = new Random(5).ints(17 * 13).map(pixel -> 0xFF000000 | pixel).toArray();
        var photo = read(lossless(pixels, 17, 13));
        assertThat(photo).extracting(Photo::width, Photo::height).containsExactly(17, 13);
        assertThat(photo.raster().argb()).isEqualTo(pixels);
    }

    @Test
    void transparencyIsLaidOverWhite() throws IOException {
        assertThat(read(lossless(new int[] {0xFFC80000, 0x00123456, 0x33000000}, 3, 1)).raster().argb())
                .containsExactly(0xFFC80000, -1, 0xFFCCCCCC);
    }

    /** The lossy files were made from the lossless ones: how much noise is between them tells whether all is right. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void lossyPictureIsCloseToItsOriginal(int number) {
        var original = PhotoReader.read(SharedData.at("odd/twelvemonkeys/webp/" + number + "_webp_ll.webp")).raster();
        var lossy = PhotoReader.read(SharedData.at("odd/twelvemonkeys/webp/" + number + "_webp_a.webp")).raster();
        assertThat(PhotoReaderTest.meanDifference(original, lossy)).isLessThan(PhotoReaderTest.halfAPixelOff(original));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.webp", "5_webp_a.webp", "4_webp_ll.webp", "animated-webp-supported.webp"})
    void smallPictureIsTheLargeOneMadeSmall(String name) {
        var file = SharedData.at("odd/twelvemonkeys/webp/" + name);
        var whole = PhotoReader.read(file).raster();
        var small = PhotoReader.read(file, 40).raster();
        var expected = Resizer.resize(whole, new Region(0, 0, whole.width(), whole.height()), small.width(),
                small.height(), Resampling.BILINEAR);
        assertThat(Math.max(small.width(), small.height())).isEqualTo(40);
        assertThat(PhotoReaderTest.meanDifference(small, expected)).isLessThan(PhotoReaderTest.halfAPixelOff(expected));
    }

    @Test
    void firstPictureOfAnAnimationLiesOnItsCanvas() throws IOException {
        var file = animation(5, 4, 2, 2, lossless(new int[] {0xFF112233, 0xFF445566}, 2, 1));
        var canvas = new int[5 * 4];
        Arrays.fill(canvas, -1);
        canvas[2 * 5 + 2] = 0xFF112233;
        canvas[2 * 5 + 3] = 0xFF445566;
        assertThat(read(file).raster().argb()).isEqualTo(canvas);
    }

    @Test
    void pictureOfAnAnimationThatLeavesItsCanvasIsAProblem() throws IOException {
        assertRefused(animation(3, 4, 2, 2, lossless(new int[] {0xFF112233, 0xFF445566}, 2, 1)), "damaged");
    }

    @Test
    void embeddedProfileIsApplied() throws IOException {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var still = lossless(new int[] {0xFF3700FF}, 1, 1);
        var file = file(chunk("VP8X", new byte[] {0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0}), chunk("ICCP", linear),
                Arrays.copyOfRange(still, FILE_HEADER, still.length));
        // 55/255 of the light is 127 or 128 in sRGB.
        assertThat(read(file).raster().argb()[0] >> 16 & 0xFF).isBetween(127, 128);
        assertThat(read(file).withoutProfile().raster().argb()).containsExactly(0xFF3700FF);
    }

    @Test
    void decompressionBombIsRefusedBeforeItGoesOff() throws IOException {
        var bomb = lossless(new int[] {-1}, 1, 1);
        // Behind the signature of the lossless picture: 14 bits each for its width and height, less one.
        Arrays.fill(bomb, FILE_HEADER + 9, FILE_HEADER + 12, (byte) 0xFF);
        bomb[FILE_HEADER + 12] |= 0x0F;
        assertRefused(bomb, "16384 × 16384 pixels in a file of only");
        assertRefused(animation(1 << 24, 1 << 24, 0, 0, lossless(new int[] {-1, -1}, 2, 1)), "500 megapixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.webp", "small_31x13.webp", "4_webp_ll.webp", "4_webp_a.webp",
        "animated-webp-supported.webp"})
    void cutFileNeverGivesAPicture(String name) throws IOException {
        var whole = Files.readAllBytes(SharedData.at("odd/twelvemonkeys/webp/" + name));
        // Of an animation only the first picture is looked at; its end is missed only where the file says so.
        boolean lengthTold = !name.startsWith("animated");
        for (int length = FILE_HEADER; length < whole.length - 1; length += whole.length / 40 + 1) {
            var cut = Arrays.copyOf(whole, length);
            assertRefused(cut, "damaged");
            if (lengthTold) {
                ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length - 8);
                assertRefused(cut, "damaged");
            }
        }
    }

    /** Whatever a file says: a picture or a sentence, and soon. */
    @ParameterizedTest
    @ValueSource(strings = {"test.webp", "small_31x13.webp", "4_webp_ll.webp", "4_webp_a.webp",
        "animated-webp-supported.webp"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void damagedFileNeitherHangsNorFailsInOtherWays(String name) throws IOException {
        var random = new Random(3);
        var whole = Files.readAllBytes(SharedData.at("odd/twelvemonkeys/webp/" + name));
        for (int i = 0; i < 60; i++) {
            var damaged = whole.clone();
            for (int j = 0; j < 5; j++) {
                // Behind the sizes, which would only make the pictures large.
                damaged[60 + random.nextInt(random.nextBoolean() ? 60 : damaged.length - 60)] =
                        (byte) random.nextInt();
            }
            try {
                assertThat(read(damaged).raster().argb()).isNotEmpty();
            } catch (Problem refused) {
                assertThat(refused.in(Locale.ENGLISH)).contains("damaged");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en, does not run on this machine", "it, non funziona su questa macchina"})
    void whereLibwebpDoesNotRunOnlyWebPCannotBeOpened(String language, String sentence) throws Exception {
        var webp = Files.write(folder.resolve("a.webp"), lossless(new int[] {-1}, 1, 1));
        var png = Files.write(folder.resolve("a.png"), PngFile.of(1, 1, 8, 0).rows(0, 1));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var output = folder.resolve("output.txt");
        int status = new ProcessBuilder(java, "-Dos.arch=vax", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path,
                Opener.class.getName(), language, webp.toString(), png.toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        // In whatever encoding: we look for ASCII only.
        var lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
        assertThat(lines).hasSize(2).last().isEqualTo("1 x 1");
        assertThat(lines.get(0)).contains("a.webp", sentence, "vax");
        assertThat(status).isZero();
    }

    /** A program that opens photos, and prints their sizes or what is wrong. */
    static final class Opener {

        private Opener() {
        }

        public static void main(String[] arguments) {
            for (var file : Arrays.asList(arguments).subList(1, arguments.length)) {
                try {
                    var photo = PhotoReader.read(Path.of(file));
                    System.out.println(photo.width() + " x " + photo.height());
                } catch (Problem problem) {
                    System.out.println(problem.in(Locale.forLanguageTag(arguments[0])));
                }
            }
        }
    }

    private Photo read(byte[] file) throws IOException {
        return PhotoReader.read(Files.write(folder.resolve("a.webp"), file));
    }

    private void assertRefused(byte[] file, String reason) throws IOException {
        var path = Files.write(folder.resolve("a.webp"), file);
        assertThatThrownBy(() -> PhotoReader.read(path)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.in(Locale.ENGLISH)).contains("a.webp").contains(reason));
    }

    private static byte[] lossless(int[] pixels, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        var writer = ImageIO.getImageWritersByFormatName("webp").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("Lossless");
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An animation of one picture, 2 × 1 pixels. */
    private static byte[] animation(int width, int height, int left, int top, byte[] still) {
        var frame = ByteBuffer.allocate(16 + still.length - FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(0, (byte) (left / 2)).put(3, (byte) (top / 2)).put(6, (byte) 1);
        frame.position(16).put(still, FILE_HEADER, still.length - FILE_HEADER);
        var header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 2);
        for (int i = 0; i < 3; i++) {
            header.put(4 + i, (byte) (width - 1 >> 8 * i)).put(7 + i, (byte) (height - 1 >> 8 * i));
        }
        return file(chunk("VP8X", header.array()), chunk("ANIM", new byte[6]), chunk("ANMF", frame.array()));
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1)).order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data).array();
    }

    private static byte[] file(byte[]... chunks) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        for (var chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }
}
