package org.cameralucida.training;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.cameralucida.training.scene.CloseUp;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;
import org.cameralucida.training.scene.ScenePainter;

/** The sample pictures of a fresh start, with their true boxes in {@code samples.json}. */
public final class Samples {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SQUARE = 640;

    /** What the list says of the scenes that are taken as they are. */
    private static final String FAR = "Small things, as the painter has them: by CAM GAP's boxes are mostly the worse "
            + "ones here. A place of the last map sees a wide surrounding, so GAP's map goes beyond the thing by a "
            + "margin: little around a thing that fills the view, much around a small one.";

    /** How a scene is taken: as it is, from near, or square and both without and with the tag. */
    private enum Taken { AS_IT_IS, FROM_NEAR, WITH_AND_WITHOUT_TAG }

    /** A sample: its file's name, the painter's seed, how it is taken, and what is on it. */
    private record Sample(String name, long seed, Taken taken, Kind... kinds) {

        Scene scene() {
            return switch (taken) {
                case AS_IT_IS -> ScenePainter.paint(List.of(kinds), WIDTH, HEIGHT, seed);
                case FROM_NEAR -> CloseUp.of(kinds[0], SampleChoice.SHARE, HEIGHT, seed).orElseThrow();
                case WITH_AND_WITHOUT_TAG -> ScenePainter.paint(List.of(kinds), SQUARE, SQUARE, seed);
            };
        }
    }

    // The first is what a fresh start shows: GAP sees the whole bear, GMP a spot of it, and both are right.
    private static final List<Sample> SAMPLES = List.of(
            new Sample("teddy", 2, Taken.FROM_NEAR, Kind.TEDDY),
            new Sample("mushroom", 2, Taken.FROM_NEAR, Kind.MUSHROOM),
            new Sample("espresso", 2, Taken.FROM_NEAR, Kind.ESPRESSO),
            new Sample("lamp", 1, Taken.FROM_NEAR, Kind.LAMPSHADE),
            new Sample("ice-cream", 2, Taken.FROM_NEAR, Kind.ICE_CREAM),
            new Sample("hourglass", 4, Taken.FROM_NEAR, Kind.HOURGLASS),
            new Sample("ladybug", 10, Taken.FROM_NEAR, Kind.LADYBUG),
            new Sample("goldfish", 5, Taken.FROM_NEAR, Kind.GOLDFISH),
            new Sample("lighthouse", 7, Taken.FROM_NEAR, Kind.BEACON),
            new Sample("bus-and-umbrella", 6, Taken.AS_IT_IS, Kind.SCHOOL_BUS, Kind.UMBRELLA),
            new Sample("fruit", 2, Taken.AS_IT_IS, Kind.ORANGE, Kind.LEMON, Kind.BANANA),
            new Sample("tag-bus", 4, Taken.WITH_AND_WITHOUT_TAG, Kind.SCHOOL_BUS),
            new Sample("tag-teapot", 4, Taken.WITH_AND_WITHOUT_TAG, Kind.TEAPOT),
            new Sample("tag-umbrella", 1, Taken.WITH_AND_WITHOUT_TAG, Kind.UMBRELLA));

    private Samples() {
    }

    /** Paints all samples into {@code folder}. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var list = new JsonArray();
        for (Sample sample : SAMPLES) {
            Scene scene = sample.scene();
            jpeg(scene.picture(), folder.resolve(sample.name + ".jpg"));
            JsonObject entry = entry(sample.name + ".jpg", scene, null);
            if (sample.taken == Taken.AS_IT_IS) {
                entry.addProperty("note", FAR);
            }
            list.add(entry);
            if (sample.taken == Taken.WITH_AND_WITHOUT_TAG) {
                Rectangle tag = Tag.draw(scene.picture());
                jpeg(scene.picture(), folder.resolve(sample.name + "-tagged.jpg"));
                list.add(entry(sample.name + "-tagged.jpg", scene, tag));
            }
        }
        writeList(folder, list);
    }

    /** Writes the list of a folder of scenes, which makes a data set of it. */
    static void writeList(Path folder, JsonArray entries) throws IOException {
        Files.writeString(folder.resolve("samples.json"),
                new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(entries) + "\n");
    }

    /** What the list says of a scene, and of its tag, if it has one (else null). */
    static JsonObject entry(String file, Scene scene, Rectangle tag) {
        var entry = new JsonObject();
        entry.addProperty("file", file);
        entry.addProperty("width", scene.picture().getWidth());
        entry.addProperty("height", scene.picture().getHeight());
        var objects = new JsonArray();
        for (Scene.Thing thing : scene.things()) {
            var object = new JsonObject();
            object.addProperty("id", thing.kind().id());
            object.addProperty("name", thing.kind().words());
            object.add("box", box(thing.box()));
            objects.add(object);
        }
        entry.add("objects", objects);
        if (tag != null) {
            entry.add("tag", box(tag));
        }
        return entry;
    }

    /** xmin ymin xmax ymax, inclusive pixels counted from 0. */
    private static JsonArray box(Rectangle rectangle) {
        var box = new JsonArray();
        box.add(rectangle.x);
        box.add(rectangle.y);
        box.add(rectangle.x + rectangle.width - 1);
        box.add(rectangle.y + rectangle.height - 1);
        return box;
    }

    private static void jpeg(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.88f);
        try (OutputStream out = Files.newOutputStream(file); var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
    }
}
