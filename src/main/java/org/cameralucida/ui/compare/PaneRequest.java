package org.cameralucida.ui.compare;

import java.util.OptionalInt;
import org.cameralucida.ui.explore.PhotoItem;

/**
 * What a pane is to show, as one value: where it is the same as before, nothing is made again.
 *
 * @param item the photo
 * @param network what looks
 * @param classIndex the class, by its index in the network in use; empty for what each network itself says
 * @param method the method's name
 * @param scene which {@link Scene} it belongs to
 */
record PaneRequest(PhotoItem item, NetworkChoice network, OptionalInt classIndex, String method, Scene scene) {
}
