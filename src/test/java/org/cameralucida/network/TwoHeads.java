package org.cameralucida.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;

/**
 * A network of two outputs of scores: {@code colour} (red, green, blue) and {@code light} (dark, light), both read off the
 * three colours of a picture of 8 by 8, of which it sees 4 by 4 places.
 */
public final class TwoHeads {

    private static final String INPUT = "\"input\": {\"range\": [0, 1], \"mean\": [0], \"std\": [1], \"fit\": \"squash\"}";

    private TwoHeads() {
    }

    /** Writes its file, {@code tasks.onnx}, and its card. */
    public static Path write(Path folder) throws IOException {
        var b = new GraphBuilder(17);
        var pooled = pooled(b);
        b.emitAs("colour", "Gemm", List.of(pooled, b.floats(new long[]{3, 3}, 4, 0, 0, 0, 4, 0, 0, 0, 4)));
        b.emitAs("light", "Gemm", List.of(pooled, b.floats(new long[]{3, 2}, -1, 1, -1, 1, -1, 1),
                b.floats(new long[]{2}, 0.5f, -0.5f)));
        b.output("colour", Shape.of(-1, 3));
        b.output("light", Shape.of(-1, 2));
        Files.writeString(folder.resolve("tasks.json"), "{" + INPUT + "}");
        return Files.write(folder.resolve("tasks.onnx"), b.model("tasks").toBytes());
    }

    /** Writes a network of the same features with one value, {@code age}, and its card. */
    public static Path writeValue(Path folder) throws IOException {
        var b = new GraphBuilder(17);
        b.emitAs("age", "Gemm", List.of(pooled(b), b.floats(new long[]{3, 1}, 20, 60, -5)));
        b.output("age", Shape.of(-1, 1));
        Files.writeString(folder.resolve("age.json"), "{\"activation\": \"none\", \"labels\": [\"age\"], " + INPUT + "}");
        return Files.write(folder.resolve("age.onnx"), b.model("age").toBytes());
    }

    /** The mean of each colour. */
    private static String pooled(GraphBuilder b) {
        var picture = b.input("picture", Shape.of(-1, 3, 8, 8));
        var maps = b.emit("Relu", List.of(b.emit("Conv", List.of(picture, b.floats(new long[]{3, 3, 2, 2}, eye())),
                Attribute.of("kernel_shape", 2, 2), Attribute.of("strides", 2, 2))));
        return b.emit("Flatten", List.of(b.emit("GlobalAveragePool", List.of(maps))));
    }

    /** A quarter of the sum of each colour over two by two pixels. */
    private static float[] eye() {
        var weights = new float[36];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 4; i++) {
                weights[(c * 3 + c) * 4 + i] = 0.25f;
            }
        }
        return weights;
    }
}
