package org.cameralucida.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLibrariesTest {

    private static final String ENGINE = System.mapLibraryName("onnxruntime");

    @TempDir
    Path folder;

    @Test
    void laysTheEngineAndItsPartForJavaAndNothingHalfDone() throws IOException {
        var place = EngineLibraries.laid(folder).orElseThrow();

        assertThat(place).isDirectoryContaining(file -> file.endsWith(ENGINE))
                .isDirectoryContaining(file -> file.endsWith(System.mapLibraryName("onnxruntime4j_jni")));
        try (var files = Files.list(place)) {
            assertThat(files).allMatch(file -> Files.isExecutable(file) && !file.toString().contains("part"));
        }
        try (var engine = OrtEnvironment.class.getResourceAsStream(
                "native/" + EngineLibraries.platform() + "/" + ENGINE)) {
            assertThat(place.resolve(ENGINE)).hasBinaryContent(engine.readAllBytes());
        }
    }

    @Test
    void leavesAloneWhatIsThereAndLaysAgainWhatIsCut() throws IOException {
        var engine = EngineLibraries.laid(folder).orElseThrow().resolve(ENGINE);
        var before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(engine, before);
        long size = Files.size(engine);

        EngineLibraries.laid(folder);
        assertThat(Files.getLastModifiedTime(engine)).isEqualTo(before);

        Files.writeString(engine, "the disk was full");
        EngineLibraries.laid(folder);
        assertThat(engine).hasSize(size);
    }

    @Test
    void whereAFolderCannotBeMadeTheEngineIsLeftToItself() throws IOException {
        var file = Files.writeString(folder.resolve("a file"), "and no folder");
        var before = System.getProperty(EngineLibraries.PLACE);

        assertThatThrownBy(() -> EngineLibraries.laid(file)).isInstanceOf(IOException.class);
        try {
            EngineLibraries.keepIn(file);
            EngineLibraries.lookThere();
        } finally {
            EngineLibraries.keepIn(null);
        }
        assertThat(System.getProperty(EngineLibraries.PLACE)).isEqualTo(before);
    }
}
