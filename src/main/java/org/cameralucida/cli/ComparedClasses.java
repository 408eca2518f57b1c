package org.cameralucida.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.compare.Axis;
import org.cameralucida.explain.Observation;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.Labels;

/** The classes of a comparison's panels: one for all, which is looked for in each network, or one for each. */
final class ComparedClasses {

    private final List<String> words;
    private final int top;
    private Labels reference;
    private int referenceClass;

    /**
     * @param words what was asked for; none for the first panel's most probable one
     * @param top how many of the most probable ones, where classes are what is compared
     */
    ComparedClasses(List<String> words, int top) {
        this.words = words;
        this.top = top;
    }

    /** How many panels one view makes. */
    int each(Axis axis) {
        return axis == Axis.CLASSES ? top + words.size() : 1;
    }

    /** @throws Problem if there is neither one class nor one for each of so many panels */
    void check(Axis axis, int panels) {
        if (axis != Axis.CLASSES && words.size() > 1 && words.size() != panels) {
            throw Problem.of(Cli.class, "compare.classes", Integer.toString(words.size()), Integer.toString(panels));
        }
    }

    /**
     * The class of a panel, or of all where classes are what differs.
     *
     * @param panel its place, from 0
     */
    List<Integer> of(Axis axis, int panel, Observation observation) {
        if (axis == Axis.CLASSES) {
            var chosen = Arrays.stream(observation.top(top)).boxed().collect(Collectors.toList());
            words.stream().map(wanted -> index(wanted, observation)).filter(index -> !chosen.contains(index))
                    .forEach(chosen::add);
            return chosen;
        }
        var wanted = words.isEmpty() ? "top1" : words.get(words.size() > 1 ? panel : 0);
        if (words.size() > 1 || wanted.equals("own")) {
            return List.of(wanted.equals("own") ? observation.top(1)[0] : index(wanted, observation));
        }
        if (reference == null) {
            reference = observation.network().labels();
            referenceClass = index(wanted, observation);
        }
        return List.of(ClassMatch.in(observation.network(), observation.logits().length, reference, referenceClass));
    }

    private static int index(String wanted, Observation observation) {
        return ClassChoice.target(wanted, observation.network()).index(observation);
    }
}
