package org.cameralucida.compare;

import java.util.Comparator;
import java.util.List;

/**
 * A number under a pane, and what it is of.
 *
 * @param value as it is written
 * @param label in a few words
 */
public record Fact(Kind kind, String value, String label) {

    /** What a number says; in the order in which they are written. */
    public enum Kind {
        LOGIT, TOP, IOU, BOX, ABOVE, CONTRIBUTING, HOLDING, TRUTH, DIFFERENCE, NOTE;

        private static final List<Kind> POOLINGS = List.of(CONTRIBUTING, HOLDING, IOU, LOGIT, BOX, ABOVE, TRUTH, TOP, NOTE);
        private static final List<Kind> OTHERS = List.of(LOGIT, IOU, BOX, TOP, ABOVE, HOLDING, TRUTH, CONTRIBUTING, NOTE);

        /** What is to be seen first where there is no room for all: of poolings, how many cells count. */
        private int rank(Axis axis) {
            return (axis == Axis.POOLING ? POOLINGS : OTHERS).indexOf(this);
        }
    }

    /** As many as there is room for, the most telling ones, in their order. */
    static List<Fact> mostTelling(List<Fact> facts, Axis axis, int most) {
        var chosen = facts.stream().sorted(Comparator.comparingInt(fact -> fact.kind().rank(axis))).limit(most).toList();
        return facts.stream().filter(chosen::contains).toList();
    }

    /** Both as a line of text. */
    @Override
    public String toString() {
        return value.isEmpty() ? label : value + " " + label;
    }
}
