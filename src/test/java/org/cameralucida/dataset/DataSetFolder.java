package org.cameralucida.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.cameralucida.message.Message;
import org.junit.jupiter.api.io.TempDir;

/** A folder that a test lays out as a data set, and what is read of one. */
abstract class DataSetFolder {

    static final int WIDTH = 40;
    static final int HEIGHT = 30;

    @TempDir
    Path folder;

    void photo(String... files) throws IOException {
        for (var file : files) {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", path.toFile());
        }
    }

    Path write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    DataSet open() {
        return DataSets.open(folder, Optional.empty());
    }

    static Example named(DataSet set, String name) {
        return set.examples().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    static List<String> names(DataSet set) {
        return set.examples().stream().map(Example::name).toList();
    }

    static List<String> labels(DataSet set) {
        return set.examples().stream().map(each -> each.label().map(ClassName::text).orElse("–")).toList();
    }

    static List<String> notes(DataSet set) {
        return set.notes().stream().map(Message::toString).toList();
    }

    static String voc(String name, int... box) {
        return "<annotation><size><width>" + WIDTH + "</width><height>" + HEIGHT + "</height></size><object><name>"
                + name + "</name><bndbox><xmin>" + box[0] + "</xmin><ymin>" + box[1] + "</ymin><xmax>" + box[2]
                + "</xmax><ymax>" + box[3] + "</ymax></bndbox></object></annotation>";
    }
}
