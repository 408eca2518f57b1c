package org.cameralucida.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * Some of the classes that an activation judges, or all in another order, picked out behind it: as where a background is
 * dropped. Behind a softmax their logits count from that of the class that is left out, p_c = e^{y_c − y_r} / (1 + Σ
 * e^{y_d − y_r}): they stay as linear as they were.
 *
 * @param logits the tensor before the activation
 * @param size how many numbers that has
 * @param activation what is behind it
 * @param picked which of them is each class
 * @param rest which of them is none; -1 if every one is a class, or each is judged alone
 */
record SelectedScores(String logits, int size, Activation activation, int[] picked, int rest) {

    /** The logits of which an output has some probabilities; none if it is not made so, or leaves out several classes. */
    static Optional<SelectedScores> of(GraphAnalysis analysis, String output) {
        int[] picked = IntStream.range(0, Math.max(0, analysis.vectorLength(output))).toArray();
        var node = analysis.producer(output);
        boolean selects = false;
        while (node.isPresent() && node.get().domain().isEmpty()) {
            var step = node.get();
            var from = analysis.shape(step.input(0));
            if (from == null) {
                return Optional.empty();
            } else if (step.is("Softmax") || step.is("Sigmoid")) {
                return selects ? found(step, picked, analysis.vectorLength(step.input(0))) : Optional.empty();
            }
            if (step.is("Slice") || step.is("Gather")) {
                var kept = step.is("Slice") ? sliced(step, from, analysis) : gathered(step, from, analysis);
                if (kept == null || kept.length != picked.length) {
                    return Optional.empty();
                }
                picked = Arrays.stream(picked).map(i -> kept[i]).toArray();
                selects = true;
            } else if (!GraphAnalysis.keepsOrder(step)) {
                return Optional.empty();
            }
            node = analysis.producer(step.input(0));
        }
        return Optional.empty();
    }

    private static Optional<SelectedScores> found(Node activation, int[] picked, int size) {
        int[] left = IntStream.range(0, size).filter(i -> Arrays.stream(picked).noneMatch(p -> p == i)).toArray();
        boolean isAlone = activation.is("Sigmoid");
        if (!isAlone && (left.length > 1 || left.length + picked.length != size)) {
            return Optional.empty();
        }
        var kind = isAlone ? Activation.SIGMOID : left.length == 0 ? Activation.SOFTMAX : Activation.SOFTMAX_WITH_REST;
        return Optional.of(new SelectedScores(activation.input(0), size, kind, picked,
                isAlone || left.length == 0 ? -1 : left[0]));
    }

    /** The indices that are kept of the only axis that is cut; null if they are not constant. */
    private static int[] sliced(Node node, long[] from, GraphAnalysis analysis) {
        var starts = numbers(node, 1, "starts", analysis);
        var ends = numbers(node, 2, "ends", analysis);
        var axes = numbers(node, 3, "axes", analysis);
        var steps = numbers(node, 4, "steps", analysis);
        if (starts == null || ends == null || starts.length != 1 || steps != null && steps[0] != 1) {
            return null;
        }
        long extent = from[axis(axes == null ? 0 : axes[0], from)];
        long first = Math.max(0, Math.min(extent, starts[0] < 0 ? starts[0] + extent : starts[0]));
        long end = Math.min(extent, ends[0] < 0 ? ends[0] + extent : ends[0]);
        return extent < 2 ? null : IntStream.range((int) first, (int) Math.max(first, end)).toArray();
    }

    private static int[] gathered(Node node, long[] from, GraphAnalysis analysis) {
        var indices = numbers(node, 1, "", analysis);
        long extent = from[axis(node.integer("axis", 0), from)];
        return indices == null || extent < 2 ? null
                : Arrays.stream(indices).mapToInt(i -> (int) (i < 0 ? i + extent : i)).toArray();
    }

    private static int axis(long axis, long[] shape) {
        return (int) (axis < 0 ? axis + shape.length : axis);
    }

    private static long[] numbers(Node node, int input, String attribute, GraphAnalysis analysis) {
        return node.input(input).isEmpty() ? node.integers(attribute)
                : analysis.constant(node.input(input)).map(c -> c.longs()).orElse(null);
    }

    /** With these logits in the graph. */
    AddedScores in(OnnxModel model, String output) {
        var matrix = new float[size * picked.length];
        for (int c = 0; c < picked.length; c++) {
            matrix[picked[c] * picked.length + c] = 1;
            if (rest >= 0) {
                matrix[rest * picked.length + c] = -1;
            }
        }
        return AddedScores.product(model, logits, matrix, tensor -> new Scores(output, tensor, picked.length, activation,
                true, false));
    }
}
