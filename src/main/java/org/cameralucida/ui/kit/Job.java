package org.cameralucida.ui.kit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/** A piece of work that was put into a lane; its properties change on the window's thread. */
public interface Job {

    /** How much is done, 0…1; -1 when that is not known. */
    ReadOnlyDoubleProperty fractionProperty();

    /** How many steps are done; null where the work does not count any. */
    ReadOnlyObjectProperty<Steps> stepsProperty();

    /** Whether it has ended: done, failed, replaced or cancelled. */
    ReadOnlyBooleanProperty endedProperty();

    /** Nothing of it is delivered any more; the work itself stops at its next check. */
    void cancel();
}
