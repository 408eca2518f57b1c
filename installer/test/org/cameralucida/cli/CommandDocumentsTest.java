package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandDocumentsTest {

    @TempDir
    private Path folder;

    @Test
    void everyCommandHasItsManualPageAndIsCompleted() throws IOException {
        CommandDocuments.write(folder, "1.2.3");
        var completion = Files.readString(folder.resolve("completion"));
        for (var command : Cli.commands()) {
            var page = folder.resolve("adoc").resolve("camera-lucida-" + command + ".adoc");
            assertThat(page).content().contains("= camera-lucida-" + command + "(1)", "== Options");
            assertThat(completion).contains("_picocli_camera-lucida_" + command.replace('-', '_'));
        }
        assertThat(folder.resolve("adoc/camera-lucida.adoc")).content().contains("Camera Lucida 1.2.3");
    }
}
