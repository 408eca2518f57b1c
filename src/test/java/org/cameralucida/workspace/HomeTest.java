package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.cameralucida.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path user;

    @Test
    void onLinuxTheFoldersAreThoseOfXdg() {
        var home = home("Linux", Map.of());
        assertThat(home.preferencesFolder()).isEqualTo(user.resolve(".config/camera-lucida"));
        assertThat(home.dataFolder("networks")).isEqualTo(user.resolve(".local/share/camera-lucida/networks"));
        assertThat(home.cacheFolder()).isEqualTo(user.resolve(".cache/camera-lucida"));
    }

    @Test
    void xdgsVariablesMoveThemAndARelativeOneIsIgnored() {
        var home = home("Linux", Map.of("XDG_CONFIG_HOME", user.resolve("c").toString(),
                "XDG_DATA_HOME", user.resolve("d").toString(), "XDG_CACHE_HOME", "relative"));
        assertThat(home.preferencesFolder()).isEqualTo(user.resolve("c/camera-lucida"));
        assertThat(home.dataFolder("networks")).isEqualTo(user.resolve("d/camera-lucida/networks"));
        assertThat(home.cacheFolder()).isEqualTo(user.resolve(".cache/camera-lucida"));
    }

    @Test
    void onWindowsPreferencesRoamAndTheRestDoesNot() {
        var home = home("Windows 11", Map.of("APPDATA", user.resolve("r").toString(),
                "LOCALAPPDATA", user.resolve("l").toString()));
        assertThat(home.preferencesFolder()).isEqualTo(user.resolve("r/Camera Lucida"));
        assertThat(home.dataFolder("networks")).isEqualTo(user.resolve("l/Camera Lucida/networks"));
        assertThat(home.cacheFolder()).isEqualTo(user.resolve("l/Camera Lucida/Cache"));
        assertThat(home("Windows 11", Map.of()).cacheFolder())
                .isEqualTo(user.resolve("AppData/Local/Camera Lucida/Cache"));
    }

    @Test
    void onMacosTheyAreInTheLibrary() {
        var home = home("Mac OS X", Map.of());
        assertThat(home.preferencesFolder()).isEqualTo(user.resolve("Library/Application Support/Camera Lucida"));
        assertThat(home.dataFolder("networks")).isEqualTo(home.preferencesFolder().resolve("networks"));
        assertThat(home.cacheFolder()).isEqualTo(user.resolve("Library/Caches/Camera Lucida"));
    }

    @Test
    void aChosenFolderHoldsThemAll() {
        var home = home("Linux", Map.of(Home.VARIABLE, user.resolve("own").toString(), "XDG_DATA_HOME", "/d"));
        assertThat(home.preferencesFolder()).isEqualTo(user.resolve("own"));
        assertThat(home.dataFolder("networks")).isEqualTo(user.resolve("own/networks"));
        assertThat(home.cacheFolder()).isEqualTo(user.resolve("own/cache"));
    }

    /** Version 1.0 kept everything beside the preferences. */
    @Test
    void whatAnOlderVersionKeptIsReadWhereItIsAndStaysByteByByte() throws IOException {
        var older = Files.createDirectories(user.resolve(".config/camera-lucida"));
        Files.writeString(older.resolve("preferences.json"),
                "{\"language\":\"it\", \"theme\": \"dark\",  \"device\": \"cpu\", \"threads\": 2}\n");
        Files.writeString(older.resolve("history.json"), "{\"photos\": [\"/città/foto n° 1.jpg\"], \"network\": \"n\"}");
        var networks = Files.createDirectories(older.resolve("networks"));
        Files.copy(Path.of("src/test/resources/org/cameralucida/tiny/tiny_gap/model.onnx"),
                networks.resolve("tiny_gap.onnx"));
        Files.copy(Path.of("src/test/resources/org/cameralucida/workspace/sessions/1e-held.lucida"),
                older.resolve("last.lucida"));
        var before = content();

        for (String install : List.of("first", "second")) {
            var home = home("Linux", Map.of());
            var workspace = new Workspace(home.preferencesFolder());
            assertThat(workspace.preferences()).as(install)
                    .isEqualTo(new Preferences(Language.ITALIAN, Theme.DARK, "cpu", 2, "jet"));
            assertThat(workspace.history().photos()).containsExactly(Path.of("/città/foto n° 1.jpg"));
            assertThat(new Catalog(home.dataFolder("networks")).refresh()).extracting(Catalog.Entry::name)
                    .contains("tiny_gap");
            assertThat(SessionFile.read(workspace.folder().resolve("last.lucida")).photos()).isNotEmpty();
        }
        assertThat(content()).isEqualTo(before);
    }

    /** Each file's bytes as text that keeps them all, and the time when it was written. */
    private Map<Path, List<Object>> content() throws IOException {
        var all = new HashMap<Path, List<Object>>();
        try (var files = Files.walk(user)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    all.put(file, List.of(Files.getLastModifiedTime(file),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return all;
    }

    private Home home(String system, Map<String, String> environment) {
        var properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", user.toString());
        return Home.of(properties, environment);
    }
}
