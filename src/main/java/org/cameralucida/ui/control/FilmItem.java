package org.cameralucida.ui.control;

import java.util.Objects;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;

/**
 * One picture of a {@link FilmStrip}. Two items are equal when their keys are.
 *
 * @param key what it stands for, such as a file
 * @param thumbnail a small image of it, null until there is one; changed on the JavaFX thread
 * @param name the file's name, for the tooltip and the accessible text
 * @param caption what is said over its bottom edge, such as "chickadee 99.8 %"; may be empty
 * @param problem why it cannot be shown, null while it can
 * @param shown called on the JavaFX thread when the item has come to rest in sight: time to make its thumbnail
 * @param hidden called after {@code shown}, when the item is out of sight again: the thumbnail may be skipped or dropped
 */
public record FilmItem(Object key, ObservableValue<Image> thumbnail, String name, ObservableStringValue caption,
                       ObservableValue<String> problem, Runnable shown, Runnable hidden) {

    public FilmItem {
        Objects.requireNonNull(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilmItem item && key.equals(item.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
