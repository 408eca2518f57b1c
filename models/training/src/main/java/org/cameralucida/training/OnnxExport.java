package org.cameralucida.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;

/**
 * Writes a trained network as an ONNX model: {@code image [batch,3,64,64]} to {@code logits [batch,C]}, float32. Every
 * batch normalisation is folded into the convolution before it.
 */
public final class OnnxExport {

    private static final long OPSET = 13;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();

    private OnnxExport() {
    }

    /** Writes {@code network} to {@code file}; the last map is 16×16 when dense and 8×8 when strided. */
    public static void write(TwinNetwork network, Sampling sampling, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new OnnxExport().model(network, sampling).write(out);
        }
    }

    private OnnxModel model(TwinNetwork network, Sampling sampling) {
        String map = "image";
        List<TwinNetwork.Stage> stages = network.stages();
        for (int i = 0; i < stages.size(); i++) {
            List<ConvolutionUnit> units = stages.get(i).units();
            String name = name(i, stages.size());
            int dilation = network.dilation(i, sampling);
            int stride = network.stride(i, sampling);
            if (units.size() == 1) {
                map = relu(convolution(map, units.get(0), name, stride, dilation), name);
            } else {
                String first = name(i, stages.size(), 0, 2);
                String inner = relu(convolution(map, units.get(0), first, stride, dilation), first);
                String outer = convolution(inner, units.get(1), name(i, stages.size(), 1, 2), 1, dilation);
                nodes.add(Node.of("Add", name + "_add", List.of(map, outer), List.of(name + "_sum")));
                map = relu(name + "_sum", name);
            }
        }
        String pool = network.pooling() == Pooling.GAP ? "GlobalAveragePool" : "GlobalMaxPool";
        nodes.add(Node.of(pool, "pool", List.of(map), List.of("pooled")));
        nodes.add(Node.of("Flatten", "flatten", List.of("pooled"), List.of("flat"), integer("axis", 1)));
        constant("classifier.weight", network.classifier());
        constant("classifier.bias", network.bias());
        nodes.add(Node.of("Gemm", "classifier", List.of("flat", "classifier.weight", "classifier.bias"),
                List.of("logits"), integer("transB", 1)));
        return OnnxModel.of("lucida", OPSET, graph(network.bias().size()));
    }

    /** What a stage's map is called. */
    private static String name(int stage, int stages) {
        return stage == stages - 1 ? "features" : "map" + (stage + 1);
    }

    /** What the convolution of a stage's unit is called, before {@code .weight} and {@code .bias}. */
    static String name(int stage, int stages, int unit, int units) {
        return name(stage, stages) + (units == 1 ? "" : unit == 0 ? "_a" : "_b");
    }

    private Graph graph(long classes) {
        var batch = new Shape.Dimension(-1, "batch");
        var image = new Shape(List.of(batch, number(3), number(PictureSet.SIDE), number(PictureSet.SIDE)));
        var logits = new Shape(List.of(batch, number(classes)));
        return new Graph("lucida", nodes, constants, List.of(new Value("image", ElementType.FLOAT, image)),
                List.of(new Value("logits", ElementType.FLOAT, logits)), Map.of());
    }

    private static Shape.Dimension number(long extent) {
        return new Shape.Dimension(extent, "");
    }

    private String convolution(String input, ConvolutionUnit unit, String name, int stride, int dilation) {
        NDArray[] normalisation = unit.normalisation();
        float[] gamma = normalisation[0].toFloatArray();
        float[] beta = normalisation[1].toFloatArray();
        float[] mean = normalisation[2].toFloatArray();
        float[] variance = normalisation[3].toFloatArray();
        float[] weight = unit.weight().toFloatArray();
        float[] bias = new float[gamma.length];
        int each = weight.length / gamma.length;
        for (int c = 0; c < gamma.length; c++) {
            double scale = gamma[c] / Math.sqrt(variance[c] + ConvolutionUnit.EPSILON);
            for (int i = c * each; i < (c + 1) * each; i++) {
                weight[i] = (float) (weight[i] * scale);
            }
            bias[c] = (float) (beta[c] - mean[c] * scale);
        }
        constants.put(name + ".weight",
                Constant.floats(name + ".weight", unit.weight().getShape().getShape(), weight));
        constants.put(name + ".bias", Constant.floats(name + ".bias", new long[] {bias.length}, bias));
        nodes.add(Node.of("Conv", name + "_conv", List.of(input, name + ".weight", name + ".bias"),
                List.of(name + "_raw"), integers("kernel_shape", 3, 3), integers("strides", stride, stride),
                integers("pads", dilation, dilation, dilation, dilation),
                integers("dilations", dilation, dilation)));
        return name + "_raw";
    }

    private String relu(String input, String output) {
        nodes.add(Node.of("Relu", output + "_relu", List.of(input), List.of(output)));
        return output;
    }

    private void constant(String name, NDArray array) {
        constants.put(name, Constant.floats(name, array.getShape().getShape(), array.toFloatArray()));
    }

    private static Node.Named integer(String key, long value) {
        return new Node.Named(key, new Attribute.Integer(value));
    }

    private static Node.Named integers(String key, int... values) {
        return new Node.Named(key,
                new Attribute.Integers(java.util.Arrays.stream(values).asLongStream().boxed().toList()));
    }
}
