package org.cameralucida.convention;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;

/**
 * A network that reads colour and place: the means of 4×4 cells of each channel, linearly. Weights are so large that a
 * wrong pixel row, filter, order, mean or deviation moves the probabilities.
 *
 * @param width the picture's columns, a multiple of 4
 * @param height its rows, a multiple of 4
 * @param classes how many
 * @param scale how far its numbers reach: weights are divided by it
 * @param channels 3, or 1
 */
record GridNetwork(int width, int height, int classes, double scale, int channels) {

    private static final int CELLS = 4;

    GridNetwork(int width, int height, int classes, double scale) {
        this(width, height, classes, scale, 3);
    }

    private float[] weights() {
        var random = new Random(classes * 31L + 5);
        var weights = new float[channels * CELLS * CELLS * classes];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() / scale);
        }
        return weights;
    }

    /** The file, whose picture is {@code [N,3,H,W]}, or {@code [N,H,W,3]}; with notes in it, and made by someone. */
    byte[] file(boolean isChannelsLast, boolean isSized, String producer, Map<String, String> notes) {
        var b = new GraphBuilder(13);
        long h = isSized ? height : -1;
        long w = isSized ? width : -1;
        var picture = b.input("pixel_values", isChannelsLast ? Shape.of(-1, h, w, channels)
                : Shape.of(-1, channels, h, w));
        var planes = isChannelsLast ? b.transpose(picture, 0, 3, 1, 2) : picture;
        var cells = b.emit("AveragePool", List.of(planes), Attribute.of("kernel_shape", height / CELLS, width / CELLS),
                Attribute.of("strides", height / CELLS, width / CELLS));
        var flat = b.reshape(cells, -1, channels * CELLS * CELLS);
        b.output(b.emitAs("logits", "MatMul", List.of(flat, b.floats(new long[]{channels * CELLS * CELLS, classes},
                weights()))), Shape.of(-1, classes));
        try {
            var proto = ModelProto.parseFrom(b.model("grid").toBytes()).toBuilder().setProducerName(producer);
            notes.forEach((key, value) -> proto.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key)
                    .setValue(value)));
            return proto.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says of numbers {@code [y][x][channel]}. */
    double[] logits(double[][][] numbers) {
        var weights = weights();
        var logits = new double[classes];
        int cellHeight = height / CELLS;
        int cellWidth = width / CELLS;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    int input = (c * CELLS + y / cellHeight) * CELLS + x / cellWidth;
                    for (int k = 0; k < classes; k++) {
                        logits[k] += numbers[y][x][c] * weights[input * classes + k] / (cellHeight * cellWidth);
                    }
                }
            }
        }
        return logits;
    }

    static double[] softmax(double[] logits) {
        double largest = java.util.Arrays.stream(logits).max().orElseThrow();
        double sum = java.util.Arrays.stream(logits).map(y -> Math.exp(y - largest)).sum();
        return java.util.Arrays.stream(logits).map(y -> Math.exp(y - largest) / sum).toArray();
    }

    static double[] sigmoid(double[] logits) {
        return java.util.Arrays.stream(logits).map(y -> 1 / (1 + Math.exp(-y))).toArray();
    }
}
