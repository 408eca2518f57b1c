package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;

/**
 * Ablation-CAM (Desai and Ramaswamy, "Ablation-CAM: Visual Explanations for Deep Convolutional Network via
 * Gradient-free Localization", WACV 2020): the weight of a feature map is the share of the score that is lost without
 * it, α_k = (y_c − y_c with A_k = 0)/y_c, and M = ReLU(Σ_k α_k A_k). Only the rest of the network behind the layer
 * runs. A score near 0 makes the weights meaningless, a negative one turns their sign, as published.
 */
public final class AblationCam implements Method {

    @Override
    public String id() {
        return "ablationcam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Options.RELU, Options.SCORE);
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped() && network.layer(network.head().target()) != null;
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        LayerMethod.refuseSwapped(subject);
        Tensor values = EigenCam.activations(subject);
        Tensor maps = EngineBackend.channelsFirst(values, subject.layer().layout());
        int positions = maps.extent(1) * maps.extent(2);
        int channels = maps.extent(0);
        boolean isChannelsFirst = subject.layer().layout() == Layout.NCHW;
        double whole = Forward.score(subject, subject.observation().logits(), classIndex, settings);
        var weights = new double[channels];
        return Explanation.of(Forward.ofLayer(subject, values.shape()).run(channels, (k, batch, offset) -> {
            System.arraycopy(values.data(), 0, batch, offset, maps.data().length);
            for (int i = 0; i < positions; i++) {
                batch[offset + (isChannelsFirst ? k * positions + i : i * channels + k)] = 0;
            }
        }, (k, logits) -> weights[k] = whole == 0 ? 0
                : (whole - Forward.score(subject, logits, classIndex, settings)) / whole,
                known -> map(maps, weights, settings), progress));
    }

    /** Σ_k α_k A_k with its ReLU, if it is set; a feature map without a weight as yet has none. */
    static Tensor map(Tensor maps, double[] weights, Settings settings) {
        float[] map = LayerMethod.weighted(maps, weights);
        return new Tensor(settings.is("relu", "yes") ? LayerMethod.positive(map) : map,
                maps.extent(1), maps.extent(2));
    }
}
