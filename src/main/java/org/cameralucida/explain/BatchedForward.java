package org.cameralucida.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.TokenAxis;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Value;

/**
 * Forward passes of many variants of one thing, in batches: of the input, or of a layer's feature maps, from where only
 * the rest of the network runs.
 */
public final class BatchedForward {

    /** How many variants run at once. */
    public static final int BATCH = 8;

    private record Loaded(OnnxModel model) implements SessionCache.Runnable {
    }

    /** Makes a variant, into an array of zeros; of one batch several are made at once, on several threads. */
    public interface Variants {
        void fill(int number, float[] batch, int offset);
    }

    /** Hears the logits of each variant. */
    public interface Scores {
        void of(int number, float[] logits);
    }

    private final MethodInput input;
    private final String key;
    private final Loaded loaded;
    private final int[] shape;

    private BatchedForward(MethodInput input, String key, Loaded loaded, int[] shape) {
        this.input = input;
        this.key = key;
        this.loaded = loaded;
        this.shape = shape;
    }

    /** From the input to the logits. */
    public static BatchedForward ofInput(MethodInput input) {
        var network = input.network();
        var key = "logits";
        var loaded = input.loaded().sessions().graph(key,
                () -> new Loaded(ExposedOutputs.of(network, network.head().logits())));
        return new BatchedForward(input, key, loaded, input.observation().input().shape());
    }

    /**
     * From a layer's feature maps to the logits.
     *
     * @param shape the shape of the feature maps, as they are in the graph
     */
    public static BatchedForward ofLayer(MethodInput input, int[] shape) {
        var key = "logits from " + input.tensor();
        return new BatchedForward(input, key,
                input.loaded().sessions().graph(key, () -> new Loaded(rest(input))), shape);
    }

    /** The network with the layer's tensor as an input of its own, in the place of what makes it. */
    private static OnnxModel rest(MethodInput input) {
        var model = input.network().model();
        var logits = new Value(input.network().head().logits(), ElementType.FLOAT, null);
        var rest = model.graph().behind(input.tensor(), "variant of " + input.tensor(), logits);
        return model.withGraph(input.layer().maps().tokens().filter(TokenAxis::isFirst).isPresent() ? turned(rest, model)
                : rest);
    }

    /** Takes {@code [N,tokens,C]} in the place of {@code [tokens,N,C]}. */
    private static Graph turned(Graph rest, OnnxModel model) {
        var b = new GraphBuilder(model.opset(), rest, "batch first");
        var variant = rest.inputs().get(0).name();
        var rewired = rest.rewired(variant, b.transpose(variant, 1, 0, 2));
        var nodes = new ArrayList<>(b.nodes());
        nodes.addAll(rewired.nodes());
        return rewired.withNodes(nodes);
    }

    /**
     * Runs variants in batches, telling of each batch.
     *
     * @param map the map that follows from the first so many variants
     * @return the map that follows from all
     */
    public Tensor run(int count, Variants variants, Scores scores, IntFunction<Tensor> map, Progress progress) {
        int size = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
        long fixed = input.network().model().graph().inputs().get(0).shape().map(s -> s.extent(0)).orElse(-1L);
        int batch = fixed > 0 ? (int) fixed : BATCH;
        var data = new float[0];
        for (int done = 0; done < count; done += batch) {
            int now = Math.min(batch, count - done);
            int rows = fixed > 0 ? batch : now;
            data = zeros(data, rows * size);
            fill(variants, done, now, data, size);
            float[] logits = logits(data, rows);
            int classes = logits.length / rows;
            for (int i = 0; i < now; i++) {
                scores.of(done + i, Arrays.copyOfRange(logits, i * classes, (i + 1) * classes));
            }
            int known = done + now;
            progress.sharpened(() -> map.apply(known));
            progress.passed(known, count);
        }
        return map.apply(count);
    }

    /** An array of zeros: the one that is there, if it is as long. The engine has its own copy of what was in it. */
    private static float[] zeros(float[] used, int length) {
        if (used.length != length) {
            return new float[length];
        }
        Arrays.fill(used, 0);
        return used;
    }

    private static void fill(Variants variants, int first, int count, float[] data, int size) {
        IntStream.range(0, count).parallel().forEach(i -> variants.fill(first + i, data, i * size));
    }

    private float[] logits(float[] data, int rows) {
        var inputs = new HashMap<String, Tensor>();
        int[] batched = shape.clone();
        batched[0] = rows;
        var declared = loaded.model().graph().inputs();
        inputs.put(declared.get(0).name(), new Tensor(data, batched));
        if (declared.size() > 1) {
            // The rest still looks at the input itself, as through a shortcut around the layer.
            inputs.put(declared.get(1).name(), input.observation().input().tiled(rows));
        }
        return input.loaded().sessions().run(key, loaded, inputs).get(0).data();
    }

    /** The number that a setting {@code score} makes of logits. */
    public static double score(MethodInput input, float[] logits, int classIndex, Settings settings) {
        return settings.is("score", "probability") && input.network().head().scores().hasProbabilities()
                ? input.network().head().scores().probabilities(logits)[classIndex] : logits[classIndex];
    }
}
