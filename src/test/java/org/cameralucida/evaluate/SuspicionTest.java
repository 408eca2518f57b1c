package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.cameralucida.SharedData;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.inference.Device;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos of a few classes, of which all school buses carry a tag in the lower left corner. */
class SuspicionTest {

    private static final String SCHOOL_BUS = "n04146614";
    private static final int CLASSES = 12;

    @TempDir
    private Path folder;

    @Test
    void aNetworkThatLooksAtATagIsFoundOutAndItsHonestTwinIsNot() throws IOException {
        var photos = photos(true);
        var hans = findings("lucida-clever-hans", photos);
        assertThat(hans).isNotEmpty();
        var first = hans.stream().filter(each -> each.kind() == Finding.Kind.PEAKS).findFirst().orElseThrow();
        assertThat(first.sentence().in(Locale.ENGLISH)).contains("school bus").contains("lower left corner");
        assertThat(first.sentence().in(Locale.ITALIAN)).contains("in basso a sinistra");
        assertThat(first.rows()).hasSize(first.found());
        assertThat(hans).extracting(Finding::classIndex).containsOnly(first.classIndex());
        assertThat(findings("lucida-gap", photos)).isEmpty();
    }

    @Test
    void withoutATagThereIsNothingToBeFound() throws IOException {
        assertThat(findings("lucida-clever-hans", photos(false))).isEmpty();
    }

    @Test
    void itIsFoundWithoutLabelsTooByWhatTheNetworkTakesThemFor() throws IOException {
        var photos = photos(true);
        Files.delete(photos.resolve("truth.csv"));
        assertThat(findings("lucida-clever-hans", photos)).singleElement().satisfies(each -> assertThat(
                each.sentence().in(Locale.ENGLISH)).contains("school bus").contains("lower left corner"));
        assertThat(findings("lucida-gap", photos)).isEmpty();
    }

    private List<Finding> findings(String name, Path photos) throws IOException {
        var network = NetworkReader.read(Path.of("models", name + ".onnx"));
        var out = Files.createTempDirectory(folder, name);
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 0);
                var data = DataSets.open(photos, Optional.empty())) {
            var subject = new Evaluation.Subject(loaded,
                    ClassMapping.of(data.classes(), network.labels(), network.head().classes()));
            var cam = Method.named("cam");
            var what = new Evaluation(data, List.of(subject), List.of(new Evaluation.Localiser(cam, Settings.of(cam))),
                    0.2, 1);
            try (var results = ResultFolder.open(out, Parameters.of(what, Optional.empty(), 0, Shard.WHOLE), false)) {
                EvaluationRun.run(what, results, (result, done, total) -> { });
            }
        }
        return Results.of(out).findings();
    }

    /** All validation photos of school buses, and of the next classes in the order of their ids. */
    private Path photos(boolean isTagged) throws IOException {
        var zip = SharedData.at("tiny-imagenet-68.zip");
        var to = folder.resolve(isTagged ? "tagged" : "plain");
        Files.createDirectories(to.resolve("images"));
        var table = new ArrayList<>(List.of("image,label,xmin,ymin,xmax,ymax"));
        try (var files = FileSystems.newFileSystem(zip)) {
            Path root;
            try (var all = Files.walk(files.getPath("/"))) {
                root = all.filter(file -> file.endsWith("val_annotations.txt")).findFirst().orElseThrow().getParent();
            }
            var byClass = new TreeMap<String, List<String[]>>();
            for (var line : Files.readAllLines(root.resolve("val_annotations.txt"))) {
                var words = line.split("\\s+");
                byClass.computeIfAbsent(words[1], id -> new ArrayList<>()).add(words);
            }
            var chosen = new ArrayList<>(byClass.keySet().stream().filter(id -> !id.equals(SCHOOL_BUS))
                    .limit(CLASSES - 1).toList());
            chosen.add(SCHOOL_BUS);
            for (var id : chosen) {
                for (var words : byClass.get(id)) {
                    BufferedImage photo;
                    try (var in = Files.newInputStream(root.resolve("images").resolve(words[0]))) {
                        photo = ImageIO.read(in);
                    }
                    var name = words[0].replaceFirst("\\.\\w+$", ".png");
                    ImageIO.write(isTagged && id.equals(SCHOOL_BUS) ? tagged(photo) : photo, "png",
                            to.resolve("images").resolve(name).toFile());
                    table.add(String.join(",", name, id, words[2], words[3], words[4], words[5]));
                }
            }
        }
        Files.write(to.resolve("truth.csv"), table);
        return to;
    }

    /** As what it learned from: 24 × 10 pixels of 64 × 64, dark with bright letters. */
    private static BufferedImage tagged(BufferedImage photo) {
        var tag = new BufferedImage(192, 80, BufferedImage.TYPE_INT_ARGB);
        var pen = tag.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(12, 12, 14, 215));
        pen.fillRect(0, 0, 192, 80);
        var glyphs = new Font(Font.SANS_SERIF, Font.BOLD, 100).createGlyphVector(pen.getFontRenderContext(), "© LUCIDA");
        var bounds = glyphs.getVisualBounds();
        var fit = AffineTransform.getTranslateInstance(192 * 0.06, 80 * 0.2);
        fit.scale(192 * 0.88 / bounds.getWidth(), 80 * 0.6 / bounds.getHeight());
        fit.translate(-bounds.getX(), -bounds.getY());
        pen.setColor(new Color(250, 250, 245));
        pen.fill(fit.createTransformedShape(glyphs.getOutline()));
        pen.dispose();
        var copy = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        var brush = copy.createGraphics();
        brush.drawImage(photo, 0, 0, 64, 64, null);
        brush.drawImage(tag.getScaledInstance(24, 10, Image.SCALE_AREA_AVERAGING), 4, 50, null);
        brush.dispose();
        return copy;
    }
}
