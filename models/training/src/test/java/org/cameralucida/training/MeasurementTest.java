package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {

    @TempDir
    private Path folder;

    @Test
    void theTableHasALineANetworkAndOneForTheBoxInTheMiddle() {
        String json = """
                [%s, %s, %s, %s]""".formatted(entry("GAP", "cam", 0.386), entry("GAP", "centre-box", 0.416),
                entry("GAP", "random-map", 0.5), entry("GMP", "centre-box", 0.416));
        assertThat(ProgramEvaluation.table(json)).endsWith("""
                | GAP | 32.2 | 11.7 | 61.4 | 37.5 | 38.6 | 50.0 |
                | a box in the middle, GAP's classes | 32.2 | 11.7 | 61.4 | 37.5 | 41.6 | 50.0 |
                """);
    }

    private static String entry(String network, String method, double error) {
        return """
                {"network": "%s", "method": "%s", "classification": {"top1Error": 0.322, "top5Error": 0.117},
                "localisation": {"top1Error": %s, "top5Error": 0.5, "gtKnownAt": {"0.5": 0.614, "0.7": 0.375}}}"""
                .formatted(network, method, error);
    }

    @Test
    void whereTheProgramIsNotBuiltThatIsSaid() {
        String before = System.getProperty(ProgramEvaluation.PROPERTY);
        System.setProperty(ProgramEvaluation.PROPERTY, folder.resolve("none.jar").toString());
        try {
            assertThatThrownBy(() -> ProgramEvaluation.table(folder, List.of())).isInstanceOf(IOException.class)
                    .hasMessageContaining("mvn package");
        } finally {
            if (before == null) {
                System.clearProperty(ProgramEvaluation.PROPERTY);
            } else {
                System.setProperty(ProgramEvaluation.PROPERTY, before);
            }
        }
    }

    @Test
    void scenesAreWrittenAsTheyAreWithTheirBoxes() throws IOException {
        Scene scene = Scenes.small(List.of(Kind.TEAPOT), 3);
        SceneFolder.write(folder, List.of(scene));
        assertThat(TinyImageNet.pixels(ImageIO.read(folder.resolve("0000.png").toFile())))
                .isEqualTo(TinyImageNet.pixels(scene.picture()));
        var box = JsonParser.parseString(Files.readString(folder.resolve("samples.json"))).getAsJsonArray().get(0)
                .getAsJsonObject().getAsJsonArray("objects").get(0).getAsJsonObject().getAsJsonArray("box");
        assertThat(box.get(0).getAsInt()).isEqualTo(scene.things().get(0).box().x);
        assertThat(box.get(2).getAsInt()).isEqualTo((int) scene.things().get(0).box().getMaxX() - 1);
    }
}
