package org.cameralucida.explain.cam;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PerturbationMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * Recipro-CAM (Byun and Lee, "Recipro-CAM: Fast gradient-free visual explanations for convolutional neural networks",
 * 2022): of the feature maps only one position is kept, all others are 0; the score of the rest of the network is
 * that position's value. Tokens that are no place, as a class token, are kept (as for transformers in the authors' own
 * code). With average pooling and a linear classifier it is CAM/N + bias.
 */
public final class ReciproCam extends PerturbationMethod {

    @Override
    public String id() {
        return "reciprocam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(CommonSettings.SCORE);
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
    protected Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var features = input.featureMaps();
        var layout = features.layout();
        float[] values = features.values().data();
        var map = new float[layout.positions()];
        return Explanation.of(BatchedForward.ofLayer(input, features.values().shape()).run(map.length,
                (i, batch, offset) -> {
                    features.writeOffGrid(batch, offset);
                    for (int k = 0; k < layout.channels(); k++) {
                        int place = layout.place(k, i);
                        batch[offset + place] = values[place];
                    }
                }, (i, logits) -> map[i] = (float) BatchedForward.score(input, logits, classIndex, settings),
                known -> new Tensor(upTo(known, map), layout.height(), layout.width()), progress));
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
