package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;

/**
 * Gradients of convolutions: that of one is a transposed one. Where the stride is 1 that is again a convolution, with the
 * weights mirrored and their channels swapped, which engines do several times faster, depthwise above all; a depthwise
 * one with strides becomes one of stride 1 over a gradient spread out with zeros.
 */
final class ConvolutionRules {

    private ConvolutionRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("Conv", ConvolutionRules::convolution);
        rules.put("ConvTranspose", ConvolutionRules::transposedConvolution);
    }

    private static void convolution(Node node, BackwardPass b) {
        if (b.wants(node.input(1)) || !node.input(2).isEmpty() && b.wants(node.input(2))) {
            throw new NoRule("the weights depend on the target");
        }
        long[] in = spatial(b.shape(node.input(0)));
        var window = Window.of(node, spatial(b.shape(node.input(1))), in, spatial(b.shape(node.output())));
        b.add(node.input(0), inputGradient(b, b.gradient(node), node.input(1), node.integer("group", 1), window));
    }

    private static long[] spatial(long[] shape) {
        long[] extents = Arrays.copyOfRange(shape, 2, shape.length);
        if (Arrays.stream(extents).anyMatch(e -> e < 0)) {
            throw new NoRule("the size of the map is not known");
        }
        return extents;
    }

    /**
     * The gradient of a convolution's input.
     *
     * @param gradient the gradient of its output
     * @param weights the weights, {@code [M, C/groups, …]}
     */
    static String inputGradient(BackwardPass b, String gradient, String weights, long groups, Window window) {
        var constant = b.constant(weights);
        if (constant.isPresent() && window.hasUnitStrides()) {
            var mirrored = mirrored(b, gradient, constant.get(), (int) groups, window);
            if (mirrored != null) {
                return mirrored;
            }
        }
        if (constant.isPresent() && isDepthwise(constant.get(), groups) && window.axes() == 2) {
            var spread = ZeroInsertion.apply(b, gradient, window);
            var mirrored = mirrored(b, spread.tensor(), constant.get(), (int) groups, spread.window());
            if (mirrored != null) {
                return mirrored;
            }
        }
        return transposed(b, gradient, weights, groups, window);
    }

    private static boolean isDepthwise(Constant weights, long groups) {
        return weights.shape()[1] == 1 && weights.shape()[0] == groups;
    }

    private static String mirrored(BackwardPass b, String gradient, Constant weights, int groups, Window window) {
        var before = new long[window.axes()];
        var after = new long[window.axes()];
        for (int axis = 0; axis < window.axes(); axis++) {
            before[axis] = window.reach(axis) - window.before()[axis];
            after[axis] = window.in()[axis] - window.out()[axis] - before[axis] + window.reach(axis);
            if (before[axis] < 0 || after[axis] < 0) {
                return null;
            }
        }
        return b.emit("Conv", List.of(gradient, b.constant(mirrored(weights, groups))),
                Attribute.of("kernel_shape", window.kernel()), Attribute.of("dilations", window.dilations()),
                Attribute.of("pads", Window.pads(before, after)), Attribute.of("group", (long) groups));
    }

    /** {@code [M, C/groups, …]} to {@code [C, M/groups, …]}, each kernel turned by half a turn. */
    static Constant mirrored(Constant weights, int groups) {
        long[] shape = weights.shape().clone();
        int outputs = (int) shape[0] / groups;
        int inputs = (int) shape[1];
        int taps = outputs * inputs == 0 ? 0 : weights.size() / (groups * outputs * inputs);
        float[] from = weights.floats();
        var to = new float[from.length];
        for (int group = 0; group < groups; group++) {
            for (int m = 0; m < outputs; m++) {
                for (int c = 0; c < inputs; c++) {
                    int source = ((group * outputs + m) * inputs + c) * taps;
                    int target = ((group * inputs + c) * outputs + m) * taps;
                    for (int t = 0; t < taps; t++) {
                        to[target + taps - 1 - t] = from[source + t];
                    }
                }
            }
        }
        shape[0] = (long) groups * inputs;
        shape[1] = outputs;
        return Constant.floats(weights.name() + "_mirrored", shape, to);
    }

    private static String transposed(BackwardPass b, String gradient, String weights, long groups, Window window) {
        int axes = window.axes();
        var after = window.after().clone();
        var left = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            // What no window covers gets a gradient of zero: it is made by the output padding, or by padding less.
            left[axis] = window.left(axis);
            long fromPadding = Math.min(left[axis], after[axis]);
            after[axis] -= fromPadding;
            left[axis] -= fromPadding;
        }
        return b.emit("ConvTranspose", List.of(gradient, weights), Attribute.of("kernel_shape", window.kernel()),
                Attribute.of("strides", window.strides()), Attribute.of("dilations", window.dilations()),
                Attribute.of("pads", Window.pads(window.before(), after)),
                Attribute.of("output_padding", left), Attribute.of("group", groups));
    }

    /** The gradient of a transposed convolution is the plain one. */
    private static void transposedConvolution(Node node, BackwardPass b) {
        if (b.wants(node.input(1))) {
            throw new NoRule("the weights depend on the target");
        }
        long[] in = spatial(b.shape(node.input(0)));
        long[] out = spatial(b.shape(node.output()));
        long[] kernel = spatial(b.shape(node.input(1)));
        var forward = Window.of(node, kernel, out, in);
        if (!node.string("auto_pad", "NOTSET").equals("NOTSET") || node.has("output_shape")) {
            throw new NoRule("padding that is not told");
        }
        b.add(node.input(0), b.emit("Conv", List.of(b.gradient(node), node.input(1)),
                Attribute.of("kernel_shape", kernel), Attribute.of("strides", forward.strides()),
                Attribute.of("dilations", forward.dilations()),
                Attribute.of("pads", Window.pads(forward.before(), forward.after())),
                Attribute.of("group", node.integer("group", 1))));
    }
}
