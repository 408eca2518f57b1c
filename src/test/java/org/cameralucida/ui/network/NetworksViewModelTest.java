package org.cameralucida.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several networks in one folder. */
class NetworksViewModelTest extends OpenNetworkTest {

    private Path export;

    @BeforeEach
    void aFolderOfThree() throws IOException {
        export = folder.resolve("exported");
        Files.createDirectories(export.resolve("onnx"));
        for (var name : new String[]{"model.onnx", "model_fp16.onnx", "model_int8.onnx"}) {
            Files.copy(SharedData.tiny("tiny_gap").resolve("model.onnx"), export.resolve("onnx").resolve(name));
        }
        from(NetworkSource.of(new Catalog(folder.resolve("networks"))));
    }

    private Path file(String name) {
        return export.resolve("onnx").resolve(name);
    }

    @Test
    void theOthersOfAFolderCanBeChosen() {
        networks.open(export);
        assertThat(networks.together()).containsExactly(file("model.onnx"), file("model_fp16.onnx"),
                file("model_int8.onnx"));
        assertThat(networks.current()).contains(file("model.onnx"));
        networks.open(networks.together().get(2));
        assertThat(networks.loadedProperty().get().network().name()).isEqualTo("model_int8");
        assertThat(networks.together()).hasSize(3);
        assertThat(networks.current()).contains(file("model_int8.onnx"));
    }

    @Test
    void aFolderIsRememberedAsThat() {
        networks.open(export);
        assertThat(networks.recent()).containsExactly(export);
    }

    @Test
    void besideANetworkThatLiesAloneNothingCanBeChosen() {
        networks.open(SharedData.tiny("tiny_gap").resolve("model.onnx"));
        assertThat(networks.together()).isEmpty();
        assertThat(networks.current()).isEmpty();
    }
}
