package org.cameralucida.explain.gradient;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.explain.ChannelReduction;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PixelMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;

/**
 * Guided backpropagation (Springenberg et al., "Striving for Simplicity: The All Convolutional Net", 2015): the
 * gradient by the input, but at every ReLU on the way only what is positive passes: R_in = 1[x > 0]·1[R_out >
 * 0]·R_out. ReLUs alone are guided: what is cut above too, as ReLU6, has its derivative, as in
 * known implementations.
 */
public final class GuidedBackpropagation extends PixelMethod {

    @Override
    public String id() {
        return "guided-backprop";
    }

    @Override
    public List<Setting> settings() {
        return List.of(ChannelReduction.setting("max"));
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        Tensor guided = guided(input, classIndex);
        progress.passed(1, 1);
        return new Explanation(ChannelReduction.map(guided, input, settings), notes(input));
    }

    /** That there is nothing to guide, where that is so. */
    static List<Message> notes(MethodInput input) {
        var notes = new ArrayList<>(Explanation.noteOnSteps(input));
        if (input.network().model().graph().nodes().stream().noneMatch(node -> node.is("Relu"))) {
            notes.add(Message.of(Method.class, "note.noRelu", input.network().name()));
        }
        return notes;
    }

    /** The guided gradient, in the shape of the input. */
    static Tensor guided(MethodInput input, int classIndex) {
        return GradientPass.of(input, input.network().input(), "guided backpropagation", RuleBook.guided())
                .run(GradientPass.logit(input.observation(), classIndex)).gradients();
    }
}
