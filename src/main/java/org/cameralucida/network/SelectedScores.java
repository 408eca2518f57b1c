package org.cameralucida.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * Some of the classes that an activation judges, or all in another order, picked out behind it: as where a background is
 * dropped. Behind a softmax their logits count from that of the class r that is left out, p_c = e^{y_c − y_r} / (1 + Σ
 * e^{y_d − y_r}): they stay as linear as they were. Where several are left out, log Σ e^{y_r} stands for y_r. One class
 * alone is there or not.
 *
 * @param logits the tensor before the activation
 * @param size how many numbers that has
 * @param activation what is behind it
 * @param picked which of them is each class
 * @param rest which of them are none; empty if every one is a class, or each is judged alone
 */
record SelectedScores(String logits, int size, Activation activation, int[] picked, int[] rest) {

    /** The logits of which an output has some probabilities; none if it is not made so. */
    static Optional<SelectedScores> of(GraphAnalysis analysis, String output) {
        int count = analysis.isSingle(output) ? 1 : Math.max(0, analysis.vectorLength(output));
        int[] picked = IntStream.range(0, count).toArray();
        var node = analysis.producer(output);
        boolean selects = false;
        while (node.isPresent() && node.get().domain().isEmpty()) {
            var step = node.get();
            var from = analysis.shape(step.input(0));
            if (from == null) {
                return Optional.empty();
            }
            int[] last = picked;
            var whole = ActivationFinder.before(step.output(), analysis)
                    .filter(found -> found.activation() != Activation.LOG_SOFTMAX);
            if (whole.isPresent()) {
                return selects ? whole.flatMap(found -> found(found, last, analysis.vectorLength(found.logits())))
                        : Optional.empty();
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

    private static Optional<SelectedScores> found(ActivationFinder whole, int[] picked, int size) {
        int[] left = IntStream.range(0, size).filter(i -> Arrays.stream(picked).noneMatch(p -> p == i)).toArray();
        boolean isAlone = whole.activation() == Activation.SIGMOID;
        if (!isAlone && left.length + picked.length != size) {
            return Optional.empty();
        }
        var kind = isAlone ? Activation.SIGMOID : left.length == 0 ? Activation.SOFTMAX : Activation.SOFTMAX_WITH_REST;
        return Optional.of(new SelectedScores(whole.logits(), size, kind, picked, isAlone ? new int[0] : left));
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
        boolean isOne = picked.length == 1;
        return AddedScores.of(model, b -> {
            var all = b.reshape(logits, -1, size);
            var kept = AddedScores.product(b, all, matrix());
            var counted = rest.length < 2 ? kept : b.emit("Sub", kept,
                    b.reduce("ReduceLogSumExp", b.emit("Gather", List.of(all, b.list(longs(rest))), Attribute.of("axis", 1)),
                            true, 1));
            return isOne ? AddedScores.product(b, counted, new float[][]{{-1, 1}}) : counted;
        }, tensor -> isOne ? new Scores(output, tensor, 2, Activation.SIGMOID, true, true)
                : new Scores(output, tensor, picked.length, activation, true, false));
    }

    /** Of each class its own logit, less that of the one class that is left out. */
    private float[][] matrix() {
        var matrix = new float[size][picked.length];
        for (int c = 0; c < picked.length; c++) {
            matrix[picked[c]][c] = 1;
            if (rest.length == 1) {
                matrix[rest[0]][c] = -1;
            }
        }
        return matrix;
    }

    private static long[] longs(int[] numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }
}
