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
 * The gradient of the score by each pixel (Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks:
 * Visualising Image Classification Models and Saliency Maps", 2014): M = max over channels of |∂y_c/∂x|, or another
 * way to make one number of the channels.
 */
public final class InputGradient extends PixelMethod {

    @Override
    public String id() {
        return "gradient";
    }

    @Override
    public List<Setting> settings() {
        return List.of(ChannelReduction.setting("max"), CommonSettings.SCORE);
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var pass = gradients(input).run(GradientPass.score(input, classIndex, settings));
        progress.passed(1, 1);
        return Explanation.ofGradients(ChannelReduction.map(pass.gradients(), input, settings), input);
    }
}
