package org.cameralucida.explain;

import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Preprocessing;

/**
 * A photo, and the region of it that a network is shown.
 *
 * @param photo the photo
 * @param region the part of it, in pixels of its full size
 */
public record View(Photo photo, Region region) implements Input {

    /** A photo through the frame that a network's card asks for. */
    public static View of(Photo photo, Preprocessing preprocessing) {
        return new View(photo, preprocessing.frame(photo.width(), photo.height()));
    }

    @Override
    public Tensor tensor(Preprocessing preprocessing) {
        return preprocessing.tensor(photo, region);
    }
}
