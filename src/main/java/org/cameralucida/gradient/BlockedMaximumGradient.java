package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;

/**
 * The gradient of max pooling by depthwise convolutions: {@link MaximumGradient} along one axis of a pooling of stride
 * 1, made of nothing but convolutions of each channel by itself, sums and products. On x86 processors the engine keeps
 * feature maps in blocks of channels from one convolution to the next, and has no such form of slices and paddings:
 * between them, every map would be brought to the plain order and back.
 *
 * <p>With n_t = 1 where no element of the window up to the t-th is the maximum, l_0 = g and l_{t+1} = l_t·n_t, the t-th
 * element gets l_t − l_{t+1}; moved to their places and summed, that is one small convolution of each l_t.
 */
final class BlockedMaximumGradient {

    /** Feature maps that can be divided into blocks, on any processor. */
    private static final int BLOCK = 16;
    private static final boolean PROCESSOR_HAS_BLOCKS =
            List.of("amd64", "x86_64").contains(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    private static final float HUGE = 0x1p120f;

    private final BackwardPass b;
    private final int channels;
    private final int axis;
    private final int taps;
    private final long before;
    private final long after;

    private BlockedMaximumGradient(BackwardPass b, int channels, Window window, int axis) {
        this.b = b;
        this.channels = channels;
        this.axis = axis;
        this.taps = (int) window.kernel()[axis];
        this.before = window.before()[axis];
        this.after = window.out()[axis] - window.in()[axis] - before + taps - 1;
    }

    /** Whether it is for this window. */
    static boolean suits(BackwardPass b, String x, Window window) {
        if (window.axes() != 2 || !window.hasUnitStrides() || !suits(b, x)) {
            return false;
        }
        for (int axis = 0; axis < 2; axis++) {
            long after = window.out()[axis] - window.in()[axis] - window.before()[axis] + window.kernel()[axis] - 1;
            if (window.dilations()[axis] != 1 || after < 0 || after >= window.kernel()[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a tensor is one that the engine can keep in blocks of channels. */
    static boolean suits(BackwardPass b, String x) {
        return PROCESSOR_HAS_BLOCKS && b.hasShape(x) && b.rank(x) == 4 && b.shape(x)[1] > 0
                && b.shape(x)[1] % BLOCK == 0;
    }

    /** The gradient of {@code x}, of which {@code y} is the maximum along an axis of the window. */
    static String backward(BackwardPass b, int channels, String x, String y, String gradient, Window window, int axis) {
        var maximum = new BlockedMaximumGradient(b, channels, window, axis);
        var left = gradient;
        String sum = null;
        for (int tap = 0; tap < maximum.taps; tap++) {
            var moved = maximum.moved(left, tap);
            sum = sum == null ? moved : b.emit("Add", moved, sum);
            if (tap + 1 < maximum.taps) {
                left = b.emit("Mul", left, maximum.isNot(x, y, tap, window));
            }
        }
        return sum;
    }

    /** 1 where an element of the window is not the maximum, or lies in the padding; 0 where it is. */
    private String isNot(String x, String y, int tap, Window window) {
        var difference = b.emit("Add", convolution(x, kernel(tap, -1), before, after), y);
        var isLess = step(difference, HUGE, 0);
        boolean isAlwaysInside = tap >= before && tap + window.out()[axis] - 1 - before < window.in()[axis];
        if (isAlwaysInside) {
            return isLess;
        }
        // Convolutions pad with zeros, which tells where the padding is.
        var ones = step(x, 0, 1);
        var one = new float[channels];
        Arrays.fill(one, 1);
        var isOutside = convolution(ones, kernel(tap, -1), before, after, b.floats(new long[]{channels}, one));
        return step(b.emit("Add", isOutside, isLess), 1, 0);
    }

    private String step(String tensor, float slope, float start) {
        return b.emit("HardSigmoid", List.of(tensor), Attribute.of("alpha", slope), Attribute.of("beta", start));
    }

    /** What was left before an element of the window was asked, added to its place and taken from the one before. */
    private String moved(String left, int tap) {
        var kernel = kernel(taps - 1 - tap, 1);
        if (tap > 0) {
            kernel[taps - tap] = -1;
        }
        return convolution(left, kernel, taps - 1 - before, taps - 1 - after);
    }

    private float[] kernel(int place, float value) {
        var kernel = new float[taps];
        kernel[place] = value;
        return kernel;
    }

    /** Each channel with the same kernel along the axis. */
    private String convolution(String tensor, float[] kernel, long padBefore, long padAfter, String... bias) {
        var weights = new float[channels * taps];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = kernel[i % taps];
        }
        long[] extents = axis == 0 ? new long[]{taps, 1} : new long[]{1, taps};
        long[] pads = axis == 0 ? new long[]{padBefore, 0, padAfter, 0} : new long[]{0, padBefore, 0, padAfter};
        var inputs = LongStream.of(channels, 1, extents[0], extents[1]).toArray();
        var named = b.floats(inputs, weights);
        return b.emit("Conv", bias.length == 0 ? List.of(tensor, named) : List.of(tensor, named, bias[0]),
                new Node.Named[]{Attribute.of("kernel_shape", extents), Attribute.of("pads", pads),
                    Attribute.of("group", (long) channels)});
    }
}
