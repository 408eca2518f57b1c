package org.cameralucida.render;

import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * Paints a map as a layer to be put over a photo. The values are resampled, then coloured (never the other way round),
 * at the resolution of the display. The layer knows nothing of its opacity.
 */
public final class HeatmapPainter {

    private HeatmapPainter() {
    }

    /**
     * Paints a part of a map.
     *
     * @param map {@code [H, W]}; where it is NaN (as it is between infinite cells) the layer has nothing to show
     * @param visible the part of the map that fills the layer, in cells: the whole is {@code (0, 0, W, H)}
     * @param width of the layer, pixels
     * @param height of the layer, pixels
     * @return {@code width * height} pixels, premultiplied ARGB, to be laid over the photo, or added to it if the blend
     *     is {@linkplain Blend#additive additive}
     */
    public static int[] paint(Tensor map, Region visible, int width, int height, Scale scale, ColorMap colors,
            Interpolation interpolation, Blend blend) {
        var pixels = new int[Math.multiplyExact(width, height)];
        paint(map, visible, width, height, scale, colors, interpolation, blend, pixels, width);
        return pixels;
    }

    /**
     * As the other, into an array that is there.
     *
     * @param stride pixels from one row to the next in the array, the width or more
     */
    public static void paint(Tensor map, Region visible, int width, int height, Scale scale, ColorMap colors,
            Interpolation interpolation, Blend blend, int[] pixels, int stride) {
        var rows = new MapResampler(map, visible, width, height, interpolation);
        var layer = blend.layer(colors, scale);
        int withoutValue = blend.layerWithoutValue();
        var row = new float[width];
        for (int y = 0; y < height; y++) {
            rows.row(y, row);
            color(row, scale, layer, withoutValue, pixels, y * stride);
        }
    }

    private static void color(float[] row, Scale scale, int[] layer, int withoutValue, int[] pixels, int offset) {
        int last = layer.length - 1;
        var steps = scale.steps();
        double low = steps.along(scale.low());
        double entries = last / (steps.along(scale.high()) - low);
        for (int x = 0; x < row.length; x++) {
            float value = row[x];
            int entry = (int) ((steps.along(value) - low) * entries + 0.5);
            pixels[offset + x] = value != value ? withoutValue : layer[Math.max(0, Math.min(last, entry))];
        }
    }
}
