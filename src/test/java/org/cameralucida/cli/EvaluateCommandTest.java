package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.cameralucida.SharedData;
import org.cameralucida.evaluate.LabelledPhotos;
import org.junit.jupiter.api.Test;

class EvaluateCommandTest extends CommandTest {

    private static final String NETWORK = SharedData.tiny("tiny_gap").resolve("model.onnx").toString();

    @Test
    void theFiguresComeAsTextAndAsJsonAndTheSameWithoutAFolder() throws IOException {
        var photos = LabelledPhotos.write(folder.resolve("photos"), 9).toString();
        var results = folder.resolve("i risultati");
        assertThat(run("evaluate", "--network", NETWORK, "--network", NETWORK, "--dataset", photos, "--method",
                "cam,gradcam", "--out", results.toString())).as(err).isZero();
        assertThat(out).contains("9 images, 0 failed").contains("centre-box").contains("random-map")
                .contains("top-1 error").contains("less model");
        assertThat(err).contains("truth.csv").contains("7");
        assertThat(run("evaluate", "--network", NETWORK, "--network", NETWORK, "--dataset", photos, "--method",
                "cam,gradcam", "--format", "json", "--quiet")).isZero();
        assertThat(err).isEmpty();
        var summary = JsonParser.parseString(out).getAsJsonArray();
        assertThat(summary).isEqualTo(JsonParser.parseString(Files.readString(results.resolve("summary.json"))));
        assertThat(summary).hasSize(8);
        JsonObject first = summary.get(0).getAsJsonObject();
        assertThat(first.get("method").getAsString()).isEqualTo("cam");
        assertThat(first.getAsJsonObject("localisation").getAsJsonObject("gtKnownAt").keySet())
                .containsExactly("0.3", "0.5", "0.7");
        assertThat(first.getAsJsonObject("localisation").keySet()).contains("top1Error", "top5Error", "gtKnown",
                "maxBoxAccV2", "pointingGame", "energyInBox", "twoBoxTop5Error");
        assertThat(first.getAsJsonObject("intervals").get("localisation.gtKnown").getAsJsonArray()).hasSize(2);
        int confused = first.getAsJsonObject("confusion").entrySet().stream().flatMap(row -> row.getValue()
                .getAsJsonObject().entrySet().stream()).mapToInt(cell -> cell.getValue().getAsInt()).sum();
        assertThat(confused).isEqualTo(9);
        int ofClasses = first.getAsJsonArray("classes").asList().stream()
                .mapToInt(each -> each.getAsJsonObject().get("images").getAsInt()).sum();
        assertThat(ofClasses).isEqualTo(9);
        assertThat(first.getAsJsonArray("findings")).isEmpty();
        assertThat(first.has("rankAgreement")).as("of two methods there is none").isFalse();
        assertThat(first.getAsJsonObject("parameters").get("threshold").getAsDouble()).isEqualTo(0.2);
        assertThat(Files.readAllLines(results.resolve("images.csv"))).hasSize(1 + 9 * 2 * 4)
                .first().asString().startsWith("image,network,label,top1,probability,box,iou,");
    }

    @Test
    void measuresOfChangedPicturesAreMadeWhereTheyAreAskedFor() throws IOException {
        var photos = LabelledPhotos.write(folder.resolve("photos"), 3).toString();
        var results = folder.resolve("results");
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--measures", "road,deletion", "--measures",
                "average-drop", "--steps", "4", "--out", results.toString())).as(err).isZero();
        assertThat(out).contains("deletion AUC").contains("ROAD").contains("average drop").doesNotContain("insertion");
        var entry = JsonParser.parseString(Files.readString(results.resolve("summary.json"))).getAsJsonArray().get(1)
                .getAsJsonObject();
        assertThat(entry.getAsJsonObject("faithfulness").keySet()).containsExactly("deletion", "road", "averageDrop");
        assertThat(entry.getAsJsonObject("parameters").get("steps").getAsInt()).isEqualTo(4);
        assertThat(Files.readAllLines(results.resolve("images.csv")).get(0)).contains(",deletion,road,averageDrop,note");
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--measures", "beauty"))
                .isEqualTo(Cli.FAILED);
        assertThat(err).contains("beauty").contains("average-drop");
    }

    @Test
    void partsAreEvaluatedAndPutTogether() throws IOException {
        var photos = LabelledPhotos.write(folder.resolve("photos"), 9).toString();
        for (var k : List.of("1", "2")) {
            assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--shard", k + "/2", "--resume",
                    "--out", folder.resolve(k).toString())).as(err).isZero();
        }
        assertThat(run("evaluate", "--merge", folder.resolve("2").toString(), folder.resolve("1").toString(), "--out",
                folder.resolve("all").toString())).as(err).isZero();
        assertThat(out).contains("9 images");
    }

    @Test
    void wrongUseIsSaid() throws IOException {
        var photos = LabelledPhotos.write(folder.resolve("photos"), 2).toString();
        assertThat(run("evaluate", "--network", NETWORK)).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--dataset", photos, "--resume")).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--dataset", photos, "--threshold", "1")).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--merge", photos)).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--shard", "3/2", "--out",
                folder.resolve("o").toString())).isEqualTo(Cli.FAILED);
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--layout", "somehow"))
                .isEqualTo(Cli.FAILED);
        assertThat(err).contains("somehow").contains("ilsvrc");
        assertThat(run("evaluate", "--merge", photos, "--out", folder.resolve("o").toString())).isEqualTo(Cli.FAILED);
        assertThat(err).contains("no results").doesNotContain("Exception");
    }

    @Test
    void whatCannotBeReadOrWrittenIsASentence() throws IOException {
        var photos = LabelledPhotos.write(folder.resolve("photos"), 2).toString();
        var empty = Files.createDirectory(folder.resolve("empty")).toString();
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", empty)).isEqualTo(Cli.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("empty");
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--quiet", "--out",
                Path.of(photos, "truth.csv").toString())).isEqualTo(Cli.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("truth.csv");
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--quiet", "--mapping",
                folder.resolve("none.csv").toString())).isEqualTo(Cli.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("none.csv");
    }

    /** The first of the photos with boxes, so that the suite stays short. */
    @Test
    void errorsAreThoseOfADirectLoopOverPredict() throws IOException {
        var photos = SharedData.at("boxes/ilsvrc-val");
        int count = 26;
        var labels = new HashMap<String, Integer>();
        Files.readAllLines(photos.resolve("labels.txt")).forEach(line -> labels.put(line.split(" ")[0],
                Integer.parseInt(line.split(" ")[1])));
        for (var name : List.of("squeezenet1.1", "mobilenet-v2")) {
            var network = SharedData.at("networks/" + name + ".onnx").toString();
            assertThat(run("evaluate", "--network", network, "--dataset", photos.toString(), "--limit",
                    Integer.toString(count), "--format", "json")).as(err).isZero();
            var errors = JsonParser.parseString(out).getAsJsonArray().get(0).getAsJsonObject()
                    .getAsJsonObject("classification");
            var files = labels.keySet().stream().sorted().toList();
            var arguments = new ArrayList<>(List.of("predict", "--network", network, "--format", "json"));
            for (int i = 0; i < count; i++) {
                arguments.add(photos.resolve("images").resolve(files.get((int) ((long) i * files.size() / count)))
                        .toString());
            }
            assertThat(run(arguments.toArray(String[]::new))).isZero();
            int wrong1 = 0;
            int wrong5 = 0;
            int background = name.startsWith("mobilenet") ? 1 : 0;
            for (var each : JsonParser.parseString(out).getAsJsonArray()) {
                var image = each.getAsJsonObject();
                int label = labels.get(Path.of(image.get("image").getAsString()).getFileName().toString()) + background;
                var ranked = image.getAsJsonArray("predictions").asList().stream()
                        .map(p -> p.getAsJsonObject().get("index").getAsInt()).toList();
                wrong1 += ranked.get(0) == label ? 0 : 1;
                wrong5 += ranked.contains(label) ? 0 : 1;
            }
            // A whole number of images, divided once.
            assertThat(errors.get("top1Error").getAsDouble()).isCloseTo(wrong1 / (double) count, within(1e-12));
            assertThat(errors.get("top5Error").getAsDouble()).isCloseTo(wrong5 / (double) count, within(1e-12));
        }
    }
}
