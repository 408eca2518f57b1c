package org.cameralucida.bench;

import java.util.List;
import java.util.Random;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;

/** Networks of the well-known shapes with random weights: what they cost, not what they see. Input {@code [N,3,224,224]}. */
final class Architectures {

    private static final long OPSET = 13;

    private final Random random = new Random(1);
    private final GraphBuilder graph = new GraphBuilder(OPSET);

    private Architectures() {
    }

    /** One of resnet50, vgg16, googlenet, mobilenetv2. */
    static OnnxModel of(String name) {
        var made = new Architectures();
        var input = made.graph.input("input", Shape.of(-1, 3, 224, 224));
        made.graph.output(switch (name) {
            case "resnet50" -> made.resnet50(input);
            case "vgg16" -> made.vgg16(input);
            case "googlenet" -> made.googlenet(input);
            case "mobilenetv2" -> made.mobilenetV2(input);
            default -> throw new IllegalArgumentException(name);
        }, Shape.of(-1, 1000));
        return made.graph.model(name);
    }

    private String weights(long... shape) {
        int fanIn = 1;
        int size = (int) shape[0];
        for (int i = 1; i < shape.length; i++) {
            fanIn *= (int) shape[i];
            size *= (int) shape[i];
        }
        var values = new float[size];
        double deviation = Math.sqrt(2.0 / fanIn);
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return graph.floats(shape, values);
    }

    private String bias(int size) {
        return graph.floats(new long[]{size}, new float[size]);
    }

    private String conv(String x, int in, int out, int kernel, int stride, int groups) {
        long pad = kernel / 2;
        return graph.emit("Conv", List.of(x, weights(out, in / groups, kernel, kernel), bias(out)),
                Attribute.of("strides", (long) stride, (long) stride), Attribute.of("pads", pad, pad, pad, pad),
                Attribute.of("group", (long) groups));
    }

    private String rectified(String x, int in, int out, int kernel, int stride) {
        return graph.emit("Relu", List.of(conv(x, in, out, kernel, stride, 1)));
    }

    private String maxPool(String x, long kernel, long stride, long pad, long ceil) {
        return graph.emit("MaxPool", List.of(x), Attribute.of("kernel_shape", kernel, kernel),
                Attribute.of("strides", stride, stride), Attribute.of("pads", pad, pad, pad, pad),
                Attribute.of("ceil_mode", ceil));
    }

    private String dense(String x, int in, int out) {
        return graph.emit("Gemm", List.of(x, weights(out, in), bias(out)), Attribute.of("transB", 1L));
    }

    private String pooled(String x, int channels) {
        return dense(graph.emit("Flatten", List.of(graph.emit("GlobalAveragePool", List.of(x)))), channels, 1000);
    }

    private String resnet50(String input) {
        var x = maxPool(rectified(input, 3, 64, 7, 2), 3, 2, 1, 0);
        int[] blocks = {3, 4, 6, 3};
        int in = 64;
        for (int stage = 0; stage < 4; stage++) {
            int width = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = block == 0 && stage > 0 ? 2 : 1;
                var shortcut = block == 0 ? conv(x, in, 4 * width, 1, stride, 1) : x;
                var y = rectified(rectified(x, in, width, 1, 1), width, width, 3, stride);
                x = graph.emit("Relu", List.of(graph.emit("Add", List.of(conv(y, width, 4 * width, 1, 1, 1), shortcut))));
                in = 4 * width;
            }
        }
        return pooled(x, 2048);
    }

    private String vgg16(String input) {
        var x = input;
        int in = 3;
        for (int[] stage : new int[][]{{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}}) {
            for (int i = 0; i < stage[0]; i++) {
                x = rectified(x, in, stage[1], 3, 1);
                in = stage[1];
            }
            x = maxPool(x, 2, 2, 0, 0);
        }
        var y = graph.emit("Relu", List.of(dense(graph.emit("Flatten", List.of(x)), 25088, 4096)));
        return dense(graph.emit("Relu", List.of(dense(y, 4096, 4096))), 4096, 1000);
    }

    private String googlenet(String input) {
        var x = maxPool(rectified(input, 3, 64, 7, 2), 3, 2, 0, 1);
        x = maxPool(rectified(rectified(x, 64, 64, 1, 1), 64, 192, 3, 1), 3, 2, 0, 1);
        int in = 192;
        int[][] inceptions = {{64, 96, 128, 16, 32, 32}, {128, 128, 192, 32, 96, 64}, {}, {192, 96, 208, 16, 48, 64},
            {160, 112, 224, 24, 64, 64}, {128, 128, 256, 24, 64, 64}, {112, 144, 288, 32, 64, 64},
            {256, 160, 320, 32, 128, 128}, {}, {256, 160, 320, 32, 128, 128}, {384, 192, 384, 48, 128, 128}};
        for (int[] c : inceptions) {
            if (c.length == 0) {
                x = maxPool(x, 3, 2, 0, 1);
                continue;
            }
            x = graph.emit("Concat", List.of(rectified(x, in, c[0], 1, 1),
                    rectified(rectified(x, in, c[1], 1, 1), c[1], c[2], 3, 1),
                    rectified(rectified(x, in, c[3], 1, 1), c[3], c[4], 5, 1),
                    rectified(maxPool(x, 3, 1, 1, 0), in, c[5], 1, 1)), Attribute.of("axis", 1L));
            in = c[0] + c[2] + c[4] + c[5];
        }
        return pooled(x, 1024);
    }

    private String clipped(String x) {
        return graph.emit("Clip", List.of(x, graph.scalar(0), graph.scalar(6)));
    }

    private String mobilenetV2(String input) {
        var x = clipped(conv(input, 3, 32, 3, 2, 1));
        int in = 32;
        for (int[] s : new int[][]{{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1},
            {6, 160, 3, 2}, {6, 320, 1, 1}}) {
            for (int i = 0; i < s[2]; i++) {
                int stride = i == 0 ? s[3] : 1;
                int wide = in * s[0];
                var y = s[0] == 1 ? x : clipped(conv(x, in, wide, 1, 1, 1));
                y = conv(clipped(conv(y, wide, wide, 3, stride, wide)), wide, s[1], 1, 1, 1);
                x = stride == 1 && in == s[1] ? graph.emit("Add", List.of(x, y)) : y;
                in = s[1];
            }
        }
        return pooled(clipped(conv(x, 320, 1280, 1, 1, 1)), 1280);
    }
}
