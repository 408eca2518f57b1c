package org.cameralucida.training.scene;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A page of small scenes, to look at. */
public final class ContactSheet {

    private ContactSheet() {
    }

    /** Writes a PNG with a row of {@code columns} scenes a kind. */
    public static void write(Path file, int columns, int side, long seed) throws IOException {
        Kind[] kinds = Kind.values();
        var sheet = new BufferedImage(columns * side * 2, (kinds.length + 1) / 2 * side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < kinds.length; i++) {
            for (int j = 0; j < columns; j++) {
                Scene scene = ScenePainter.paint(List.of(kinds[i]), 256, 256, seed + 1000L * i + j);
                graphics.drawImage(ScenePainter.shrink(scene.picture(), side, side), (i % 2 * columns + j) * side,
                        i / 2 * side, null);
            }
        }
        graphics.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }

    /** Writes a PNG with {@code columns × rows} scenes of the same things, seeds counted up from {@code seed}. */
    public static void write(Path file, List<Kind> kinds, int columns, int rows, int width, int height, long seed)
            throws IOException {
        var sheet = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < columns * rows; i++) {
            Scene scene = ScenePainter.paint(kinds, width * 2, height * 2, seed + i);
            graphics.drawImage(ScenePainter.shrink(scene.picture(), width, height), i % columns * width,
                    i / columns * height, null);
        }
        graphics.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }
}
