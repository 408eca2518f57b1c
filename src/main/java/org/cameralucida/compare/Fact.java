package org.cameralucida.compare;

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
        private static final List<Kind> METHODS = List.of(IOU, TRUTH, BOX, ABOVE, HOLDING, CONTRIBUTING, LOGIT, TOP, NOTE);
        private static final List<Kind> OTHERS = List.of(LOGIT, IOU, BOX, TOP, ABOVE, HOLDING, TRUTH, CONTRIBUTING, NOTE);

        /**
         * What is to be seen first where there is no room for all: of poolings, how many cells count; of methods, what
         * is of their maps.
         */
        int rank(Axis axis) {
            return (axis == Axis.POOLING ? POOLINGS : axis == Axis.METHODS ? METHODS : OTHERS).indexOf(this);
        }
    }

    /** Both as a line of text. */
    @Override
    public String toString() {
        return value.isEmpty() ? label : value + " " + label;
    }
}
