package org.cameralucida.network;

import java.util.Optional;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;

/** Whether a graph begins by scaling pixel values of 0…255 itself, as networks from Keras and MXNet often do. */
final class OwnScaling {

    private static final int STEPS = 4;
    /** No photo of values 0…1 has a mean, and no network a shift, beyond this. */
    private static final double BEYOND_UNIT = 2;
    private static final double SMALLEST_DIVISOR = 50;
    private static final double LARGEST_DIVISOR = 260;

    private OwnScaling() {
    }

    /** Whether one of the first operations on the input only makes sense for values of 0…255. */
    static boolean begins(Graph graph, String input) {
        var tensor = input;
        for (int step = 0; step < STEPS; step++) {
            var consumers = graph.consumers(tensor);
            if (consumers.size() != 1 || consumers.get(0).outputs().isEmpty()) {
                return false;
            }
            var node = consumers.get(0);
            if (scalesPixels(graph, node, tensor)) {
                return true;
            }
            tensor = node.output();
        }
        return false;
    }

    private static boolean scalesPixels(Graph graph, Node node, String tensor) {
        int other = node.input(0).equals(tensor) ? 1 : 0;
        return switch (node.domain().isEmpty() ? node.op() : "") {
            case "Mul" -> isDivisor(1 / mean(graph, node.input(other)));
            case "Div" -> other == 1 && isDivisor(mean(graph, node.input(1)));
            case "Sub", "Add" -> Math.abs(mean(graph, node.input(other))) > BEYOND_UNIT;
            case "BatchNormalization" -> mean(graph, node.input(3)) > BEYOND_UNIT;
            default -> false;
        };
    }

    private static boolean isDivisor(double number) {
        return Math.abs(number) > SMALLEST_DIVISOR && Math.abs(number) < LARGEST_DIVISOR;
    }

    /** The mean of a constant; NaN, which is beyond nothing, if the tensor is not constant. */
    private static double mean(Graph graph, String tensor) {
        Optional<Constant> constant = graph.constant(tensor).or(() -> ConstantFolding.value(graph, tensor));
        if (constant.isEmpty() || !constant.get().isReadable() || constant.get().size() > 3) {
            return Double.NaN;
        }
        double sum = 0;
        for (float value : constant.get().floats()) {
            sum += value;
        }
        return sum / constant.get().size();
    }
}
