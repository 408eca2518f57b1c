package org.cameralucida.explain;

import java.util.Arrays;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Layout;
import org.cameralucida.network.MapTensor;

/**
 * Where the values of maps lie in a tensor: those of feature maps, or the channels of a picture. The first picture of a
 * batch counts; value (k, i) of it, k the channel and i the position, row by row, is at {@code first + k·channelStride
 * + i·positionStride}. So {@code [N,C,H,W]}, {@code [N,H,W,C]} and tokens, {@code [N,prefix + H·W,C]}, are one thing.
 *
 * @param channels how many maps, K
 * @param height rows of each, H
 * @param width columns of each, W
 * @param first the index of value (0, 0)
 * @param channelStride from a channel to the next
 * @param positionStride from a position to the next
 */
public record MapLayout(int channels, int height, int width, int first, int channelStride, int positionStride) {

    /**
     * Maps, or pictures, in an order of axes.
     *
     * @param shape of four axes, batch first
     */
    public static MapLayout of(Layout order, int... shape) {
        return order == Layout.NCHW ? new MapLayout(shape[1], shape[2], shape[3], 0, shape[2] * shape[3], 1)
                : new MapLayout(shape[3], shape[1], shape[2], 0, 1, shape[3]);
    }

    /** The feature maps of a layer. */
    public static MapLayout of(Layer layer) {
        return of(layer.maps());
    }

    /** The feature maps of a tensor, batch first. */
    public static MapLayout of(MapTensor maps) {
        return maps.tokens().map(tokens -> ofTokens(maps.channels(), maps.height(), maps.width(), tokens.prefix()))
                .orElseGet(() -> maps.layout() == Layout.NCHW
                        ? of(Layout.NCHW, 1, maps.channels(), maps.height(), maps.width())
                        : of(Layout.NHWC, 1, maps.height(), maps.width(), maps.channels()));
    }

    /**
     * Tokens, {@code [N,prefix + height·width,channels]}.
     *
     * @param prefix how many tokens that stand for no place, as a class token, precede those of the grid
     */
    public static MapLayout ofTokens(int channels, int height, int width, int prefix) {
        return new MapLayout(channels, height, width, prefix * channels, 1, channels);
    }

    /** How many positions a map has. */
    public int positions() {
        return height * width;
    }

    /** The index of a value. */
    public int place(int channel, int position) {
        return first + channel * channelStride + position * positionStride;
    }

    /** The maps as {@code [K,H,W]}. */
    public Tensor channelsFirst(Tensor values) {
        int positions = positions();
        int size = channels * positions;
        float[] from = values.data();
        if (first == 0 && positionStride == 1) {
            return new Tensor(from.length == size ? from : Arrays.copyOf(from, size), channels, height, width);
        }
        var data = new float[size];
        for (int i = 0; i < positions; i++) {
            for (int k = 0; k < channels; k++) {
                data[k * positions + i] = from[place(k, i)];
            }
        }
        return new Tensor(data, channels, height, width);
    }
}
