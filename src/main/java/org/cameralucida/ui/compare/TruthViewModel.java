package org.cameralucida.ui.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.explore.PhotoItem;

/** The true boxes: where objects really are, as the user has drawn them, photo by photo. */
public final class TruthViewModel {

    private final Map<Object, List<Box>> boxes = new HashMap<>();
    private final BooleanProperty drawing = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    /** Whether dragging on a photo draws a box. */
    public BooleanProperty drawingProperty() {
        return drawing;
    }

    /** Counts changes. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The boxes of a photo. */
    public List<Box> of(PhotoItem item) {
        return item == null ? List.of() : boxes.getOrDefault(item.key(), List.of());
    }

    /** Replaces the boxes of a photo. */
    public void set(PhotoItem item, List<Box> now) {
        if (!of(item).equals(now)) {
            boxes.put(item.key(), List.copyOf(now));
            changes.set(changes.get() + 1);
        }
    }
}
