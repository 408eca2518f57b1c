package org.cameralucida.explain;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;

/**
 * Guided backpropagation (Springenberg et al., "Striving for Simplicity: The All Convolutional Net", 2015): the
 * gradient by the input, but at every ReLU on the way only what is positive passes: R_in = 1[x > 0]·1[R_out >
 * 0]·R_out. ReLUs alone are guided: what is cut above too, as ReLU6, has its derivative, as in
 * known implementations.
 */
public final class GuidedBackpropagation extends InputMethod {

    @Override
    public String id() {
        return "guided-backprop";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Pixels.setting("max"));
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        Tensor guided = guided(subject, classIndex);
        progress.passed(1, 1);
        return new Explanation(Pixels.map(guided, subject, settings), notes(subject));
    }

    /** That there is nothing to guide, where that is so. */
    static List<Message> notes(Subject subject) {
        var notes = new ArrayList<>(Explanation.noteOnSteps(subject));
        if (subject.network().model().graph().nodes().stream().noneMatch(node -> node.is("Relu"))) {
            notes.add(Message.of(Method.class, "note.noRelu", subject.network().name()));
        }
        return notes;
    }

    /** The guided gradient, in the shape of the input. */
    static Tensor guided(Subject subject, int classIndex) {
        return Derived.of(subject, subject.network().input(), "guided backpropagation", RuleBook.guided())
                .run(Derived.logit(subject.observation(), classIndex)).gradients();
    }
}
