package org.cameralucida.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.cameralucida.network.Head.Activation;
import org.cameralucida.network.Head.Kind;
import org.cameralucida.onnx.Node;

/** Finds a network's head: walks its linear end backwards to the pooling, and reads the weights on the way. */
final class HeadFinder {

    private final Facts facts;
    private final String logits;
    private final Activation activation;
    private final int classes;

    private HeadFinder(Facts facts, String logits, Activation activation, int classes) {
        this.facts = facts;
        this.logits = logits;
        this.activation = activation;
        this.classes = classes;
    }

    /**
     * The head before an output.
     *
     * @param output a tensor of one score a class
     */
    static Head find(Facts facts, String output) {
        int classes = facts.vectorLength(output);
        var current = output;
        while (true) {
            var node = facts.producer(current);
            if (node.isEmpty()) {
                break;
            }
            var activation = activation(node.get());
            if (activation != Activation.NONE) {
                return new HeadFinder(facts, node.get().input(0), activation, classes).find();
            }
            if (!Facts.keepsOrder(node.get()) && !Facts.isQuantization(node.get())) {
                break;
            }
            current = node.get().input(0);
        }
        return new HeadFinder(facts, output, Activation.NONE, classes).find();
    }

    private static Activation activation(Node node) {
        return switch (node.domain().isEmpty() ? node.op() : "") {
            case "Softmax" -> Activation.SOFTMAX;
            case "LogSoftmax" -> Activation.LOG_SOFTMAX;
            case "Sigmoid" -> Activation.SIGMOID;
            default -> Activation.NONE;
        };
    }

    private Head find() {
        var tail = Tail.of(logits, classes, facts);
        var pooling = facts.producer(tail.tensor()).flatMap(n -> GlobalPooling.of(n, facts));
        if (pooling.isEmpty()) {
            return withoutClassMaps();
        }
        var found = pooling.get();
        var scaled = found.scale() == 1 ? tail.affine()
                : tail.affine().after(new float[]{found.scale()}, new float[]{0});
        int channels = facts.map(found.target(), found.layout())[0];
        if (scaled.columns() != channels) {
            return withoutClassMaps();
        }
        return scaled.isDiagonal() ? classMaps(found, scaled, tail.quantized())
                : head(found.pooling() == Pooling.GMP ? Kind.GMP : Kind.GAP, found, found.target(), found.layout(),
                scaled.matrix(), scaled.offset(), false, tail.quantized());
    }

    private Head head(Kind kind, GlobalPooling pooling, String features, Layout layout, float[] weights, float[] bias,
                      boolean rectified, boolean quantized) {
        var map = facts.map(pooling.target(), pooling.layout());
        return new Head(kind, pooling.pooling(), pooling.target(), features, logits, activation, layout,
                weights.length / classes, map[1], map[2], classes, weights, bias, rectified, quantized, false);
    }

    /** A head in which one map a class is pooled: y = diagonal · pool(maps) + offset. */
    private Head classMaps(GlobalPooling pooling, Affine after, boolean quantized) {
        var convolution = ClassConvolution.before(pooling.target(), pooling.layout(), classes, facts);
        boolean shifted = anyNonzero(after.offset());
        boolean commutes = Tail.isPositive(after.diagonal());
        if (convolution.isPresent()) {
            var found = convolution.get();
            boolean exact = (!found.rectified() || commutes && !shifted)
                    && (pooling.pooling() == Pooling.GAP || commutes);
            if (exact) {
                var whole = after.after(found.weights(), found.bias(), found.weights().length / classes);
                return head(Kind.CLASS_MAPS, pooling, found.input(), found.layout(), whole.matrix(), whole.offset(),
                        found.rectified(), quantized || found.quantized());
            }
        }
        // No convolution to expose the input of: the maps themselves, one a class.
        boolean plain = !shifted && Arrays.stream(after.diagonal()).allMatch(d -> d == 1);
        var kind = plain ? Kind.CLASS_MAPS : pooling.pooling() == Pooling.GMP ? Kind.GMP : Kind.GAP;
        return head(kind, pooling, pooling.target(), pooling.layout(), after.matrix(), after.offset(), false,
                quantized);
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
        waiting.add(logits);
        while (!waiting.isEmpty()) {
            var tensor = waiting.remove();
            var node = facts.producer(tensor);
            if (node.isEmpty() || !seen.add(tensor)) {
                continue;
            }
            var pooling = GlobalPooling.of(node.get(), facts);
            if (pooling.isPresent()) {
                return without(Kind.NONE, pooling.get());
            }
            for (var input : node.get().inputs()) {
                if (facts.isMap(input) && facts.constant(input).isEmpty()) {
                    boolean flattens = facts.vectorLength(node.get().output()) > 0;
                    return flattens ? dense(input)
                            : without(Kind.NONE, new GlobalPooling(Pooling.NONE, input, facts.layout(input), 1));
                }
                waiting.add(input);
            }
        }
        return new Head(Kind.NONE, Pooling.NONE, "", "", logits, activation, Layout.NCHW, 0, 0, 0, classes,
                new float[0], new float[0], false, false, false);
    }

    private Head dense(String flattened) {
        var target = facts.before(flattened);
        Optional<Node> node = facts.producer(target)
                .filter(n -> n.is("MaxPool") || n.is("AveragePool"));
        if (node.isPresent()) {
            // As for VGG16, whose last feature map is that of block5_conv3, before the pooling.
            target = facts.before(node.get().input(0));
        }
        return without(Kind.DENSE, new GlobalPooling(Pooling.NONE, target, facts.layout(target), 1));
    }

    private Head without(Kind kind, GlobalPooling pooling) {
        var map = facts.map(pooling.target(), pooling.layout());
        return new Head(kind, pooling.pooling(), pooling.target(), pooling.target(), logits, activation,
                pooling.layout(), map[0], map[1], map[2], classes, new float[0], new float[0], false, false, false);
    }
}
