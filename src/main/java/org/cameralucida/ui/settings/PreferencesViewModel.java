package org.cameralucida.ui.settings;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Theme;

/** The preferences as properties: setting one is choosing it. */
public final class PreferencesViewModel {

    /** The devices that one can ask for on this system. */
    public static final List<String> DEVICES = devices(System.getProperty("os.name"));

    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
    private final ObjectProperty<String> device = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> threads = new SimpleObjectProperty<>();
    private final ObjectProperty<ColorMap> colorMap = new SimpleObjectProperty<>();

    /** Starts with what is preferred now. */
    public PreferencesViewModel(Memory memory) {
        var now = memory.preferences();
        language.set(now.language());
        theme.set(now.theme());
        // A particular card was named in the file: it is shown as a card, and kept until another device is chosen.
        device.set(now.device().replaceFirst(":.*", ""));
        threads.set(now.threads());
        colorMap.set(ColorMap.of(now.colorMap()).orElse(ColorMap.JET));
        language.addListener((p, before, chosen) -> memory.prefer(all -> all.withLanguage(chosen)));
        theme.addListener((p, before, chosen) -> memory.prefer(all -> all.withTheme(chosen)));
        device.addListener((p, before, chosen) -> memory.prefer(all -> all.withDevice(chosen)));
        threads.addListener((p, before, chosen) -> memory.prefer(all -> all.withThreads(chosen)));
        colorMap.addListener((p, before, chosen) -> memory.prefer(all -> all.withColorMap(chosen.id())));
    }

    static List<String> devices(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? List.of("auto", "cpu", "gpu", "directml")
                : name.startsWith("mac") ? List.of("auto", "cpu", "coreml") : List.of("auto", "cpu", "gpu");
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** One of {@link #DEVICES}. */
    public ObjectProperty<String> deviceProperty() {
        return device;
    }

    /** Processor threads of the engine; 0 lets it choose. */
    public ObjectProperty<Integer> threadsProperty() {
        return threads;
    }

    /** What the heatmap is painted with. */
    public ObjectProperty<ColorMap> colorMapProperty() {
        return colorMap;
    }
}
