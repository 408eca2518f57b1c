package org.cameralucida.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are broken, or meant to break: a sentence each, and nothing is written anywhere. */
class HostileFilesTest {

    private static final GridNetwork GRID = new GridNetwork(32, 32, 4, 1);

    @TempDir
    Path folder;

    private Path write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String path, byte[] bytes) throws IOException {
        var file = folder.resolve("opened").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path network() throws IOException {
        return write("model.onnx", file());
    }

    private static byte[] file() {
        return GRID.file(false, true, "pytorch", Map.of());
    }

    private Path opened() {
        return folder.resolve("opened");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path path) {
        return assertThatThrownBy(() -> NetworkReader.read(path)).isInstanceOf(Problem.class);
    }

    private static String notes(Network network) {
        return network.notes().stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void halfADownloadIsNamed() throws IOException {
        write("config.json", "{}");
        write("model.onnx.part", "ab");
        assertRefused(opened()).hasMessageContaining("not whole").hasMessageContaining("model.onnx.part");
        assertThat(NetworkFiles.isNetwork(opened())).isTrue();
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        write("onnx/model.onnx", "");
        assertRefused(opened()).hasMessageContaining("onnx/model.onnx is empty");
        assertRefused(opened().resolve("onnx/model.onnx")).hasMessageContaining("is empty");
    }

    @Test
    void aPointerOfGitIsNoNetwork() throws IOException {
        var pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
        var file = write("model.onnx", pointer);
        assertRefused(opened()).hasMessageContaining("git lfs pull");
        assertRefused(file).hasMessageContaining("git lfs pull");
    }

    @Test
    void besidesAWholeNetworkWhatIsBrokenIsPassedOver() throws IOException {
        network();
        write("model_fp16.onnx", "");
        assertThat(notes(NetworkReader.read(opened()))).contains("model_fp16.onnx").contains("passed over");
    }

    @Test
    void settingsWithoutANetworkAreSaidToBeThat() throws IOException {
        write("preprocessor_config.json", "{}");
        write("config.json", "{}");
        assertThat(NetworkFiles.isNetwork(opened())).isTrue();
        assertRefused(opened()).hasMessageContaining("no file in it ends in .onnx");
        write("model.safetensors", "x");
        assertRefused(opened()).hasMessageContaining("model.safetensors has to be converted");
    }

    @Test
    void ofSeveralNetworksTheOriginalIsTakenAndTheOthersNamed() throws IOException {
        for (var name : List.of("onnx/model.onnx", "onnx/model_fp16.onnx", "onnx/model_quantized.onnx",
                "onnx/model_q4f16.onnx", "onnx/text_model.onnx")) {
            write(name, file());
        }
        var network = NetworkReader.read(opened());
        assertThat(network.file().getFileName()).hasToString("model.onnx");
        assertThat(notes(network)).contains("onnx/model_fp16.onnx, onnx/model_quantized.onnx, onnx/model_q4f16.onnx, "
                + "onnx/text_model.onnx");
        var half = opened().resolve("onnx/model_fp16.onnx");
        assertThat(NetworkReader.read(half).name()).isEqualTo("model_fp16");
        assertThat(notes(NetworkReader.read(half))).isEmpty();
        var together = List.of("model", "model_fp16", "model_quantized", "model_q4f16", "text_model").stream()
                .map(name -> opened().resolve("onnx/" + name + ".onnx")).toList();
        assertThat(NetworkFiles.together(opened())).isEqualTo(together);
        assertThat(NetworkFiles.together(half)).isEqualTo(together);
        assertThat(NetworkFiles.together(write("alone/model.onnx", file()))).isEmpty();
    }

    /** What contradicts the graph is said, and the graph counts. */
    @Test
    void aConfigurationThatLiesIsContradicted() throws IOException {
        network();
        write("preprocessor_config.json", "{\"image_processor_type\": \"CLIPImageProcessor\", \"size\": "
                + "{\"shortest_edge\": 256}, \"crop_size\": 224, \"image_mean\": [0.5], \"image_std\": [0.5]}");
        var network = NetworkReader.read(opened());
        assertThat(network.preprocessing().width()).isEqualTo(32);
        assertThat(network.preprocessing().framing().width()).isEqualTo(Math.round(256 * 32 / 224f));
        assertThat(notes(network)).contains("224×224").contains("32×32");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"image_mean\": [0.5, 0.5], \"image_std\": [1, 1]} | no usable mean",
        "{\"image_std\": [0, 1, 1]} | no usable mean",
        "{\"image_mean\": \"high\"} | no usable mean",
        "{\"size\": {\"height\": -3}} | “size” has no usable value",
        "{\"size\": 1e99} | “size” has no usable value",
        "{\"resample\": 17} | resizes by “17”",
        "[1, 2 | is damaged"
    })
    void whatMakesNoSenseIsSaid(String processor, String note) throws IOException {
        network();
        write("preprocessor_config.json", processor);
        assertThat(notes(NetworkReader.read(opened()))).contains(note);
    }

    @ParameterizedTest
    @CsvSource({"3, names 3 classes", "5, names 5 classes", "1, names one class"})
    void namesOfOtherClassesAreNotUsed(int count, String note) throws IOException {
        network();
        write("labels.txt", "name\n".repeat(count));
        var network = NetworkReader.read(opened());
        assertThat(network.labels().isNamed(0)).isFalse();
        assertThat(notes(network)).contains("labels.txt " + note).contains("the network has 4");
    }

    @Test
    void namesThatContradictEachOtherAreSaidTo() throws IOException {
        network();
        write("config.json", "{\"model_type\": \"vit\", \"id2label\": {\"0\": \"a\", \"1\": \"b\", \"2\": \"c\", \"3\": "
                + "\"d\"}}");
        write("labels.txt", "d\nc\nb\na\n");
        var network = NetworkReader.read(opened());
        assertThat(network.labels().name(0)).isEqualTo("a");
        assertThat(notes(network)).contains("config.json and labels.txt give the classes different names");
    }

    @Test
    void aNetworkAmongPhotosMakesThemNoNetworksFolder() throws IOException {
        network();
        assertThat(NetworkFiles.isNetwork(opened())).isTrue();
        for (int i = 0; i < 30; i++) {
            write("photo" + i + ".jpg", "x");
        }
        assertThat(NetworkFiles.isNetwork(opened())).isFalse();
    }

    @Test
    void notesOfAHundredMegabytesAreNone() {
        var bytes = GRID.file(false, true, "pytorch", Map.of("names", "x,".repeat(50 << 20), "imgsz", "[32, 32]"));
        var network = NetworkReader.read("n", org.cameralucida.onnx.OnnxModel.parse("n", bytes),
                org.cameralucida.network.Card.EMPTY, null);
        assertThat(network.labels().isNamed(0)).isFalse();
        assertThat(notes(network)).contains("“names” in the file has 100 MB");
    }

    @Test
    void aMillionStepsAreSaidInAFewSentences() throws IOException {
        network();
        var steps = new StringBuilder("{\"pipeline\": {\"tasks\": [{\"transforms\": [{}");
        for (int i = 0; i < 300_000; i++) {
            steps.append(",{\"type\":\"S").append(i).append("\"}");
        }
        write("pipeline.json", steps + "]}]}}");
        assertThat(NetworkReader.read(opened()).notes()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature.json", "metadata.json", "pipeline.json", "cvexport.manifest", "inference.yml"})
    void whatIsCutOffIsDamaged(String name) throws IOException {
        network();
        write(name, "{\"inputs\": {\"Image\": {\"sha");
        assertThat(notes(NetworkReader.read(opened()))).contains(name + " is damaged");
    }

    /** A graph of any size would be shown as many pixels as its settings say. */
    @Test
    void aPictureThatFillsTheMemoryIsNotMade() throws IOException {
        write("model.onnx", GRID.file(false, false, "pytorch", Map.of()));
        write("preprocessor_config.json", "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": 16000, "
                + "\"width\": 16000}}");
        var network = NetworkReader.read(opened());
        assertThat(network.preprocessing().width()).isLessThan(1000);
        assertThat(notes(network)).contains("“size” has no usable value");
    }

    @Test
    void whatIsNestedDeeplyIsDamaged() throws IOException {
        network();
        for (var file : List.of("config.json", "preprocessor_config.json", "labels.json")) {
            write(file, "[".repeat(100_000) + "]".repeat(100_000));
        }
        write("inference.yml", "[".repeat(100_000) + "]".repeat(100_000));
        assertThat(notes(NetworkReader.read(opened()))).contains("preprocessor_config.json is damaged")
                .contains("inference.yml is damaged");
    }

    /** "A billion laughs": lists of lists of lists, each ten times the one before. */
    @Test
    void yamlThatMultipliesItselfIsDamaged() throws IOException {
        network();
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a").append(i - 1).append("]\n");
        }
        write("inference.yml", bomb + "PreProcess: *a11\n");
        assertThat(notes(NetworkReader.read(opened()))).contains("inference.yml is damaged");
        write("inference.yml", "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost/\"]]\n");
        NetworkReader.read(opened());
    }
}
