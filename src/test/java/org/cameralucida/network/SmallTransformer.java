package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cameralucida.image.Tensor;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;

/**
 * A vision transformer of random weights: a picture {@code [N,3,12,20]} in patches of 4×4, 3 rows and 5 columns of them;
 * 6 numbers a token, 2 heads, 2 blocks, normalised before each part.
 */
public final class SmallTransformer {

    public static final int HEIGHT = 12;
    public static final int WIDTH = 20;
    public static final int ROWS = 3;
    public static final int COLUMNS = 5;
    public static final int PLACES = ROWS * COLUMNS;
    public static final int CHANNELS = 6;
    public static final int HEADS = 2;
    public static final int BLOCKS = 2;
    public static final int CLASSES = 4;

    public final GraphBuilder b = new GraphBuilder(17);
    /** The probabilities of the attention of each block. */
    public final String[] attention = new String[BLOCKS];
    /** The values that each attention weighs, {@code [N,2,tokens,3]}. */
    public final String[] values = new String[BLOCKS];
    /** The tensors of the stream: the start, and after each attention and each MLP. */
    public final List<String> stream = new ArrayList<>();
    /** The weights and the bias of what projects each attention's result. */
    public final String[] projection = new String[BLOCKS];
    public final String[] projectionBias = new String[BLOCKS];
    /** The scale and the shift of the last normalisation, then the weights and biases of the classes. */
    public final List<String> last = new ArrayList<>();
    private final Random random = new Random(3);
    private final int batch;
    /** Whether tokens precede the batch. */
    private final boolean isTokensFirst;

    public SmallTransformer(int batch, boolean isTokensFirst) {
        this.batch = batch;
        this.isTokensFirst = isTokensFirst;
        b.input("x", Shape.of(batch, 3, HEIGHT, WIDTH));
    }

    public String weights(long... shape) {
        var values = new float[(int) Arrays.stream(shape).reduce(1, (a, c) -> a * c)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 0.6);
        }
        return b.weight(Constant.floats("w" + random.nextInt(1_000_000_000), shape, values));
    }

    /** The patches, {@code [N,15,6]}. */
    public String patches() {
        var maps = b.emit("Conv", List.of("x", weights(CHANNELS, 3, 4, 4), weights(CHANNELS)),
                Attribute.of("kernel_shape", 4, 4), Attribute.of("strides", 4, 4));
        return b.transpose(b.reshape(maps, 0, CHANNELS, PLACES), 0, 2, 1);
    }

    /** So many tokens of their own, for each picture of the batch. */
    public String ownTokens(String like, int count) {
        var none = b.emit("Mul", b.slice(like, 1, 0, count), b.scalar(0));
        return b.emit("Add", none, weights(1, count, CHANNELS));
    }

    public String joined(String... tokens) {
        return b.emit("Concat", List.of(tokens), Attribute.of("axis", 1));
    }

    /** With their positions, through both blocks, and normalised; in the order of axes that was asked for. */
    public String blocks(String tokens, int count) {
        var x = b.emit("Add", tokens, weights(1, count, CHANNELS));
        x = isTokensFirst ? b.transpose(x, 1, 0, 2) : x;
        stream.add(x);
        for (int block = 0; block < BLOCKS; block++) {
            x = b.emit("Add", x, attended(normal(x), block, count));
            stream.add(x);
            x = b.emit("Add", x, layers(normal(x)));
            stream.add(x);
        }
        x = normal(x);
        return isTokensFirst ? b.transpose(x, 1, 0, 2) : x;
    }

    public String normal(String x) {
        last.clear();
        last.addAll(List.of(weights(CHANNELS), weights(CHANNELS)));
        return b.emit("LayerNormalization", List.of(x, last.get(0), last.get(1)), Attribute.of("axis", -1L));
    }

    private String layers(String x) {
        var hidden = b.emit("MatMul", x, weights(CHANNELS, 12));
        return b.emit("MatMul", b.emit("Mul", hidden, b.emit("Sigmoid", List.of(b.scale(hidden, 1.702)))),
                weights(12, CHANNELS));
    }

    private String attended(String x, int block, int count) {
        var scores = b.scale(b.emit("MatMul", heads(x, count, false), heads(x, count, true)), 1 / Math.sqrt(3));
        attention[block] = b.emit("Softmax", List.of(scores), Attribute.of("axis", -1L));
        values[block] = heads(x, count, false);
        projection[block] = weights(CHANNELS, CHANNELS);
        projectionBias[block] = weights(CHANNELS);
        var weighed = b.emit("MatMul", attention[block], values[block]);
        var back = isTokensFirst ? b.reshape(b.transpose(weighed, 2, 0, 1, 3), count, -1, CHANNELS)
                : b.reshape(b.transpose(weighed, 0, 2, 1, 3), -1, count, CHANNELS);
        return b.emit("Add", b.emit("MatMul", back, projection[block]), projectionBias[block]);
    }

    /** {@code [N,2,tokens,3]}, or with the last two axes turned. */
    private String heads(String x, int count, boolean isTurned) {
        var projected = b.emit("MatMul", x, weights(CHANNELS, CHANNELS));
        if (isTokensFirst) {
            var apart = b.reshape(projected, count, -1, HEADS, 3);
            return isTurned ? b.transpose(apart, 1, 2, 3, 0) : b.transpose(apart, 1, 2, 0, 3);
        }
        var apart = b.reshape(projected, -1, count, HEADS, 3);
        return isTurned ? b.transpose(apart, 0, 2, 3, 1) : b.transpose(apart, 0, 2, 1, 3);
    }

    /** The token of a number. */
    public String token(String tokens, int number) {
        return b.emit("Gather", List.of(tokens, b.weight(Constant.longs("index" + number, new long[0], number))),
                Attribute.of("axis", 1));
    }

    public String classified(String vector) {
        last.addAll(List.of(weights(CHANNELS, CLASSES), weights(CLASSES)));
        return b.emit("Gemm", List.of(vector, last.get(2), last.get(3)));
    }

    /** The network of these scores. */
    public Network read(String scores) {
        b.output(b.emitAs("y", "Identity", List.of(scores)), Shape.of(batch, CLASSES));
        return NetworkReader.read("small", model(), Card.EMPTY, null);
    }

    private OnnxModel model() {
        return b.model("small");
    }

    /** A class token before the patches, of which the classes are read. */
    public static Network withClassToken(int batch, boolean isTokensFirst) {
        return withTokens(new SmallTransformer(batch, isTokensFirst), 1);
    }

    /** So many tokens before the patches, of the first of which the classes are read. */
    public static Network withTokens(SmallTransformer t, int prefix) {
        var patches = t.patches();
        return t.read(t.classified(t.token(t.blocks(t.joined(t.ownTokens(patches, prefix), patches), PLACES + prefix), 0)));
    }

    /** A random picture. */
    public static Tensor picture() {
        var numbers = new Random(8);
        var data = new float[3 * HEIGHT * WIDTH];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) numbers.nextGaussian();
        }
        return new Tensor(data, 1, 3, HEIGHT, WIDTH);
    }
}
