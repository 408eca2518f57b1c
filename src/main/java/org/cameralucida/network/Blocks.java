package org.cameralucida.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cameralucida.network.BlockPart.Kind;
import org.cameralucida.onnx.Node;

/**
 * The blocks of a transformer, as far as their tensors have places: what each attention reads, the sums to which its and
 * the MLP's results are added, and what is normalised between. A block is an attention with what follows up to the next;
 * attentions side by side are of one.
 */
final class Blocks {

    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "Einsum", "Conv");
    /** What hands on the same numbers, at most in another order. */
    private static final Set<String> REORDERS = Set.of("Reshape", "Transpose", "Identity", "Cast", "Squeeze", "Unsqueeze",
            "Flatten", "Dropout");
    /** What cuts tokens into windows, shifts them, or fills them up. */
    private static final Set<String> MOVES = Set.of("Slice", "Concat", "Pad", "Split", "Gather");
    private static final Set<String> NORMALISATIONS = Set.of("LayerNormalization", "RMSNormalization");
    /** How many operators lie at most between a softmax and the projection of its keys. */
    private static final int STEPS = 30;

    private final GraphAnalysis analysis;
    private final Set<String> seen;
    /** How many attentions, one behind the other, lie before a tensor. */
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, BlockPart> parts = new LinkedHashMap<>();

    private Blocks(GraphAnalysis analysis) {
        this.analysis = analysis;
        seen = analysis.behind(analysis.graph().inputs().get(0).name());
        for (var node : analysis.graph().nodes()) {
            int before = node.inputs().stream().mapToInt(this::depth).max().orElse(0);
            int depth = before + (Attention.is(node, analysis) ? 1 : 0);
            node.outputs().forEach(output -> depths.put(output, depth));
        }
    }

    /** The parts of blocks by tensor, of those that have places; none of a network without attention. */
    static Map<String, BlockPart> of(GraphAnalysis analysis) {
        var attentions = Attention.all(analysis);
        var blocks = new Blocks(analysis);
        if (!attentions.isEmpty()) {
            blocks.sums();
            blocks.normalisations();
            attentions.forEach(softmax -> blocks.read(softmax)
                    .ifPresent(tensor -> blocks.parts.put(tensor, new BlockPart(Kind.BEFORE_ATTENTION,
                            blocks.depth(softmax.output()) - 1, blocks.amongAll(softmax, tensor)))));
        }
        return blocks.parts;
    }

    /** What the last attention reads that a tensor depends on: there, and no later, a class token has all to learn. */
    static Optional<MapTensor> lastRead(GraphAnalysis analysis, String logits) {
        var before = analysis.before(logits);
        return of(analysis).entrySet().stream().filter(e -> e.getValue().kind() == Kind.BEFORE_ATTENTION
                        && before.contains(e.getKey()))
                .max(Map.Entry.comparingByValue((a, b) -> a.block() - b.block())).map(e -> analysis.map(e.getKey()));
    }

    private int depth(String tensor) {
        return depths.getOrDefault(tensor, 0);
    }

    /** The tensor that the keys of an attention are projected from, where it has places yet. */
    private Optional<String> read(Node softmax) {
        var product = before(softmax.input(0), n -> PRODUCTS.contains(n.op()) && !hasWeights(n));
        return product.flatMap(of -> projected(of.input(1)).or(() -> projected(of.input(0))));
    }

    /** The probabilities where they are of all of a grid's tokens for each of them; empty where windows part them. */
    private String amongAll(Node softmax, String tensor) {
        var shape = analysis.shape(softmax.output());
        var map = analysis.map(tensor);
        long tokens = map.tokens().map(TokenAxis::count).orElse(map.positions());
        int rank = shape == null ? 0 : shape.length;
        boolean isOfAll = softmax.is("Softmax") && (rank == 3 || rank == 4) && shape[rank - 1] == tokens
                && shape[rank - 2] == tokens;
        return isOfAll ? softmax.output() : "";
    }

    private Optional<String> projected(String factor) {
        return before(factor, n -> PRODUCTS.contains(n.op()) && hasWeights(n)).map(n -> source(data(n).orElseThrow()))
                .filter(analysis::hasPlaces);
    }

    private boolean hasWeights(Node node) {
        return node.inputs().stream().limit(2).anyMatch(input -> !seen.contains(input));
    }

    private Optional<String> data(Node node) {
        return node.inputs().stream().filter(seen::contains).findFirst();
    }

    private Optional<Node> before(String tensor, Predicate<Node> which) {
        var node = analysis.producer(tensor);
        for (int i = 0; i < STEPS && node.isPresent(); i++) {
            if (which.test(node.get())) {
                return node;
            }
            node = data(node.get()).flatMap(analysis::producer);
        }
        return Optional.empty();
    }

    /** The tensor before windows were cut of it. */
    private String source(String tensor) {
        var current = tensor;
        var node = analysis.producer(current);
        while (node.isPresent() && (REORDERS.contains(node.get().op())
                || MOVES.contains(node.get().op()) && analysis.tokens(current).isEmpty())) {
            current = data(node.get()).orElse(current);
            node = analysis.producer(current);
        }
        return current;
    }

    /** Sums of two tensors that both depend on the picture, and that of the patches with their positions. */
    private void sums() {
        var sums = new LinkedHashMap<Integer, List<String>>();
        for (var node : analysis.graph().nodes()) {
            if (node.is("Add") && analysis.hasPlaces(node.output())) {
                boolean isOfTwo = node.inputs().stream().allMatch(seen::contains);
                if (isOfTwo && depth(node.output()) > 0) {
                    sums.computeIfAbsent(depth(node.output()), d -> new ArrayList<>()).add(node.output());
                } else if (depth(node.output()) == 0 && isOfPositions(node)) {
                    parts.values().removeIf(part -> part.kind() == Kind.EMBEDDING);
                    parts.put(node.output(), new BlockPart(Kind.EMBEDDING, -1));
                }
            }
        }
        sums.forEach((depth, tensors) -> {
            parts.put(tensors.get(0), new BlockPart(Kind.AFTER_ATTENTION, depth - 1));
            parts.put(tensors.get(tensors.size() - 1), new BlockPart(Kind.OUTPUT, depth - 1));
        });
    }

    /** Whether a sum adds a number of its own to each position: no bias of channels. */
    private boolean isOfPositions(Node node) {
        return node.inputs().stream().filter(input -> !seen.contains(input)).map(analysis::shape)
                .anyMatch(shape -> shape != null && shape.length > 1 && shape[shape.length - 2] > 1);
    }

    private void normalisations() {
        var order = new HashMap<String, Integer>();
        analysis.graph().nodes().forEach(n -> n.outputs().forEach(output -> order.put(output, order.size())));
        int last = depths.values().stream().mapToInt(d -> d).max().orElse(0);
        for (var node : analysis.graph().nodes()) {
            if (isNormalisation(node)) {
                var tensor = scaled(node);
                int depth = depth(tensor);
                boolean isWithin = parts.entrySet().stream().anyMatch(part -> part.getValue().block() == depth - 1
                        && part.getValue().kind() == Kind.OUTPUT && order.get(part.getKey()) > order.get(tensor));
                if (analysis.hasPlaces(tensor) && depth > 0 && (isWithin || depth == last)) {
                    parts.putIfAbsent(tensor, new BlockPart(isWithin ? Kind.BEFORE_MLP : Kind.FINAL, depth - 1));
                }
            }
        }
    }

    /** A layer normalisation in one, or the quotient by the deviation in one that is written out. */
    private boolean isNormalisation(Node node) {
        return NORMALISATIONS.contains(node.op()) || node.is("Div") && seen.contains(node.input(1))
                && analysis.producer(node.input(1)).filter(n -> n.is("Sqrt")).isPresent()
                && analysis.producer(node.input(0)).filter(n -> n.is("Sub")).isPresent();
    }

    /** With the scale and the shift that follow it. */
    private String scaled(Node normalisation) {
        var current = normalisation.output();
        for (var operator : List.of("Mul", "Add")) {
            var consumers = analysis.graph().consumers(current);
            if (consumers.size() == 1 && consumers.get(0).is(operator)
                    && consumers.get(0).inputs().stream().anyMatch(input -> !seen.contains(input))) {
                current = consumers.get(0).output();
            }
        }
        return current;
    }
}
