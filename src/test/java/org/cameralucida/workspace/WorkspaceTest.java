package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsReadAgain() {
        var preferences = new Preferences(Language.ITALIAN, Theme.LIGHT, "gpu:1", 3, "viridis");
        var history = History.EMPTY.withPhoto(folder.resolve("perché no.jpg")).withNetworkFile(folder.resolve("n.onnx"))
                .withNetwork("n").withWindow(new WindowBounds(1, 2, 800, 600, true));
        workspace().save(preferences);
        workspace().save(history);
        assertThat(workspace().preferences()).isEqualTo(preferences);
        assertThat(workspace().history()).isEqualTo(history);
    }

    @Test
    void withoutFilesThereAreDefaults() {
        assertThat(workspace().preferences()).isEqualTo(Preferences.DEFAULTS);
        assertThat(workspace().history()).isEqualTo(History.EMPTY);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedFileIsKeptAsideAndTheDefaultsAreUsed() throws IOException {
        Files.writeString(folder.resolve("preferences.json"), "{\"theme\": \"li");
        assertThat(workspace().preferences()).isEqualTo(Preferences.DEFAULTS);
        assertThat(folder.resolve("preferences.json.damaged")).hasContent("{\"theme\": \"li");
        workspace().save(Preferences.DEFAULTS.withTheme(Theme.DARK));
        assertThat(workspace().preferences().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void aValueThatIsNotUnderstoodIsTheDefaultAndTheOthersHold() throws IOException {
        Files.writeString(folder.resolve("preferences.json"),
                "{\"theme\": \"plaid\", \"device\": \"toaster\", \"language\": \"it\", \"threads\": -4, \"later\": 1}");
        assertThat(workspace().preferences())
                .isEqualTo(new Preferences(Language.ITALIAN, Theme.SYSTEM, "auto", 0, "jet"));
    }

    @Test
    void savingLeavesNothingButTheFile() throws IOException {
        workspace().save(Preferences.DEFAULTS);
        workspace().save(Preferences.DEFAULTS.withThreads(2));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("preferences.json");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsASentence() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new Workspace(file).save(Preferences.DEFAULTS))
                .isInstanceOf(Problem.class).hasMessageContaining("preferences.json");
    }

    @Test
    void theNewestComeFirstOnceAndNotTooMany() {
        var history = IntStream.range(0, 30).mapToObj(i -> Path.of("/photos", i + ".jpg"))
                .reduce(History.EMPTY, History::withPhoto, (a, b) -> b).withPhoto(Path.of("/photos/20.jpg"));
        assertThat(history.photos()).hasSize(History.LIMIT).startsWith(Path.of("/photos/20.jpg").toAbsolutePath(),
                Path.of("/photos/29.jpg").toAbsolutePath()).doesNotHaveDuplicates();
    }

    @Test
    void theLanguageKeepsTheSystemsNumbersWhereItCan() {
        var swiss = Locale.forLanguageTag("it-CH");
        assertThat(Language.SYSTEM.locale(Locale.JAPAN)).isEqualTo(Locale.JAPAN);
        assertThat(Language.ITALIAN.locale(swiss)).isEqualTo(swiss);
        assertThat(Language.ITALIAN.locale(Locale.UK)).isEqualTo(Locale.ITALIAN);
        assertThat(Language.ENGLISH.locale(swiss)).isEqualTo(Locale.ENGLISH);
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }
}
