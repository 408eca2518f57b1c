package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;

/**
 * The gradient mask of a Clip: where a clipped map is strictly between its limits 0 and h: 1 there, 0 elsewhere, in two
 * passes over the map instead of three. With p = 1 where y is positive and 0 elsewhere, and a power of two S ≥ h, the
 * sum (h − y)/S − 1 + p is positive exactly between the limits: at 0 it is h/S − 1, at h it is 0, and no rounding gets
 * in the way, since y and h are multiples of the same small number. That sum is a convolution of each channel by itself
 * with something added and a steep sigmoid of straight lines behind it, which engines do as one.
 */
final class ClipMask {

    private static final float LIMIT = 0x1p20f;

    private ClipMask() {
    }

    /** For a {@code Clip} whose limits and map suit; where they do not, none. */
    static Optional<String> of(Node clip, BackwardPass b) {
        var y = clip.output();
        var lowest = limit(clip.input(1), b);
        var highest = limit(clip.input(2), b);
        if (lowest.isEmpty() || lowest.get() != 0 || highest.isEmpty() || highest.get() < 1 / LIMIT
                || highest.get() > LIMIT || !BlockedMaximumGradient.suits(b, y)) {
            return Optional.empty();
        }
        float h = highest.get();
        float scale = Math.scalb(1f, Math.getExponent(h));
        scale = scale < h ? 2 * scale : scale;
        int channels = b.extent(y, 1);
        var line = b.emit("Conv", List.of(y, each(b, channels, -1 / scale, channels, 1, 1, 1),
                each(b, channels, h / scale - 1, channels)),
                Attribute.of("kernel_shape", new long[]{1, 1}), Attribute.of("group", (long) channels));
        var sum = b.emit("Add", line, ActivationRules.isPositive(b, y));
        return Optional.of(ActivationRules.isPositive(b, sum));
    }

    private static Optional<Float> limit(String input, BackwardPass b) {
        return input.isEmpty() ? Optional.empty() : b.constant(input).map(Constant::floats).map(f -> f[0]);
    }

    private static String each(BackwardPass b, int channels, float value, long... shape) {
        var values = new float[channels];
        Arrays.fill(values, value);
        return b.floats(shape, values);
    }
}
