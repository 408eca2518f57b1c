package org.cameralucida.ui.channels;

import java.util.function.IntFunction;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Resizer;

/**
 * Makes the tiles of the wall: a channel's map over the photo, and beside it the patch of the photo where it is strongest.
 *
 * @param maps the maps
 * @param over makes what is left
 */
record Tiles(Maps maps, OverPhoto over) implements IntFunction<Raster> {

    /** Pixels between the two. */
    static final int GAP = 4;

    @Override
    public Raster apply(int channel) {
        var left = over.apply(channel);
        int side = left.height();
        var photo = maps.view().photo();
        var part = Maps.patch(photo, maps.view().region(), maps.values().extent(1), maps.values().extent(2),
                maps.positions()[channel]);
        var right = Resizer.resize(photo, part, side, side, Resampling.BILINEAR);
        int width = left.width() + GAP + side;
        var pixels = new int[width * side];
        for (int y = 0; y < side; y++) {
            System.arraycopy(left.argb(), y * left.width(), pixels, y * width, left.width());
            System.arraycopy(right.argb(), y * side, pixels, y * width + left.width() + GAP, side);
        }
        // What lies between stays transparent.
        return new Raster(width, side, pixels);
    }
}
