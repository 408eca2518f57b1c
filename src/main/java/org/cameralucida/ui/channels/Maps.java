package org.cameralucida.ui.channels;

import org.cameralucida.explain.Observation;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layer;

/**
 * The maps of a layer, as they are shown.
 *
 * @param seen what the network said
 * @param view of what
 * @param layer the layer
 * @param values {@code [K,H,W]}
 * @param positions by channel where it is strongest, row by row
 */
record Maps(Observation seen, View view, Layer layer, Tensor values, int[] positions) {

    /** Positions around the strongest one that its patch of the photo reaches over. */
    private static final int PATCH_CELLS = 3;
    /** The share of what is seen that a patch has at least: of fine maps, three positions are next to nothing. */
    private static final double LEAST_PATCH = 1.0 / 7;

    static Maps of(Observation seen, View view, Layer layer, Tensor values) {
        return new Maps(seen, view, layer, values, strongest(values));
    }

    /** By channel where it is strongest; the first position where several are. */
    static int[] strongest(Tensor values) {
        int channels = values.extent(0);
        int size = values.extent(1) * values.extent(2);
        var positions = new int[channels];
        for (int k = 0; k < channels; k++) {
            positions[k] = PoolingHead.argmax(values.data(), k * size, size) - k * size;
        }
        return positions;
    }

    /** How strong a channel is where it is strongest. */
    float strength(int channel) {
        return values.data()[channel * values.extent(1) * values.extent(2) + positions[channel]];
    }

    /** The part of a photo around a position: a square of three positions, and of a seventh of what is seen at least. */
    static Region patch(Photo photo, Region seen, int rows, int columns, int position) {
        var cell = OverPhoto.cell(seen, rows, columns, position);
        double wanted = Math.max(PATCH_CELLS * Math.max(cell.width(), cell.height()),
                LEAST_PATCH * Math.min(seen.width(), seen.height()));
        double side = Math.min(wanted, Math.min(photo.width(), photo.height()));
        double x = cell.x() + cell.width() / 2 - side / 2;
        double y = cell.y() + cell.height() / 2 - side / 2;
        return new Region(Math.max(0, Math.min(photo.width() - side, x)),
                Math.max(0, Math.min(photo.height() - side, y)), side, side);
    }
}
