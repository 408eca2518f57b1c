package org.cameralucida.explain.maximise;

import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Head;
import org.cameralucida.network.Layer;
import org.cameralucida.network.TokenAxis;
import org.cameralucida.onnx.Node;

/**
 * What is to grow in {@link ActivationMaximisation}, a weighted sum of the elements of a tensor, and its gradient by
 * the input. Behind a ReLU that lets nothing through there is no gradient: then the way up is that of the mean of what
 * enters the ReLU.
 */
final class Objective {

    private final LoadedNetwork loaded;
    private final GradientPass gradients;
    private final float[] weights;
    private final Layer rectified;
    private final int channel;

    private Objective(LoadedNetwork loaded, Tensor seen, String tensor, float[] weights, Layer rectified,
                   int channel) {
        this.loaded = loaded;
        this.weights = weights;
        this.rectified = rectified;
        this.channel = channel;
        gradients = GradientPass.ofInput(loaded, seen, tensor);
    }

    /** The way up to a unit, for pictures of the shape of one. */
    static Objective of(LoadedNetwork loaded, Tensor seen, ActivationMaximisation.Unit unit) {
        if (unit instanceof ActivationMaximisation.OfChannel channel) {
            return ofChannel(loaded, seen, channel);
        }
        var network = loaded.network();
        var head = network.head();
        int index = ((ActivationMaximisation.OfClass) unit).index();
        if (index < 0 || index >= head.classes()) {
            throw Problem.of(Method.class, "class.outside", network.name(), Integer.toString(index),
                    Integer.toString(head.classes() - 1));
        }
        var weights = new float[head.classes()];
        weights[index] = 1;
        return new Objective(loaded, seen, head.logits(), weights,
                head instanceof Head.ClassMaps maps && maps.rectified() ? network.layer(maps.target()) : null, index);
    }

    private static Objective ofChannel(LoadedNetwork loaded, Tensor seen,
                                    ActivationMaximisation.OfChannel unit) {
        var network = loaded.network();
        var layer = network.layers().stream()
                .filter(l -> l.tensor().equals(unit.layer()) || l.name().equals(unit.layer())).findFirst()
                .orElseThrow(() -> Problem.of(Method.class, "layer.unknown", network.name(), unit.layer()));
        if (unit.channel() < 0 || unit.channel() >= layer.channels()) {
            throw Problem.of(Method.class, "channel.outside", layer.name(), Integer.toString(unit.channel()),
                    Integer.toString(layer.channels() - 1));
        }
        return new Objective(loaded, seen, layer.tensor(), mean(layer, unit.channel()), layer,
                unit.channel());
    }

    /** The weights of the elements of a layer in the mean of one of its maps. */
    private static float[] mean(Layer layer, int channel) {
        var layout = MapLayout.of(layer);
        int tokens = layer.maps().tokens().map(TokenAxis::count).orElse(layout.positions());
        var weights = new float[layer.channels() * tokens];
        for (int i = 0; i < layout.positions(); i++) {
            weights[layout.place(channel, i)] = 1f / layout.positions();
        }
        return weights;
    }

    /** The gradient at a picture. */
    Tensor gradient(Tensor input) {
        Tensor gradient = gradients.run(input, weights).gradients();
        if (rectified == null || !isZero(gradient)) {
            return gradient;
        }
        return loaded.network().model().graph().producer(rectified.tensor()).filter(n -> n.is("Relu")).map(Node::inputs)
                .map(inputs -> new Objective(loaded, input, inputs.get(0), mean(rectified, channel), null,
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
        float[] values = gradients.run(input, weights).scores().data();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * values[i];
        }
        return sum;
    }
}
