package org.cameralucida.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Message;
import org.cameralucida.network.Assumption;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders, files and zips as makers leave them: opened without a hand, they say what the makers' own code says. */
class CorpusTest {

    /** What a probability may be off where a tie in the rounding of a pixel falls the other way. */
    private static final double TOLERANCE = 1e-3;

    @TempDir
    Path folder;

    static Stream<FolderCase> cases() {
        return Corpus.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFolderSaysWhatItsMakersCodeSays(FolderCase one) throws IOException {
        var opened = one.write(folder);
        for (var size : new int[][] {{91, 60}, {60, 91}, {64, 64}, {23, 31}}) {
            var picture = picture(size[0], size[1]);
            var photo = photo(picture);
            var network = NetworkReader.read(opened);
            assertThat(network.labels().size()).isEqualTo(one.network().classes());
            for (int c = 0; c < Math.min(one.names().size(), one.network().classes()); c++) {
                assertThat(network.labels().name(c)).isEqualTo(one.names().get(c));
            }
            assertThat(network.assumed()).doesNotContain(Assumption.SIZE, Assumption.CHANNELS,
                    Assumption.NORMALIZATION, Assumption.LABELS);
            assertThat(network.notes()).extracting(Message::key).doesNotContain("said.other", "said.names");
            try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
                var probabilities = loaded.observe(View.of(photo, network.preprocessing())).probabilities();
                var expected = one.expected(picture);
                for (int c = 0; c < expected.length; c++) {
                    assertThat((double) probabilities[c]).as("%s of %s, class %d, by %s", one, size[0] + "×" + size[1],
                            c, network.preprocessing()).isCloseTo(expected[c], within(TOLERANCE));
                }
            }
        }
    }

    /** Slow changes of colour, on which there is noise. */
    static int[][][] picture(int width, int height) {
        var random = new Random(width * 1000L + height);
        var picture = new int[height][width][3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] slow = {255 * x / width, 255 * y / height, 255 - 200 * x / width};
                for (int c = 0; c < 3; c++) {
                    picture[y][x][c] = Math.max(0, Math.min(255, slow[c] + random.nextInt(81) - 40));
                }
            }
        }
        return picture;
    }

    private Photo photo(int[][][] picture) throws IOException {
        var image = new BufferedImage(picture[0].length, picture.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.length; y++) {
            for (int x = 0; x < picture[0].length; x++) {
                image.setRGB(x, y, picture[y][x][0] << 16 | picture[y][x][1] << 8 | picture[y][x][2]);
            }
        }
        var file = folder.resolve("photo.png");
        Files.deleteIfExists(file);
        ImageIO.write(image, "png", file.toFile());
        return PhotoReader.read(file);
    }
}
