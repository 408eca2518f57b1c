package org.cameralucida.explain.cam;

import org.cameralucida.explain.FeatureMaps;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.NetworkTask;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layer;

/**
 * How much each channel of a layer matters for a class, one number a channel: Σ_ij g_k(i,j) A_k(i,j), g the gradient of the
 * logit by the feature maps. To first order what the logit loses without the channel; at an average pooling with a linear
 * classifier exactly that, the {@linkplain ChannelSum.Term#product product} of weight and mean. The sum over a channel of
 * HiResCAM's summands (Draelos and Carin, 2020). One pass, forward and back.
 *
 * @param seen what the network said
 * @param layer the layer
 * @param classIndex the class
 */
public record ChannelShares(Observation seen, Layer layer, int classIndex) implements NetworkTask<double[]> {

    /** @throws org.cameralucida.message.Problem if there is no gradient from the logits to the layer */
    @Override
    public double[] run(LoadedNetwork loaded, Progress progress) {
        var input = MethodInput.at(seen, loaded, layer.tensor());
        var pass = GradientPass.of(input, input.tensor(), "derivatives", RuleBook.derivatives())
                .run(GradientPass.logit(seen, classIndex));
        Tensor maps = FeatureMaps.of(pass.values(), layer.maps()).channelsFirst();
        Tensor gradients = FeatureMaps.of(pass.gradients(), layer.maps()).channelsFirst();
        var shares = new double[maps.extent(0)];
        int positions = maps.data().length / shares.length;
        for (int i = 0; i < maps.data().length; i++) {
            shares[i / positions] += (double) gradients.data()[i] * maps.data()[i];
        }
        return shares;
    }
}
