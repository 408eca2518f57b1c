package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Inlining of a model's own functions: operators that are written in other operators, as some exporters leave one for
 * each module. Put in place of their calls, they can be analysed as any graph.
 */
public final class FunctionInlining {

    /** Calls deeper than this are taken for a circle. */
    private static final int DEEPEST = 64;

    private final Map<List<String>, FunctionProto> functions = new HashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Set<String> names;
    private int calls;

    private FunctionInlining(Graph graph, List<FunctionProto> protos) {
        names = new HashSet<>(graph.names());
        protos.forEach(f -> functions.put(List.of(domain(f.getDomain()), f.getName(), f.getOverload()), f));
    }

    private static String domain(String name) {
        return name.equals("ai.onnx") ? "" : name;
    }

    /**
     * The model with the bodies of its functions in place of their calls; itself if it has none.
     *
     * @throws org.cameralucida.message.Problem if they call each other in a circle, or are damaged
     */
    public static OnnxModel inline(OnnxModel model) {
        var proto = model.unread().as(ModelProto.class, ModelProto.getDefaultInstance());
        if (proto.getFunctionsCount() == 0) {
            return model;
        }
        return ShapeInference.reporting(() -> {
            var functions = new FunctionInlining(model.graph(), proto.getFunctionsList());
            var nodes = new ArrayList<Node>();
            model.graph().nodes().forEach(n -> functions.expand(n, nodes, 0));
            var all = new LinkedHashMap<>(model.graph().constants());
            all.putAll(functions.constants);
            return model.withGraph(model.graph().withConstants(all).withNodes(nodes))
                    .withUnread(UnreadFields.of(proto.toBuilder().clearFunctions().build()));
        });
    }

    private Optional<FunctionProto> function(Node node) {
        return Optional.ofNullable(functions.get(List.of(node.domain(), node.op(), node.overload())));
    }

    private void expand(Node node, List<Node> into, int depth) {
        var function = function(node);
        if (function.isEmpty()) {
            into.add(node);
            return;
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("function " + node.op());
        }
        var renamed = new HashMap<String, String>();
        var formal = function.get().getInputList();
        for (int i = 0; i < formal.size(); i++) {
            renamed.put(formal.get(i), node.input(i));
        }
        for (int i = 0; i < function.get().getOutputCount(); i++) {
            renamed.put(function.get().getOutput(i), i < node.outputs().size() && !node.outputs().get(i).isEmpty()
                    ? node.outputs().get(i) : fresh(function.get().getOutput(i)));
        }
        calls++;
        var reader = new ProtoReader(ExternalData.none(node.op()));
        var body = new ArrayList<Node>();
        for (var inner : function.get().getNodeList()) {
            body.add(reader.node(inner));
        }
        for (var inner : body) {
            inner.outputs().stream().filter(o -> !o.isEmpty())
                    .forEach(o -> renamed.computeIfAbsent(o, this::fresh));
        }
        for (var inner : body) {
            var attributes = resolved(inner, node, function.get());
            var placed = rename(inner.withAttributes(attributes), renamed);
            var lifted = ProtoReader.lifted(placed);
            if (lifted.isPresent()) {
                constants.put(placed.output(), lifted.get());
            } else {
                expand(placed, into, depth + 1);
            }
        }
    }

    private String fresh(String name) {
        var candidate = name + "/" + calls;
        for (int i = 1; !names.add(candidate); i++) {
            candidate = name + "/" + calls + "_" + i;
        }
        return candidate;
    }

    /** The attributes of a node of the body, those filled in that refer to attributes of the call. */
    private static Map<String, Attribute> resolved(Node inner, Node call, FunctionProto function) {
        var result = new LinkedHashMap<String, Attribute>();
        inner.attributes().forEach((key, attribute) -> {
            var reference = attribute instanceof Attribute.Other other
                    ? other.unread().as(AttributeProto.class, AttributeProto.getDefaultInstance()).getRefAttrName()
                    : "";
            if (reference.isEmpty()) {
                result.put(key, attribute);
            } else if (call.has(reference)) {
                result.put(key, call.attributes().get(reference));
            } else {
                function.getAttributeProtoList().stream().filter(a -> a.getName().equals(reference)).findFirst()
                        .ifPresent(a -> result.put(key, new ProtoReader(ExternalData.none("")).attribute(a)));
            }
        });
        return result;
    }

    private static Node rename(Node node, Map<String, String> renamed) {
        var attributes = new LinkedHashMap<String, Attribute>();
        node.attributes().forEach((key, value) -> attributes.put(key,
                value instanceof Attribute.Subgraph g ? new Attribute.Subgraph(rename(g.value(), renamed)) : value));
        return node.withAttributes(attributes).withInputs(rename(node.inputs(), renamed))
                .withOutputs(rename(node.outputs(), renamed));
    }

    /** Within a subgraph, the names of its own stay: they hide those around it. */
    private static Graph rename(Graph graph, Map<String, String> renamed) {
        var outside = new HashMap<>(renamed);
        graph.inputs().forEach(i -> outside.remove(i.name()));
        outside.keySet().removeAll(graph.constants().keySet());
        graph.nodes().forEach(n -> n.outputs().forEach(outside::remove));
        return graph.withNodes(graph.nodes().stream().map(n -> rename(n, outside)).toList());
    }

    private static List<String> rename(List<String> tensors, Map<String, String> renamed) {
        return tensors.stream().map(t -> renamed.getOrDefault(t, t)).toList();
    }
}
