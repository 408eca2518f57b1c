package org.cameralucida.evaluate.report;

import java.util.Optional;
import org.cameralucida.evaluate.Results.Row;
import org.cameralucida.image.Raster;

/** Makes the pictures of a report: photos under the heat of their class, with boxes. */
@FunctionalInterface
public interface Pictures {

    /** There are none, since the networks are not open. */
    Pictures NONE = (row, network, source) -> Optional.empty();

    /**
     * A small picture.
     *
     * @param raster the photo with its heat; true boxes in green, the found one in red
     * @param isSigned whether the colours have 0 in their middle
     */
    record Picture(Raster raster, boolean isSigned) {
    }

    /**
     * The picture of an image; slow.
     *
     * @param network by its place
     * @param source a method, by its place
     * @return empty where there is none, as of a photo that is gone
     */
    Optional<Picture> of(Row row, int network, int source);
}
