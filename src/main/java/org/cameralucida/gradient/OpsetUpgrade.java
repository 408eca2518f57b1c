package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * Conversion of a model's operator set to one that has what a backward pass needs. What was an attribute and is now an
 * input becomes a constant; operators that an inference does not need become nothing. Names of tensors stay.
 */
final class OpsetUpgrade {

    /** All that the rules emit is there, and no later one changed what the rules read. */
    private static final long OPSET = 16;

    private final Map<String, Constant> constants;
    private final List<Node> nodes = new ArrayList<>();
    private final Graph graph;
    private final long from;

    private OpsetUpgrade(Graph graph, long from) {
        this.graph = graph;
        this.from = from;
        this.constants = new LinkedHashMap<>(graph.constants());
    }

    /** The model in operator set 16; itself if it is of that one or a later. */
    static OnnxModel of(OnnxModel model) {
        if (model.opset() >= OPSET) {
            return model;
        }
        var raised = new OpsetUpgrade(model.graph(), model.opset());
        model.graph().nodes().forEach(raised::raise);
        return model.withOpset("", OPSET)
                .withGraph(model.graph().withConstants(raised.constants).withNodes(raised.nodes));
    }

    private void raise(Node node) {
        if (!node.domain().isEmpty()) {
            nodes.add(node);
            return;
        }
        switch (node.op()) {
            case "Clip" -> nodes.add(from < 11 ? clip(node) : node);
            case "Pad" -> nodes.add(from < 11 ? pad(node) : node);
            case "Slice" -> nodes.add(from < 10 ? slice(node) : node);
            case "Squeeze", "Unsqueeze", "ReduceSum" -> nodes.add(from < 13 ? withInput(node, "axes") : node);
            case "Split" -> nodes.add(from < 13 ? withInput(node, "split") : node);
            case "Dropout" -> nodes.add(dropout(node));
            case "BatchNormalization" -> nodes.add(batchNormalization(node));
            case "Softmax", "LogSoftmax" -> softmax(node);
            case "Upsample" -> nodes.add(upsample(node));
            case "Resize" -> nodes.add(from < 11 ? upsample(node) : node);
            default -> nodes.add(node);
        }
    }

    private String constant(Constant constant) {
        constants.put(constant.name(), constant);
        return constant.name();
    }

    private String name(Node node, String what) {
        return graph.freshName(node.output() + "/" + what);
    }

    private String list(Node node, String what, long[] values) {
        return constant(Constant.list(name(node, what), values));
    }

    private static Node without(Node node, String... keys) {
        var attributes = new LinkedHashMap<>(node.attributes());
        List.of(keys).forEach(attributes::remove);
        return node.withAttributes(attributes);
    }

    private Node withInput(Node node, String attribute) {
        long[] values = node.integers(attribute);
        return values == null ? node : without(node, attribute)
                .withInputs(List.of(node.input(0), list(node, attribute, values)));
    }

    private Node clip(Node node) {
        var inputs = new ArrayList<>(List.of(node.input(0)));
        for (var limit : List.of("min", "max")) {
            inputs.add(node.has(limit) ? constant(Constant.scalar(name(node, limit), node.number(limit, 0))) : "");
        }
        return without(node, "min", "max").withInputs(inputs);
    }

    private Node pad(Node node) {
        var amounts = node.integers(node.has("pads") ? "pads" : "paddings");
        return without(node, "pads", "paddings", "value").withInputs(List.of(node.input(0), list(node, "pads", amounts),
                constant(Constant.scalar(name(node, "value"), node.number("value", 0)))));
    }

    private Node slice(Node node) {
        var inputs = new ArrayList<>(List.of(node.input(0), list(node, "starts", node.integers("starts")),
                list(node, "ends", node.integers("ends"))));
        if (node.has("axes")) {
            inputs.add(list(node, "axes", node.integers("axes")));
        }
        return without(node, "starts", "ends", "axes").withInputs(inputs);
    }

    private Node dropout(Node node) {
        boolean usesMask = node.outputs().size() > 1 && (!graph.consumers(node.outputs().get(1)).isEmpty()
                || graph.isOutput(node.outputs().get(1)));
        return usesMask ? node
                : Node.of("Identity", node.name(), List.of(node.input(0)), List.of(node.output()));
    }

    private Node batchNormalization(Node node) {
        return without(node, "spatial", "is_test", "momentum", "consumed_inputs").withOutputs(List.of(node.output()));
    }

    /** Before operator set 13 all axes from {@code axis} on were one. */
    private void softmax(Node node) {
        if (from >= 13) {
            nodes.add(node);
            return;
        }
        var flat = name(node, "flat");
        var result = name(node, "of_flat");
        var shape = name(node, "shape");
        nodes.add(Node.of("Flatten", "", List.of(node.input(0)), List.of(flat),
                Attribute.of("axis", node.integer("axis", 1))));
        nodes.add(Node.of(node.op(), node.name(), List.of(flat), List.of(result), Attribute.of("axis", 1L)));
        nodes.add(Node.of("Shape", "", List.of(node.input(0)), List.of(shape)));
        nodes.add(Node.of("Reshape", "", List.of(result, shape), List.of(node.output())));
    }

    private Node upsample(Node node) {
        var scales = node.numbers("scales");
        var input = scales == null ? node.input(1)
                : constant(Constant.floats(name(node, "scales"), new long[]{scales.length}, scales));
        return Node.of("Resize", node.name(), List.of(node.input(0), "", input), List.of(node.output()),
                Attribute.of("mode", node.string("mode", "nearest")),
                Attribute.of("coordinate_transformation_mode", "asymmetric"), Attribute.of("nearest_mode", "floor"));
    }
}
