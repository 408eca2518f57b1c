package org.cameralucida.ui.compare;

import java.util.OptionalInt;
import org.cameralucida.ui.workbench.MethodChoice;
import org.cameralucida.ui.workbench.PhotoItem;

/**
 * What a pane is to show, as one value: where it is the same as before, nothing is made again.
 *
 * @param item the photo
 * @param network what looks
 * @param classIndex the class of all panes, by its index in the network in use; empty for what each network itself says
 * @param ownClass the class of this pane alone, by its index in this pane's network; empty for that of all panes
 * @param choice the method, where it looks and how it is set
 * @param scene which {@link Scene} it belongs to
 */
record PaneRequest(PhotoItem item, NetworkChoice network, OptionalInt classIndex, OptionalInt ownClass,
        MethodChoice choice, Scene scene) {

    /** The method's name. */
    String method() {
        return choice.methodId();
    }

    PaneRequest withOwnClass(OptionalInt own) {
        return new PaneRequest(item, network, classIndex, own, choice, scene);
    }
}
