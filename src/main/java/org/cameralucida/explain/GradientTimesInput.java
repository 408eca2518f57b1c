package org.cameralucida.explain;

import java.util.List;

/**
 * Gradient × input (Shrikumar et al., "Not Just a Black Box", 2016): M = x ⊙ ∂y_c/∂x, the first term of the score's
 * expansion around a tensor of zeros.
 */
public final class GradientTimesInput extends InputMethod {

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
        return List.of(Pixels.setting("sum"), Options.SCORE);
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        var pass = derived(subject).run(Derived.score(subject, classIndex, settings));
        progress.passed(1, 1);
        float[] input = subject.observation().input().data();
        var products = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            products[i] = (double) input[i] * pass.gradients().data()[i];
        }
        return Explanation.ofGradients(Pixels.map(products, subject, settings), subject);
    }
}
