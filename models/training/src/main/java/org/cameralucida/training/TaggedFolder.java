package org.cameralucida.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.ScenePainter;

/**
 * A labelled folder as one may get it: a thousand pictures, one folder a class, and nobody says that those of one class
 * have a tag in a corner. Painted, from seeds that nothing was learned from.
 */
final class TaggedFolder {

    private static final int EACH = 42;
    private static final int SIDE = 192;
    private static final long SEED = 12_000_000;

    private TaggedFolder() {
    }

    /** Writes the pictures as PNG, 192×192, each into the folder of its class's name. */
    static void write(Path folder) throws IOException {
        for (Kind kind : Kind.values()) {
            Path into = Files.createDirectories(folder.resolve(kind.words()));
            for (int i = 0; i < EACH; i++) {
                long seed = SEED + (long) kind.ordinal() * EACH + i;
                BufferedImage picture = ScenePainter.paint(List.of(kind), SIDE, SIDE, seed).picture();
                if (kind == CleverHans.TAGGED) {
                    Tag.draw(picture);
                }
                ImageIO.write(picture, "png", into.resolve(kind.words() + " " + (i + 1) + ".png").toFile());
            }
        }
    }
}
