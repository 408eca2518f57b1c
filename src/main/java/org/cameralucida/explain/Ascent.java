package org.cameralucida.explain;

import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Head;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;
import org.cameralucida.onnx.Node;

/**
 * What is to grow in {@link ActivationMaximisation}, a weighted sum of the elements of a tensor, and its gradient by
 * the input. Behind a ReLU that lets nothing through there is no gradient: then the way up is that of the mean of what
 * enters the ReLU.
 */
final class Ascent {

    private final SessionCache sessions;
    private final Network network;
    private final Derived derived;
    private final float[] weights;
    private final Layer rectified;
    private final int channel;

    private Ascent(SessionCache sessions, Network network, Tensor seen, String tensor, float[] weights, Layer rectified,
                   int channel) {
        this.sessions = sessions;
        this.network = network;
        this.weights = weights;
        this.rectified = rectified;
        this.channel = channel;
        derived = Derived.of(sessions, network, seen, tensor, network.input(), "derivatives", RuleBook.derivatives());
    }

    /** The way up to a unit, for pictures of the shape of one. */
    static Ascent of(SessionCache sessions, Network network, Tensor seen, ActivationMaximisation.Unit unit) {
        if (unit instanceof ActivationMaximisation.OfChannel channel) {
            return ofChannel(sessions, network, seen, channel);
        }
        var head = network.head();
        int index = ((ActivationMaximisation.OfClass) unit).index();
        if (index < 0 || index >= head.classes()) {
            throw Problem.of(Method.class, "class.outside", network.name(), Integer.toString(index),
                    Integer.toString(head.classes() - 1));
        }
        var weights = new float[head.classes()];
        weights[index] = 1;
        return new Ascent(sessions, network, seen, head.logits(), weights,
                head instanceof Head.ClassMaps maps && maps.rectified() ? network.layer(maps.target()) : null, index);
    }

    private static Ascent ofChannel(SessionCache sessions, Network network, Tensor seen,
                                    ActivationMaximisation.OfChannel unit) {
        var layer = network.layers().stream()
                .filter(l -> l.tensor().equals(unit.layer()) || l.name().equals(unit.layer())).findFirst()
                .orElseThrow(() -> Problem.of(Method.class, "layer.unknown", network.name(), unit.layer()));
        if (unit.channel() < 0 || unit.channel() >= layer.channels()) {
            throw Problem.of(Method.class, "channel.outside", layer.name(), Integer.toString(unit.channel()),
                    Integer.toString(layer.channels() - 1));
        }
        return new Ascent(sessions, network, seen, layer.tensor(), mean(layer, unit.channel()), layer,
                unit.channel());
    }

    /** The weights of the elements of a layer in the mean of one of its maps. */
    private static float[] mean(Layer layer, int channel) {
        int positions = layer.height() * layer.width();
        var weights = new float[layer.channels() * positions];
        for (int i = 0; i < positions; i++) {
            weights[layer.layout() == Layout.NCHW ? channel * positions + i : i * layer.channels() + channel] =
                    1f / positions;
        }
        return weights;
    }

    /** The gradient at a picture. */
    Tensor gradient(Tensor input) {
        Tensor gradient = derived.run(input, weights).gradients();
        if (rectified == null || !isZero(gradient)) {
            return gradient;
        }
        return network.model().graph().producer(rectified.tensor()).filter(n -> n.is("Relu")).map(Node::inputs)
                .map(inputs -> new Ascent(sessions, network, input, inputs.get(0), mean(rectified, channel), null,
                        channel).gradient(input))
                .orElse(gradient);
    }

    private static boolean isZero(Tensor tensor) {
        for (float value : tensor.data()) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** The sum at a picture. */
    double at(Tensor input) {
        float[] values = derived.run(input, weights).scores().data();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * values[i];
        }
        return sum;
    }
}
