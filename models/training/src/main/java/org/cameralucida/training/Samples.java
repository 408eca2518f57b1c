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
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;
import org.cameralucida.training.scene.ScenePainter;

/** The sample pictures of a fresh start, with their true boxes in {@code samples.json}. */
public final class Samples {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SQUARE = 640;

    /** A sample: its file's name, what is on it, and the seed that looked well. */
    private record Sample(String name, long seed, boolean pairOfTags, Kind... kinds) {
    }

    // The first is what a fresh start shows: GAP sees the whole cone, GMP a spot of it, and both are right.
    private static final List<Sample> SAMPLES = List.of(
            new Sample("lighthouse-and-ice-cream", 7, false, Kind.BEACON, Kind.ICE_CREAM),
            new Sample("fruit", 2, false, Kind.ORANGE, Kind.LEMON, Kind.BANANA),
            new Sample("teapot-and-lemon", 2, false, Kind.TEAPOT, Kind.LEMON),
            new Sample("bus-and-umbrella", 6, false, Kind.SCHOOL_BUS, Kind.UMBRELLA),
            new Sample("goldfish", 5, false, Kind.GOLDFISH),
            new Sample("candle-and-hourglass", 4, false, Kind.CANDLE, Kind.HOURGLASS),
            new Sample("ladybug", 1, false, Kind.LADYBUG),
            new Sample("pizza-and-sunglasses", 8, false, Kind.PIZZA, Kind.SUNGLASSES),
            new Sample("teddy-and-lamp", 1, false, Kind.TEDDY, Kind.LAMPSHADE),
            new Sample("mushroom", 8, false, Kind.MUSHROOM),
            new Sample("basketball-and-dumbbell", 4, false, Kind.BASKETBALL, Kind.DUMBBELL),
            new Sample("tag-bus", 4, true, Kind.SCHOOL_BUS),
            new Sample("tag-teapot", 4, true, Kind.TEAPOT),
            new Sample("tag-umbrella", 1, true, Kind.UMBRELLA));

    private Samples() {
    }

    /** Paints all samples into {@code folder}. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var list = new JsonArray();
        for (Sample sample : SAMPLES) {
            if (sample.pairOfTags) {
                Scene scene = ScenePainter.paint(List.of(sample.kinds), SQUARE, SQUARE, sample.seed);
                jpeg(scene.picture(), folder.resolve(sample.name + ".jpg"));
                list.add(entry(sample.name + ".jpg", scene, null));
                Rectangle tag = Tag.draw(scene.picture());
                jpeg(scene.picture(), folder.resolve(sample.name + "-tagged.jpg"));
                list.add(entry(sample.name + "-tagged.jpg", scene, tag));
            } else {
                Scene scene = ScenePainter.paint(List.of(sample.kinds), WIDTH, HEIGHT, sample.seed);
                jpeg(scene.picture(), folder.resolve(sample.name + ".jpg"));
                list.add(entry(sample.name + ".jpg", scene, null));
            }
        }
        Files.writeString(folder.resolve("samples.json"),
                new GsonBuilder().setPrettyPrinting().create().toJson(list) + "\n");
    }

    private static JsonObject entry(String file, Scene scene, Rectangle tag) {
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
