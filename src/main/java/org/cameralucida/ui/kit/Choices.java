package org.cameralucida.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;

/** Lets choose one of several values. */
public final class Choices {

    private Choices() {
    }

    /** Offers values under their names, and binds the one that is chosen. */
    public static <T> void offer(ComboBox<T> combo, List<T> values, Property<T> chosen, Function<T, String> name) {
        combo.getItems().setAll(values);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : name.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        combo.valueProperty().bindBidirectional(chosen);
    }

    /** One button a value under its name, side by side, as wide as there is room, one of them chosen. */
    public static <T> void segments(SegmentedButton segments, List<T> values, Property<T> chosen,
            Function<T, String> name) {
        segments.getButtons().setAll(values.stream().map(value -> new ToggleButton(name.apply(value))).toList());
        segments.setMaxWidth(Double.MAX_VALUE);
        segments.getButtons().forEach(button -> {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        });
        segments(segments, values, chosen);
    }

    /** Binds the value that is chosen to the button in its place; a second click does not unchoose it. */
    public static <T> void segments(SegmentedButton segments, List<T> values, Property<T> chosen) {
        var buttons = segments.getButtons();
        var group = new ToggleGroup();
        buttons.forEach(button -> button.setToggleGroup(group));
        segments.setToggleGroup(group);
        Runnable select = () -> {
            int at = values.indexOf(chosen.getValue());
            group.selectToggle(at < 0 ? null : buttons.get(at));
        };
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                select.run();
            } else {
                chosen.setValue(values.get(buttons.indexOf(now)));
            }
        });
        chosen.addListener((property, before, now) -> select.run());
        select.run();
    }
}
