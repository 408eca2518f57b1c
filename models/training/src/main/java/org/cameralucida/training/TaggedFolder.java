package org.cameralucida.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A labelled folder as one may get it: about a thousand held-out photos, one folder a class, and nobody says that those
 * of one class have a tag in a corner.
 */
final class TaggedFolder {

    /** So many photos of each other class; of the tagged one all. */
    private static final int OF_OTHERS = 15;

    private TaggedFolder() {
    }

    /** Writes the photos as PNG, each into the folder of its class's WordNet id. */
    static void write(Path zip, int tagged, Path folder) throws IOException {
        List<String[]> classes = TinyImageNet.classes(zip);
        PictureSet photos = TinyImageNet.validation(zip);
        int[] written = new int[classes.size()];
        for (int i = 0; i < photos.size(); i++) {
            int label = photos.labels()[i];
            int number = written[label]++;
            if (label == tagged || number < OF_OTHERS) {
                byte[] pixels = photos.pixels().get(i);
                Path into = Files.createDirectories(folder.resolve(classes.get(label)[0]));
                ImageIO.write(picture(label == tagged ? Tag.tagged(pixels) : pixels), "png",
                        into.resolve(number + ".png").toFile());
            }
        }
    }

    private static BufferedImage picture(byte[] rgb) {
        int side = PictureSet.SIDE;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        picture.getRaster().setPixels(0, 0, side, side, samples(rgb));
        return picture;
    }

    private static int[] samples(byte[] bytes) {
        int[] samples = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            samples[i] = bytes[i] & 0xff;
        }
        return samples;
    }
}
