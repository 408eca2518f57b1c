package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;
import org.junit.jupiter.api.Test;

class CommandLinesTest {

    private static PaneState state(String photo) {
        return new PaneState(Optional.of(Path.of(photo)), PaneState.Frame.CARD,
                new PaneState.NetworkChoice("squeezenet", Pooling.GAP, false), OptionalInt.empty(),
                new PaneState.MethodChoice("cam", Map.of(), Optional.empty()), Display.DEFAULT);
    }

    @Test
    void whatIsTheDefaultIsLeftOut() {
        assertThat(new CommandLines(List.of("camera-lucida")).explain(state("bird.jpg"))).isEqualTo(
                "camera-lucida explain --network squeezenet --colormap jet --out overlay.png bird.jpg");
    }

    @Test
    void everythingElseIsThere() {
        var display = new Display(ColorMap.PURPLE_ORANGE, ColorMap.PURPLE_ORANGE,
                new ScaleOption.Found(Scaling.MIN_MAX), true, Blend.MASK, Interpolation.BICUBIC, 1 / 3.0, 0.25, true);
        var state = new PaneState(Optional.of(Path.of("bird.jpg")),
                new PaneState.Frame(FrameMode.OWN, Optional.of(new Region(0, 1.125, 20, 30))),
                new PaneState.NetworkChoice("net.onnx", Pooling.GMP, true), OptionalInt.of(94),
                new PaneState.MethodChoice("contribution", Map.of("k", "v"), Optional.of("features/out")), display);
        assertThat(ExplainLine.of(state).words()).containsExactly("explain", "--network", "net.onnx", "--class", "94",
                "--method", "contribution", "--layer", "features/out", "--option", "k=v", "--pooling", "gmp", "--region", "0,1.12,20,30", "--opacity", "0.333",
                "--colormap", "purple-orange", "--scale", "min-max", "--blend", "mask", "--interpolation", "bicubic",
                "--box", "--threshold", "0.25", "--out", "overlay.png", "bird.jpg");
    }

    @Test
    void aShellReadsBackWhatWasMeant() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).as("a POSIX shell").isTrue();
        for (var name : List.of("a b.jpg", "l'età.jpg", "\"quoted\".jpg", "$HOME `x` \\.jpg", "*?[a].jpg", "-dash.jpg",
                "é")) {
            var command = new CommandLines(List.of("printf", "%s\\n")).explain(state(name));
            var process = new ProcessBuilder("/bin/sh", "-c", command).start();
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(process.waitFor()).isZero();
            assertThat(lines.get(lines.size() - 1)).isEqualTo(name.startsWith("-") ? "./" + name : name);
        }
    }

    @Test
    void anOptionThatACommandDoesNotHaveCannotBeWritten() {
        assertThatThrownBy(() -> new CommandWords("explain").option("--colourmap", "jet"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--colourmap");
        assertThat(new CommandWords("compare").option("--opacity", "0.5").option("--top", "5").option("--blend", "opacity")
                .option("--opacity", "0.6").words()).containsExactly("compare", "--opacity", "0.6");
    }
}
