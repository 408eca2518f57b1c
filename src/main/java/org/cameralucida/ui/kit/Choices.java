package org.cameralucida.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Fills combo boxes. */
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
}
