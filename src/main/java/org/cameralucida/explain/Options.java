package org.cameralucida.explain;

import java.util.List;

/** Settings that several methods have, declared once. */
final class Options {

    /** Whether what is negative in a map is cut off at the end; as a rule it is. */
    static final Setting RELU = relu("yes");
    /** What is explained: as a rule the logit. */
    static final Setting SCORE = score("logit");
    /** What is explained, for methods that are published with the probability. */
    static final Setting SCORE_OF_PROBABILITY = score("probability");
    /** Where what is random comes from: the same seed gives the same map. */
    static final Setting SEED = new Setting.Whole("seed", 0, 0, Long.MAX_VALUE);

    private Options() {
    }

    static Setting relu(String standard) {
        return new Setting.Choice("relu", standard, List.of("yes", "no"));
    }

    private static Setting score(String standard) {
        return new Setting.Choice("score", standard,
                standard.equals("logit") ? List.of("logit", "probability") : List.of("probability", "logit"));
    }
}
