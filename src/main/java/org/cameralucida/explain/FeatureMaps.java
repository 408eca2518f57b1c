package org.cameralucida.explain;

import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;

/**
 * Feature maps A_k of one picture, or the picture itself, as the graph has them.
 *
 * @param values batch 1, or more of which the first counts
 * @param layout where each value lies
 */
public record FeatureMaps(Tensor values, MapLayout layout) {

    /** Maps in an order of axes. */
    public static FeatureMaps of(Tensor values, Layout order) {
        return new FeatureMaps(values, MapLayout.of(order, values.shape()));
    }

    /** {@code [K,H,W]}. */
    public Tensor channelsFirst() {
        return layout.channelsFirst(values);
    }

    /** Writes the maps, each position multiplied by a number, {@code mask[H·W]}, into a batch; what is no map stays 0. */
    public void writeMasked(float[] mask, float[] batch, int offset) {
        float[] from = values.data();
        if (layout.positionStride() == 1) {
            for (int k = 0; k < layout.channels(); k++) {
                int first = layout.place(k, 0);
                for (int i = 0; i < mask.length; i++) {
                    batch[offset + first + i] = from[first + i] * mask[i];
                }
            }
            return;
        }
        for (int i = 0; i < mask.length; i++) {
            for (int k = 0; k < layout.channels(); k++) {
                int place = layout.place(k, i);
                batch[offset + place] = from[place] * mask[i];
            }
        }
    }
}
