package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;

/** Gradients of poolings over windows and over whole maps. */
final class PoolingRules {

    private PoolingRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("MaxPool", PoolingRules::maxPool);
        rules.put("AveragePool", PoolingRules::averagePool);
        rules.put("GlobalAveragePool", PoolingRules::globalAveragePool);
        rules.put("GlobalMaxPool", PoolingRules::wholeMaximum);
        rules.put("LpPool", PoolingRules::normPool);
        rules.put("GlobalLpPool", (node, b) -> b.add(node.input(0),
                b.emit("Mul", normShare(node, b), normSlope(node, b))));
    }

    private static Window window(Node node, BackwardPass b) {
        long[] in = b.shape(node.input(0));
        long[] out = b.shape(node.output());
        for (int axis = 2; axis < in.length; axis++) {
            b.extent(node.input(0), axis);
        }
        return Window.of(node, node.integers("kernel_shape"), Arrays.copyOfRange(in, 2, in.length),
                Arrays.copyOfRange(out, 2, out.length));
    }

    private static void globalAveragePool(Node node, BackwardPass b) {
        long size = 1;
        for (int axis = 2; axis < b.rank(node.input(0)); axis++) {
            size *= b.extent(node.input(0), axis);
        }
        b.add(node.input(0), b.expand(b.scale(b.gradient(node), 1.0 / size), node.input(0)));
    }

    /** The maximum of each whole map: the first position that has it gets the gradient. */
    private static void wholeMaximum(Node node, BackwardPass b) {
        var x = node.input(0);
        int rank = b.rank(x);
        long size = 1;
        for (int axis = 2; axis < rank; axis++) {
            size *= b.extent(x, axis);
        }
        var flat = b.reshape(x, 0, 0, size);
        var gradient = b.reshape(b.gradient(node), 0, 0, 1);
        b.add(x, b.reshape(MaximumGradient.backward(b, flat, 2, size, gradient), x));
    }

    private static void maxPool(Node node, BackwardPass b) {
        var window = window(node, b);
        if (window.isWholeMap()) {
            wholeMaximum(node, b);
        } else {
            b.add(node.input(0), MaximumGradient.ofWindows(b, node.input(0), node.output(), b.gradient(node), window));
        }
    }

    /**
     * An average is a convolution of each channel with equal weights. Where padding is not counted, the gradient is
     * first divided by the share of the window that is counted.
     */
    private static void averagePool(Node node, BackwardPass b) {
        var window = window(node, b);
        if (window.isWholeMap()) {
            globalAveragePool(node, b);
            return;
        }
        if (window.axes() == 2 && isTiling(window)) {
            double share = 1.0 / (window.kernel()[0] * window.kernel()[1]);
            b.add(node.input(0), ZeroInsertion.repeated(b, b.scale(b.gradient(node), share), window.strides()));
            return;
        }
        int taps = (int) Arrays.stream(window.kernel()).reduce(1, (a, k) -> a * k);
        var gradient = b.gradient(node);
        var shares = shares(window, node, b.averagesWithinPadding());
        if (shares != null) {
            gradient = b.emit("Mul", gradient, b.floats(window.out(), shares));
        }
        int channels = b.extent(node.input(0), 1);
        var kernels = equal(b, window, channels, 1.0 / taps);
        b.add(node.input(0), ConvolutionRules.inputGradient(b, gradient, kernels, channels, window));
    }

    /** y = (Σ|x|^p)^(1/p) of each window: sign(x)·|x|^(p−1), times the sum of y^(1−p)·g of the windows it is in. */
    private static void normPool(Node node, BackwardPass b) {
        var window = window(node, b);
        int channels = b.extent(node.input(0), 1);
        var sums = ConvolutionRules.inputGradient(b, normShare(node, b), equal(b, window, channels, 1), channels,
                window);
        b.add(node.input(0), b.emit("Mul", sums, normSlope(node, b)));
    }

    /** g/y^(p−1); where y is 0 all of its window is, and so is what this is multiplied with. */
    private static String normShare(Node node, BackwardPass b) {
        var power = power(b, node.output(), node.integer("p", 2) - 1);
        return power == null ? b.gradient(node)
                : b.emit("Div", b.gradient(node), b.emit("Max", power, b.scalar(Float.MIN_NORMAL)));
    }

    /** sign(x)·|x|^(p−1). */
    private static String normSlope(Node node, BackwardPass b) {
        long p = node.integer("p", 2);
        if (p == 2) {
            return node.input(0);
        }
        var sign = b.emit("Sign", List.of(node.input(0)));
        var power = power(b, b.emit("Abs", List.of(node.input(0))), p - 1);
        return power == null ? sign : b.emit("Mul", sign, power);
    }

    /** x^n; null for 1. */
    private static String power(BackwardPass b, String x, long n) {
        return n == 0 ? null : n == 1 ? x : b.emit("Pow", x, b.scalar(n));
    }

    /** Kernels of one channel each, in which each element counts as much. */
    private static String equal(BackwardPass b, Window window, int channels, double weight) {
        int taps = (int) Arrays.stream(window.kernel()).reduce(1, (a, k) -> a * k);
        var shape = new long[2 + window.axes()];
        shape[0] = channels;
        shape[1] = 1;
        System.arraycopy(window.kernel(), 0, shape, 2, window.axes());
        var weights = new float[channels * taps];
        Arrays.fill(weights, (float) weight);
        return b.constant(Constant.floats("average", shape, weights));
    }

    /** Whether each element of the map is in exactly one window. */
    private static boolean isTiling(Window window) {
        for (int axis = 0; axis < window.axes(); axis++) {
            if (window.kernel()[axis] != window.strides()[axis] || window.dilations()[axis] != 1
                    || window.before()[axis] != 0 || window.in()[axis] != window.out()[axis] * window.strides()[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Kernel size by number of counted elements, a window; null if all are counted everywhere. */
    private static float[] shares(Window window, Node node, boolean within) {
        boolean countsPadding = node.integer("count_include_pad", 0) != 0;
        if (countsPadding && !within) {
            return null;
        }
        long[] declared = node.integers("pads");
        float[] shares = {1};
        for (int axis = 0; axis < window.axes(); axis++) {
            long before = countsPadding ? window.before()[axis] : 0;
            long end = window.in()[axis] + (!countsPadding ? 0 : declared == null ? window.after()[axis]
                    : declared[window.axes() + axis]);
            var wider = new float[shares.length * (int) window.out()[axis]];
            for (int o = 0; o < window.out()[axis]; o++) {
                long counted = 0;
                for (int t = 0; t < window.kernel()[axis]; t++) {
                    long position = o * window.strides()[axis] + t * window.dilations()[axis] - window.before()[axis];
                    counted += position >= -before && position < end ? 1 : 0;
                }
                for (int i = 0; i < shares.length; i++) {
                    wider[i * (int) window.out()[axis] + o] = shares[i] * window.kernel()[axis] / counted;
                }
            }
            shares = wider;
        }
        for (float share : shares) {
            if (share != 1) {
                return shares;
            }
        }
        return null;
    }
}
