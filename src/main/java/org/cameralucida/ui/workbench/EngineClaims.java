package org.cameralucida.ui.workbench;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Who wants the engine for what is looked at now; everything else goes behind. */
public final class EngineClaims {

    private final List<ReadOnlyBooleanProperty> all = new ArrayList<>();
    private final ReadOnlyBooleanWrapper claimed = new ReadOnlyBooleanWrapper();

    /** Somebody who wants it while busy. */
    public void add(ReadOnlyBooleanProperty busy) {
        all.add(busy);
        busy.addListener((property, before, now) -> look());
        look();
    }

    private void look() {
        claimed.set(all.stream().anyMatch(ReadOnlyBooleanProperty::get));
    }

    /** Whether anybody does. */
    public ReadOnlyBooleanProperty claimedProperty() {
        return claimed.getReadOnlyProperty();
    }
}
