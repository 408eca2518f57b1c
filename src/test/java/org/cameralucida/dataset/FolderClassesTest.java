package org.cameralucida.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;

class FolderClassesTest {

    private static final Network NETWORK = NetworkReader.read(Path.of("models/lucida-gap.onnx"));
    private static final Path GOLDFISH = Path.of("/data/goldfish/1.jpg");
    private static final Path TARANTULA = Path.of("/data/n01774750/2.jpg");

    @Test
    void foldersSideBySideNamedAsClassesSayWhatTheirPhotosShow() {
        assertThat(FolderClasses.of(List.of(GOLDFISH, TARANTULA, Path.of("/data/holidays/3.jpg")), NETWORK)).hasSize(2)
                .containsEntry(GOLDFISH, 0).containsEntry(TARANTULA, 4);
    }

    @Test
    void oneFolderOrFoldersElsewhereOrNumbersSayNothing() {
        assertThat(FolderClasses.of(List.of(GOLDFISH), NETWORK)).isEmpty();
        assertThat(FolderClasses.of(List.of(GOLDFISH, Path.of("/data/other/2.jpg")), NETWORK)).isEmpty();
        assertThat(FolderClasses.of(List.of(GOLDFISH, Path.of("/elsewhere/tarantula/2.jpg")), NETWORK)).isEmpty();
        assertThat(FolderClasses.of(List.of(Path.of("/data/1/1.jpg"), Path.of("/data/2/2.jpg")), NETWORK)).isEmpty();
        assertThat(FolderClasses.of(List.of(Path.of("/1.jpg"), GOLDFISH), NETWORK)).isEmpty();
        assertThat(FolderClasses.of(List.of(), NETWORK)).isEmpty();
    }
}
