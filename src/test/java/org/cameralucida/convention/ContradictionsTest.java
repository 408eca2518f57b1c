package org.cameralucida.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file beside a network says otherwise than one that is believed before it is told, and nothing else is. */
class ContradictionsTest {

    private static final String NAMES = "{\"0\": \"a\", \"1\": \"b\", \"2\": \"c\", \"3\": \"d\"}";

    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Network read(Map<String, String> notes) throws IOException {
        Files.write(folder.resolve("model.onnx"), new GridNetwork(32, 32, 4, 1).file(false, true, "pytorch", notes));
        return NetworkReader.read(folder);
    }

    private static List<String> told(Network network) {
        return network.notes().stream().filter(note -> note.key().equals("said.other")).map(Message::toString).toList();
    }

    private void processor(String mean) throws IOException {
        write("config.json", "{\"model_type\": \"vit\", \"id2label\": " + NAMES + "}");
        write("preprocessor_config.json", "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": 32, "
                + "\"width\": 32}, \"image_mean\": " + mean + ", \"image_std\": [0.229, 0.224, 0.225]}");
    }

    @Test
    void theFilesNotesAreBelievedBeforeAFileBesideIt() throws IOException {
        processor("[0.485, 0.456, 0.406]");
        var network = read(Map.of("Image.BitmapPixelFormat", "Bgr8", "Image.NominalPixelRange", "NominalRange_0_255"));
        assertThat(network.preprocessing().mean()).containsExactly(0f, 0f, 0f);
        assertThat(told(network)).containsExactly(
                "preprocessor_config.json says channels RGB; metadata, which is believed first, says channels BGR.",
                "preprocessor_config.json says range 0 1, mean 0.485 0.456 0.406, std 0.229 0.224 0.225; metadata, "
                        + "which is believed first, says range 0 255, mean 0, std 1.");
    }

    @Test
    void aCardIsBelievedBeforeAll() throws IOException {
        processor("[0.5, 0.5, 0.5]");
        write("model.json", "{\"input\": {\"mean\": [0.485, 0.456, 0.406], \"std\": [0.229, 0.224, 0.225], \"fit\": "
                + "\"crop\", \"shortSide\": 36}}");
        assertThat(told(read(Map.of()))).containsExactly(
                "preprocessor_config.json says fit squash; model.json, which is believed first, says fit crop, "
                        + "shortSide 36.",
                "preprocessor_config.json says range 0 1, mean 0.5 0.5 0.5, std 0.229 0.224 0.225; model.json, which is "
                        + "believed first, says mean 0.485 0.456 0.406, std 0.229 0.224 0.225.");
    }

    @Test
    void theSameInOtherUnitsIsNoContradiction() throws IOException {
        processor("[0.485, 0.456, 0.406]");
        write("pipeline.json", "{\"pipeline\": {\"tasks\": [{\"transforms\": [{\"type\": \"Normalize\", \"mean\": "
                + "[103.53, 116.28, 123.675], \"std\": [57.375, 57.12, 58.395], \"to_rgb\": false}]}]}}");
        assertThat(told(read(Map.of()))).containsExactly(
                "pipeline.json says channels BGR; preprocessor_config.json, which is believed first, says channels RGB.");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        write("config.json", "{\"model_type\": \"vit\", \"id2label\": " + NAMES + "}");
        assertThat(read(Map.of()).notes().toString()).contains("there is no preprocessor_config.json");
        write("preprocessor_config.json", "{\"image_processor_type\": \"MysteryImageProcessor\"}");
        assertThat(read(Map.of()).notes().toString()).contains("of the processor “Mystery”")
                .doesNotContain("there is no");
    }

    /** A name in a file may not steer a terminal, nor fill a window. */
    @Test
    void namesAreWordsAndNoCommands() throws IOException {
        write("labels.txt", "\u001B[2Jcat\nd\u202Eog\n" + "x".repeat(100_000) + "\nbird\n");
        var labels = read(Map.of()).labels();
        assertThat(labels.name(0)).isEqualTo("[2Jcat");
        assertThat(labels.name(1)).isEqualTo("d og");
        assertThat(labels.name(2)).hasSize(500);
    }
}
