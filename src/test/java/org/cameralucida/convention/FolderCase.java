package org.cameralucida.convention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder, or zip, and what its network says of a picture. */
final class FolderCase {

    private final String name;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private GridNetwork network = new GridNetwork(32, 32, 4, 1);
    private String model = "model.onnx";
    private boolean channelsLast;
    private boolean sized = true;
    private boolean zipped;
    private boolean openedAsFile;
    private boolean sigmoid;
    private String producer = "pytorch";
    private final Map<String, String> notes = new LinkedHashMap<>();
    private List<String> names = Corpus.NAMES;
    private Function<int[][][], double[][][]> recipe;

    FolderCase(String name) {
        this.name = name;
    }

    FolderCase size(int width, int height, double scale) {
        network = new GridNetwork(width, height, 4, scale);
        return this;
    }

    FolderCase grey() {
        network = new GridNetwork(network.width(), network.height(), network.classes(), network.scale(), 1);
        return this;
    }

    FolderCase model(String path) {
        model = path;
        return this;
    }

    FolderCase last() {
        channelsLast = true;
        return this;
    }

    FolderCase open() {
        sized = false;
        return this;
    }

    FolderCase zip() {
        zipped = true;
        return this;
    }

    FolderCase asFile() {
        openedAsFile = true;
        return this;
    }

    FolderCase by(String maker) {
        producer = maker;
        return this;
    }

    FolderCase note(String key, String value) {
        notes.put(key, value);
        return this;
    }

    FolderCase file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FolderCase names(List<String> of, int classes) {
        names = of;
        network = new GridNetwork(network.width(), network.height(), classes, network.scale());
        return this;
    }

    FolderCase each() {
        sigmoid = true;
        return this;
    }

    FolderCase says(Function<int[][][], double[][][]> does) {
        recipe = does;
        return this;
    }

    GridNetwork network() {
        return network;
    }

    List<String> names() {
        return names;
    }

    double[] expected(int[][][] picture) {
        var logits = network.logits(recipe.apply(picture));
        return sigmoid ? GridNetwork.sigmoid(logits) : GridNetwork.softmax(logits);
    }

    Path write(Path folder) throws IOException {
        var all = new LinkedHashMap<>(files);
        all.put(model, network.file(channelsLast, sized, producer, notes));
        var root = Files.createDirectories(folder.resolve("opened"));
        if (zipped) {
            var zip = root.resolve("exported.zip");
            try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (var file : all.entrySet()) {
                    out.putNextEntry(new ZipEntry(file.getKey()));
                    out.write(file.getValue());
                }
            }
            return zip;
        }
        for (var file : all.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return openedAsFile ? root.resolve(model) : root;
    }

    @Override
    public String toString() {
        return name;
    }
}
