package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.UnreadFields;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form of input: a network of one convolution, that averages what it sees of each patch of two by two, and a linear
 * classifier gives the scores that follow from the picture by hand, and the places sum to them.
 */
class EveryInputTest {

    private static final int CLASSES = 3;

    /**
     * A form of input.
     *
     * @param channels of the picture
     * @param scale what the graph makes of each value
     * @param enlarged how much larger the picture is made before the convolution
     */
    record Form(String name, OnnxModel model, Layout layout, int channels, int height, int width, UnaryOperator<Double> scale,
            int enlarged) {

        @Override
        public String toString() {
            return name;
        }

        Network read() {
            // As a file, whose declarations are read back.
            return NetworkReader.read("form", OnnxModel.parse("form.onnx", model.toBytes()), Card.EMPTY, null);
        }

        double value(int channel, int y, int x) {
            return Math.round(255 * Math.abs(Math.sin(1 + channel * 7 + y * 3.1 + x * 1.7)));
        }

        Tensor picture() {
            boolean first = layout == Layout.NCHW;
            var data = new float[channels * height * width];
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        data[first ? (c * height + y) * width + x : (y * width + x) * channels + c] = (float) value(c, y, x);
                    }
                }
            }
            return first ? new Tensor(data, 1, channels, height, width) : new Tensor(data, 1, height, width, channels);
        }

        /** w_ck · mean over all pixels of channel k, since every patch is averaged; places hold equally many pixels. */
        double logit(int classIndex) {
            double logit = bias(classIndex);
            for (int k = 0; k < channels; k++) {
                double sum = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        sum += scale.apply(value(k, y, x));
                    }
                }
                logit += weight(classIndex, k) * sum / (height * width);
            }
            return logit;
        }
    }

    /** Eighths, which numbers of every precision hold exactly. */
    private static float weight(int classIndex, int channel) {
        return (classIndex * 3 + channel * 5 + 1) % 8 / 8f - 0.5f;
    }

    private static float bias(int classIndex) {
        return classIndex / 4f;
    }

    private static final class Builder {
        private final GraphBuilder b = new GraphBuilder(17);
        private final int channels;

        Builder(int channels) {
            this.channels = channels;
        }

        /** The convolution and the classifier behind a tensor {@code [N,C,H,W]}. */
        OnnxModel behind(String tensor) {
            var eye = new float[channels * channels * 4];
            var weights = new float[CLASSES * channels];
            for (int k = 0; k < channels; k++) {
                Arrays.fill(eye, (k * channels + k) * 4, (k * channels + k + 1) * 4, 0.25f);
                for (int c = 0; c < CLASSES; c++) {
                    weights[c * channels + k] = weight(c, k);
                }
            }
            var maps = b.emit("Conv", List.of(tensor, b.floats(new long[]{channels, channels, 2, 2}, eye)),
                    Attribute.of("kernel_shape", 2, 2), Attribute.of("strides", 2, 2));
            var pooled = b.emit("Flatten", List.of(b.emit("GlobalAveragePool", List.of(maps))));
            b.emitAs("y", "Gemm", List.of(pooled, b.floats(new long[]{CLASSES, channels}, weights),
                    b.floats(new long[]{CLASSES}, bias(0), bias(1), bias(2))), Attribute.of("transB", 1));
            b.output("y", Shape.of(-1, CLASSES));
            return b.model("form");
        }
    }

    private static Form plain(String name, int channels, Shape declared, int height, int width) {
        var n = new Builder(channels);
        return new Form(name, n.behind(n.b.input("x", declared)), Layout.NCHW, channels, height, width, x -> x, 1);
    }

    private static Form of(String name, ElementType type) {
        var form = plain(name, 3, Shape.of(-1, 3, 8, 12), 8, 12);
        return new Form(name, as(form.model(), type), Layout.NCHW, 3, 8, 12, x -> x, 1);
    }

    /** A model with all of its numbers of another precision. */
    private static OnnxModel as(OnnxModel model, ElementType type) {
        var graph = model.graph();
        var constants = new LinkedHashMap<String, Constant>();
        graph.constants().forEach((name, constant) -> constants.put(name, constant.type() != ElementType.FLOAT ? constant
                : new Constant(name, type, constant.shape(), bytes(constant.floats(), type), UnreadFields.NONE)));
        return model.withGraph(graph.withConstants(constants)
                .withInputs(graph.inputs().stream().map(v -> v.withType(type)).toList())
                .withOutputs(graph.outputs().stream().map(v -> v.withType(type)).toList()));
    }

    private static ByteBuffer bytes(float[] values, ElementType type) {
        var bytes = ByteBuffer.allocate((type == ElementType.DOUBLE ? 8 : 2) * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type) {
                case DOUBLE -> bytes.putDouble(value);
                case BFLOAT16 -> bytes.putShort((short) (Float.floatToRawIntBits(value) >> 16));
                default -> bytes.putShort(half(value));
            }
        }
        return bytes.flip();
    }

    /** A number that float16 holds exactly, as such: sign, 5 bits of exponent, 10 of mantissa. */
    private static short half(float value) {
        int bits = Float.floatToRawIntBits(value);
        int exponent = (bits >> 23 & 0xff) - 127 + 15;
        return (short) (value == 0 ? 0 : bits >> 16 & 0x8000 | exponent << 10 | bits >> 13 & 0x3ff);
    }

    private static Form bytes(String name, Layout layout) {
        var n = new Builder(3);
        boolean isFirst = layout == Layout.NCHW;
        var input = n.b.input("x", isFirst ? Shape.of(-1, 3, 8, 12) : Shape.of(-1, 8, 12, 3));
        var numbers = n.b.cast(input, ElementType.FLOAT);
        var turned = isFirst ? numbers : n.b.transpose(numbers, 0, 3, 1, 2);
        var model = n.behind(n.b.emit("Div", turned, n.b.scalar(255)));
        return new Form(name, model.withGraph(model.graph().withInputs(List.of(model.graph().inputs().get(0)
                .withType(ElementType.UINT8)))), layout, 3, 8, 12, x -> x / 255, 1);
    }

    static Stream<Form> forms() {
        var scaled = new Builder(3);
        var x = scaled.b.input("x", Shape.of(-1, 3, 8, 12));
        var twice = scaled.b.emit("Resize", List.of(x, "", scaled.b.floats(new long[]{4}, 1, 1, 2, 2)),
                Attribute.of("mode", "nearest"), Attribute.of("coordinate_transformation_mode", "asymmetric"),
                Attribute.of("nearest_mode", "floor"));
        var normalized = scaled.b.emit("Div", scaled.b.emit("Sub", twice, scaled.b.floats(new long[]{1, 3, 1, 1}, 128, 128, 128)),
                scaled.b.floats(new long[]{1, 3, 1, 1}, 64, 64, 64));
        return Stream.of(plain("float32, NCHW", 3, Shape.of(-1, 3, 8, 12), 8, 12), bytes("uint8, NCHW", Layout.NCHW),
                bytes("uint8, NHWC", Layout.NHWC), of("float16", ElementType.FLOAT16), of("float64", ElementType.DOUBLE),
                of("bfloat16", ElementType.BFLOAT16), plain("one channel", 1, Shape.of(-1, 1, 8, 12), 8, 12),
                plain("four channels", 4, Shape.of(-1, 4, 8, 12), 8, 12),
                plain("every extent open", 3, Shape.of(-1, -1, -1, -1), 224, 224),
                plain("height and width open", 3, Shape.of(1, 3, -1, -1), 224, 224),
                plain("three pictures at a time", 3, Shape.of(3, 3, 8, 12), 8, 12),
                new Form("resized, shifted and scaled in the graph", scaled.behind(normalized), Layout.NCHW, 3, 8, 12,
                        v -> (v - 128) / 64, 2), withDefault());
    }

    /** A second input with a default: a number that is an input and an initializer. */
    private static Form withDefault() {
        var n = new Builder(3);
        var x = n.b.input("x", Shape.of(-1, 3, 8, 12));
        var model = n.behind(n.b.emit("Mul", x, "gain"));
        var graph = model.graph();
        var inputs = new ArrayList<>(graph.inputs());
        inputs.add(new Value("gain", ElementType.FLOAT, Shape.of(1)));
        var constants = new LinkedHashMap<>(graph.constants());
        constants.put("gain", Constant.floats("gain", new long[]{1}, 0.5f));
        return new Form("a second input with a default", model.withGraph(new Graph("form", graph.nodes(), constants, inputs,
                graph.outputs(), Map.of())), Layout.NCHW, 3, 8, 12, v -> v / 2, 1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theScoresFollowFromThePictureAndItsPlacesSumToThem(Form form) {
        var network = form.read();
        assertThat(network.preprocessing().layout()).isEqualTo(form.layout());
        assertThat(network.preprocessing().channels().count()).isEqualTo(form.channels());
        assertThat(network.preprocessing().height()).isEqualTo(form.height());
        assertThat(network.preprocessing().width()).isEqualTo(form.width());
        assertThat(network.head().kind()).isEqualTo("gap");
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(form.picture());
            for (int c = 0; c < CLASSES; c++) {
                // Means over all pixels of numbers up to 255, each as the sum of some four and of the places.
                double tolerance = Rounding.ofSum(form.height() * form.width() / 4 + 8, 255 * form.channels());
                assertThat((double) seen.logits()[c]).isCloseTo(form.logit(c), within(tolerance));
                var map = ContributionMap.of(seen, c);
                assertThat(map.shape()).containsExactly(form.height() * form.enlarged() / 2, form.width() * form.enlarged() / 2);
                assertThat(ContributionMap.sum(map) + ContributionMap.constant(seen, c))
                        .isCloseTo(form.logit(c), within(tolerance));
            }
        }
    }

    @Test
    void withAFixedNumberOfPicturesEveryMethodDrawsTheSame() {
        var open = plain("open", 3, Shape.of(-1, 3, 8, 12), 8, 12);
        var fixed = plain("fixed", 3, Shape.of(3, 3, 8, 12), 8, 12);
        try (var one = LoadedNetwork.open(open.read(), Device.CPU, 1);
                var three = LoadedNetwork.open(fixed.read(), Device.CPU, 1)) {
            for (var method : Method.all().stream().filter(m -> m.works(one.network())).toList()) {
                var settings = Settings.of(method, SmallNetwork.quick(method));
                var request = new Request(new Input.Preprocessed(open.picture()), new Target.Index(1), method, settings,
                        Optional.empty());
                var expected = one.explain(request, Progress.NONE).map();
                var found = three.explain(request, Progress.NONE).map();
                double largest = 1e-30;
                for (float value : expected.data()) {
                    largest = Math.max(largest, Math.abs(value));
                }
                // The same sums in batches of another size, which kernels may add in another order.
                assertThat(found.data()).as(method.id())
                        .containsExactly(expected.data(), within((float) (Rounding.ofSum(8 * 12 * 3, largest) * 4)));
            }
        }
    }

    @Test
    void severalPicturesAtOnceAreASentence() {
        var n = new Builder(3);
        var left = n.b.input("left", Shape.of(-1, 3, 8, 12));
        var right = n.b.input("right", Shape.of(-1, 3, 8, 12));
        var model = n.behind(n.b.emit("Sub", left, right));
        assertThatThrownBy(() -> NetworkReader.read("pair", model, Card.EMPTY, null)).isInstanceOf(Problem.class)
                .hasMessageContaining("2 inputs, not one (left, right)");
    }
}
