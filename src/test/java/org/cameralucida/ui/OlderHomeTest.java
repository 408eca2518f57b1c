package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two installs, one after the other, beside what earlier versions left: all of it is read, nothing is rewritten. */
class OlderHomeTest {

    private static final Path SESSIONS = Path.of("src/test/resources/org/cameralucida/workspace/sessions");
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
    private static final String PREFERENCES = """
            {"language":"it",  "theme": "dark", "device": "gpu:1", "threads": 2, "colorMap": "viridis"}
            """;
    /** Before data sets were remembered, and after. */
    private static final List<String> HISTORIES = List.of("""
            {"photos": ["/città/foto n° 1.jpg"], "networks": ["/reti/mia.onnx"], "network": "colors",
             "window": {"x": 1.0, "y": 2.0, "width": 900.0, "height": 700.0, "maximized": false}}
            """, """
            {"photos": ["/città/foto n° 1.jpg"], "networks": ["/reti/mia.onnx"], "network": "colors",
             "window": {"x": 1.0, "y": 2.0, "width": 900.0, "height": 700.0, "maximized": false}, "dataSets": ["/dati"]}
            """);

    @TempDir
    private Path home;

    private record Install(Workspace workspace, ShellViewModel shell, Activities activities) {

        static Install of(Path home) {
            var workspace = new Workspace(home);
            var background = new SynchronousBackground();
            var activities = new Activities();
            var shell = new ShellViewModel(new Services(workspace, new ColorNetworks(), Optional.of("colors"),
                    Optional.empty(), new CommandLines(List.of("camera-lucida"))), new SilentDialogs(),
                    new Memory(workspace, background, activities), background, activities, ENGLISH);
            shell.kept().look();
            return new Install(workspace, shell, activities);
        }

        void close() {
            shell.memory().saveNow();
            shell.kept().end();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a-photos", "1b-settings", "1c-pair", "1d-classes", "1e-held", "2a-frame", "2b-seen"})
    void allIsReadAndNothingIsWritten(String session) throws IOException {
        for (var photo : List.of("first.png", "second.png")) {
            Files.copy(SESSIONS.resolve(photo), home.resolve(photo));
        }
        Files.copy(SESSIONS.resolve(session + ".lucida"), home.resolve("last.lucida"));
        Files.writeString(home.resolve("preferences.json"), PREFERENCES);
        for (var history : HISTORIES) {
            Files.writeString(home.resolve("history.json"), history);
            var before = content();
            for (String install : List.of("first", "second")) {
                var now = Install.of(home);
                assertThat(now.workspace.preferences()).as(install)
                        .isEqualTo(new Preferences(Language.ITALIAN, Theme.DARK, "gpu:1", 2, "viridis"));
                assertThat(now.workspace.history().photos()).containsExactly(Path.of("/città/foto n° 1.jpg"));
                assertThat(now.workspace.history().window().width()).isEqualTo(900);
                assertThat(now.shell.kept().offerProperty().get().session().photos()).hasSize(2);
                now.shell.openUsualNetwork("colors");
                now.close();
            }
            assertThat(content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a-photos", "1b-settings", "1c-pair", "1d-classes", "1e-held", "2a-frame", "2b-seen"})
    void oneGoesOnWithTheSessionWithoutWritingItOver(String session) throws IOException {
        for (var photo : List.of("first.png", "second.png")) {
            Files.copy(SESSIONS.resolve(photo), home.resolve(photo));
        }
        var last = Files.copy(SESSIONS.resolve(session + ".lucida"), home.resolve("last.lucida"));
        var before = Files.readString(last);
        var install = Install.of(home);
        install.shell.kept().resume();
        assertThat(install.activities.failureProperty().get()).isNull();
        assertThat(install.shell.workbench().film().items()).hasSize(2);
        assertThat(install.shell.workbench().truths().of(install.shell.workbench().film().items().get(1))).hasSize(1);
        install.close();
        assertThat(last).hasContent(before);
        var next = Install.of(home);
        assertThat(next.shell.kept().offerProperty().get().session().drawnBoxes()).isEqualTo(1);
        next.close();
    }

    @Test
    void whatALaterVersionKnowsBesidesStaysWhenThisOneChangesSomething() throws IOException {
        Files.writeString(home.resolve("preferences.json"), PREFERENCES.replace("}", ", \"voice\": {\"pitch\": 3}}"));
        new Workspace(home).save(new Workspace(home).preferences().withThreads(4));
        assertThat(Files.readString(home.resolve("preferences.json"))).contains("\"pitch\": 3").contains("\"threads\": 4");
        Files.writeString(home.resolve("history.json"), HISTORIES.get(1));
        new Workspace(home).save(new Workspace(home).history().cleared().withNetwork(null));
        assertThat(Files.readString(home.resolve("history.json"))).doesNotContain("colors").contains("900");
    }

    /** Each file's bytes, as text that keeps them all, and the time when it was written. */
    private Map<Path, List<Object>> content() throws IOException {
        try (var files = Files.walk(home)) {
            var all = new TreeMap<Path, List<Object>>();
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    all.put(file, List.of(Files.getLastModifiedTime(file),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return all;
        }
    }
}
