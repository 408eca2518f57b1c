package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The folder in which the program keeps its own files. In this order: the system property {@value #PROPERTY}, the
 * environment variable {@value #VARIABLE}, the place where the platform keeps such things ({@code %APPDATA%} on
 * Windows, {@code ~/Library/Application Support} on macOS, {@code $XDG_CONFIG_HOME} or {@code ~/.config} elsewhere).
 */
public final class Home {

    static final String PROPERTY = "cameralucida.home";
    static final String VARIABLE = "CAMERA_LUCIDA_HOME";

    private Home() {
    }

    /** The folder for this process; it need not exist yet. */
    public static Path folder() {
        return folder(System.getProperties(), System.getenv());
    }

    static Path folder(Properties properties, Map<String, String> environment) {
        var chosen = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        var user = Path.of(properties.getProperty("user.home", "."));
        var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return orElse(environment.get("APPDATA"), user.resolve("AppData").resolve("Roaming"))
                    .resolve("Camera Lucida");
        }
        if (system.startsWith("mac")) {
            return user.resolve("Library").resolve("Application Support").resolve("Camera Lucida");
        }
        return orElse(environment.get("XDG_CONFIG_HOME"), user.resolve(".config")).resolve("camera-lucida");
    }

    private static Path orElse(String folder, Path otherwise) {
        return folder == null || folder.isBlank() ? otherwise : Path.of(folder);
    }
}
