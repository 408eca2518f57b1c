package org.cameralucida.workspace;

/**
 * What the user has chosen once and for all. A value that is missing or not understood is the default.
 *
 * @param language of the window
 * @param theme of the window
 * @param device {@code auto}, {@code cpu}, {@code gpu}, {@code directml} or {@code coreml}, as on the command line
 * @param threads of the engine on the CPU; 0 lets it choose
 * @param colorMap identifier of the colour map that a new window starts with
 */
public record Preferences(Language language, Theme theme, String device, int threads, String colorMap) {

    public static final Preferences DEFAULTS = new Preferences(null, null, null, 0, null);

    public Preferences {
        language = language == null ? Language.SYSTEM : language;
        theme = theme == null ? Theme.SYSTEM : theme;
        device = device == null || !device.matches("auto|cpu|gpu(:\\d+)?|directml(:\\d+)?|coreml") ? "auto" : device;
        threads = Math.max(0, Math.min(threads, 1024));
        colorMap = colorMap == null || colorMap.isBlank() ? "jet" : colorMap;
    }

    public Preferences withLanguage(Language other) {
        return new Preferences(other, theme, device, threads, colorMap);
    }

    public Preferences withTheme(Theme other) {
        return new Preferences(language, other, device, threads, colorMap);
    }

    public Preferences withDevice(String other) {
        return new Preferences(language, theme, other, threads, colorMap);
    }

    public Preferences withThreads(int other) {
        return new Preferences(language, theme, device, other, colorMap);
    }

    public Preferences withColorMap(String other) {
        return new Preferences(language, theme, device, threads, other);
    }
}
