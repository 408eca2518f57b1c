package org.cameralucida.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.NamedArg;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.Setting;
import org.cameralucida.ui.kit.Texts;

/**
 * Controls for settings, made from what the settings say of themselves. What a setting cannot be is not taken. Not
 * ControlsFX's PropertySheet, whose editors take what is typed and know neither a range nor a standard.
 */
public final class SettingsPane extends VBox {

    private final Texts texts;
    private final List<SettingRow> rows = new ArrayList<>();
    private List<Setting> settings = List.of();
    private BiConsumer<String, String> onChanged = (key, value) -> { };

    /** Nothing to set yet. */
    public SettingsPane(@NamedArg("texts") Texts texts) {
        this.texts = texts;
        getStyleClass().add("settings-pane");
        Looks.dress(this);
    }

    /** Called with the key and the new value of a setting, which it can have. */
    public void setOnChanged(BiConsumer<String, String> action) {
        onChanged = Objects.requireNonNull(action);
    }

    /** Shows settings and their values, by key. */
    public void show(List<Setting> now, Map<String, String> values) {
        if (!now.equals(settings)) {
            settings = List.copyOf(now);
            rows.clear();
            for (var setting : settings) {
                rows.add(new SettingRow(setting, texts, (key, value) -> onChanged.accept(key, value)));
            }
            getChildren().setAll(rows.stream().map(row -> {
                var box = new VBox();
                box.getStyleClass().add("setting");
                box.getChildren().setAll(row.nodes());
                return box;
            }).toList());
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(values.get(settings.get(i).key()));
        }
    }

    /** Takes what is still being changed. */
    public void flush() {
        rows.forEach(SettingRow::flush);
    }
}
