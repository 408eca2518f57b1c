package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that sees a photo within a frame of grey: its map lies on the photo, not on the frame. */
class LetterboxTest {

    private static final int JET_MAXIMUM = 0x800000;

    @TempDir
    Path folder;

    /** Two classes, red and blue, each a map of 8×8 cells of 4×4 pixels. */
    @BeforeEach
    void aNetworkThatReadsPlace() throws IOException {
        var b = new GraphBuilder(13);
        var cells = b.emit("AveragePool", List.of(b.input("photo", Shape.of(1, 3, 32, 32))),
                Attribute.of("kernel_shape", 4, 4L), Attribute.of("strides", 4, 4L));
        var maps = b.emit("Conv", List.of(cells, b.floats(new long[]{2, 3, 1, 1}, 9, -9, -9, -9, -9, 9)));
        b.output(b.emit("Flatten", List.of(b.emit("GlobalAveragePool", List.of(maps)))), Shape.of(1, 2));
        Files.write(folder.resolve("boxed.onnx"), b.model("boxed").toBytes());
        Files.writeString(folder.resolve("boxed.json"), "{\"labels\": [\"red\", \"blue\"], \"input\": {\"fit\": \"pad\", "
                + "\"pad\": 114, \"mean\": 0, \"std\": 1, \"channels\": \"RGB\", \"interpolation\": \"box\"}}");
    }

    /** The photo with the map of red over it, a square of red at a place. */
    private BufferedImage explained(int width, int height, int left, int top, int side) throws IOException {
        var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean isRed = x >= left && x < left + side && y >= top && y < top + side;
                photo.setRGB(x, y, isRed ? 0xFF0000 : 0x808080);
            }
        }
        ImageIO.write(photo, "png", folder.resolve("photo.png").toFile());
        var err = new StringWriter();
        var out = folder.resolve("out.png");
        assertThat(Cli.run(new Catalog(folder.resolve("none")), new PrintWriter(new StringWriter()), new PrintWriter(err),
                "explain", "--network", folder.resolve("boxed.onnx").toString(), folder.resolve("photo.png").toString(),
                "--class", "red", "--method", "cam", "--interpolation", "nearest", "--opacity", "1", "--out",
                out.toString())).as(err.toString()).isZero();
        return ImageIO.read(out.toFile());
    }

    private static boolean isHottest(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) & 0xFFFFFF) == JET_MAXIMUM;
    }

    /** Of a photo twice as wide as high the frame is 120 pixels, a cell 15: the square is one cell. */
    @ParameterizedTest
    @CsvSource({"120, 60, 75, 15", "120, 60, 0, 45", "60, 120, 45, 105", "60, 120, 0, 0", "120, 120, 60, 30"})
    void theHottestPixelsAreThoseOfTheSquare(int width, int height, int left, int top) throws IOException {
        var image = explained(width, height, left, top, 15);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean isSquare = x >= left && x < left + 15 && y >= top && y < top + 15;
                assertThat(isHottest(image, x, y)).as(x + ", " + y).isEqualTo(isSquare);
            }
        }
    }

    /**
     * 91×60 becomes 32×21 of 32×32, six rows below the upper edge: a pixel of the network is 91/32 of the photo's
     * across, and 60/21 down. Cells begin at every fourth.
     */
    @Test
    void whatDoesNotDivideLiesToThePixelToo() throws IOException {
        var image = explained(91, 60, 46, 22, 9);
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 91; x++) {
                if (isHottest(image, x, y)) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        // A pixel is of the cell that its centre lies in.
        assertThat(left).isEqualTo((int) Math.ceil(16 * 91 / 32.0 - 0.5));
        assertThat(right).isEqualTo((int) Math.ceil(20 * 91 / 32.0 - 0.5));
        assertThat(top).isEqualTo((int) Math.ceil((12 - 6) * 60 / 21.0 - 0.5));
        assertThat(bottom).isEqualTo((int) Math.ceil((16 - 6) * 60 / 21.0 - 0.5));
    }
}
