package org.cameralucida.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import org.cameralucida.workspace.Theme;

/** Light or dark, as the user or the desktop wants it. */
final class Themes {

    private static final long PATIENCE_SECONDS = 3;

    private Theme wanted;
    private Theme shown;

    /**
     * Shows a theme from now on. What the desktop wants is asked in the background; until it has said so it is dark.
     */
    void use(Theme theme) {
        wanted = theme;
        show(theme == Theme.LIGHT ? Theme.LIGHT : Theme.DARK);
        if (theme == Theme.SYSTEM) {
            var asking = new Thread(() -> {
                if (desktopIsLight()) {
                    Platform.runLater(() -> {
                        if (wanted == Theme.SYSTEM) {
                            show(Theme.LIGHT);
                        }
                    });
                }
            }, "camera-lucida theme");
            asking.setDaemon(true);
            asking.start();
        }
    }

    private void show(Theme theme) {
        if (shown != theme) {
            shown = theme;
            Application.setUserAgentStylesheet(
                    (theme == Theme.LIGHT ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet());
        }
    }

    private static boolean desktopIsLight() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return answer("reg", "query", "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                    "/v", "AppsUseLightTheme").contains("0x1");
        }
        if (system.startsWith("mac")) {
            // The key is there in dark mode only; without an answer at all the command is missing, not the key.
            return answer("defaults", "read", "-g", "AppleInterfaceStyle").contains("does not exist");
        }
        return answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme").contains("prefer-light");
    }

    private static String answer(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
