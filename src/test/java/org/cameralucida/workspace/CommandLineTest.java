package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.render.Scaling;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static PaneState state(String photo) {
        return new PaneState(Optional.of(Path.of(photo)), PaneState.Frame.CARD,
                new PaneState.NetworkChoice("squeezenet", Pooling.GAP, false), OptionalInt.empty(),
                new PaneState.MethodChoice("cam", Map.of(), Optional.empty()), Display.DEFAULT);
    }

    @Test
    void whatIsTheDefaultIsLeftOut() {
        assertThat(CommandLine.explain(List.of("camera-lucida"), state("bird.jpg"))).isEqualTo(
                "camera-lucida explain --network squeezenet --method cam --opacity 0.5 --colormap jet --out overlay.png"
                        + " bird.jpg");
    }

    @Test
    void everythingElseIsThere() {
        var display = new Display(ColorMap.PURPLE_ORANGE, ColorMap.PURPLE_ORANGE,
                new ScaleOption.Found(Scaling.MIN_MAX), true, Blend.MASK, Interpolation.BICUBIC, 1 / 3.0, 0.25, true);
        var state = new PaneState(Optional.of(Path.of("bird.jpg")),
                new PaneState.Frame(FrameMode.OWN, Optional.of(new Region(0, 1.125, 20, 30))),
                new PaneState.NetworkChoice("net.onnx", Pooling.GMP, true), OptionalInt.of(94),
                new PaneState.MethodChoice("contribution", Map.of("k", "v"), Optional.of("features/out")), display);
        assertThat(CommandLine.arguments(state)).containsExactly("explain", "--network", "net.onnx", "--class", "94",
                "--method", "contribution", "--layer", "features/out", "--option", "k=v", "--pooling", "gmp", "--region", "0,1.12,20,30", "--opacity", "0.333",
                "--colormap", "purple-orange", "--scale", "min-max", "--blend", "mask", "--interpolation", "bicubic",
                "--box", "--threshold", "0.25", "--out", "overlay.png", "bird.jpg");
    }

    @Test
    void aShellReadsBackWhatWasMeant() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).as("a POSIX shell").isTrue();
        for (var name : List.of("a b.jpg", "l'età.jpg", "\"quoted\".jpg", "$HOME `x` \\.jpg", "*?[a].jpg", "-dash.jpg",
                "é")) {
            var command = CommandLine.explain(List.of("printf", "%s\\n"), state(name));
            var process = new ProcessBuilder("/bin/sh", "-c", command).start();
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(process.waitFor()).isZero();
            assertThat(lines.get(lines.size() - 1)).isEqualTo(name.startsWith("-") ? "./" + name : name);
        }
    }
}
