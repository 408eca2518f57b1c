package org.cameralucida.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import org.cameralucida.explain.Observation;

/** The score of a class as the command line writes it; of a value, which has no probabilities, without one. */
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
    static String field(float probability) {
        return Float.isNaN(probability) ? "" : Float.toString(probability);
    }

    /** Null where there is none. */
    static JsonElement json(float probability) {
        return Float.isNaN(probability) ? JsonNull.INSTANCE : new JsonPrimitive(probability);
    }
}
