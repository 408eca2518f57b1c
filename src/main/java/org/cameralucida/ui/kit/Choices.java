package org.cameralucida.ui.kit;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;

/** Lets choose one of several values. */
public final class Choices {

    private Choices() {
    }

    /** Offers values under their names, and binds the one that is chosen. */
    public static <T> void offer(ComboBox<T> combo, List<T> values, Property<T> chosen, Function<T, String> name) {
        combo.getItems().setAll(values);
        combo.setConverter(converter(name));
        combo.valueProperty().bindBidirectional(chosen);
    }

    private static <T> StringConverter<T> converter(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : name.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /**
     * Lets several of a box's items be chosen: one always stays, and no more come than there is room for. What may not be
     * is unchecked, or checked again, at once.
     */
    public static <T> void checks(CheckComboBox<T> box, ObservableList<T> chosen, BooleanSupplier room,
            Function<T, String> name) {
        checks(box, chosen, room, 1, name);
    }

    /** Lets any of a box's items be chosen, and none. */
    public static <T> void checksOrNone(CheckComboBox<T> box, ObservableList<T> chosen, Function<T, String> name) {
        checks(box, chosen, () -> true, 0, name);
    }

    private static <T> void checks(CheckComboBox<T> box, ObservableList<T> chosen, BooleanSupplier room, int least,
            Function<T, String> name) {
        box.setConverter(converter(name));
        box.setAccessibleRole(AccessibleRole.COMBO_BOX);
        var model = box.getCheckModel();
        var showing = new boolean[1];
        Runnable show = () -> {
            showing[0] = true;
            box.getItems().stream().filter(item -> model.isChecked(item) != chosen.contains(item)).toList()
                    .forEach(model::toggleCheckState);
            showing[0] = false;
        };
        model.getCheckedItems().addListener((ListChangeListener<T>) change -> {
            if (!showing[0]) {
                // Not before the box has done with its own change.
                Platform.runLater(() -> {
                    var more = box.getItems().stream().filter(item -> model.isChecked(item) && !chosen.contains(item))
                            .toList();
                    var fewer = chosen.stream().filter(item -> box.getItems().contains(item) && !model.isChecked(item))
                            .toList();
                    more.stream().filter(item -> room.getAsBoolean()).forEach(chosen::add);
                    fewer.stream().filter(item -> chosen.size() > least).forEach(chosen::remove);
                    show.run();
                });
            }
        });
        chosen.addListener((ListChangeListener<T>) change -> show.run());
        show.run();
    }

    /** Binds the value that is chosen to the button in its place; a second click does not unchoose it. */
    public static <T> void segments(SegmentedButton segments, List<T> values, Property<T> chosen) {
        segments.setToggleGroup(segments(segments.getButtons(), values, chosen));
    }

    /** The same of buttons that lie apart. */
    public static <T> ToggleGroup segments(List<ToggleButton> buttons, List<T> values, Property<T> chosen) {
        var group = new ToggleGroup();
        buttons.forEach(button -> button.setToggleGroup(group));
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
        return group;
    }
}
