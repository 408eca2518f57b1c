package org.cameralucida.ui.control;

import org.cameralucida.image.Region;

/**
 * A box drawn over the photo, with its name on a tab.
 *
 * @param box where, photo coordinates
 * @param kind who says so
 * @param label the text on the tab; empty or null for no tab
 */
public record BoxMark(Region box, Kind kind, String label) {

    /** Who says that the object is there. */
    public enum Kind {
        /** The network, by way of a threshold on its map. */
        PREDICTED,
        /** An annotation. */
        TRUTH,
        /** Whoever looks, before it is shown. */
        GUESS
    }
}
