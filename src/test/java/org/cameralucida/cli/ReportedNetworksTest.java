package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cameralucida.SharedData;
import org.cameralucida.image.Npy;
import org.cameralucida.network.Head;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as they were reported to be read wrongly, each with the right values. */
class ReportedNetworksTest extends CommandTest {

    /** The reference runs in another engine's float32: five decimals of a probability are what they share. */
    private static final double TOLERANCE = 1e-5;

    private static JsonObject wanted(String name) throws IOException {
        return JsonParser.parseString(Files.readString(SharedData.at("reported/" + name + "/case.json")))
                .getAsJsonObject();
    }

    /** The network of a case; with its card beside it, where the case has one. */
    private String network(String name) throws IOException {
        var wanted = wanted(name);
        var file = SharedData.at("reported/" + name + "/" + wanted.get("network").getAsString());
        if (!wanted.has("card")) {
            return file.toString();
        }
        var copy = Files.copy(file, folder.resolve(file.getFileName()));
        Files.writeString(folder.resolve(file.getFileName().toString().replace(".onnx", ".json")),
                wanted.get("card").toString());
        return copy.toString();
    }

    private JsonArray predictions(String name, String... more) throws IOException {
        var wanted = wanted(name);
        var arguments = new ArrayList<>(List.of("predict", "--network", network(name), "--format", "json", "--top",
                "99"));
        arguments.addAll(List.of(more));
        if (wanted.has("tensor")) {
            arguments.addAll(List.of("--tensor", input(name, wanted.get("tensor").getAsString())));
        } else {
            arguments.add(input(name, wanted.get("photo").getAsString()));
        }
        assertThat(run(arguments.toArray(String[]::new))).as(err).isZero();
        return JsonParser.parseString(out).getAsJsonArray().get(0).getAsJsonObject().getAsJsonArray("predictions");
    }

    private static String input(String name, String file) {
        return SharedData.at("reported/" + name + "/" + file).toString();
    }

    private static void assertProbabilities(JsonArray predictions, JsonArray expected) {
        assertThat(predictions).hasSize(expected.size());
        predictions.forEach(p -> assertThat(p.getAsJsonObject().get("probability").getAsDouble()).isCloseTo(
                expected.get(p.getAsJsonObject().get("index").getAsInt()).getAsDouble(), within(TOLERANCE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"concatpool", "emb_first", "multilabel_logits", "onelogit", "two_from_one",
        "open_batch_mix", "open_batch_reshape1"})
    void theProbabilitiesAreThose(String name) throws IOException {
        assertProbabilities(predictions(name), wanted(name).getAsJsonArray("probabilities"));
    }

    @Test
    void eachOfSeveralOutputsCanBeChosen() throws IOException {
        for (var output : wanted("two_tasks").getAsJsonObject("outputs").entrySet()) {
            assertProbabilities(predictions("two_tasks", "--output", output.getKey()),
                    output.getValue().getAsJsonArray());
        }
        predictions("two_tasks");
        assertThat(err).contains("which of several outputs has the scores: species");
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom_vision", "labels_classes_csv", "labels_csv_plain", "labels_hf_card",
        "labels_id2label", "labels_json_dict", "labels_names_list", "labels_tm_indexed", "labels_ultra_dict"})
    void theClassesHaveTheirNames(String name) throws IOException {
        var names = wanted(name).getAsJsonArray("names");
        var predictions = predictions(name);
        assertThat(predictions).hasSize(names.size());
        predictions.forEach(p -> assertThat(p.getAsJsonObject().get("label"))
                .isEqualTo(names.get(p.getAsJsonObject().get("index").getAsInt())));
    }

    @Test
    void whatReadsTheInputSettlesItsLayout() throws IOException {
        assertThat(run("inspect", network("nchw_w3"), "--format", "json")).isZero();
        var preprocessing = JsonParser.parseString(out).getAsJsonObject().getAsJsonObject("preprocessing");
        assertThat(preprocessing.get("layout").getAsString()).isEqualTo("NCHW");
        assertThat(preprocessing.get("width").getAsInt()).isEqualTo(3);
        assertThat(preprocessing.get("height").getAsInt()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr_vit_cls", "tr_tv_vit"})
    void mapsOfTokensAreOfTheirGrid(String name) throws IOException {
        for (var method : List.of("gradcam", "gradcam++", "layercam", "xgradcam", "hirescam", "eigencam", "scorecam",
                "ablationcam", "reciprocam")) {
            var map = folder.resolve("map.npy");
            assertThat(run("explain", "--network", network(name), "--method", method, "--raw", map.toString(), "--tensor",
                    input(name, "x.npy"))).as(method + err).isZero();
            assertThat(Npy.read(map).shape()).as(method).containsExactly(8, 8);
        }
        assertThat(run("explain", "--network", network(name), "--method", "cam", "--raw", folder.resolve("map.npy")
                .toString(), "--tensor", input(name, "x.npy"))).isEqualTo(1);
        assertThat(err).contains("8×8 tokens", "class maps are not exact");
        assertThat(run("inspect", network(name), "--format", "json")).isZero();
        JsonParser.parseString(out).getAsJsonObject().getAsJsonArray("layers").forEach(layer ->
                assertThat(layer.getAsJsonObject().getAsJsonArray("shape").get(1))
                        .isEqualTo(layer.getAsJsonObject().getAsJsonArray("shape").get(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open_batch_mix", "open_batch_reshape1"})
    void aBatchThatIsOpenInNameOnlyIsOfOnePicture(String name) throws IOException {
        var declared = network(name);
        var one = Path.of(declared).resolveSibling("fixed_batch_mix.onnx");
        for (var method : List.of("rise", "lime", "occlusion", "scorecam", "reciprocam", "integrated-gradients")) {
            var map = folder.resolve("map.npy");
            run("explain", "--network", declared, "--method", method, "--raw", map.toString(), "--tensor",
                    input(name, "x32.npy"));
            assertThat(err).as(method).contains("one picture at a time").doesNotContain("ORT", "batch size");
            if (Files.exists(one)) {
                byte[] found = Files.exists(map) ? Files.readAllBytes(map) : new byte[0];
                Files.deleteIfExists(map);
                run("explain", "--network", one.toString(), "--method", method, "--raw", map.toString(), "--tensor",
                        input(name, "x32.npy"));
                assertThat(found).as(method).isEqualTo(Files.exists(map) ? Files.readAllBytes(map) : new byte[0]);
                Files.deleteIfExists(map);
            }
        }
    }

    @Test
    void theContributionsOfBothPoolingsSumToTheLogit() throws IOException {
        var map = folder.resolve("map.npy");
        assertThat(run("explain", "--network", network("concatpool"), "--method", "contribution", "--class", "1",
                "--raw", map.toString(), "--tensor", input("concatpool", "x.npy"))).as(err).isZero();
        double sum = 0;
        for (float value : Npy.read(map).data()) {
            sum += value;
        }
        var found = (Head.PooledTwice) NetworkReader.read(Path.of(network("concatpool"))).head();
        var predictions = predictions("concatpool");
        double logit = predictions.get(0).getAsJsonObject().get("logit").getAsDouble();
        assertThat(sum + found.bias()[1]).isCloseTo(logit, within(TOLERANCE));
    }

    /** Windows of tokens that go back to where they were leave places places: the maps are those of the grid. */
    @ParameterizedTest
    @ValueSource(strings = {"tr_swin", "tr_convnext"})
    void whereTokensComeBackToTheirPlacesMapsAreOfTheGrid(String name) throws IOException {
        for (var method : List.of("gradcam", "layercam", "scorecam", "gradient")) {
            var map = folder.resolve("map.npy");
            assertThat(run("explain", "--network", network(name), "--method", method, "--raw", map.toString(),
                    "--tensor", input(name, "x.npy"))).as(method + err).isZero();
            assertThat(Npy.read(map).shape()).as(method).containsExactly(method.equals("gradient") ? new int[]{64, 64}
                    : new int[]{8, 8});
        }
    }

    @Test
    void theGraphTellsTheSizeThatItLeavesOpen() throws IOException {
        assertThat(run("inspect", network("dyn_dense"), "--format", "json")).isZero();
        var found = JsonParser.parseString(out).getAsJsonObject();
        assertThat(found.getAsJsonObject("preprocessing").get("width").getAsInt()).isEqualTo(48);
        assertThat(found.getAsJsonObject("preprocessing").get("height").getAsInt()).isEqualTo(48);
        assertThat(found.getAsJsonObject("origins").get("width").getAsString()).isEqualTo("graph");
        predictions("dyn_dense");
    }

    @Test
    void aNetworkTwiceAsWideAsHighSeesAPhoto() throws IOException {
        predictions("h96w192");
    }

    @Test
    void anImageWithoutABatchAxisIsABatchOfOne() throws IOException {
        assertThat(run("predict", "--network", network("rank3"), input("h96w192", "scene.png"))).as(err).isZero();
    }

    @Test
    void aSecondInputHasTheNumberOfTheCard() throws IOException {
        assertThat(run("predict", "--network", network("two_inputs_scalar"), "--tensor",
                input("two_inputs_scalar", "x32.npy"))).isEqualTo(1);
        assertThat(err).contains("\"inputs\": {\"gain\": 1.0}");
        var copy = Files.copy(Path.of(network("two_inputs_scalar")), folder.resolve("n.onnx"));
        Files.writeString(folder.resolve("n.json"), "{\"inputs\": {\"gain\": 1.0}}");
        assertThat(run("predict", "--network", copy.toString(), "--tensor", input("two_inputs_scalar", "x32.npy")))
                .as(err).isZero();
    }
}
