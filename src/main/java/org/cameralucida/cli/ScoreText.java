package org.cameralucida.cli;

import java.util.Locale;
import org.cameralucida.explain.Observation;

/** The score of a class as the command line writes it; what is no probability as a score alone. */
final class ScoreText {

    private ScoreText() {
    }

    /** "class 3 cat: probability 12.00 %, logit 1.2300". */
    static String line(Observation seen, int classIndex) {
        double probability = seen.probability(classIndex);
        var share = Double.isNaN(probability) ? "no probability, score"
                : String.format(Locale.ROOT, "probability %.2f %%, logit", 100 * probability);
        return String.format(Locale.ROOT, "class %d %s: %s %.4f", classIndex, seen.network().labels().name(classIndex),
                share, seen.logits()[classIndex]);
    }

    /** Of eight characters. */
    static String column(double probability) {
        return Double.isNaN(probability) ? "       –" : String.format(Locale.ROOT, "%6.2f %%", 100 * probability);
    }

    /** Nothing where there is none. */
    static String field(double probability) {
        return Double.isNaN(probability) ? "" : Float.toString((float) probability);
    }
}
