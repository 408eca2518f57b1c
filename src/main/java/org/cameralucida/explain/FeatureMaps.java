package org.cameralucida.explain;

import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.cameralucida.network.MapTensor;
import org.cameralucida.network.TokenAxis;

/**
 * Feature maps A_k of one picture, or the picture itself, as the graph has them.
 *
 * @param values batch 1, or more of which the first counts
 * @param layout where each value lies
 */
public record FeatureMaps(Tensor values, MapLayout layout) {

    /** Maps of a tensor of a graph; of tokens that precede the batch, those of the first picture, batch first. */
    public static FeatureMaps of(Tensor values, MapTensor maps) {
        boolean isBatchSecond = maps.tokens().filter(TokenAxis::isFirst).isPresent();
        return new FeatureMaps(isBatchSecond ? firstPicture(values) : values, MapLayout.of(maps));
    }

    /** {@code [1,tokens,C]} of {@code [tokens,N,C]}. */
    private static Tensor firstPicture(Tensor values) {
        int tokens = values.extent(0);
        int channels = values.extent(2);
        var first = new float[tokens * channels];
        for (int t = 0; t < tokens; t++) {
            System.arraycopy(values.data(), t * values.extent(1) * channels, first, t * channels, channels);
        }
        return new Tensor(first, 1, tokens, channels);
    }

    /** Maps in an order of axes. */
    public static FeatureMaps of(Tensor values, Layout order) {
        return new FeatureMaps(values, MapLayout.of(order, values.shape()));
    }

    /** {@code [K,H,W]}. */
    public Tensor channelsFirst() {
        return layout.channelsFirst(values);
    }

    /** Writes what is no position of the maps, as a class token, into a batch. */
    public void writeOffGrid(float[] batch, int offset) {
        int end = layout.first() + layout.channels() * layout.positions();
        System.arraycopy(values.data(), 0, batch, offset, layout.first());
        System.arraycopy(values.data(), end, batch, offset + end, values.data().length / values.extent(0) - end);
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
