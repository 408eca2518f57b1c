package org.cameralucida.training;

import ai.djl.ndarray.NDManager;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.cameralucida.training.scene.Scene;

/**
 * What is measured of the networks in {@code models}, on photos and on scenes that nothing was learned from: by the
 * program what the program measures, and here how much of a thing its map covers, and what the tag does. Also of the 8×8
 * maps of the same weights, to compare.
 *
 * @param photos the held-out photos of {@code zip}
 */
record Measurement(Path zip, Path work, Path models, PictureSet photos) {

    /** Scenes to measure with have seeds from here on. */
    private static final long SEED = 9_000_000;
    private static final int EACH = 25;
    private static final int TWOS = 400;
    private static final String CLEVER = "lucida-clever-hans";

    Measurement(Path zip, Path work, Path models) throws IOException {
        this(zip, work, models, TinyImageNet.validation(zip));
    }

    /** Prints it all. */
    void print() throws IOException, InterruptedException {
        List<Scene> scenes = Scenes.ones(EACH, SEED);
        List<Scene> closeUps = Scenes.closeUps(EACH, SampleChoice.SHARE, SEED);
        List<Path> networks = networks();
        List<Path> twins = networks.subList(0, networks.size() - 1);
        System.out.println("photos\n" + ProgramEvaluation.table(zip, networks));
        System.out.println("scenes\n" + ProgramEvaluation.table(SceneFolder.write(work.resolve("scenes"), scenes), twins));
        System.out.println("close-ups\n"
                + ProgramEvaluation.table(SceneFolder.write(work.resolve("close-ups"), closeUps), twins));
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Sampling sampling : List.of(Sampling.DENSE, Sampling.STRIDED)) {
                for (Pooling pooling : Pooling.values()) {
                    print(pooling + (sampling == Sampling.DENSE ? " 16×16" : " 8×8"),
                            new FeatureReader(network(manager, pooling, name(pooling)), manager, sampling), scenes, closeUps);
                }
            }
            var clever = new FeatureReader(network(manager, Pooling.GAP, CLEVER), manager, Sampling.DENSE);
            System.out.println("clever hans, photos: " + Coverage.of(clever, photos, List.of()));
            System.out.println("clever hans, tag on photos: " + CleverHans.effect(clever, photos, taggedLabel()));
            System.out.println("clever hans, tag on scenes: "
                    + CleverHans.effect(clever, Scenes.pictures(zip, scenes), taggedLabel()));
        }
    }

    private void print(String name, FeatureReader reader, List<Scene> scenes, List<Scene> closeUps) throws IOException {
        List<BitSet> masks = scenes.stream().map(scene -> scene.things().get(0).mask()).toList();
        System.out.println(name + ", photos: " + Coverage.of(reader, photos, List.of()));
        System.out.println(name + ", scenes: " + Coverage.of(reader, Scenes.pictures(zip, scenes), masks));
        System.out.println(name + ", close-ups: " + Coverage.of(reader, Scenes.pictures(zip, closeUps), List.of()));
        double[] peaks = Coverage.peaks(reader, Scenes.twos(TWOS, SEED), Scenes.labels(zip));
        System.out.printf(Locale.ROOT, "%s: both peaks in their own mask %.1f %%, box %.1f %%%n", name, 100 * peaks[0],
                100 * peaks[1]);
        System.out.println(name + ", tag: " + CleverHans.effect(reader, photos, taggedLabel()));
    }

    private int taggedLabel() throws IOException {
        return Scenes.labels(zip).get(CleverHans.TAGGED.ordinal());
    }

    private static String name(Pooling pooling) {
        return "lucida-" + pooling.name().toLowerCase(Locale.ROOT);
    }

    private Path file(String name) {
        return models.resolve(name + ".onnx");
    }

    /** The twins, the twins with 8×8 maps, and the spoiled one. */
    private List<Path> networks() throws IOException {
        List<Path> networks = new ArrayList<>();
        List<Path> strided = new ArrayList<>();
        Path folder = Files.createDirectories(work.resolve("8x8"));
        Files.copy(models.resolve("lucida-labels.txt"), folder.resolve("lucida-labels.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Pooling pooling : Pooling.values()) {
                networks.add(file(name(pooling)));
                strided.add(folder.resolve(name(pooling) + ".onnx"));
                OnnxExport.write(network(manager, pooling, name(pooling)), Sampling.STRIDED,
                        strided.get(strided.size() - 1));
                writeCard(pooling, folder);
            }
        }
        networks.addAll(strided);
        networks.add(file(CLEVER));
        return networks;
    }

    /** The twin's card under another name. */
    private void writeCard(Pooling pooling, Path folder) throws IOException {
        String card = name(pooling) + ".json";
        JsonObject json = JsonParser.parseString(Files.readString(models.resolve(card))).getAsJsonObject();
        json.addProperty("name", json.get("name").getAsString() + " 8×8");
        json.remove("pair");
        Files.writeString(folder.resolve(card), new GsonBuilder().setPrettyPrinting().create().toJson(json));
    }

    private TwinNetwork network(NDManager manager, Pooling pooling, String name) throws IOException {
        var network = new TwinNetwork(manager, HalfPrecision.none(), pooling, TinyImageNet.classes(zip).size(),
                Recipe.SHIPPED.seed());
        OnnxImport.read(file(name), network);
        return network;
    }
}
