package org.cameralucida.network;

import java.util.Optional;
import org.cameralucida.onnx.Node;

/**
 * The convolution that makes one map a class, with what lies between it and the pooling.
 *
 * @param input the maps that it reads
 * @param layout the order of their axes
 * @param weights {@code [classes, channels]}, what follows linearly included
 * @param bias one a class
 * @param rectified whether a ReLU follows
 * @param quantized whether 8-bit steps follow
 */
record ClassConvolution(String input, Layout layout, float[] weights, float[] bias, boolean rectified,
                        boolean quantized) {

    /**
     * The 1×1 convolution (or the same as a product of the last axis) before class maps; none if they are made
     * otherwise.
     */
    static Optional<ClassConvolution> before(String maps, Layout layout, int classes, GraphAnalysis analysis) {
        var affine = Affine.identity(classes);
        var tensor = maps;
        boolean rectified = false;
        boolean quantized = false;
        while (true) {
            var found = analysis.producer(tensor);
            if (found.isEmpty() || !found.get().domain().isEmpty()) {
                return Optional.empty();
            }
            var node = found.get();
            if (node.is("Conv") || node.is("MatMul")) {
                return convolution(node, affine, layoutOf(tensor, layout, node), rectified, quantized, analysis);
            } else if (isRectifier(node, analysis) && !rectified && affine.isDiagonal() && isIdentity(affine)) {
                rectified = true;
                tensor = node.input(0);
            } else if (GraphAnalysis.isQuantization(node)) {
                quantized = true;
                tensor = node.input(0);
            } else if (GraphAnalysis.keepsValues(node)) {
                tensor = node.input(0);
            } else {
                var passed = affine(node, affine, classes, analysis);
                if (passed == null) {
                    return Optional.empty();
                }
                affine = passed.affine();
                tensor = passed.tensor();
            }
        }
    }

    private static boolean isRectifier(Node node, GraphAnalysis analysis) {
        if (node.is("Clip") && !node.input(1).isEmpty()) {
            var low = analysis.floats(node.input(1));
            var high = node.input(2).isEmpty() ? null : analysis.floats(node.input(2));
            boolean open = node.input(2).isEmpty() || high != null && high[0] >= Float.MAX_VALUE;
            return low != null && low[0] == 0 && open;
        }
        return node.is("Relu");
    }

    private static Layout layoutOf(String tensor, Layout layout, Node node) {
        return node.is("Conv") ? Layout.NCHW : layout;
    }

    private static boolean isIdentity(Affine affine) {
        for (int i = 0; i < affine.columns(); i++) {
            if (affine.diagonal()[i] != 1 || affine.offset()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ClassConvolution> convolution(Node node, Affine affine, Layout layout, boolean rectified,
                                                          boolean quantized, GraphAnalysis analysis) {
        int classes = affine.columns();
        var constant = analysis.constant(node.input(1));
        var bias = node.input(2).isEmpty() ? new float[]{0} : analysis.floats(node.input(2));
        if (constant.isEmpty() || bias == null || !isPointwise(node, constant.get().shape())) {
            return Optional.empty();
        }
        int inner = constant.get().size() / classes;
        var weights = node.is("Conv") ? constant.get().floats()
                : LinearTail.transpose(constant.get().floats(), inner, classes);
        if (analysis.rank(node.input(0)) != 4 || node.is("MatMul") && layout != Layout.NHWC) {
            return Optional.empty();
        }
        var whole = affine.after(() -> weights, bias, inner);
        var input = analysis.sourceOf(node.input(0));
        var inputLayout = analysis.layout(input) == analysis.layout(node.input(0)) ? layout
                : layout == Layout.NCHW ? Layout.NHWC : Layout.NCHW;
        return Optional.of(new ClassConvolution(input, inputLayout, whole.matrix(), whole.offset(), rectified,
                quantized));
    }

    private static boolean isPointwise(Node node, long[] shape) {
        if (node.is("MatMul")) {
            return shape.length == 2;
        }
        return shape.length == 4 && shape[2] == 1 && shape[3] == 1 && node.integer("group", 1) == 1
                && all(node.integers("strides"), 1) && all(node.integers("pads"), 0);
    }

    private static boolean all(long[] values, long expected) {
        if (values != null) {
            for (long value : values) {
                if (value != expected) {
                    return false;
                }
            }
        }
        return true;
    }

    private record Passed(String tensor, Affine affine) {
    }

    /** Past a normalisation or a constant added to or multiplied with the maps; null if it is something else. */
    private static Passed affine(Node node, Affine affine, int classes, GraphAnalysis analysis) {
        if (node.is("BatchNormalization")) {
            var factors = LinearTail.normalization(node, classes, analysis);
            return factors == null ? null : new Passed(node.input(0), affine.after(factors[0], factors[1]));
        }
        if (!node.is("Add") && !node.is("Mul")) {
            return null;
        }
        int place = analysis.constant(node.input(1)).isPresent() ? 1 : 0;
        var constant = analysis.constant(node.input(place))
                .filter(c -> isPerChannel(c.shape(), classes, node, analysis));
        if (constant.isEmpty()) {
            return null;
        }
        var numbers = constant.get().floats();
        return new Passed(node.input(1 - place), node.is("Add") ? affine.after(new float[]{1}, numbers)
                : affine.after(numbers, new float[]{0}));
    }

    /** Whether a constant has one number, or one a channel along the channel axis. */
    static boolean isPerChannel(long[] shape, int classes, Node node, GraphAnalysis analysis) {
        int fromEnd = analysis.layout(node.output()) == Layout.NCHW ? 3 : 1;
        for (int axis = 0; axis < shape.length; axis++) {
            boolean isChannel = shape.length - axis == fromEnd && shape[axis] == classes;
            if (shape[axis] != 1 && !isChannel) {
                return false;
            }
        }
        return true;
    }
}
