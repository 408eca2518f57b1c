package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scaling;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static final PaneState.Options PLAIN = new PaneState.Options(0.5, ColorMap.JET, Scaling.MAXIMUM,
            Blend.OPACITY, Interpolation.BILINEAR, 0.2, false);

    private static PaneState state(String photo, PaneState.Options options) {
        return new PaneState(Optional.of(Path.of(photo)), "squeezenet", Optional.empty(), OptionalInt.empty(), "cam",
                Optional.empty(), options);
    }

    @Test
    void whatIsTheDefaultIsLeftOut() {
        assertThat(CommandLine.explain(List.of("camera-lucida"), state("bird.jpg", PLAIN))).isEqualTo(
                "camera-lucida explain --network squeezenet --method cam --opacity 0.5 --colormap jet --out overlay.png"
                        + " bird.jpg");
    }

    @Test
    void everythingElseIsThere() {
        var options = new PaneState.Options(1 / 3.0, ColorMap.PURPLE_ORANGE, Scaling.MIN_MAX, Blend.MASK,
                Interpolation.BICUBIC, 0.25, true);
        var state = new PaneState(Optional.of(Path.of("bird.jpg")), "net.onnx",
                Optional.of(new Region(0, 1.125, 20, 30)),
                OptionalInt.of(94), "contribution", Optional.of("features/out"), options);
        assertThat(CommandLine.arguments(state)).containsExactly("explain", "--network", "net.onnx", "--class", "94",
                "--method", "contribution", "--layer", "features/out", "--region", "0,1.12,20,30", "--opacity", "0.333",
                "--colormap", "purple-orange", "--scale", "min-max", "--blend", "mask", "--interpolation", "bicubic",
                "--box", "--threshold", "0.25", "--out", "overlay.png", "bird.jpg");
    }

    @Test
    void aShellReadsBackWhatWasMeant() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).as("a POSIX shell").isTrue();
        for (var name : List.of("a b.jpg", "l'età.jpg", "\"quoted\".jpg", "$HOME `x` \\.jpg", "*?[a].jpg", "-dash.jpg",
                "é")) {
            var command = CommandLine.explain(List.of("printf", "%s\\n"), state(name, PLAIN));
            var process = new ProcessBuilder("/bin/sh", "-c", command).start();
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(process.waitFor()).isZero();
            assertThat(lines.get(lines.size() - 1)).isEqualTo(name.startsWith("-") ? "./" + name : name);
        }
    }
}
