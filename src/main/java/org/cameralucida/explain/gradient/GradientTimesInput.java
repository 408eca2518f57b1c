package org.cameralucida.explain.gradient;

import java.util.List;
import org.cameralucida.explain.ChannelReduction;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PixelMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;

/**
 * Gradient × input (Shrikumar et al., "Not Just a Black Box", 2016): M = x ⊙ ∂y_c/∂x, the first term of the score's
 * expansion around a tensor of zeros.
 */
public final class GradientTimesInput extends PixelMethod {

    @Override
    public String id() {
        return "gradient-x-input";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(ChannelReduction.setting("sum"), CommonSettings.SCORE);
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var pass = gradients(input).run(GradientPass.score(input, classIndex, settings));
        progress.passed(1, 1);
        float[] seen = input.observation().input().data();
        var products = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            products[i] = (double) seen[i] * pass.gradients().data()[i];
        }
        return Explanation.ofGradients(ChannelReduction.map(products, input, settings), input);
    }
}
