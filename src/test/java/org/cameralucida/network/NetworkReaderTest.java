package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cameralucida.convention.ClassNames;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkReaderTest {

    private static final ElementType FLOAT = ElementType.FLOAT;

    /** Input → 1×1 Conv to one map a class → GlobalAveragePool → Flatten. */
    private static OnnxModel model(ElementType type, Shape input, int channels, int classes) {
        boolean last = input.rank() == 4 && input.extent(3) == channels && input.extent(1) != channels;
        var nodes = new ArrayList<Node>();
        var image = "x";
        if (type != FLOAT) {
            nodes.add(Node.of("Cast", "", List.of(image), List.of("f"), Attribute.of("to", 1)));
            image = "f";
        }
        if (last) {
            nodes.add(Node.of("Transpose", "", List.of(image), List.of("t"), Attribute.of("perm", 0, 3, 1, 2)));
            image = "t";
        }
        nodes.add(Node.of("Conv", "", List.of(image, "w"), List.of("c")));
        nodes.add(Node.of("GlobalAveragePool", "", List.of("c"), List.of("p")));
        nodes.add(Node.of("Flatten", "", List.of("p"), List.of("y")));
        var weights = new float[classes * channels];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i;
        }
        var constants = Map.of("w", Constant.floats("w", new long[]{classes, channels, 1, 1}, weights));
        return OnnxModel.of("m.onnx", 13, new Graph("g", nodes, constants, List.of(new Value("x", type, input)),
                List.of(new Value("y", FLOAT, null)), Map.of()));
    }

    private static Network read(OnnxModel model, String card) {
        return NetworkReader.read("m", model, Card.parse("m.json", card), null);
    }

    @Test
    void withoutACardSizeAndLayoutComeFromTheGraphAndTheRestIsAssumed() {
        var network = read(model(FLOAT, Shape.of(1, 3, 180, 160), 3, 1000), "{}");
        assertThat(network.preprocessing()).isEqualTo(new Preprocessing(Layout.NCHW, 160, 180, Fit.CROP, 183,
                Channels.RGB, List.of(0f, 1f), List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f),
                org.cameralucida.image.Resampling.BILINEAR));
        assertThat(network.assumed()).containsExactlyInAnyOrder(Assumption.FIT, Assumption.CHANNELS,
                Assumption.NORMALIZATION, Assumption.LABELS);
        assertThat(network.labels()).isEqualTo(Labels.imagenet());
        assertThat(network.assumptions()).allSatisfy(a -> assertThat(a.toString()).isNotBlank());
    }

    @Test
    void theDefaultsForOtherGraphs() {
        var any = read(model(FLOAT, Shape.of(-1, -1, -1, -1), 3, 1001), "{}");
        assertThat(any.preprocessing().shape()).containsExactly(1, 3, 224, 224);
        assertThat(any.assumed()).contains(Assumption.SIZE);
        assertThat(any.labels()).isEqualTo(Labels.imagenetWithBackground());
        var last = read(model(FLOAT, Shape.of(-1, 32, 48, 1), 1, 12), "{}");
        assertThat(last.preprocessing().layout()).isEqualTo(Layout.NHWC);
        assertThat(last.preprocessing().channels()).isEqualTo(Channels.GRAY);
        assertThat(last.preprocessing().framing().fit()).isEqualTo(Fit.SQUASH);
        assertThat(last.preprocessing().mean()).containsExactly(0f);
        assertThat(last.preprocessing().width()).isEqualTo(48);
        assertThat(last.assumed()).containsExactlyInAnyOrder(Assumption.FIT, Assumption.NORMALIZATION,
                Assumption.ACTIVATION);
        assertThat(last.labels().name(3)).isEqualTo("class 3");
        var bytes = read(model(ElementType.UINT8, Shape.of(1, 224, 224, 3), 3, 5), "{}");
        assertThat(bytes.preprocessing().range()).containsExactly(0f, 255f);
        assertThat(bytes.model().graph().inputs().get(0).type()).isEqualTo(FLOAT);
    }

    @Test
    void aGraphThatScalesPixelsItselfIsGivenPixels() {
        var model = model(FLOAT, Shape.of(1, 3, 64, 64), 3, 5);
        var graph = model.graph();
        var scaled = graph.plus(List.of(Node.of("Mul", "", List.of("x", "s"), List.of("m")),
                Node.of("Sub", "", List.of("m", "o"), List.of("z"))),
                List.of(Constant.scalar("s", 1 / 127.5f), Constant.scalar("o", 1)));
        var nodes = scaled.nodes().stream().map(n -> n.is("Conv") ? n.withInputs(List.of("z", "w")) : n).toList();
        var network = read(model.withGraph(scaled.withNodes(nodes)), "{}");
        assertThat(network.preprocessing().range()).containsExactly(0f, 255f);
        assertThat(network.preprocessing().mean()).containsExactly(0f, 0f, 0f);
        assertThat(network.assumed()).contains(Assumption.NORMALIZATION);
    }

    @Test
    void namesInTheFilesNotesAreTaken() {
        assertThat(ClassNames.inNote("{0: 'cat', 1: \"dog's nose\", 2: 'a: b'}"))
                .containsExactly("cat", "dog's nose", "a: b");
        assertThat(ClassNames.inNote("{\"0\": \"cat\"}")).containsExactly("cat");
    }

    @Test
    void aCardThatSaysAllLeavesNothingAssumed() {
        var network = read(model(FLOAT, Shape.of(-1, 3, -1, -1), 3, 2), """
                {"labels": ["a", "b"], "input": {"layout": "NCHW", "width": 64, "height": 32, "fit": "squash",
                 "channels": "BGR", "range": [0, 255], "mean": [1, 2, 3]}, "activation": "softmax"}""");
        assertThat(network.assumed()).isEmpty();
        assertThat(network.preprocessing().shape()).containsExactly(1, 3, 32, 64);
        assertThat(network.preprocessing().std()).containsExactly(1f, 1f, 1f);
        assertThat(network.head().maps().orElseThrow().height()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"input\": {\"width\": 299}} | \"input.width\" is 299, but the network takes 224",
        "{\"input\": {\"layout\": \"NHWC\"}} | \"input.layout\" is NHWC, but the network takes NCHW",
        "{\"input\": {\"channels\": \"GRAY\"}} | \"input.channels\" is GRAY",
        "{\"labels\": [\"a\", \"b\"]} | names 2 classes, but the network has 10",
        "{\"labels\": \"imagenet\"} | names 1000 classes, but the network has 10",
        "{\"labels\": \"names.txt\"} | takes its class names from names.txt, which is missing",
        "{\"labels\": \"/etc/passwd\"} | must be relative",
        "{\"target\": \"nowhere\"} | names the target nowhere",
        "{\"input\": {\"mean\": [1, 2]}} | \"input.mean\" must be",
    })
    void aCardThatContradictsTheNetworkIsSaid(String card, String sentence) {
        var model = model(FLOAT, Shape.of(1, 3, 224, 224), 3, 10);
        assertThatThrownBy(() -> read(model, card)).isInstanceOf(Problem.class).hasMessageContaining("m.json")
                .hasMessageContaining(sentence);
    }

    @Test
    void labelsInAFileRelativeToTheCard(@TempDir Path folder) throws IOException {
        var networks = Files.createDirectories(folder.resolve("networks"));
        var labels = Files.createDirectories(folder.resolve("labels"));
        Files.writeString(labels.resolve("two.txt"), "\uFEFFn00000001 first one\r\nsecond\r\n\r\n");
        Files.writeString(networks.resolve("Näme m.json"), "{\"labels\": \"../labels/two.txt\"}");
        var file = networks.resolve("Näme m.onnx");
        Files.write(file, model(FLOAT, Shape.of(-1, 3, 224, 224), 3, 2).toBytes());
        var network = NetworkReader.read(file);
        assertThat(network.name()).isEqualTo("Näme m");
        assertThat(network.file()).isEqualTo(file);
        assertThat(network.labels().name(0)).isEqualTo("first one");
        assertThat(network.labels().name(1)).isEqualTo("second");
        assertThat(network.assumed()).doesNotContain(Assumption.LABELS);
    }

    @Test
    void changedPreprocessingIsNoLongerAssumedAndMovesTheMaps() {
        var network = read(model(FLOAT, Shape.of(-1, 3, -1, -1), 3, 4), "{}");
        var smaller = network.withPreprocessing(network.preprocessing().withSize(100, 60, 100));
        assertThat(smaller.assumed()).containsExactly(Assumption.ACTIVATION);
        assertThat(smaller.isGuessed()).isFalse();
        assertThat(smaller.head().maps().orElseThrow().width()).isEqualTo(100);
        assertThat(smaller.head().maps().orElseThrow().height()).isEqualTo(60);
        assertThat(smaller.layers().get(0).shape()).containsExactly(4, 60, 100);
        var fixed = read(model(FLOAT, Shape.of(1, 3, 224, 224), 3, 4), "{}");
        assertThatThrownBy(() -> fixed.withPreprocessing(smaller.preprocessing())).isInstanceOf(Problem.class)
                .hasMessageContaining("NCHW 3×60×100").hasMessageContaining("NCHW 3×224×224");
    }

    @Test
    void aSizeThatTheNetworkCannotWorkAtIsSaid() {
        var model = model(FLOAT, Shape.of(-1, 3, -1, -1), 3, 4);
        var graph = model.graph();
        var pooled = graph.plus(List.of(Node.of("MaxPool", "", List.of("x"), List.of("small"),
                Attribute.of("kernel_shape", 9, 9))), List.of());
        var nodes = pooled.nodes().stream().map(n -> n.is("Conv") ? n.withInputs(List.of("small", "w")) : n).toList();
        var network = read(model.withGraph(pooled.withNodes(nodes)), "{}");
        assertThatThrownBy(() -> network.withPreprocessing(network.preprocessing().withSize(8, 8, 8)))
                .isInstanceOf(Problem.class).hasMessage("m: The operations of the network do not fit together at this"
                        + " input size (MaxPool → small).");
    }

    @Test
    void aTargetThatTheCardNamesIsTaken() {
        var network = read(model(FLOAT, Shape.of(1, 3, 224, 224), 3, 4), "{\"target\": \"c\"}");
        assertThat(network.head().hasClassMaps()).isTrue();
        assertThat(network.head().target()).isEqualTo("c");
    }

    @Test
    void wholeNumbersAreMadeOfTheFloatInput() {
        var network = read(model(ElementType.UINT8, Shape.of(1, 2, 2, 3), 3, 2), "{}");
        try (var session = Sessions.open(ExposedOutputs.graph(network), "m", Device.CPU, 1)) {
            var outputs = session.run(Map.of("x", new Tensor(new float[]{255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 9},
                    1, 2, 2, 3)));
            assertThat(outputs.get(0).data()).containsExactly(2 * 9 / 4f, 3 * 255 + 5 * 9 / 4f);
        }
    }

    @Test
    void whatIsNotAClassifierOfImagesIsSaid() {
        assertNot(model(FLOAT, Shape.of(1, 5, 224, 224), 5, 10), "its input x is 1×5×224×224, not an image");
        assertNot(graph(List.of(new Value("x", ElementType.STRING, Shape.of(1, 3, 8, 8))), "Identity"),
                "holds STRING, not numbers");
        assertNot(graph(List.of(new Value("x", FLOAT, Shape.of(1, 16))), "Relu"), "its input x is 1×16");
        assertNot(graph(List.of(new Value("x", FLOAT, Shape.of(1, 3, 8, 8))), "Relu"),
                "m is not a classifier: none of its outputs (y 1×3×8×8)");
        assertNot(graph(List.of(new Value("x", FLOAT, Shape.of(1, 3, 8, 8)),
                new Value("z", FLOAT, Shape.of(1, 3, 8, 8))), "Add"), "it takes 2 inputs, not one");
        assertNot(graph(List.of(), "Relu"), "it has no input");
        var classifier = model(FLOAT, Shape.of(1, 3, 8, 8), 3, 4);
        var boxes = classifier.graph().plus(List.of(Node.of("NonMaxSuppression", "", List.of("c", "c"),
                List.of("boxes"))), List.of());
        var outputs = List.of(boxes.outputs().get(0), new Value("boxes", ElementType.INT64, null));
        assertNot(classifier.withGraph(boxes.withOutputs(outputs)), "it finds objects and gives boxes");
    }

    private static OnnxModel graph(List<Value> inputs, String op) {
        var constants = inputs.isEmpty() ? Map.of("k", Constant.list("k", 1, 2)) : Map.<String, Constant>of();
        var names = inputs.isEmpty() ? List.of("k") : inputs.stream().map(Value::name).toList();
        return OnnxModel.of("m.onnx", 13, new Graph("g", List.of(Node.of(op, "", names, List.of("y"))), constants,
                inputs, List.of(new Value("y", FLOAT, null)), Map.of()));
    }

    private static void assertNot(OnnxModel model, String sentence) {
        assertThatThrownBy(() -> read(model, "{}")).isInstanceOf(Problem.class).hasMessageContaining(sentence);
    }

    @Test
    void theBestOfSeveralOutputsIsTaken() {
        var model = model(FLOAT, Shape.of(1, 3, 8, 8), 3, 4);
        var graph = model.graph().plus(List.of(
                Node.of("ArgMax", "", List.of("y"), List.of("best"), Attribute.of("axis", 1)),
                new Node("ZipMap", "", "ai.onnx.ml", List.of("y"), List.of("named"), Map.of("classlabels_strings",
                        new Attribute.Texts(List.of("a", "b", "c", "d"))))), List.of());
        var summaries = graph.withOutputs(List.of(new Value("best", ElementType.INT64, null),
                new Value("named", ElementType.UNDEFINED, null)));
        var network = read(model.withGraph(summaries).withOpset("ai.onnx.ml", 1), "{}");
        assertThat(network.head().logits()).isEqualTo("y");
        var maps = graph.withOutputs(List.of(new Value("c", FLOAT, null), new Value("y", FLOAT, null)));
        assertThat(read(model.withGraph(maps), "{}").head().logits()).isEqualTo("y");
    }

    @Test
    void damagedNetworksGiveASentence() {
        var bytes = model(FLOAT, Shape.of(-1, 3, 8, 8), 3, 4).toBytes();
        var random = new Random(11);
        for (int trial = 0; trial < 1000; trial++) {
            var damaged = bytes.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                NetworkReader.read("m", OnnxModel.parse("m", damaged), Card.EMPTY, null).layers();
            } catch (Problem expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }
}
