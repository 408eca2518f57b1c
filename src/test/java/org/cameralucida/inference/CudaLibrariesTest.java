package org.cameralucida.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaLibrariesTest {

    @TempDir
    private Path folder;

    @Test
    void theyAreTakenWhereTheEngineAndItsProviderLieTogether() throws IOException {
        assertThat(CudaLibraries.in(folder.resolve("nowhere"))).isEmpty();
        Files.createFile(folder.resolve(System.mapLibraryName("onnxruntime_providers_cuda")));
        assertThat(CudaLibraries.in(folder)).isEmpty();
        Files.createFile(folder.resolve(System.mapLibraryName("onnxruntime")));
        assertThat(CudaLibraries.in(folder)).contains(folder);
    }

    @Test
    void windowsOwnWayToAGraphicsCardIsOneToo() throws IOException {
        Files.createFile(folder.resolve("DirectML.dll"));
        Files.createFile(folder.resolve(System.mapLibraryName("onnxruntime")));
        assertThat(CudaLibraries.in(folder)).contains(folder);
    }

    @Test
    void theFolderIsOneForEachVersionAndAnEmptyOneChangesNothing() {
        String before = System.getProperty("onnxruntime.native.path");
        CudaLibraries.lookIn(folder);
        assertThat(CudaLibraries.expected().orElseThrow()).hasParentRaw(folder).asString().matches(".*\\d+\\.\\d+\\.\\d+");
        assertThat(System.getProperty("onnxruntime.native.path")).isEqualTo(before);
    }
}
