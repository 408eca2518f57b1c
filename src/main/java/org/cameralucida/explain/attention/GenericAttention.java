package org.cameralucida.explain.attention;

import java.util.List;
import org.cameralucida.explain.Attention;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * Relevance of attention (Chefer, Gur and Wolf, "Generic Attention-model Explainability for Interpreting Bi-Modal and
 * Encoder-Decoder Transformers", ICCV 2021, equations 5 and 6): R = I at first, and at each block R ← R + E_h(∇A ⊙ A)⁺·R,
 * ∇A the gradient of the score by the attention, E_h the mean over heads; the map is the row of what the classes are read
 * off. One pass, forward and back to all attentions at once. (For CLIP the authors' own code has the last block alone.)
 */
public final class GenericAttention extends AttentionMethod {

    /** The first block that counts. */
    private static final Setting FROM = new Setting.Whole("from-block", 0, 0, 999);

    @Override
    public String id() {
        return "attention-relevance";
    }

    @Override
    public List<Setting> settings() {
        return List.of(FROM, PLACE, CommonSettings.SCORE);
    }

    @Override
    public boolean works(Network network) {
        return super.works(network) && GradientPass.works(network, Attention.layers(network).get(0).tensor());
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        input.refuseSwapped();
        var layers = Attention.sameLayers(input.network());
        var pass = GradientPass.of(input, Attention.probabilities(layers), "derivatives", RuleBook.derivatives());
        var found = pass.runAll(GradientPass.score(input, classIndex, settings));
        progress.passed(1, 1);
        int batch = GradientPass.batch(input);
        var attentions = Attention.of(layers, found.values(), batch);
        var gradients = Attention.of(layers, found.gradients(), batch);
        double[] row = attentions.get(0).start(input, settings.whole("place"));
        for (int i = layers.size() - 1; i >= 0 && attentions.get(i).block() >= settings.whole("from-block"); i--) {
            double[] added = Rollout.times(row, relevance(attentions.get(i).values(), gradients.get(i).values()));
            for (int j = 0; j < row.length; j++) {
                row[j] += added[j];
            }
        }
        return Explanation.ofGradients(attentions.get(0).places(row), input);
    }

    /** E_h(∇A ⊙ A)⁺. */
    private static double[][] relevance(Tensor attention, Tensor gradient) {
        float[] positive = new float[attention.data().length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, attention.data()[i] * gradient.data()[i]);
        }
        return Fusion.AVERAGE.of(new Tensor(positive, attention.shape()));
    }
}
