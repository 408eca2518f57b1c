package org.cameralucida.explain;

import java.util.List;

/**
 * The gradient of the score by each pixel (Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks:
 * Visualising Image Classification Models and Saliency Maps", 2014): M = max over channels of |∂y_c/∂x|, or another
 * way to make one number of the channels.
 */
public final class InputGradient extends InputMethod {

    @Override
    public String id() {
        return "gradient";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Pixels.setting("max"), Options.SCORE);
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        var pass = derived(subject).run(Derived.score(subject, classIndex, settings));
        progress.passed(1, 1);
        return Explanation.ofGradients(Pixels.map(pass.gradients(), subject, settings), subject);
    }
}
