package org.cameralucida.explain.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * A trained network in another convention: what is between the two is folded into its first convolution, so that its
 * weights are what they would be had it been trained so, and nothing in the graph tells of it. Exact but for the border,
 * where the convolution's padding of 0 is another colour than before.
 */
final class Folded {

    private Folded() {
    }

    /**
     * A network of which nothing is known, that answers to {@code wanted} as another to its own preprocessing.
     *
     * @param network whose first node on the input is a convolution; NCHW
     */
    static Network of(Network network, Preprocessing wanted) {
        var graph = network.model().graph();
        var conv = graph.consumers(network.input()).get(0);
        if (!conv.is("Conv")) {
            throw new IllegalArgumentException(network + " begins with " + conv.op());
        }
        var own = network.preprocessing();
        var weights = graph.constant(conv.input(1)).orElseThrow();
        int maps = (int) weights.shape()[0];
        int channels = (int) weights.shape()[1];
        int taps = weights.size() / maps / channels;
        float[] from = weights.floats();
        var folded = new float[from.length];
        var bias = graph.constant(conv.input(2)).map(Constant::floats).orElse(new float[maps]).clone();
        for (int c = 0; c < channels; c++) {
            int same = own.channels().channelOf(wanted.channels().channelOf(c));
            double scale = slope(own, same) / slope(wanted, c);
            double shift = black(own, same) - black(wanted, c) * scale;
            for (int m = 0; m < maps; m++) {
                for (int i = 0; i < taps; i++) {
                    float weight = from[(m * channels + same) * taps + i];
                    folded[(m * channels + c) * taps + i] = (float) (weight * scale);
                    bias[m] += (float) (weight * shift);
                }
            }
        }
        return NetworkReader.read(network.name(), with(network.model(), conv, weights.shape(), folded, bias), Card.EMPTY,
                null);
    }

    private static OnnxModel with(OnnxModel model, Node conv, long[] shape, float[] weights, float[] bias) {
        var nodes = new ArrayList<>(model.graph().nodes());
        nodes.set(nodes.indexOf(conv), conv.withInputs(List.of(conv.input(0), "folded weights", "folded bias")));
        return model.withGraph(model.graph().plus(List.of(), Arrays.asList(Constant.floats("folded weights", shape, weights),
                Constant.floats("folded bias", new long[] {bias.length}, bias))).withNodes(nodes));
    }

    /** What a channel grows by from black to white. */
    private static double slope(Preprocessing p, int channel) {
        return ((double) p.range().get(1) - p.range().get(0)) / p.std().get(channel);
    }

    private static double black(Preprocessing p, int channel) {
        return ((double) p.range().get(0) - p.mean().get(channel)) / p.std().get(channel);
    }
}
