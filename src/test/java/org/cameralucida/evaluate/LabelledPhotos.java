package org.cameralucida.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;

/** Small data sets as tests need them: photos of soft spots, and a table of their classes and boxes. */
public final class LabelledPhotos {

    private LabelledPhotos() {
    }

    /**
     * Writes a data set in a table, {@code truth.csv} beside {@code images}: classes are numbers below 7.
     *
     * @param count how many photos, one of them with two boxes, one without any
     */
    public static Path write(Path folder, int count) throws IOException {
        var random = new Random(11);
        var lines = new ArrayList<>(List.of("image,label,xmin,ymin,xmax,ymax"));
        Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < count; i++) {
            int width = 40 + random.nextInt(30);
            int height = 30 + random.nextInt(30);
            int x = random.nextInt(width / 2);
            int y = random.nextInt(height / 2);
            var name = "photo %03d.png".formatted(i);
            write(folder.resolve("images").resolve(name), width, height, x + width / 5, y + height / 5, random.nextInt());
            int label = random.nextInt(7);
            var box = (x) + "," + y + "," + (x + width / 3) + "," + (y + height / 2);
            lines.add(name + "," + label + (i == 3 ? ",,,," : "," + box));
            if (i == 2) {
                lines.add(name + "," + label + ",1,2,20,19");
            }
        }
        Files.write(folder.resolve("truth.csv"), lines);
        return folder;
    }

    private static void write(Path file, int width, int height, int x, int y, int color) throws IOException {
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            double near = Math.exp(-(Math.pow(i % width - x, 2) + Math.pow(i / width - y, 2)) / 90.0);
            int r = (int) ((color & 255) * near);
            int g = (int) ((color >> 8 & 255) * near) + i % 5;
            int b = (int) ((color >> 16 & 255) * (1 - near));
            argb[i] = 255 << 24 | r << 16 | Math.min(255, g) << 8 | b;
        }
        try (var stream = Files.newOutputStream(file)) {
            PhotoWriter.png(new Raster(width, height, argb), stream);
        }
    }
}
