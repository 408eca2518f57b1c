package org.cameralucida.onnx;

import java.util.Arrays;

/** Shape inference of convolutions and poolings, of any number of spatial axes. */
final class WindowShapes {

    private WindowShapes() {
    }

    static long[] conv(Node node, long[] x, long[] weights) {
        if (x == null || weights == null || x.length != weights.length || x.length < 3) {
            return null;
        }
        var kernel = node.has("kernel_shape") ? node.integers("kernel_shape")
                : Arrays.copyOfRange(weights, 2, weights.length);
        var result = slide(node, x, kernel);
        result[1] = weights[0];
        return result;
    }

    static long[] pool(Node node, long[] x) {
        var kernel = node.integers("kernel_shape");
        return x == null || kernel == null || kernel.length != x.length - 2 ? null : slide(node, x, kernel);
    }

    static long[] global(Node node, long[] x) {
        var result = x.clone();
        boolean last = node.integer("channels_last", 0) != 0;
        Arrays.fill(result, last ? 1 : 2, last ? x.length - 1 : x.length, 1);
        return result;
    }

    private static long[] slide(Node node, long[] x, long[] kernel) {
        var result = x.clone();
        var strides = filled(node.integers("strides"), kernel.length, 1);
        var dilations = filled(node.integers("dilations"), kernel.length, 1);
        var pads = filled(node.integers("pads"), 2 * kernel.length, 0);
        boolean ceil = node.integer("ceil_mode", 0) != 0;
        var padding = node.string("auto_pad", "NOTSET");
        for (int i = 0; i < kernel.length; i++) {
            long extent = x[2 + i];
            long window = (kernel[i] - 1) * dilations[i] + 1;
            if (extent < 0) {
                result[2 + i] = Shapes.UNKNOWN;
            } else if (padding.startsWith("SAME")) {
                result[2 + i] = (extent + strides[i] - 1) / strides[i];
            } else {
                boolean valid = padding.equals("VALID");
                long before = valid ? 0 : pads[i];
                long after = valid ? 0 : pads[kernel.length + i];
                long room = extent + before + after - window;
                long steps = ceil ? Math.floorDiv(room + strides[i] - 1, strides[i]) : Math.floorDiv(room, strides[i]);
                // A window that would begin in the padding after the map is left out.
                boolean strayed = ceil && steps * strides[i] >= extent + before;
                result[2 + i] = steps + (strayed ? 0 : 1);
            }
            if (result[2 + i] <= 0 && extent >= 0) {
                throw new IllegalArgumentException(node.op() + " " + node.name() + " over "
                        + Arrays.toString(x) + " with a window of " + Arrays.toString(kernel));
            }
        }
        return result;
    }

    static long[] convTranspose(Node node, long[] x, long[] weights) {
        if (x == null || weights == null || x.length != weights.length || x.length < 3) {
            return null;
        }
        int axes = x.length - 2;
        var kernel = Arrays.copyOfRange(weights, 2, weights.length);
        var strides = filled(node.integers("strides"), axes, 1);
        var dilations = filled(node.integers("dilations"), axes, 1);
        var pads = filled(node.integers("pads"), 2 * axes, 0);
        var extra = filled(node.integers("output_padding"), axes, 0);
        var shape = node.integers("output_shape");
        var result = x.clone();
        result[1] = weights[1] * node.integer("group", 1);
        for (int i = 0; i < axes; i++) {
            if (shape != null) {
                result[2 + i] = shape[shape.length - axes + i];
            } else if (x[2 + i] < 0) {
                result[2 + i] = Shapes.UNKNOWN;
            } else if (node.string("auto_pad", "NOTSET").startsWith("SAME")) {
                result[2 + i] = x[2 + i] * strides[i];
            } else {
                result[2 + i] = (x[2 + i] - 1) * strides[i] + extra[i] + (kernel[i] - 1) * dilations[i] + 1
                        - pads[i] - pads[axes + i];
            }
        }
        return result;
    }

    static long[] filled(long[] given, int length, long otherwise) {
        if (given != null) {
            return given;
        }
        var result = new long[length];
        Arrays.fill(result, otherwise);
        return result;
    }
}
