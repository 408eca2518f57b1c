package org.cameralucida.ui.compare;

import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.workspace.FrameMode;

/**
 * What all panes of a comparison begin from: the photo that is shown, the network in use, and what it saw.
 *
 * @param item the photo that is shown
 * @param key the key of the network in use
 * @param loaded the network in use
 * @param view what it was shown of the photo
 * @param observation what it said
 * @param mode which part of a photo networks are given
 */
record Scene(PhotoItem item, String key, LoadedNetwork loaded, View view, Observation observation, FrameMode mode) {

    /** The part of a photo that a network is given: one's own frame is of the photo that is shown alone. */
    Region frame(PhotoItem of, Photo photo, Preprocessing preprocessing) {
        if (mode == FrameMode.WHOLE) {
            return photo.whole();
        }
        return mode == FrameMode.OWN && of == item ? view.region()
                : preprocessing.frame(photo.width(), photo.height());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scene scene && item == scene.item && key.equals(scene.key) && loaded == scene.loaded
                && observation == scene.observation && mode == scene.mode;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(observation);
    }
}
