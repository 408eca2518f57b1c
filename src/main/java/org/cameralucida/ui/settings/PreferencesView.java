package org.cameralucida.ui.settings;

import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Theme;

/** The dialog of the preferences; each takes effect, and is saved, as soon as it is changed. */
public final class PreferencesView {

    private final Texts texts;
    private final GridPane root;

    @FXML
    private ComboBox<Language> language;
    @FXML
    private ComboBox<Theme> theme;
    @FXML
    private ComboBox<String> device;
    @FXML
    private Spinner<Integer> threads;
    @FXML
    private Label threadsNote;
    @FXML
    private ComboBox<ColorMap> colors;

    /** Edits the preferences in {@code memory}. */
    public PreferencesView(Memory memory, Texts texts) {
        this.texts = texts;
        var model = new PreferencesViewModel(memory);
        root = Views.load(this, texts);
        Choices.offer(language, List.of(Language.values()), model.languageProperty(),
                value -> text("language." + key(value)));
        Choices.offer(theme, List.of(Theme.values()), model.themeProperty(), value -> text("theme." + key(value)));
        Choices.offer(device, PreferencesViewModel.DEVICES, model.deviceProperty(), value -> text("device." + value));
        Choices.offer(colors, List.of(ColorMap.values()), model.colorMapProperty(), value -> texts.of(value.label()));
        var most = Runtime.getRuntime().availableProcessors();
        threads.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(0, Math.max(64, most)));
        threads.getValueFactory().valueProperty().bindBidirectional(model.threadsProperty());
        threadsNote.setText(text("threads.note", Integer.toString(most)));
    }

    /** Shows it. */
    public void show(Window owner) {
        Popups.make(owner, text("title"), root, text("close"), true).show();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String text(String key, Object... arguments) {
        return texts.of(PreferencesView.class, key, arguments);
    }
}
