package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cameralucida.onnx.Attribute.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions and pooling with all that moves a window: strides, padding, dilation, groups, edges left over. */
class WindowRulesTest {

    static Stream<Trial> convolutions() {
        return Stream.of(
                conv("3×3", 2, 3, 5, 6, 3, 3),
                conv("3×3 padded", 2, 3, 5, 6, 3, 3, pads(1, 1, 1, 1)),
                conv("3×3 padded unevenly", 2, 3, 5, 6, 3, 3, pads(0, 1, 2, 0)),
                conv("padded more than it reaches", 2, 2, 4, 4, 1, 1, pads(1, 1, 1, 1)),
                conv("1×1", 3, 2, 3, 3, 1, 1),
                conv("1×1 with stride", 2, 2, 5, 4, 1, 1, of("strides", 2L, 2L)),
                conv("stride 2, even", 2, 3, 6, 6, 3, 3, of("strides", 2L, 2L), pads(1, 1, 1, 1)),
                conv("stride 2, odd", 2, 3, 7, 7, 3, 3, of("strides", 2L, 2L), pads(1, 1, 1, 1)),
                conv("stride 2, positions left over", 1, 2, 8, 7, 3, 3, of("strides", 2L, 2L)),
                conv("stride 3 over less than it", 1, 2, 8, 8, 2, 2, of("strides", 3L, 3L)),
                conv("stride 4, 7×7", 1, 2, 11, 12, 7, 7, of("strides", 4L, 4L), pads(3, 3, 3, 3)),
                conv("strides that differ", 1, 2, 6, 7, 3, 2, of("strides", 1L, 2L), pads(1, 0, 1, 1)),
                conv("dilated", 1, 2, 7, 7, 3, 3, of("dilations", 2L, 2L), pads(2, 2, 2, 2)),
                conv("dilated with stride", 1, 2, 8, 8, 3, 3, of("dilations", 2L, 2L), of("strides", 2L, 2L),
                        pads(2, 2, 2, 2)),
                conv("SAME_UPPER", 1, 2, 5, 6, 3, 3, of("auto_pad", "SAME_UPPER")),
                conv("SAME_UPPER, stride 2, even", 1, 2, 6, 6, 3, 3, of("auto_pad", "SAME_UPPER"),
                        of("strides", 2L, 2L)),
                conv("SAME_LOWER, stride 2, 2×2", 1, 2, 5, 5, 2, 2, of("auto_pad", "SAME_LOWER"),
                        of("strides", 2L, 2L)),
                conv("VALID", 1, 2, 5, 5, 3, 3, of("auto_pad", "VALID")),
                grouped("in groups", 4, 6, 2, 5, 3, of("strides", 1L, 1L), pads(1, 1, 1, 1)),
                grouped("in groups, stride 2", 4, 6, 2, 6, 3, of("strides", 2L, 2L), pads(1, 1, 1, 1)),
                grouped("depthwise", 3, 3, 3, 5, 3, pads(1, 1, 1, 1)),
                grouped("depthwise, two outputs a channel", 2, 4, 2, 5, 3, pads(1, 1, 1, 1)),
                grouped("depthwise, stride 2, even", 3, 3, 3, 6, 3, of("strides", 2L, 2L), pads(1, 1, 1, 1)),
                grouped("depthwise, stride 2, odd", 3, 3, 3, 7, 3, of("strides", 2L, 2L), pads(1, 1, 1, 1)),
                grouped("depthwise, stride 2, SAME", 3, 3, 3, 6, 3, of("strides", 2L, 2L),
                        of("auto_pad", "SAME_UPPER")),
                grouped("depthwise, stride 3, 2×2", 2, 2, 2, 9, 2, of("strides", 3L, 3L)),
                grouped("depthwise 5×5, stride 2", 2, 2, 2, 8, 5, of("strides", 2L, 2L), pads(2, 2, 2, 2)),
                Trial.of("Conv of one axis", "Conv", List.of("x", "w"), of("pads", 1L, 1L)).input("x", 2, 6)
                        .random("w", 3, 2, 3),
                Trial.of("Conv of one axis with stride", "Conv", List.of("x", "w"), of("strides", new long[]{2L}))
                        .input("x", 2, 7).random("w", 3, 2, 3),
                Trial.of("Conv of three axes", "Conv", List.of("x", "w"), of("pads", 1L, 0L, 1L, 1L, 0L, 1L))
                        .input("x", 1, 3, 3, 3).random("w", 2, 1, 3, 2, 3),
                Trial.of("Conv with bias", "Conv", List.of("x", "w", "c")).input("x", 2, 4, 4).random("w", 2, 2, 2, 2)
                        .random("c", 2),
                Trial.of("ConvTranspose", "ConvTranspose", List.of("x", "w")).input("x", 2, 3, 4)
                        .random("w", 2, 3, 3, 3),
                Trial.of("ConvTranspose with stride and padding", "ConvTranspose", List.of("x", "w", "c"),
                        of("strides", 2L, 2L), pads(1, 1, 1, 1), of("output_padding", 1L, 1L)).input("x", 2, 3, 4)
                        .random("w", 2, 3, 3, 3).random("c", 3),
                Trial.of("ConvTranspose in groups", "ConvTranspose", List.of("x", "w"), of("group", 2L),
                        of("strides", 2L, 2L)).input("x", 4, 3, 3).random("w", 4, 2, 2, 2));
    }

    static Stream<Trial> pooling() {
        var trials = new ArrayList<Trial>();
        for (var op : List.of("MaxPool", "AveragePool")) {
            trials.addAll(List.of(
                    pool(op, "2×2, stride 2", 4, 6, kernel(2, 2), of("strides", 2L, 2L)),
                    pool(op, "2×2, stride 2, positions left over", 5, 7, kernel(2, 2), of("strides", 2L, 2L)),
                    pool(op, "3×3, stride 2", 7, 7, kernel(3, 3), of("strides", 2L, 2L)),
                    pool(op, "3×3, stride 2, padded", 6, 7, kernel(3, 3), of("strides", 2L, 2L), pads(1, 1, 1, 1)),
                    pool(op, "3×3, stride 1, padded", 5, 4, kernel(3, 3), pads(1, 1, 1, 1)),
                    pool(op, "2×2, stride 1, padded at the end", 4, 5, kernel(2, 2), pads(0, 0, 1, 1)),
                    pool(op, "3×3, stride 2, ceil", 6, 8, kernel(3, 3), of("strides", 2L, 2L), of("ceil_mode", 1L)),
                    pool(op, "3×3, stride 2, padded, ceil", 6, 6, kernel(3, 3), of("strides", 2L, 2L),
                            pads(1, 1, 1, 1), of("ceil_mode", 1L)),
                    pool(op, "SAME_UPPER", 5, 6, kernel(3, 2), of("strides", 2L, 2L),
                            of("auto_pad", "SAME_UPPER")),
                    pool(op, "1×2", 4, 6, kernel(1, 2), of("strides", 1L, 2L)),
                    pool(op, "2×3, strides that differ", 6, 7, kernel(2, 3), of("strides", 2L, 1L)),
                    pool(op, "stride wider than the window", 7, 7, kernel(2, 2), of("strides", 3L, 3L)),
                    pool(op, "of the whole map", 3, 4, kernel(3, 4)),
                    Trial.of(op + " of one axis", op, List.of("x"), kernel(3), of("strides", new long[]{2L}))
                            .input("x", 2, 9),
                    Trial.of(op + " of three axes", op, List.of("x"), kernel(2, 2, 2), of("strides", 2L, 2L, 1L))
                            .input("x", 1, 4, 4, 3)));
        }
        trials.add(Trial.of("MaxPool in blocks of channels", "MaxPool", List.of("x"), kernel(3, 3), pads(1, 1, 1, 1))
                .input("x", 16, 5, 4));
        trials.add(Trial.of("MaxPool in blocks of channels, 2×3", "MaxPool", List.of("x"), kernel(2, 3),
                pads(0, 2, 1, 0)).input("x", 16, 3, 4));
        trials.add(pool("MaxPool", "dilated", 6, 7, kernel(2, 3), of("dilations", 2L, 2L)));
        trials.add(pool("MaxPool", "3×3, stride 3, dilated", 9, 9, kernel(2, 2), of("dilations", 2L, 2L),
                of("strides", 3L, 3L)));
        trials.add(pool("AveragePool", "padding counted", 5, 5, kernel(3, 3), pads(1, 1, 1, 1),
                of("count_include_pad", 1L)));
        for (long opset : new long[]{11, 18, 19, 21}) {
            trials.add(pool("AveragePool", "padding counted, ceil, of operator set " + opset, 6, 7, kernel(3, 3),
                    pads(1, 1, 1, 1), of("count_include_pad", 1L), of("strides", 2L, 2L), of("ceil_mode", 1L))
                    .opset(opset));
            trials.add(pool("AveragePool", "ceil, of operator set " + opset, 6, 8, kernel(3, 3), pads(1, 0, 1, 0),
                    of("strides", 2L, 2L), of("ceil_mode", 1L)).opset(opset));
        }
        trials.add(pool("AveragePool", "SAME_LOWER, padding counted", 5, 6, kernel(2, 2), of("strides", 2L, 2L),
                of("auto_pad", "SAME_LOWER"), of("count_include_pad", 1L)));
        trials.add(pool("AveragePool", "dilated, of operator set 19", 7, 8, kernel(2, 3), of("dilations", 2L, 2L),
                of("strides", 2L, 1L)).opset(19));
        trials.add(pool("AveragePool", "dilated and padded, of operator set 19", 6, 6, kernel(2, 2), pads(1, 1, 1, 1),
                of("dilations", 2L, 2L)).opset(19));
        trials.add(pool("MaxPool", "SAME_LOWER", 5, 6, kernel(2, 2), of("strides", 2L, 2L),
                of("auto_pad", "SAME_LOWER")));
        trials.add(pool("MaxPool", "dilated, padded, ceil", 8, 10, kernel(3, 3), pads(1, 1, 1, 1),
                of("dilations", 2L, 2L), of("strides", 2L, 2L), of("ceil_mode", 1L)));
        trials.add(pool("AveragePool", "padding counted, stride 2", 6, 6, kernel(3, 3), pads(1, 1, 1, 1),
                of("count_include_pad", 1L), of("strides", 2L, 2L)));
        for (long p = 1; p <= 3; p++) {
            trials.add(pool("LpPool", "p = " + p, 5, 6, kernel(2, 3), of("strides", 2L, 1L), of("p", p)));
            trials.add(pool("LpPool", "padded, p = " + p, 5, 6, kernel(3, 3), pads(1, 1, 1, 1), of("p", p)));
            trials.add(Trial.of("GlobalLpPool, p = " + p, "GlobalLpPool", List.of("x"), of("p", p))
                    .input("x", 3, 2, 3));
        }
        for (var op : List.of("GlobalAveragePool", "GlobalMaxPool")) {
            trials.add(Trial.of(op, op, List.of("x")).input("x", 3, 4, 5));
            trials.add(Trial.of(op + " of one position", op, List.of("x")).input("x", 3, 1, 1));
            trials.add(Trial.of(op + " of one axis", op, List.of("x")).input("x", 3, 4));
        }
        return trials.stream();
    }

    private static Node.Named pads(long top, long left, long bottom, long right) {
        return of("pads", top, left, bottom, right);
    }

    private static Node.Named kernel(long... extents) {
        return of("kernel_shape", extents);
    }

    private static Trial conv(String what, int in, int out, int height, int width, int kernelHeight, int kernelWidth,
                              Node.Named... attributes) {
        return Trial.of("Conv " + what, "Conv", List.of("x", "w"), attributes).input("x", in, height, width)
                .random("w", out, in, kernelHeight, kernelWidth);
    }

    private static Trial grouped(String what, int in, int out, int groups, int size, int kernel,
                                 Node.Named... attributes) {
        var all = new ArrayList<>(List.of(attributes));
        all.add(of("group", (long) groups));
        return Trial.of("Conv " + what, "Conv", List.of("x", "w"), all.toArray(new Node.Named[0]))
                .input("x", in, size, size).random("w", out, in / groups, kernel, kernel);
    }

    private static Trial pool(String operator, String what, int height, int width, Node.Named... attributes) {
        return Trial.of(operator + " " + what, operator, List.of("x"), attributes).input("x", 2, height, width);
    }

    /** Of several equal elements of a window the first, read row by row, gets all; also where all are negative. */
    @ParameterizedTest
    @CsvSource({"3,3,1,1", "16,3,1,1", "16,2,1,0", "16,3,1,2", "16,3,2,1", "5,2,2,0"})
    void theFirstOfEqualMaximaGetsTheGradient(int channels, int kernel, int stride, int pad) {
        int height = 6;
        int width = 7;
        int rows = (height + 2 * pad - kernel) / stride + 1;
        int columns = (width + 2 * pad - kernel) / stride + 1;
        var nodes = List.of(Node.of("MaxPool", "p", List.of("x"), List.of("p"), kernel(kernel, kernel),
                        of("strides", (long) stride, (long) stride), pads(pad, pad, pad, pad)),
                Node.of("Flatten", "y", List.of("p"), List.of("y")));
        int classes = channels * rows * columns;
        var model = OnnxModel.of("pool", 13, new Graph("pool", nodes, Map.of(),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, channels, height, width))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(-1, classes))), Map.of()));
        var graph = (GradientGraph) Differentiation.of(model, Map.of("x", new long[]{-1, channels, height, width}), "y",
                List.of("x"), RuleBook.derivatives());
        var random = new Random(3);
        var x = new float[2 * channels * height * width];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(3) - (i < x.length / 2 ? 1 : 4);
        }
        var weights = new float[2 * classes];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        try (var session = Sessions.open(graph.model(), "pool", Device.CPU, 1)) {
            var gradient = session.run(Map.of("x", new Tensor(x, 2, channels, height, width), graph.classWeights(),
                    new Tensor(weights, 2, classes))).get(1);
            assertThat(gradient.data()).containsExactly(
                    scattered(x, weights, height, width, new int[]{kernel, stride, pad, rows, columns}),
                    within(2e-5f)); // up to nine gradients below 4 in another order: 9 × 2⁻²⁴ × 36
        }
    }

    private static float[] scattered(float[] x, float[] gradients, int height, int width, int[] window) {
        var result = new float[x.length];
        for (int i = 0; i < gradients.length; i++) {
            int map = i / (window[3] * window[4]) * height * width;
            int top = i / window[4] % window[3] * window[1] - window[2];
            int left = i % window[4] * window[1] - window[2];
            int best = -1;
            for (int t = 0; t < window[0] * window[0]; t++) {
                int row = top + t / window[0];
                int column = left + t % window[0];
                int at = map + row * width + column;
                if (row >= 0 && row < height && column >= 0 && column < width && (best < 0 || x[at] > x[best])) {
                    best = at;
                }
            }
            result[best] += gradients[i];
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource({"convolutions", "pooling"})
    void theGradientIsWhatCentralDifferencesSay(Trial trial) {
        trial.check();
    }
}
