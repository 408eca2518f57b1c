package org.cameralucida.workspace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The folders in which the program keeps its own files: preferences, data, what it was doing, and a cache. A folder named
 * by the system property {@value #PROPERTY} or the environment variable {@value #VARIABLE} holds them all; otherwise they
 * are where the platform keeps such things.
 *
 * <table>
 * <caption>Folders</caption>
 * <tr><th></th><th>Linux and others (XDG Base Directory Specification)</th><th>Windows</th><th>macOS: {@code ~/Library}</th></tr>
 * <tr><td>preferences</td><td>{@code $XDG_CONFIG_HOME} or {@code ~/.config}</td><td>{@code %APPDATA%}</td>
 *     <td>{@code Application Support}</td></tr>
 * <tr><td>data</td><td>{@code $XDG_DATA_HOME} or {@code ~/.local/share}</td><td>{@code %LOCALAPPDATA%}</td>
 *     <td>{@code Application Support}</td></tr>
 * <tr><td>state</td><td>{@code $XDG_STATE_HOME} or {@code ~/.local/state}</td><td>{@code %LOCALAPPDATA%}</td>
 *     <td>{@code Application Support}</td></tr>
 * <tr><td>cache</td><td>{@code $XDG_CACHE_HOME} or {@code ~/.cache}</td><td>{@code %LOCALAPPDATA%}, {@code Cache}</td>
 *     <td>{@code Caches}</td></tr>
 * </table>
 */
public final class Home {

    static final String PROPERTY = "cameralucida.home";
    static final String VARIABLE = "CAMERA_LUCIDA_HOME";

    private final Path preferences;
    private final Path data;
    private final Path state;
    private final Path cache;

    private Home(Path preferences, Path data, Path state, Path cache) {
        this.preferences = preferences;
        this.data = data;
        this.state = state;
        this.cache = cache;
    }

    /** The folder of the preferences and of what is remembered; like the others, it need not exist yet. */
    public static Path folder() {
        return ofUser().preferences;
    }

    /**
     * The folder of data of the user's own, or of data that their files refer to. Version 1.0 kept it beside the
     * preferences: where it is there, it stays there.
     *
     * @param name what lies in it, {@code networks} for one
     */
    public static Path data(String name) {
        return ofUser().dataFolder(name);
    }

    /** The folder of what the program was doing, so that it can go on: sessions as they change. */
    public static Path state() {
        return ofUser().state;
    }

    /** The folder of the log. */
    public static Path logs() {
        return cache().resolve("log");
    }

    /** The folder of what can be made again at any time. */
    public static Path cache() {
        return ofUser().cache;
    }

    private static Home ofUser() {
        return of(System.getProperties(), System.getenv());
    }

    static Home of(Properties properties, Map<String, String> environment) {
        var chosen = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        if (!chosen.isBlank()) {
            var folder = Path.of(chosen);
            return new Home(folder, folder, folder, folder.resolve("cache"));
        }
        var user = Path.of(properties.getProperty("user.home", "."));
        var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            var local = orElse(environment.get("LOCALAPPDATA"), user.resolve("AppData").resolve("Local"))
                    .resolve("Camera Lucida");
            return new Home(orElse(environment.get("APPDATA"), user.resolve("AppData").resolve("Roaming"))
                    .resolve("Camera Lucida"), local, local, local.resolve("Cache"));
        }
        if (system.startsWith("mac")) {
            var library = user.resolve("Library");
            var support = library.resolve("Application Support").resolve("Camera Lucida");
            return new Home(support, support, support, library.resolve("Caches").resolve("Camera Lucida"));
        }
        return new Home(orElse(environment.get("XDG_CONFIG_HOME"), user.resolve(".config")).resolve("camera-lucida"),
                orElse(environment.get("XDG_DATA_HOME"), user.resolve(".local").resolve("share")).resolve("camera-lucida"),
                orElse(environment.get("XDG_STATE_HOME"), user.resolve(".local").resolve("state")).resolve("camera-lucida"),
                orElse(environment.get("XDG_CACHE_HOME"), user.resolve(".cache")).resolve("camera-lucida"));
    }

    Path preferencesFolder() {
        return preferences;
    }

    Path dataFolder(String name) {
        var older = preferences.resolve(name);
        return Files.isDirectory(older) ? older : data.resolve(name);
    }

    Path cacheFolder() {
        return cache;
    }

    /** A folder that a variable names; XDG has relative ones ignored. */
    private static Path orElse(String folder, Path otherwise) {
        try {
            return folder != null && Path.of(folder).isAbsolute() ? Path.of(folder) : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
