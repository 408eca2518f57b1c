package org.cameralucida.ui.control;

import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.cameralucida.explain.Setting;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One setting: its name, a control made for its kind, what it can be, and the way back to its standard. What is typed is
 * taken at Enter or when one goes on; what is dragged or stepped, when it comes to rest.
 */
final class SettingRow {

    private static final Duration REST = Duration.millis(300);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /** Beyond this nobody wants to read the upper end. */
    private static final long UNBOUNDED = 1_000_000_000_000L;

    final Label title = new Label();
    final HBox line = new HBox();
    final Label hint = new Label();

    private final Setting setting;
    private final Texts texts;
    private final BiConsumer<String, String> changed;
    private final Button back = new Button();
    private final PauseTransition rest = new PauseTransition(REST);
    private String value;
    private String coming;
    private boolean showing;
    private Runnable display = () -> { };

    SettingRow(Setting setting, Texts texts, BiConsumer<String, String> changed) {
        this.setting = setting;
        this.texts = texts;
        this.changed = changed;
        value = setting.standard();
        title.setText(setting.title().in(texts.locale()));
        title.getStyleClass().add("setting-title");
        hint.getStyleClass().add("setting-hint");
        hint.setWrapText(true);
        line.getStyleClass().add("setting-line");
        back.setGraphic(new FontIcon("mdi2u-undo"));
        back.getStyleClass().addAll("button-icon", "flat", "setting-back");
        back.setAccessibleText(texts.of(SettingRow.class, "settings.back", title.getText()));
        back.setOnAction(event -> give(setting.standard()));
        rest.setOnFinished(event -> flush());
        if (setting instanceof Setting.Number number) {
            number(number);
        } else if (setting instanceof Setting.Whole whole) {
            whole(whole);
        } else if (setting instanceof Setting.Choice choice) {
            choice(choice);
        }
        back.setTooltip(new Tooltip(texts.of(SettingRow.class, "settings.usual", shown(setting, setting.standard()))));
        line.getChildren().add(back);
        say();
    }

    /** Shows a value. */
    void show(String now) {
        if (!now.equals(value)) {
            value = now;
            coming = null;
            rest.stop();
            say();
        }
    }

    /** Takes what has not come to rest yet. */
    void flush() {
        rest.stop();
        if (coming != null) {
            var taken = coming;
            coming = null;
            give(taken);
        }
    }

    private void say() {
        showing = true;
        display.run();
        showing = false;
        right();
        back.setVisible(!value.equals(setting.standard()));
    }

    private void right() {
        hint.pseudoClassStateChanged(WRONG, false);
        hint.setText(setting instanceof Setting.Choice ? "" : range());
        hint.setManaged(!hint.getText().isEmpty());
    }

    private void wrong(String typed) {
        hint.setText(texts.of(SettingRow.class, "settings.wrong", typed.strip(), range()));
        hint.setManaged(true);
        hint.pseudoClassStateChanged(WRONG, true);
    }

    private String range() {
        if (setting instanceof Setting.Whole whole) {
            return whole.high() >= UNBOUNDED ? texts.of(SettingRow.class, "settings.from", whole.low())
                    : texts.of(SettingRow.class, "settings.range", whole.low(), whole.high(), whole.value());
        }
        var number = (Setting.Number) setting;
        return texts.of(SettingRow.class, "settings.range.number", local(plain(number.low())), local(plain(number.high())),
                local(number.standard()));
    }

    private void give(String now) {
        if (!now.equals(value)) {
            value = now;
            say();
            changed.accept(setting.key(), now);
        }
    }

    private void soon(String now) {
        if (!showing) {
            coming = now;
            right();
            rest.playFromStart();
        }
    }

    private void number(Setting.Number number) {
        var field = new TextField();
        field.setPrefColumnCount(6);
        field.setAccessibleText(title.getText());
        typed(field);
        // Where the usual value is lost at the end of a slider, there is none.
        boolean slides = number.value() - number.low() >= (number.high() - number.low()) / 15;
        if (slides) {
            var slider = new Slider(number.low(), number.high(), number.value());
            slider.setBlockIncrement((number.high() - number.low()) / 100);
            slider.setAccessibleText(title.getText());
            HBox.setHgrow(slider, Priority.ALWAYS);
            slider.valueProperty().addListener((source, before, now) -> {
                if (!showing) {
                    var text = number.checked(plain(Math.max(number.low(), Math.min(number.high(),
                            rounded(now.doubleValue(), number.high() - number.low())))));
                    field.setText(local(text));
                    soon(text);
                }
            });
            display = () -> {
                slider.setValue(Double.parseDouble(value));
                field.setText(local(value));
            };
            line.getChildren().setAll(slider, field);
        } else {
            display = () -> field.setText(local(value));
            line.getChildren().setAll(field);
        }
    }

    private void whole(Setting.Whole whole) {
        var spinner = new Spinner<Long>();
        spinner.setEditable(true);
        spinner.setPrefWidth(130);
        spinner.setAccessibleText(title.getText());
        spinner.getEditor().setAccessibleText(title.getText());
        var factory = new Steps(whole);
        spinner.setValueFactory(factory);
        factory.valueProperty().addListener((source, before, now) -> {
            if (!showing && now != null) {
                soon(Long.toString(now));
            }
        });
        typed(spinner.getEditor());
        display = () -> {
            factory.setValue(Long.parseLong(value));
            spinner.getEditor().setText(value);
        };
        line.getChildren().setAll(spinner);
    }

    private void choice(Setting.Choice choice) {
        var combo = new ComboBox<String>();
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(title.getText());
        HBox.setHgrow(combo, Priority.ALWAYS);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(String item) {
                return item == null ? "" : shown(choice, item);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        combo.getItems().setAll(choice.choices());
        combo.valueProperty().addListener((source, before, now) -> {
            if (!showing && now != null) {
                give(now);
            }
        });
        display = () -> combo.setValue(value);
        line.getChildren().setAll(combo);
    }

    /** What is typed is looked at while it is typed, and taken when it is meant. */
    private void typed(TextField field) {
        field.textProperty().addListener((source, before, now) -> {
            if (!showing && field.isFocused()) {
                try {
                    setting.checked(standard(now));
                    right();
                } catch (Problem outside) {
                    wrong(now);
                }
            }
        });
        field.setOnAction(event -> take(field));
        field.focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                take(field);
            }
        });
    }

    private void take(TextField field) {
        try {
            var now = setting.checked(standard(field.getText()));
            rest.stop();
            coming = null;
            give(now);
        } catch (Problem outside) {
            var typed = field.getText();
            say();
            // What it is again is shown; why it is not what was typed, said until something else is.
            wrong(typed);
        }
    }

    private String shown(Setting setting, String text) {
        return setting instanceof Setting.Choice choice ? choice.title(text).in(texts.locale()) : local(text);
    }

    private String local(String number) {
        return number.replace('.', DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator());
    }

    private String standard(String typed) {
        return typed.strip().replace(DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator(), '.');
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** To a thousandth of the range, in the decimals that takes. */
    private static double rounded(double number, double range) {
        double step = Math.pow(10, Math.floor(Math.log10(range / 100)));
        double rounded = Math.rint(number / step) * step;
        return Math.rint(rounded * 1e9) / 1e9;
    }

    /** The nodes, in their order. */
    List<Node> nodes() {
        return List.of(title, line, hint);
    }

    /** Steps of a size that fits the usual value. */
    private static final class Steps extends SpinnerValueFactory<Long> {

        private final Setting.Whole whole;

        Steps(Setting.Whole whole) {
            this.whole = whole;
            setConverter(new StringConverter<>() {
                @Override
                public String toString(Long number) {
                    return number == null ? "" : Long.toString(number);
                }

                @Override
                public Long fromString(String text) {
                    // What cannot be is said by the field; here it is left as it was.
                    try {
                        return Long.parseLong(whole.checked(text));
                    } catch (Problem wrong) {
                        return getValue();
                    }
                }
            });
            setValue(whole.value());
        }

        private long step() {
            return whole.value() >= 1000 ? 100 : whole.value() >= 100 ? 10 : 1;
        }

        @Override
        public void decrement(int steps) {
            setValue(Math.max(whole.low(), getValue() - Math.min(steps * step(), getValue() - whole.low())));
        }

        @Override
        public void increment(int steps) {
            setValue(getValue() + Math.min(steps * step(), whole.high() - getValue()));
        }
    }
}
