package org.cameralucida.ui.channels;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Resizer;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Display;
import org.cameralucida.render.Overlay;
import org.cameralucida.render.Scale;

/**
 * Makes small pictures of a layer's maps, each over the photo, by the formulas of the large one; any thread may ask.
 *
 * @param view what was seen
 * @param maps {@code [K,H,W]}
 * @param scale of all of them
 * @param display how they are displayed
 * @param side the longer side of a picture, pixels
 */
record OverPhoto(View view, Tensor maps, Scale scale, Display display, int side, Small small)
        implements IntFunction<Raster> {

    /** The photo as small as the pictures, once it was needed. */
    static final class Small {

        private Photo photo;

        private synchronized Photo of(Photo large, int side) {
            if (photo == null) {
                double factor = side / (double) Math.max(large.width(), large.height());
                photo = new Photo(large.name(), large.width(), large.height(), Resizer.resize(large, large.whole(),
                        size(large.width() * factor), size(large.height() * factor), Resampling.BILINEAR));
            }
            return photo;
        }

        private static int size(double pixels) {
            return (int) Math.max(1, Math.rint(pixels));
        }
    }

    /** The map of a channel over the photo. */
    @Override
    public Raster apply(int channel) {
        var layer = display.layer(map(maps, channel), view.region(), scale, display.colors(false));
        return Overlay.compose(small.of(view.photo(), side), layer, display.opacity(), List.of());
    }

    /** One of several maps, {@code [H,W]}. */
    static Tensor map(Tensor maps, int channel) {
        int positions = maps.extent(1) * maps.extent(2);
        return new Tensor(Arrays.copyOfRange(maps.data(), channel * positions, (channel + 1) * positions),
                maps.extent(1), maps.extent(2));
    }

    /**
     * The part of the photo that a position of a map lies over.
     *
     * @param seen what the whole map lies over
     * @param position row by row
     */
    static Region cell(Region seen, int rows, int columns, int position) {
        double width = seen.width() / columns;
        double height = seen.height() / rows;
        return new Region(seen.x() + position % columns * width, seen.y() + position / columns * height, width, height);
    }
}
