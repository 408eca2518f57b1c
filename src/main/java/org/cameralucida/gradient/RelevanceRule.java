package org.cameralucida.gradient;

import java.util.List;

/**
 * A rule of layer-wise relevance propagation: how an operator hands the relevance R of its output on to its inputs. What
 * shares it out does so in proportion to terms: R_i = Σ_j t_ij / s(Σ_i t_ij)·R_j, with s(z) = z + ε·sign(z). The names are
 * those of Montavon et al., "Layer-Wise Relevance Propagation: An Overview", 2019.
 */
public sealed interface RelevanceRule {

    /** In proportion to x·w, of any linear operator (Bach et al., 2015). */
    record Epsilon(double epsilon) implements RelevanceRule {
    }

    /** In proportion to what a normalisation gives with its deviation held, so that it is linear (Ali et al., 2022). */
    record HeldDeviation(double epsilon) implements RelevanceRule {
    }

    /** None: of what is on the way, but held by what reads it. */
    record Unreached() implements RelevanceRule {
    }

    /** x_i·(R_i − y_i ΣR): the first terms of its Taylor series (Achtibat et al., 2024, equation 9). */
    record OfSoftmax() implements RelevanceRule {
    }

    /** As it is: of what acts on each element by itself. */
    record Pass() implements RelevanceRule {
    }

    /** As its derivative: of what only moves or picks numbers. */
    record Derivative() implements RelevanceRule {
    }

    /** All of a product to the factor that is gated, none to the gate (Arras et al., 2017). */
    record Gated() implements RelevanceRule {
    }

    /** A rule of convolutions that changes their inputs and weights before it shares. */
    sealed interface OfConvolution extends RelevanceRule {

        /** ε of s. */
        double epsilon();

        /** What the shares are in proportion to. */
        List<Case> cases();
    }

    /** In proportion to the positive parts: x⁺w⁺ + x⁻w⁻. */
    record ZPlus(double epsilon) implements OfConvolution {
        @Override
        public List<Case> cases() {
            return List.of(new Case(Output.ANY, List.of(
                    new Term(Part.POSITIVE, RelevanceRule::positive, RelevanceRule::positive),
                    new Term(Part.NEGATIVE, RelevanceRule::negative, null))));
        }
    }

    /** As ε, weights that pull where the output is (up, or down) counting 1 + γ times. */
    record Gamma(double gamma, double epsilon) implements OfConvolution {
        @Override
        public List<Case> cases() {
            Change up = w -> (float) (w + gamma * positive(w));
            Change down = w -> (float) (w + gamma * negative(w));
            return List.of(
                    new Case(Output.POSITIVE, List.of(new Term(Part.POSITIVE, up, up), new Term(Part.NEGATIVE, down, null))),
                    new Case(Output.NEGATIVE, List.of(new Term(Part.POSITIVE, down, down), new Term(Part.NEGATIVE, up, null))));
        }
    }

    /** Evenly within the window. */
    record Flat(double epsilon) implements OfConvolution {
        @Override
        public List<Case> cases() {
            return List.of(new Case(Output.ANY, List.of(new Term(new Constant(new float[]{1}), w -> 1, null))));
        }
    }

    /**
     * For inputs from low to high: x·w − low·w⁺ − high·w⁻ (the z^B rule).
     *
     * @param low the lowest input of each channel, not to be changed
     * @param high the highest
     */
    record ZBox(float[] low, float[] high, double epsilon) implements OfConvolution {
        @Override
        public List<Case> cases() {
            return List.of(new Case(Output.ANY, List.of(new Term(Part.WHOLE, w -> w, w -> w),
                    new Term(new Constant(low), w -> -positive(w), w -> -positive(w)),
                    new Term(new Constant(high), w -> -negative(w), w -> -negative(w)))));
        }
    }

    /** Terms that share the relevance of those outputs that are {@code output}. */
    record Case(Output output, List<Term> terms) {
    }

    /** Which outputs. */
    enum Output { ANY, POSITIVE, NEGATIVE }

    /**
     * Products of an input with changed weights.
     *
     * @param bias how the bias is changed that counts in s; null for none
     */
    record Term(Input input, Change weights, Change bias) {
    }

    /** What is multiplied: the input or a part of it, or constants in its place. */
    sealed interface Input {
    }

    /** The input, or its positive or negative numbers, others being 0. */
    enum Part implements Input { WHOLE, POSITIVE, NEGATIVE }

    /** A number a channel, or one for all. */
    record Constant(float[] channels) implements Input {
    }

    /** Changes a weight. */
    @FunctionalInterface
    interface Change {
        float of(float weight);
    }

    private static float positive(float w) {
        return Math.max(0, w);
    }

    private static float negative(float w) {
        return Math.min(0, w);
    }
}
