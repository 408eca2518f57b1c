package org.cameralucida.ui.compare;

import java.util.OptionalInt;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.workspace.PaneState.MethodChoice;
import org.cameralucida.workspace.PaneState.NetworkChoice;

/**
 * What a pane is to show, as one value: where it is the same as before, nothing is made again.
 *
 * <p>It is a {@link org.cameralucida.workspace.PaneState} of which two things are not known before the network is open:
 * which of its classes is called as the chosen one, and which part of the photo its card lets it see. And what is no
 * file is there as it is: a pasted photo, the open network. How maps are displayed is not part of it: no map is made
 * again for that.
 *
 * @param item the photo
 * @param network what looks
 * @param classIndex the class of all panes, by its index in the network in use; empty for what each network itself says
 * @param ownClass the class of this pane alone, by its index in this pane's network; empty for that of all panes
 * @param method the method, where it looks and how it is set
 * @param scene which {@link Scene} it belongs to
 */
record PaneRequest(PhotoItem item, NetworkChoice network, OptionalInt classIndex, OptionalInt ownClass,
        MethodChoice method, Scene scene) {

    /** Whether both are of one photo, seen by one network and explained by one method. */
    boolean isAlike(PaneRequest other) {
        return item == other.item && network.equals(other.network) && method.equals(other.method);
    }

    PaneRequest withOwnClass(OptionalInt own) {
        return new PaneRequest(item, network, classIndex, own, method, scene);
    }
}
