package org.cameralucida.evaluate;

import java.util.Arrays;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;

/** The pixels of a picture in the order of a map: the most important first. */
final class PixelOrder {

    private PixelOrder() {
    }

    /**
     * Places {@code y · width + x} by the bilinearly enlarged map, descending; of equals the first in reading order
     * comes first, NaN comes last.
     */
    static int[] of(Tensor map, int height, int width) {
        var values = BilinearUpsampling.bilinear(map, height, width);
        // Sorted as one long a pixel: the value's bits, which order as the values do once negative ones are turned
        // round, and below them the place.
        var keys = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToIntBits(Float.isNaN(values[i]) ? Float.NEGATIVE_INFINITY : values[i] + 0f);
            int ascending = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
            keys[i] = (long) ~ascending << 32 | i;
        }
        Arrays.sort(keys);
        var order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
