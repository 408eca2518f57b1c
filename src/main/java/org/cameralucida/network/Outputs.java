package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.Value;

/** Finds which of a graph's outputs are the scores of classes. */
final class Outputs {

    private static final List<String> SUMMARIES = List.of("ArgMax", "TopK", "ZipMap", "ArrayFeatureExtractor");

    /** Operators of networks that find objects, whose scores are of boxes. */
    private static final List<String> DETECTION = List.of("NonMaxSuppression", "RoiAlign", "MaxRoiPool",
            "BatchedNMS_TRT", "EfficientNMS_TRT");

    private Outputs() {
    }

    /**
     * The scores.
     *
     * @param tensor one score a class
     * @param labels names of the classes, if the graph itself has them; else empty
     */
    record Scores(String tensor, List<String> labels) {
    }

    /**
     * The first output that is one score a class; or, where the outputs are only what is made of the scores (the best
     * class, scores by name), what they are made of.
     *
     * @throws Problem if there is none
     */
    static Scores scores(GraphAnalysis analysis, String network) {
        if (analysis.graph().nodes().stream().anyMatch(n -> DETECTION.contains(n.op()))) {
            throw Problem.of(Outputs.class, "network.detector", network);
        }
        for (var output : analysis.graph().outputs()) {
            if (analysis.vectorLength(output.name()) >= 2 && !isSummary(analysis, output.name())) {
                return new Scores(output.name(), List.of());
            }
        }
        for (var output : analysis.graph().outputs()) {
            var node = analysis.producer(output.name());
            for (int steps = 0; steps < 3 && node.isPresent(); steps++) {
                var input = node.get().input(0);
                if (SUMMARIES.contains(node.get().op()) && analysis.vectorLength(input) >= 2) {
                    return new Scores(input, names(node.get()));
                }
                node = analysis.producer(input);
            }
        }
        throw Problem.of(Outputs.class, "network.output", network, analysis.graph().outputs().stream()
                .map(o -> o.name() + " " + shape(analysis, o)).collect(Collectors.joining("; ")));
    }

    private static boolean isSummary(GraphAnalysis analysis, String tensor) {
        return analysis.producer(tensor).map(Node::op).filter(SUMMARIES::contains).isPresent();
    }

    private static List<String> names(Node node) {
        return node.attributes().get("classlabels_strings") instanceof Attribute.Texts texts ? texts.values()
                : new ArrayList<>();
    }

    private static String shape(GraphAnalysis analysis, Value output) {
        var shape = analysis.shape(output.name());
        return shape == null ? "?" : Arrays.stream(shape).mapToObj(e -> e < 0 ? "?" : Long.toString(e))
                .collect(Collectors.joining("×"));
    }
}
