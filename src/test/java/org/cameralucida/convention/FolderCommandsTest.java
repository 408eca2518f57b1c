package org.cameralucida.convention;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.cameralucida.cli.CommandTest;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network's folder on the command line. */
class FolderCommandsTest extends CommandTest {

    private Path network;
    private Path photo;

    @BeforeEach
    void exportANetwork() throws IOException {
        network = Corpus.cases().stream().filter(c -> c.toString().startsWith("transformers MobileViT")).findFirst()
                .orElseThrow().write(folder);
        photo = folder.resolve("photo.png");
        var argb = new int[60 * 40];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | i * 104_729;
        }
        try (var stream = Files.newOutputStream(photo)) {
            PhotoWriter.png(new Raster(60, 40, argb), stream);
        }
    }

    private JsonObject inspected() {
        assertThat(run("inspect", network.toString(), "--format", "json")).as(err).isZero();
        return JsonParser.parseString(out).getAsJsonObject();
    }

    @Test
    void inspectSaysWhereEachValueComesFrom() {
        var said = inspected();
        var preprocessing = said.getAsJsonObject("preprocessing");
        assertThat(preprocessing.get("layout").getAsString()).isEqualTo("NCHW");
        assertThat(preprocessing.get("width").getAsInt()).isEqualTo(32);
        assertThat(preprocessing.get("channels").getAsString()).isEqualTo("BGR");
        assertThat(preprocessing.get("shortSide").getAsInt()).isEqualTo(36);
        var origins = said.getAsJsonObject("origins");
        assertThat(origins.get("mean").getAsString()).isEqualTo("preprocessor_config.json");
        assertThat(origins.get("labels").getAsString()).isEqualTo("config.json");
        assertThat(origins.get("layout").getAsString()).isEqualTo("graph");
        assertThat(said.get("activation").getAsString()).isEqualTo("softmax");
        assertThat(said.getAsJsonArray("assumed")).isEmpty();
        assertThat(StreamSupport.stream(said.getAsJsonArray("labels").spliterator(), false).map(l -> l.getAsString()))
                .containsExactly("red fox", "Grévy's zebra", "bell cote", "drake");
        assertThat(run("inspect", network.toString())).isZero();
        assertThat(out).contains("from    preprocessor_config.json: ").contains("from    config.json: ");
    }

    @Test
    void theNetworkMayStandBeforeThePhoto() {
        assertThat(run("predict", network.toString(), photo.toString(), "--format", "json")).as(err).isZero();
        var first = out;
        assertThat(run("predict", "--network", network.toString(), photo.toString(), "--format", "json")).isZero();
        assertThat(out).isEqualTo(first);
        assertThat(run("explain", network.toString(), photo.toString(), "--method", "gradient")).as(err).isZero();
        assertThat(err).isEmpty();
        assertThat(run("explain", network.toString(), photo.toString(), photo.toString())).isNotZero();
        assertThat(run("predict", network.toString())).isNotZero();
    }

    /** With the card beside it the network is the same wherever it lies. */
    @Test
    void allOfItIsSavedIntoACard() throws IOException {
        run("predict", network.toString(), photo.toString(), "--format", "json");
        var before = out;
        assertThat(run("inspect", network.toString(), "--save-card", "--format", "json")).isZero();
        assertThat(err).contains("model.json was written");
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(network.resolve("model.onnx"), elsewhere.resolve("model.onnx"));
        Files.copy(network.resolve("model.json"), elsewhere.resolve("model.json"));
        assertThat(run("predict", elsewhere.resolve("model.onnx").toString(), photo.toString(), "--format", "json"))
                .isZero();
        assertThat(predictions(out)).isEqualTo(predictions(before));
        var alone = NetworkReader.read(elsewhere.resolve("model.onnx"));
        assertThat(alone.assumed()).isEmpty();
        assertThat(alone.origins().values().get("mean").source()).isEqualTo("model.json");
    }

    private static String predictions(String json) {
        return JsonParser.parseString(json).getAsJsonArray().get(0).getAsJsonObject().get("predictions").toString();
    }
}
