package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;

/**
 * Recipro-CAM (Byun and Lee, "Recipro-CAM: Fast gradient-free visual explanations for convolutional neural networks",
 * 2022): of the feature maps only one position is kept, all others are 0; the score of the rest of the network is
 * that position's value. With average pooling and a linear classifier it is CAM/N + bias.
 */
public final class ReciproCam implements Method {

    @Override
    public String id() {
        return "reciprocam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Options.SCORE);
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    public boolean hasZero() {
        return false;
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped() && network.layer(network.head().target()) != null;
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        LayerMethod.refuseSwapped(subject);
        Tensor values = EigenCam.activations(subject);
        var layer = subject.layer();
        int positions = layer.height() * layer.width();
        boolean isChannelsFirst = layer.layout() == Layout.NCHW;
        var map = new float[positions];
        return Explanation.of(Forward.ofLayer(subject, values.shape()).run(positions, (i, batch, offset) -> {
            for (int k = 0; k < layer.channels(); k++) {
                int place = isChannelsFirst ? k * positions + i : i * layer.channels() + k;
                batch[offset + place] = values.data()[place];
            }
        }, (i, logits) -> map[i] = (float) Forward.score(subject, logits, classIndex, settings),
                known -> new Tensor(upTo(known, map), layer.height(), layer.width()), progress));
    }

    /** The map, of which the positions that are not known as yet have the mean of those that are. */
    private static float[] upTo(int known, float[] map) {
        float[] whole = map.clone();
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += map[i];
        }
        Arrays.fill(whole, known, whole.length, (float) (sum / known));
        return whole;
    }
}
