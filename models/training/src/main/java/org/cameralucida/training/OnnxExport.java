package org.cameralucida.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.BatchNormalization;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;

/**
 * Writes a trained network as an ONNX model: {@code image [batch,3,64,64]} to {@code logits [batch,C]}, float32. Every
 * batch normalisation is folded into the convolution before it.
 */
public final class OnnxExport {

    private static final long OPSET = 13;

    private final GraphBuilder graph = new GraphBuilder(OPSET);

    private OnnxExport() {
    }

    /** Writes {@code network} to {@code file}; the last map is 16×16 when dense and 8×8 when strided. */
    public static void write(TwinNetwork network, Sampling sampling, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new OnnxExport().model(network, sampling).write(out);
        }
    }

    private OnnxModel model(TwinNetwork network, Sampling sampling) {
        var batch = new Shape.Dimension(-1, "batch");
        String map = graph.input("image", new Shape(List.of(batch, number(3), number(PictureSet.SIDE),
                number(PictureSet.SIDE))));
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
                map = relu(graph.emitAs(name + "_sum", "Add", List.of(map, outer)), name);
            }
        }
        String pool = network.pooling() == Pooling.GAP ? "GlobalAveragePool" : "GlobalMaxPool";
        String flat = graph.emitAs("flat", "Flatten", List.of(graph.emitAs("pooled", pool, List.of(map))),
                Attribute.of("axis", 1L));
        graph.emitAs("logits", "Gemm", List.of(flat, weight("classifier.weight", network.classifier()),
                weight("classifier.bias", network.bias())), Attribute.of("transB", 1L));
        graph.output("logits", new Shape(List.of(batch, number(network.bias().size()))));
        return graph.model("lucida");
    }

    /** What a stage's map is called. */
    private static String name(int stage, int stages) {
        return stage == stages - 1 ? "features" : "map" + (stage + 1);
    }

    /** What the convolution of a stage's unit is called, before {@code .weight} and {@code .bias}. */
    static String name(int stage, int stages, int unit, int units) {
        return name(stage, stages) + (units == 1 ? "" : unit == 0 ? "_a" : "_b");
    }

    private static Shape.Dimension number(long extent) {
        return new Shape.Dimension(extent, "");
    }

    private String convolution(String input, ConvolutionUnit unit, String name, int stride, int dilation) {
        NDArray[] numbers = unit.normalisation();
        var normalisation = new BatchNormalization(numbers[0].toFloatArray(), numbers[1].toFloatArray(),
                numbers[2].toFloatArray(), numbers[3].toFloatArray(), ConvolutionUnit.EPSILON);
        String weight = weight(name + ".weight", unit.weight().getShape().getShape(),
                normalisation.foldedWeights(unit.weight().toFloatArray()));
        String bias = weight(name + ".bias", new long[] {normalisation.channels()}, normalisation.shifts());
        return graph.emitAs(name + "_raw", "Conv", List.of(input, weight, bias), integers("kernel_shape", 3, 3),
                integers("strides", stride, stride), integers("pads", dilation, dilation, dilation, dilation),
                integers("dilations", dilation, dilation));
    }

    private String relu(String input, String output) {
        return graph.emitAs(output, "Relu", List.of(input));
    }

    private String weight(String name, NDArray array) {
        return weight(name, array.getShape().getShape(), array.toFloatArray());
    }

    private String weight(String name, long[] shape, float[] values) {
        return graph.weight(Constant.floats(name, shape, values));
    }

    private static Node.Named integers(String key, int... values) {
        return Attribute.of(key, Arrays.stream(values).asLongStream().toArray());
    }
}
