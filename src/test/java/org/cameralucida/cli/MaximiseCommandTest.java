package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cameralucida.image.Npy;
import org.cameralucida.image.PhotoReader;
import org.junit.jupiter.api.Test;

class MaximiseCommandTest extends CommandTest {

    private static final String NETWORK = Path.of("models", "lucida-gap.onnx").toString();

    @Test
    void aClassByNameIsPaintedAsPictureAndAsTensor() {
        var picture = folder.resolve("pesce rosso è.png");
        var raw = folder.resolve("raw.npy");
        assertThat(run("maximise", "--network", NETWORK, "--class", "goldfish", "--option", "steps=4", "--option",
                "seed=9", "--out", picture.toString(), "--raw", raw.toString(), "--timings")).as(err).isZero();
        assertThat(out).contains("goldfish").contains("the network sees class");
        assertThat(err).contains("maximise");
        var tensor = Npy.read(raw);
        assertThat(PhotoReader.read(picture).width()).isEqualTo(tensor.extent(3));
        assertThat(run("explain", "--network", NETWORK, "--tensor", raw.toString())).as(err).isZero();
    }

    @Test
    void aFeatureMapIsPainted() {
        assertThat(run("inspect", NETWORK)).isZero();
        var network = org.cameralucida.network.NetworkReader.read(Path.of(NETWORK));
        var layer = network.layers().get(network.layers().size() - 1);
        var picture = folder.resolve("map.png");
        assertThat(run("maximise", "--network", NETWORK, "--layer", layer.tensor(), "--channel", "3", "--option",
                "steps=2", "--out", picture.toString())).as(err).isZero();
        assertThat(Files.exists(picture)).isTrue();
        assertThat(out).contains("channel 3 of " + layer.tensor());
    }

    @Test
    void wrongUseIsSaid() {
        var file = folder.resolve("a.png").toString();
        assertThat(run("maximise", "--network", NETWORK, "--out", file)).isEqualTo(Cli.USAGE);
        assertThat(run("maximise", "--network", NETWORK, "--layer", "x", "--out", file)).isEqualTo(Cli.USAGE);
        assertThat(run("maximise", "--network", NETWORK, "--class", "0")).isEqualTo(Cli.USAGE);
        assertThat(run("maximise", "--network", NETWORK, "--class", "top1", "--out", file)).isEqualTo(Cli.FAILED);
        assertThat(run("maximise", "--network", NETWORK, "--class", "0", "--option", "steps=0", "--out", file))
                .isEqualTo(Cli.FAILED);
        assertThat(err).contains("steps").contains("4096").doesNotContain("Exception");
        assertThat(run("maximise", "--network", NETWORK, "--layer", "nowhere", "--channel", "0", "--out", file))
                .isEqualTo(Cli.FAILED);
        assertThat(err).contains("nowhere");
        assertThat(run("maximise", "--help")).isZero();
        assertThat(out).contains("--channel");
    }
}
