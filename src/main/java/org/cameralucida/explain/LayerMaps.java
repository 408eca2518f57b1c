package org.cameralucida.explain;

import java.util.Map;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Layer;
import org.cameralucida.onnx.OnnxModel;

/**
 * The feature maps A_k of a layer for a picture, {@code [K,H,W]}: one pass, no further than to that layer.
 *
 * @param input preprocessed, in the network's layout, batch 1
 * @param layer one of the network's
 */
public record LayerMaps(Tensor input, Layer layer) implements NetworkTask<Tensor> {

    private record Exposed(OnnxModel model) implements SessionCache.Runnable {
    }

    @Override
    public Tensor run(LoadedNetwork loaded, Progress progress) {
        return of(loaded, input, layer).channelsFirst();
    }

    /** As the graph has them; not more than one picture of them counts. */
    static FeatureMaps of(LoadedNetwork loaded, Tensor input, Layer layer) {
        var network = loaded.network();
        var key = "values of " + layer.tensor();
        var sessions = loaded.sessions();
        var graph = sessions.graph(key, () -> new Exposed(ExposedOutputs.of(network, layer.tensor())));
        Tensor values = sessions.run(key, graph, Map.of(network.input(), GradientPass.filled(network, input))).get(0);
        return FeatureMaps.of(values, layer.maps());
    }
}
