package org.cameralucida.network;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.ShapeInference;

/**
 * The width and height of pictures where a graph leaves them open: the usual 224, unless what is fixed in the graph
 * (the rows of a dense layer, embedded positions) fits another usual size alone.
 *
 * @param width columns
 * @param height rows
 * @param isTold whether the graph takes no other
 */
record InputSize(int width, int height, boolean isTold) {

    /** Sizes that networks are made for, the most usual first. */
    private static final int[] USUAL = {224, 256, 299, 384, 192, 160, 128, 96, 64, 32, 28, 48, 112, 512, 448, 288, 240,
        320, 331, 336, 260, 300, 380, 456, 528, 600, 640, 416, 144, 176, 208, 80, 72, 56, 40, 36, 24, 16, 1024};

    /** The open sides of an input; the others as they are declared. */
    static InputSize of(Graph graph, NetworkInput input) {
        var open = Arrays.stream(USUAL).filter(side -> fits(graph, input, side)).limit(2).toArray();
        int side = open.length == 0 ? USUAL[0] : open[0];
        return new InputSize(input.width() > 0 ? input.width() : side, input.height() > 0 ? input.height() : side,
                open.length > 0 && !fits(graph, input, 2 * side));
    }

    /** Whether nothing in the graph speaks against a size. */
    private static boolean fits(Graph graph, NetworkInput input, int side) {
        long width = input.width() > 0 ? input.width() : side;
        long height = input.height() > 0 ? input.height() : side;
        var shape = input.layout() == Layout.NCHW ? new long[]{1, input.channels(), height, width}
                : new long[]{1, height, width, input.channels()};
        try {
            var shapes = ShapeInference.infer(graph, Map.of(input.name(), shape));
            return graph.nodes().stream().allMatch(node -> fits(graph, node, shapes));
        } catch (Problem e) {
            return false;
        }
    }

    private static boolean fits(Graph graph, Node node, Map<String, long[]> shapes) {
        var first = shapes.get(node.input(0));
        var second = shapes.get(node.input(1));
        if (first == null || second == null) {
            return true;
        }
        return switch (node.op()) {
            case "Gemm" -> node.integer("transA", 0) != 0 || equal(first[first.length - 1],
                    second[node.integer("transB", 0) != 0 ? 1 : 0]);
            case "MatMul" -> second.length < 2 || first.length < 2
                    || equal(first[first.length - 1], second[second.length - 2]);
            case "Add", "Sub", "Mul", "Div" -> broadcast(first, second);
            case "Reshape" -> graph.constant(node.input(1)).map(Constant::longs).map(to -> holds(first, to))
                    .orElse(true);
            default -> true;
        };
    }

    private static boolean equal(long a, long b) {
        return a < 0 || b < 0 || a == b;
    }

    private static boolean broadcast(long[] first, long[] second) {
        return IntStream.rangeClosed(1, Math.min(first.length, second.length)).allMatch(i -> {
            long a = first[first.length - i];
            long b = second[second.length - i];
            return a == 1 || b == 1 || equal(a, b);
        });
    }

    /** Whether a shape takes as many elements as there are; an open extent is whole, and 1 if it is the batch. */
    private static boolean holds(long[] from, long[] to) {
        if (Arrays.stream(from).anyMatch(e -> e < 0)) {
            return true;
        }
        long elements = Arrays.stream(from).reduce(1, (a, b) -> a * b);
        long fixed = IntStream.range(0, to.length).mapToLong(i -> to[i] > 0 ? to[i] : to[i] == 0 && i < from.length
                ? from[i] : 1).reduce(1, (a, b) -> a * b);
        boolean isBatchOpen = to.length > 0 && to[0] == -1;
        boolean isOpen = Arrays.stream(to).anyMatch(e -> e == -1);
        return isBatchOpen && to.length == 2 || !isOpen ? elements == fixed : fixed > 0 && elements % fixed == 0;
    }
}
