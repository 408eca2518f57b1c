package org.cameralucida.image.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cameralucida.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPFileTest {

    @Test
    void losslessPixelsComeBackAsTheyWere() throws IOException {
        var pixels = noise(17 * 13);
        var file = new WebPFile(file(chunk("VP8L", lossless(pixels, 17, 13))));
        assertThat(file.width()).isEqualTo(17);
        assertThat(file.height()).isEqualTo(13);
        assertThat(file.decode(1)).isEqualTo(rgba(pixels));
    }

    @Test
    void everyThirdPixelIsTheSameAsWithAllTheOthers() throws IOException {
        var pixels = noise(17 * 13);
        var wanted = new int[6 * 5];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = pixels[i / 6 * 3 * 17 + i % 6 * 3];
        }
        assertThat(new WebPFile(file(chunk("VP8L", lossless(pixels, 17, 13)))).decode(3)).isEqualTo(rgba(wanted));
    }

    @Test
    void firstPictureOfAnAnimationLiesOnItsCanvas() throws IOException {
        var frame = concatenate(new byte[] {1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                chunk("VP8L", lossless(new int[] {0xFF112233, 0xFF445566}, 2, 1)));
        var file = new WebPFile(file(chunk("VP8X", new byte[] {2, 0, 0, 0, 4, 0, 0, 3, 0, 0}),
                chunk("ANIM", new byte[6]), chunk("ANMF", frame)));
        var canvas = new int[5 * 4];
        canvas[2 * 5 + 2] = 0xFF112233;
        canvas[2 * 5 + 3] = 0xFF445566;
        assertThat(file.decode(1)).isEqualTo(rgba(canvas));
    }

    @Test
    void profileIsHandedOver() throws IOException {
        var file = new WebPFile(file(chunk("VP8X", new byte[] {0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                chunk("ICCP", new byte[] {1, 2, 3}), chunk("VP8L", lossless(new int[] {7}, 1, 1))));
        assertThat(file.profile()).containsExactly(1, 2, 3);
    }

    /** The lossy files were made from the lossless ones: how much noise is between them tells whether all is right. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void lossyPictureIsCloseToItsOriginal(int number) throws IOException {
        var original = decode(number + "_webp_ll.webp");
        var lossy = decode(number + "_webp_a.webp");
        double squares = 0;
        int count = 0;
        for (int i = 0; i < original.length; i += 4) {
            assertThat(lossy[i + 3]).isEqualTo(original[i + 3]);
            for (int channel = i; channel < i + 3 && original[i + 3] == -1; channel++) {
                squares += Math.pow((original[channel] & 0xFF) - (lossy[channel] & 0xFF), 2);
                count++;
            }
        }
        double decibels = 10 * Math.log10(255.0 * 255 * count / squares);
        assertThat(decibels).isGreaterThan(35.6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void transparencyMayBeFilteredAndNotCompressed(int filter) throws IOException {
        var lossy = Files.readAllBytes(SharedData.at("odd/twelvemonkeys/webp/small_31x13.webp"));
        var opacity = new byte[31 * 13];
        new Random(1).nextBytes(opacity);
        var alpha = concatenate(new byte[] {(byte) (filter << 2)}, filtered(opacity, 31, filter));
        var file = new WebPFile(file(chunk("VP8X", new byte[] {0x10, 0, 0, 0, 30, 0, 0, 12, 0, 0}),
                chunk("ALPH", alpha), Arrays.copyOfRange(lossy, 12, lossy.length)));
        var rgba = file.decode(1);
        for (int i = 0; i < opacity.length; i++) {
            assertThat(rgba[4 * i + 3]).isEqualTo(opacity[i]);
        }
    }

    @Test
    void cutFileNeverGivesAPicture() throws IOException {
        for (var name : new String[] {"test.webp", "small_31x13.webp", "4_webp_ll.webp", "4_webp_a.webp"}) {
            var whole = Files.readAllBytes(SharedData.at("odd/twelvemonkeys/webp/" + name));
            for (int length = 12; length < whole.length - 1; length += whole.length / 40 + 1) {
                var cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> new WebPFile(cut).decode(1)).isInstanceOf(IOException.class);
            }
        }
    }

    /** Whatever a file says: a picture or an exception, and soon. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void damagedFileNeitherHangsNorFailsInOtherWays() throws IOException {
        var random = new Random(3);
        for (var name : new String[] {"test.webp", "small_31x13.webp", "4_webp_ll.webp", "4_webp_a.webp"}) {
            var whole = Files.readAllBytes(SharedData.at("odd/twelvemonkeys/webp/" + name));
            for (int i = 0; i < 60; i++) {
                var damaged = whole.clone();
                for (int j = 0; j < 5; j++) {
                    // Behind the sizes, which would only make the pictures large.
                    damaged[60 + random.nextInt(random.nextBoolean() ? 60 : damaged.length - 60)] =
                            (byte) random.nextInt();
                }
                try {
                    assertThat(new WebPFile(damaged).decode(1)).isNotEmpty();
                } catch (IOException refused) {
                    assertThat(refused).hasMessageMatching(".+");
                }
            }
        }
    }

    private static byte[] decode(String name) throws IOException {
        return new WebPFile(Files.readAllBytes(SharedData.at("odd/twelvemonkeys/webp/" + name))).decode(1);
    }

    private static int[] noise(int count) {
        return new Random(5).ints(count).toArray();
    }

    private static byte[] rgba(int[] pixels) {
        var bytes = ByteBuffer.allocate(4 * pixels.length);
        for (int pixel : pixels) {
            bytes.putInt(pixel << 8 | pixel >>> 24);
        }
        return bytes.array();
    }

    /** The forward filters of RFC 9649, section 2.7.1.2, as they are defined there. */
    private static byte[] filtered(byte[] opacity, int width, int filter) {
        var bytes = new byte[opacity.length];
        for (int i = 0; i < bytes.length; i++) {
            int x = i % width;
            int left = x > 0 ? opacity[i - 1] & 0xFF : 0;
            int top = i >= width ? opacity[i - width] & 0xFF : 0;
            int corner = x > 0 && i >= width ? opacity[i - width - 1] & 0xFF : 0;
            int prediction = i < width ? left : x == 0 ? top : switch (filter) {
                case 1 -> left;
                case 2 -> top;
                default -> Math.max(0, Math.min(255, left + top - corner));
            };
            bytes[i] = (byte) (opacity[i] - (filter == 0 ? 0 : prediction));
        }
        return bytes;
    }

    /** A lossless picture without any compression: every channel in codes of eight bits. */
    private static byte[] lossless(int[] pixels, int width, int height) {
        var bits = new Bits();
        bits.put(0x2F, 8).put(width - 1, 14).put(height - 1, 14).put(1, 1).put(0, 3);
        // No transform, no colour cache, one group of codes.
        bits.put(0, 3);
        for (int channel = 0; channel < 4; channel++) {
            // Code lengths in a code with the one symbol 8, for the first 256 symbols.
            bits.put(0, 1).put(8, 4).put(0, 33).put(1, 3).put(1, 1).put(3, 3).put(254, 8);
        }
        // Distances: a simple code of one symbol.
        bits.put(1, 1).put(0, 1).put(0, 1).put(0, 1);
        for (int pixel : pixels) {
            for (int shift : new int[] {8, 16, 0, 24}) {
                bits.put(Integer.reverse(pixel >> shift & 0xFF) >>> 24, 8);
            }
        }
        return bits.bytes();
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1)).order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data).array();
    }

    private static byte[] file(byte[]... chunks) {
        var body = concatenate("WEBP".getBytes(StandardCharsets.US_ASCII), concatenate(chunks));
        return chunk("RIFF", body);
    }

    private static byte[] concatenate(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** Writes bits, the lowest of each byte first. */
    private static final class Bits {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int current;
        private int count;

        Bits put(int value, int length) {
            for (int i = 0; i < length; i++) {
                current |= (i < 32 ? value >>> i & 1 : 0) << count++;
                if (count == 8) {
                    bytes.write(current);
                    current = 0;
                    count = 0;
                }
            }
            return this;
        }

        byte[] bytes() {
            put(0, 7);
            return bytes.toByteArray();
        }
    }
}
