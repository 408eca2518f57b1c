package org.cameralucida.ui.evaluate;

import java.util.Optional;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;

/**
 * A small picture of an evaluated image: the photo with the map, the true boxes and the found one.
 *
 * @param picture null where the photo cannot be read
 * @param colors what the colours of its map mean; empty while there is no map on it
 * @param problem why it is not all there
 */
record Thumbnail(Raster picture, Optional<MapColors> colors, Optional<Message> problem) {

    /** A photo without a map. */
    static Thumbnail of(Raster picture) {
        return new Thumbnail(picture, Optional.empty(), Optional.empty());
    }

    long pixels() {
        return picture == null ? 1 : (long) picture.width() * picture.height();
    }
}
