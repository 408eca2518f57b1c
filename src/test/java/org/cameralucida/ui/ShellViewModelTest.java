package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {

    @TempDir
    Path folder;

    private final ColorNetworks shelf = new ColorNetworks();
    private final SilentDialogs dialogs = new SilentDialogs();
    private ShellViewModel shell;
    private Path photo;

    @BeforeEach
    void makeAWindowWithoutAWindow() throws IOException {
        var workspace = new Workspace(folder.resolve("home"));
        var background = new SynchronousBackground();
        var activities = new Activities();
        shell = new ShellViewModel(new Services(workspace, shelf, Optional.of("colors"),
                Optional.of(() -> List.of(photo)), new CommandLines(List.of("camera-lucida"))), dialogs,
                new Memory(workspace, background, activities), background, activities, new Texts(Locale.ENGLISH));
        photo = folder.resolve("photo.png");
        try (var out = Files.newOutputStream(photo)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(40, 20), out);
        }
    }

    @Test
    void whatIsDroppedFindsItsPlace() {
        var network = folder.resolve("a network.onnx");
        shell.open(List.of(photo, network));
        assertThat(shell.workbench().film().items()).hasSize(1);
        assertThat(shelf.asked).containsExactly("read " + network);
        assertThat(shell.memory().history().photos()).containsExactly(photo);
    }

    @Test
    void aNetworksFolderIsANetworkAndAFolderOfPhotosIsNot() throws IOException {
        var network = Files.createDirectories(folder.resolve("exported/onnx")).getParent();
        Files.write(network.resolve("onnx/model.onnx"), new byte[]{1});
        var photos = Files.createDirectory(folder.resolve("photos"));
        Files.copy(photo, photos.resolve("a.png"));
        shell.open(List.of(photos, network));
        assertThat(shell.workbench().film().items()).hasSize(1);
        assertThat(shelf.asked).containsExactly("read " + network);
    }

    @Test
    void aFreshStartShowsTheSamplesAndDoesNotRememberThem() {
        assertThat(shell.hasSamples()).isTrue();
        shell.openSamplesOnFreshStart();
        assertThat(shell.workbench().film().items()).hasSize(1);
        assertThat(shell.memory().history().photos()).isEmpty();
    }

    @Test
    void theSamplesStayAwayWhereThereArePhotos() {
        shell.open(List.of(photo));
        shell.openSamplesOnFreshStart();
        assertThat(shell.workbench().film().items()).hasSize(1);
    }

    @Test
    void aPastedPictureIsShownAndPastedFilesAreOpened() {
        dialogs.clip = new Dialogs.Clip(List.of(), Optional.of(ColorNetworks.redAndGreen(40, 20)));
        shell.paste();
        assertThat(shell.workbench().photoProperty().get().name()).isEqualTo("Pasted picture 1");
        dialogs.clip = new Dialogs.Clip(List.of(photo), Optional.empty());
        shell.paste();
        assertThat(shell.workbench().photoProperty().get().name()).isEqualTo("photo.png");
    }

    @Test
    void theUsualNetworkIsTheOneOfTheLastTimeOrTheStandardOne() {
        shell.openUsualNetwork("colors");
        assertThat(shell.networks().keyProperty().get()).isEqualTo("colors");
        shell.networks().open("flat");
        assertThat(new Workspace(folder.resolve("home")).history().network()).isEqualTo("flat");
        shell.close();
        shell.openUsualNetwork("colors");
        assertThat(shell.networks().keyProperty().get()).isEqualTo("flat");
    }

    @Test
    void aNetworkThatIsGoneIsNotAskedFor() {
        shell.memory().remember(history -> history.withNetwork(folder.resolve("gone.onnx").toString()));
        shell.openUsualNetwork(null);
        assertThat(shelf.asked).isEmpty();
        assertThat(shell.activities().failureProperty().get()).isNull();
    }
}
