package org.cameralucida.ui.channels;

import java.util.List;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.explain.cam.ChannelSum.Term;
import org.cameralucida.image.Tensor;

/**
 * How channels add up to a class, as it is shown.
 *
 * @param seen what the network said
 * @param view of what
 * @param classIndex of which class
 * @param own the sum as the network makes it
 * @param addedBy by what its terms are ordered
 * @param order its terms, in the order in which they are added; also where weights are changed, so that none moves
 * @param sum the sum with what is changed
 * @param sums the sums of the first terms: entry n is that of n
 * @param count how many terms are in the sum so far
 * @param soFar the map of the sum so far
 * @param map the map of all of it
 */
record Equation(Observation seen, View view, int classIndex, ChannelSum own, ChannelSum.Order addedBy,
        List<Term> order, ChannelSum sum, double[] sums, int count, Tensor soFar, Tensor map) {

    static Equation of(Observation seen, View view, int classIndex, ChannelSum own, ChannelSum.Order addedBy,
            List<Term> order, ChannelSum.Edits edits, int first) {
        var sum = edits.isNone() ? own : own.with(edits);
        int count = Math.min(first, order.size());
        return new Equation(seen, view, classIndex, own, addedBy, order, sum, sum.runningSums(order),
                count, sum.runningMap(order, count), sum.map(order));
    }

    /** The term at a place of the order, from 0, as it is now. */
    Term term(int place) {
        return sum.terms().get(order.get(place).index());
    }

    /** What all terms make. */
    double total() {
        return sums[order.size()];
    }

    /** The logit that follows. */
    double logit() {
        return total() + sum.bias();
    }

    /** Whether anything is other than the network has it. */
    boolean isEdited() {
        return sum.terms().stream().anyMatch(Term::isEdited);
    }

    /** The class's probability where its logit is this one, and all others are as the network says; NaN for none. */
    double probability() {
        if (!isEdited()) {
            return seen.probability(classIndex);
        }
        float[] logits = seen.logits().clone();
        logits[classIndex] = (float) logit();
        float[] probabilities = seen.network().head().scores().probabilities(logits);
        return new Observation(seen.network(), seen.input(), logits, probabilities, seen.features(), 0)
                .probability(classIndex);
    }
}
