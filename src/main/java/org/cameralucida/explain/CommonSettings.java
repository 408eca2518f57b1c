package org.cameralucida.explain;

import java.util.List;

/** Settings that several methods have, declared once. */
public final class CommonSettings {

    /** Whether what is negative in a map is cut off at the end; as a rule it is. */
    public static final Setting RELU = relu("yes");
    /** What is explained: as a rule the logit. */
    public static final Setting SCORE = score("logit");
    /** What is explained, for methods that are published with the probability. */
    public static final Setting SCORE_OF_PROBABILITY = score("probability");
    /** Where what is random comes from: the same seed gives the same map. */
    public static final Setting SEED = new Setting.Whole("seed", 0, 0, Long.MAX_VALUE);

    private CommonSettings() {
    }

    /** Whether what is negative in a map is cut off at the end. */
    public static Setting relu(String standard) {
        return new Setting.Choice("relu", standard, List.of("yes", "no"));
    }

    private static Setting score(String standard) {
        return new Setting.Choice("score", standard,
                standard.equals("logit") ? List.of("logit", "probability") : List.of("probability", "logit"));
    }
}
