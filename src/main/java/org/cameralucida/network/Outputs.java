package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.Value;

/** Finds which of a graph's outputs are the scores of classes. */
final class Outputs {

    private static final List<String> SUMMARIES = List.of("ArgMax", "TopK", "ZipMap", "ArrayFeatureExtractor");
    private static final int STEPS_OF_SUMMARY = 4;

    /** Operators of networks that find objects, whose scores are of boxes. */
    private static final List<String> DETECTION = List.of("NonMaxSuppression", "RoiAlign", "MaxRoiPool",
            "BatchedNMS_TRT", "EfficientNMS_TRT");

    /** What makers call outputs that describe a picture and do not judge it. */
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?i).*(embed|feature|hidden|pool|repr|descriptor|latent).*");

    private static final Set<String> CONVOLUTIONS = Set.of("Conv", "ConvTranspose", "QLinearConv", "ConvInteger",
            "FusedConv");

    private static final Set<String> PRODUCTS = Set.of("Gemm", "MatMul", "Conv", "QLinearMatMul", "MatMulInteger");

    private final GraphAnalysis analysis;
    private final List<String> vectors;
    private final List<String> singles;

    private Outputs(GraphAnalysis analysis) {
        this.analysis = analysis;
        vectors = vectors(analysis);
        singles = singles(analysis);
    }

    /**
     * The scores.
     *
     * @param tensor one score a class
     * @param labels names of the classes, if the graph itself has them; else empty
     * @param origin who says that it is this one
     */
    record Output(String tensor, List<String> labels, Origin origin) {
    }

    /** The outputs that can be scores: those of one number a class, then those of one number. */
    static List<String> all(GraphAnalysis analysis) {
        return Stream.concat(vectors(analysis).stream(), singles(analysis).stream()).toList();
    }

    /** The outputs of one number a class, and not only what is made of scores. */
    private static List<String> vectors(GraphAnalysis analysis) {
        return analysis.graph().outputs().stream().map(Value::name).filter(tensor -> analysis.vectorLength(tensor) >= 2
                && analysis.isFloat(tensor) && !isSummary(analysis, tensor)).toList();
    }

    /** How many classes its outputs judge. */
    static Set<Integer> sizes(GraphAnalysis analysis) {
        return vectors(analysis).stream().map(analysis::vectorLength).collect(Collectors.toSet());
    }

    /**
     * The output that the card names; else the only one that is one score a class; else of several the one of which no
     * other is made, that has as many numbers as there are names, more than one, whose own name is not that of a
     * description, and behind which most convolutions lie. Where the outputs are only what is made of the scores (the
     * best class, scores by name), what they are made of.
     *
     * @throws Problem if there is none
     */
    static Output scores(GraphAnalysis analysis, Knowledge knowledge, LabelReader labels, String network) {
        if (analysis.graph().nodes().stream().anyMatch(n -> DETECTION.contains(n.op()))) {
            throw Problem.of(Outputs.class, "network.detector", network);
        }
        var outputs = new Outputs(analysis);
        var named = knowledge.card().output();
        if (named.isPresent()) {
            if (!all(analysis).contains(named.get())) {
                throw Problem.of(Outputs.class, "network.output.unknown", network, named.get(),
                        String.join(", ", all(analysis)));
            }
            return new Output(named.get(), List.of(), knowledge.origin("output", Origin.DEFAULT));
        }
        return !outputs.vectors.isEmpty() ? outputs.chosen(labels) : outputs.summarized()
                .or(() -> outputs.singles.stream().findFirst().map(tensor -> new Output(tensor, List.of(),
                        outputs.singles.size() == 1 ? Origin.GRAPH : Origin.DEFAULT)))
                .orElseThrow(() -> Problem.of(Outputs.class, "network.output", network, outputs.described()));
    }

    /** The outputs of one number, by which two classes can be told apart. */
    private static List<String> singles(GraphAnalysis analysis) {
        return analysis.graph().outputs().stream().map(Value::name)
                .filter(tensor -> analysis.isSingle(tensor) && !isSummary(analysis, tensor)).toList();
    }

    private Output chosen(LabelReader labels) {
        var ancestors = all(analysis).stream().collect(Collectors.toMap(v -> v, analysis::before));
        BiPredicate<String, String> isMadeOf = (output, v) -> !source(output).equals(source(v))
                && ancestors.get(output).contains(source(v));
        var candidates = Stream.concat(vectors.stream(), singles.stream().filter(s -> vectors.stream()
                .filter(v -> isMadeOf.test(s, v)).allMatch(v -> isClassified(ancestors.get(s), ancestors.get(v)))))
                .toList();
        var last = kept(kept(candidates, v -> candidates.stream().noneMatch(o -> isMadeOf.test(o, v))), vectors::contains);
        var named = kept(last, v -> labels.names(analysis.vectorLength(v)));
        var judging = kept(named, v -> !DESCRIPTION.matcher(v).matches());
        var depths = convolutions();
        int deepest = judging.stream().mapToInt(v -> depths.getOrDefault(v, 0)).max().orElse(0);
        var scores = kept(judging, v -> depths.getOrDefault(v, 0) == deepest).get(0);
        // The same scores with and without their activation are no choice.
        boolean isSure = candidates.stream().allMatch(v -> ancestors.get(scores).contains(source(v))
                && analysis.vectorLength(v) == analysis.vectorLength(scores));
        return new Output(scores, List.of(), isSure ? Origin.GRAPH : Origin.DEFAULT);
    }

    /** What an output hands on. */
    private String source(String output) {
        return source(output, analysis);
    }

    private static String source(String output, GraphAnalysis analysis) {
        var node = analysis.producer(output);
        return node.isPresent() && GraphAnalysis.keepsOrder(node.get()) ? source(node.get().input(0), analysis) : output;
    }

    /** Whether a product with weights lies between two tensors, and not only, say, the largest is taken. */
    private boolean isClassified(Set<String> before, Set<String> earlier) {
        return analysis.graph().nodes().stream().anyMatch(n -> PRODUCTS.contains(n.op()) && before.contains(n.output())
                && !earlier.contains(n.output()));
    }

    /** Those that meet a condition, if any does; else all. */
    private static List<String> kept(List<String> tensors, Predicate<String> condition) {
        var kept = tensors.stream().filter(condition).toList();
        return kept.isEmpty() ? tensors : kept;
    }

    /** How many convolutions lie one behind another before each tensor. */
    private Map<String, Integer> convolutions() {
        var depths = new HashMap<String, Integer>();
        for (var node : analysis.graph().nodes()) {
            int before = node.inputs().stream().mapToInt(input -> depths.getOrDefault(input, 0)).max().orElse(0);
            int depth = before + (CONVOLUTIONS.contains(node.op()) ? 1 : 0);
            node.outputs().forEach(output -> depths.put(output, depth));
        }
        return depths;
    }

    /** What the outputs summarise. */
    private Optional<Output> summarized() {
        var names = analysis.graph().outputs().stream().flatMap(output -> summaries(output.name()).stream())
                .map(this::names).filter(found -> !found.isEmpty()).max(Comparator.comparing(List::size));
        return analysis.graph().outputs().stream().flatMap(output -> summaries(output.name()).stream())
                .map(node -> node.input(0)).filter(input -> analysis.vectorLength(input) >= 2
                        && analysis.constant(input).isEmpty() && !isTexts(input) && analysis.isFloat(input)).findFirst()
                .map(tensor -> new Output(tensor, names.orElse(List.of()), Origin.GRAPH));
    }

    /** The summaries that lead to an output, from it backwards. */
    private List<Node> summaries(String output) {
        var found = new ArrayList<Node>();
        var node = analysis.producer(output);
        for (int steps = 0; steps < STEPS_OF_SUMMARY && node.isPresent(); steps++) {
            if (SUMMARIES.contains(node.get().op())) {
                found.add(node.get());
            }
            // An ArrayFeatureExtractor takes names by their index: what it is made of is the index.
            node = analysis.producer(node.get().input(isTexts(node.get().input(0)) ? 1 : 0));
        }
        return found;
    }

    private boolean isTexts(String tensor) {
        return analysis.graph().constant(tensor).filter(c -> !c.texts().isEmpty()).isPresent();
    }

    private List<String> names(Node node) {
        if (node.attributes().get("classlabels_strings") instanceof Attribute.Texts texts) {
            return texts.values();
        }
        return analysis.graph().constant(node.input(0)).map(Constant::texts).orElse(List.of());
    }

    private static boolean isSummary(GraphAnalysis analysis, String tensor) {
        return analysis.producer(source(tensor, analysis)).map(Node::op).filter(SUMMARIES::contains).isPresent();
    }

    private String described() {
        return analysis.graph().outputs().stream().map(o -> o.name() + " " + shape(o))
                .collect(Collectors.joining("; "));
    }

    private String shape(Value output) {
        var shape = analysis.shape(output.name());
        return shape == null ? "?" : Arrays.stream(shape).mapToObj(e -> e < 0 ? "?" : Long.toString(e))
                .collect(Collectors.joining("×"));
    }
}
