package org.cameralucida.render;

import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * A map laid over a photo, with all that its picture depends on but the opacity.
 *
 * @param map {@code [height, width]}, in whatever unit
 * @param seen the part of the photo that the whole map lies over
 * @param scale which values the ends of the colour map stand for
 * @param colors value to colour
 * @param interpolation between the map's cells
 * @param blend how the colours meet the photo
 */
public record HeatLayer(Tensor map, Region seen, Scale scale, ColorMap colors, Interpolation interpolation,
        Blend blend) {
}
