package org.cameralucida.ui.compare;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.cameralucida.compare.Comparison;

/** The comparison as one value, once all of its panes are there and measured. */
public final class ShownComparison {

    private final ReadOnlyObjectWrapper<Optional<Comparison>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    ShownComparison(CompareViewModel compare) {
        InvalidationListener follow = observable -> shown.set(
                compare.isShown() ? Optional.ofNullable(compare.comparison()) : Optional.empty());
        compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(pane -> {
                    pane.measuresProperty().addListener(follow);
                    pane.busyProperty().addListener(follow);
                });
            }
            follow.invalidated(compare.panes());
        });
    }

    /** What is compared and its numbers; empty while something of it is being made. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return shown.getReadOnlyProperty();
    }
}
