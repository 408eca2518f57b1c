package org.cameralucida.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cameralucida.SharedData;
import org.junit.jupiter.api.Test;

/** A short run of the fuzzer, each time over the same damage. */
class FuzzTest {

    private static final List<Path> FILES = List.of(SharedData.tiny("tiny_gap").resolve("model.onnx"),
            SharedData.tiny("tiny_vgg").resolve("model.onnx"), SharedData.tiny("tiny_mobile").resolve("model.onnx"),
            Path.of("models/samples/mushroom.jpg"));

    @Test
    void whatIsDamagedIsUsedOrToldInASentence() throws Exception {
        var faults = new ByteArrayOutputStream();
        var counts = new Fuzz(Duration.ofMinutes(1), new PrintStream(faults, true, StandardCharsets.UTF_8))
                .run(11, 96, FILES);
        assertThat(counts.sound()).as(() -> counts + "\n" + faults.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(counts.explained()).as("some are explained: %s", counts).isPositive();
        assertThat(counts.sentences()).as("some are beyond use: %s", counts).isPositive();
    }
}
