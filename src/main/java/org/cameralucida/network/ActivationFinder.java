package org.cameralucida.network;

import java.util.Optional;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.Node;

/**
 * The activation that a tensor has behind it, however exporters spell it: as one operator, or in steps.
 *
 * @param logits the tensor before it
 * @param activation what it does; {@link Activation#LOG_SOFTMAX} where the tensor has logarithms of probabilities
 */
record ActivationFinder(String logits, Activation activation) {

    /** Since this version an activation is along one axis; before, along all from one on. */
    private static final long ALONG_ONE_AXIS = 13;
    private static final double PER_CENT = 100;

    /**
     * The logits before an output, and what makes probabilities of them.
     *
     * @param output a tensor of one score a class
     * @throws Problem if the card contradicts what the network makes of its scores
     */
    static Scores scores(GraphAnalysis analysis, String output, Card card) {
        int classes = analysis.vectorLength(output);
        var found = before(output, analysis);
        if (found.isPresent()) {
            var activation = found.get().activation();
            card.activation().filter(says -> says != Activation.NONE && !says.id().equals(activation.id()))
                    .ifPresent(says -> {
                        throw Problem.of(ActivationFinder.class, "card.activation", card.file(), says.id(),
                                activation.id());
                    });
            return new Scores(output, found.get().logits(), classes, activation, true, false);
        }
        boolean isProbability = ValueRange.of(output, analysis).isOfProbabilities();
        return new Scores(output, output, classes, card.activation().orElse(isProbability ? Activation.NONE
                : Activation.SOFTMAX), isProbability, false);
    }

    /** The activation behind which a tensor is; none if it is behind none, or behind one along other axes than the classes'. */
    static Optional<ActivationFinder> before(String tensor, GraphAnalysis analysis) {
        var current = tensor;
        var made = analysis.producer(current);
        while (made.isPresent() && (GraphAnalysis.keepsOrder(made.get()) || GraphAnalysis.isQuantization(made.get()))) {
            current = made.get().input(0);
            made = analysis.producer(current);
        }
        if (made.isEmpty() || !made.get().domain().isEmpty()) {
            return Optional.empty();
        }
        var node = made.get();
        return switch (node.op()) {
            case "Softmax" -> along(node, Activation.SOFTMAX, analysis);
            case "LogSoftmax" -> along(node, Activation.LOG_SOFTMAX, analysis);
            case "Sigmoid" -> Optional.of(new ActivationFinder(node.input(0), Activation.SIGMOID));
            case "Exp" -> inside(node, Activation.LOG_SOFTMAX, Activation.SOFTMAX, analysis);
            case "Log" -> inside(node, Activation.SOFTMAX, Activation.LOG_SOFTMAX, analysis)
                    .or(() -> inside(node, Activation.SIGMOID, Activation.SIGMOID, analysis));
            case "Div" -> shares(node, analysis).or(() -> perCent(node, 1 / PER_CENT, analysis));
            case "Sub" -> logarithms(node, analysis);
            case "Mul" -> perCent(node, PER_CENT, analysis);
            default -> Optional.empty();
        };
    }

    private static Optional<ActivationFinder> along(Node node, Activation activation, GraphAnalysis analysis) {
        return isAlongClasses(node, analysis) ? Optional.of(new ActivationFinder(node.input(0), activation))
                : Optional.empty();
    }

    private static boolean isAlongClasses(Node node, GraphAnalysis analysis) {
        var shape = analysis.shape(node.input(0));
        if (shape == null) {
            return true;
        }
        boolean isAlongOne = analysis.opset() >= ALONG_ONE_AXIS;
        long axis = node.integer("axis", isAlongOne ? -1 : 1);
        int first = (int) (axis < 0 ? axis + shape.length : axis);
        long together = 1;
        for (int i = first; i < (isAlongOne ? first + 1 : shape.length); i++) {
            together *= Math.max(1, shape[i]);
        }
        int classes = analysis.vectorLength(node.input(0));
        return classes < 0 || together == classes;
    }

    /** A function of what is behind an activation, which together are another one. */
    private static Optional<ActivationFinder> inside(Node node, Activation inner, Activation whole, GraphAnalysis analysis) {
        return before(node.input(0), analysis).filter(found -> found.activation() == inner)
                .map(found -> new ActivationFinder(found.logits(), whole));
    }

    /** e^x / Σ e^x, where x may be less its largest. */
    private static Optional<ActivationFinder> shares(Node node, GraphAnalysis analysis) {
        var powers = analysis.producer(node.input(0)).filter(n -> n.is("Exp"));
        boolean isShare = analysis.producer(node.input(1)).filter(n -> n.is("ReduceSum")
                && n.input(0).equals(node.input(0))).isPresent() && isOfAll(node.input(1), analysis);
        return powers.filter(n -> isShare).map(n -> n.input(0)).map(x -> analysis.producer(x)
                .filter(n -> n.is("Sub") && analysis.producer(n.input(1)).filter(max -> max.is("ReduceMax")
                        && max.input(0).equals(n.input(0))).isPresent()).map(n -> n.input(0)).orElse(x))
                .map(x -> new ActivationFinder(x, Activation.SOFTMAX));
    }

    /** x − log Σ e^x. */
    private static Optional<ActivationFinder> logarithms(Node node, GraphAnalysis analysis) {
        var x = node.input(0);
        var sum = analysis.producer(node.input(1));
        var logarithm = sum.filter(n -> n.is("Log")).flatMap(n -> analysis.producer(n.input(0)))
                .filter(n -> n.is("ReduceSum")).flatMap(n -> analysis.producer(n.input(0))).filter(n -> n.is("Exp"))
                .or(() -> sum.filter(n -> n.is("ReduceLogSumExp"))).filter(n -> n.input(0).equals(x));
        return logarithm.filter(n -> isOfAll(node.input(1), analysis))
                .map(n -> new ActivationFinder(x, Activation.LOG_SOFTMAX));
    }

    private static boolean isOfAll(String sum, GraphAnalysis analysis) {
        return analysis.isSingle(sum);
    }

    /** Probabilities times a hundred. */
    private static Optional<ActivationFinder> perCent(Node node, double factor, GraphAnalysis analysis) {
        int place = node.is("Mul") && analysis.constant(node.input(0)).isPresent() ? 0 : 1;
        var numbers = analysis.floats(node.input(place));
        return numbers == null || numbers.length != 1 || numbers[0] != (float) factor ? Optional.empty()
                : before(node.input(1 - place), analysis).filter(found -> found.activation() != Activation.LOG_SOFTMAX);
    }
}
