package org.cameralucida.ui.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.ColorNetworks;

/**
 * A data set of which every figure is known for {@link ColorNetworks}: photos of 64 × 32, each red at the left and green
 * at the right, and a table that calls all of them red.
 */
public final class ColoredPhotos {

    private ColoredPhotos() {
    }

    /**
     * Writes it: the photo in the middle is only green, and so taken for the wrong class; the true box of the next is in the
     * green half, and so missed; those of the others are
     * what is red of the part that the networks see; the last is no photo.
     *
     * @param count at least 4
     */
    public static Path write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        var table = new StringBuilder("image,label,xmin,ymin,xmax,ymax\n");
        for (int i = 0; i < count; i++) {
            var name = "photo%03d.png".formatted(i);
            if (i == count - 1) {
                Files.writeString(folder.resolve(name), "no photo");
            } else {
                try (var out = Files.newOutputStream(folder.resolve(name))) {
                    PhotoWriter.png(i == count / 2 ? green() : ColorNetworks.redAndGreen(64, 32), out);
                }
            }
            table.append(name).append(i == count / 2 + 1 ? ",red,56,0,63,31\n" : ",red,16,0,31,31\n");
        }
        Files.writeString(folder.resolve("truth.csv"), table);
        return folder;
    }

    private static Raster green() {
        var argb = new int[64 * 32];
        Arrays.fill(argb, 0xFF00FF00);
        return new Raster(64, 32, argb);
    }
}
