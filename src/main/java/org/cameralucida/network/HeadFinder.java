package org.cameralucida.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.cameralucida.onnx.Node;

/** Finds a network's head: walks its linear end backwards to the pooling, and reads the weights on the way. */
final class HeadFinder {

    private final GraphAnalysis analysis;
    private final Scores scores;

    private HeadFinder(GraphAnalysis analysis, Scores scores) {
        this.analysis = analysis;
        this.scores = scores;
    }

    /**
     * The head before an output.
     *
     * @param output a tensor of one score a class
     * @throws Problem if the card contradicts what the network makes of its scores
     */
    static Head find(GraphAnalysis analysis, String output, Card card) {
        return new HeadFinder(analysis, ActivationFinder.scores(analysis, output, card)).find();
    }

    /** The head before scores that are known. */
    static Head find(GraphAnalysis analysis, Scores scores) {
        return new HeadFinder(analysis, scores).find();
    }

    private Head find() {
        var tail = LinearTail.of(scores.logits(), scores.classes(), analysis);
        var pooling = analysis.producer(tail.tensor()).flatMap(n -> GlobalPooling.of(n, analysis));
        if (pooling.isEmpty()) {
            return powerPooled(tail).or(() -> pooledTwice(tail)).orElseGet(this::withoutClassMaps);
        }
        var found = pooling.get();
        var scaled = found.scale() == 1 ? tail.affine()
                : tail.affine().after(new float[]{found.scale()}, new float[]{0});
        if (scaled.columns() != found.target().channels()) {
            return withoutClassMaps();
        }
        boolean isPlain = scaled.isDiagonal() && tail.beyond().length == 0;
        return isPlain ? classMaps(found, scaled, tail) : pooled(found, scaled, tail);
    }

    private Head pooled(GlobalPooling pooling, Affine affine, LinearTail tail) {
        return new Head.PooledLinear(scores, pooling.target(), pooling.pooling(), tail.readout(affine),
                tail.quantized(), false);
    }

    /** A head that pools by a generalised mean. */
    private Optional<Head> powerPooled(LinearTail tail) {
        return PowerMean.before(tail.tensor(), analysis)
                .filter(mean -> mean.features().channels() == tail.affine().columns())
                .map(mean -> new Head.PooledPower(scores, mean.features(), mean.exponents(), mean.floor(),
                        tail.readout(tail.affine()), tail.quantized()));
    }

    /**
     * A head in which the same maps are pooled by their mean and by their maximum, and both are put one behind the
     * other, or added.
     */
    private Optional<Head> pooledTwice(LinearTail tail) {
        var joining = analysis.producer(tail.tensor()).filter(n -> n.is("Concat") || n.is("Add"));
        var poolings = joining.stream().flatMap(n -> n.inputs().stream())
                .flatMap(input -> poolingBehind(input).stream()).toList();
        if (poolings.size() != 2 || !poolings.get(0).target().equals(poolings.get(1).target())
                || poolings.get(0).pooling() == poolings.get(1).pooling() || poolings.get(0).scale() != 1
                || poolings.get(1).scale() != 1) {
            return Optional.empty();
        }
        var features = poolings.get(0).target();
        int channels = features.channels();
        boolean isSum = joining.get().is("Add");
        if (tail.affine().columns() != (isSum ? 1 : 2) * channels) {
            return Optional.empty();
        }
        var readout = tail.readout(tail.affine());
        boolean isAverageFirst = poolings.get(0).pooling() == Pooling.GAP;
        return Optional.of(new Head.PooledTwice(scores, features,
                readout.ofChannels(isSum || isAverageFirst ? 0 : channels, channels),
                readout.ofChannels(isSum || !isAverageFirst ? 0 : channels, channels).weightsAlone(),
                tail.quantized()));
    }

    private Optional<GlobalPooling> poolingBehind(String tensor) {
        var node = analysis.producer(tensor);
        while (node.isPresent() && GraphAnalysis.keepsOrder(node.get())) {
            node = analysis.producer(node.get().input(0));
        }
        return node.flatMap(n -> GlobalPooling.of(n, analysis));
    }

    /** A head in which one map a class is pooled: y = diagonal · pool(maps) + offset. */
    private Head classMaps(GlobalPooling pooling, Affine after, LinearTail tail) {
        var target = pooling.target();
        var convolution = ClassConvolution.before(target.tensor(), target.layout(), scores.classes(), analysis);
        boolean shifted = anyNonzero(after.offset());
        boolean commutes = LinearTail.isPositive(after.diagonal());
        if (convolution.isPresent()) {
            var found = convolution.get();
            boolean exact = (!found.rectified() || commutes && !shifted)
                    && (pooling.pooling() == Pooling.GAP || commutes);
            if (exact) {
                int channels = found.weights().length / scores.classes();
                var whole = after.after(found::weights, found.bias(), channels);
                var features = new MapTensor(found.input(), found.layout(), channels, target.height(), target.width());
                return new Head.ClassMaps(scores, target.tensor(), features, pooling.pooling(), tail.readout(whole),
                        found.rectified(), tail.quantized() || found.quantized(), false);
            }
        }
        // No convolution to expose the input of: the maps themselves, one a class.
        boolean plain = !shifted && Arrays.stream(after.diagonal()).allMatch(d -> d == 1);
        return plain ? new Head.ClassMaps(scores, target.tensor(), target, pooling.pooling(), tail.readout(after), false,
                tail.quantized(), false) : pooled(pooling, after, tail);
    }

    private static boolean anyNonzero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    /** Looks back for the last maps, and how they come to be scores without being read off linearly. */
    private Head withoutClassMaps() {
        var waiting = new ArrayDeque<String>();
        var seen = new HashSet<String>();
        waiting.add(scores.logits());
        while (!waiting.isEmpty()) {
            var tensor = waiting.remove();
            var node = analysis.producer(tensor);
            if (node.isEmpty() || !seen.add(tensor)) {
                continue;
            }
            var pooling = GlobalPooling.of(node.get(), analysis);
            if (pooling.isPresent()) {
                return functionBefore(pooling.get().target())
                        .map(maps -> withLayersBehind(maps, Pooling.NONE))
                        .orElseGet(() -> withLayersBehind(pooling.get().target(), pooling.get().pooling()));
            }
            for (var input : node.get().inputs()) {
                if (analysis.isMap(input) && analysis.constant(input).isEmpty()) {
                    boolean flattens = analysis.vectorLength(node.get().output()) > 0;
                    boolean pools = node.get().op().startsWith("Reduce") || node.get().op().startsWith("Global");
                    return flattens && !pools ? dense(input) : withLayersBehind(analysis.map(input), Pooling.NONE);
                }
                waiting.add(input);
            }
        }
        return Attention.between(analysis.graph().inputs().get(0).name(), scores.logits(), analysis) > 0
                ? tokens() : new Head.None(scores, Optional.empty(), Pooling.NONE);
    }

    /** The maps of which a mean is taken by way of a function, as of log-sum-exp; none where it is their own mean. */
    private Optional<MapTensor> functionBefore(MapTensor pooled) {
        return analysis.producer(pooled.tensor()).filter(n -> n.is("Exp") || n.is("Pow"))
                .map(n -> analysis.sourceOf(n.input(0))).filter(analysis::isMap).map(analysis::map);
    }

    /** Where the last feature maps are taken apart into tokens, the scores are read off those. */
    private Head withLayersBehind(MapTensor last, Pooling pooling) {
        int attentions = Attention.between(last.tensor(), scores.logits(), analysis);
        boolean isAttentionPooling = attentions == 1 && !Attention.isPatchEmbedding(last.tensor(), analysis);
        return attentions == 0 ? new Head.None(scores, Optional.of(last), pooling)
                : isAttentionPooling ? new Head.None(scores, Optional.of(last), Pooling.NONE)
                : tokens();
    }

    private Head tokens() {
        return new Head.Tokens(scores, Blocks.lastRead(analysis, scores.logits()));
    }

    private Head dense(String flattened) {
        var target = analysis.sourceOf(flattened);
        Optional<Node> node = analysis.producer(target)
                .filter(n -> n.is("MaxPool") || n.is("AveragePool"));
        if (node.isPresent()) {
            // As for VGG16, whose last feature map is that of block5_conv3, before the pooling.
            target = analysis.sourceOf(node.get().input(0));
        }
        return new Head.Dense(scores, analysis.map(target));
    }
}
