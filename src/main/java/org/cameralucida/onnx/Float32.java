package org.cameralucida.onnx;

import java.util.LinkedHashMap;
import java.util.List;

/** Conversion of a model of half or double precision to single precision, which everything here computes in. */
public final class Float32 {

    private Float32() {
    }

    /** The model with all floating point weights, inputs, outputs and conversions as float32; itself if they are so. */
    public static OnnxModel widen(OnnxModel model) {
        return isFloat32(model.graph()) ? model : model.withGraph(widen(model.graph()));
    }

    private static boolean isFloat32(Graph graph) {
        return graph.constants().values().stream().noneMatch(c -> isOther(c.type()))
                && graph.inputs().stream().noneMatch(v -> isOther(v.type()))
                && graph.outputs().stream().noneMatch(v -> isOther(v.type()))
                && graph.nodes().stream().flatMap(n -> n.attributes().entrySet().stream())
                .allMatch(a -> widen(a.getKey(), a.getValue()) == a.getValue());
    }

    private static boolean isOther(ElementType type) {
        return type == ElementType.FLOAT16 || type == ElementType.BFLOAT16 || type == ElementType.DOUBLE;
    }

    private static Graph widen(Graph graph) {
        var constants = new LinkedHashMap<String, Constant>();
        graph.constants().forEach((name, constant) -> constants.put(name, widen(constant)));
        var values = new LinkedHashMap<String, Value>();
        graph.values().forEach((name, value) -> values.put(name, widen(value)));
        return graph.withConstants(constants).withValues(values)
                .withInputs(graph.inputs().stream().map(Float32::widen).toList())
                .withOutputs(graph.outputs().stream().map(Float32::widen).toList())
                .withNodes(graph.nodes().stream().map(Float32::widen).toList());
    }

    private static Constant widen(Constant constant) {
        // When somebody asks for them: who only wants to know what a network is does not.
        return isOther(constant.type()) ? new Constant(constant.name(), ElementType.FLOAT, constant.shape(),
                WeightBytes.later(() -> Constant.floats("", constant.shape(), constant.floats()).data(),
                        Float.BYTES * Constant.elements(constant.shape())), UnreadFields.NONE) : constant;
    }

    private static Value widen(Value value) {
        return isOther(value.type()) ? value.withType(ElementType.FLOAT) : value;
    }

    private static Node widen(Node node) {
        var attributes = new LinkedHashMap<String, Attribute>();
        node.attributes().forEach((key, value) -> attributes.put(key, widen(key, value)));
        return attributes.equals(node.attributes()) ? node : node.withAttributes(attributes);
    }

    private static Attribute widen(String key, Attribute attribute) {
        boolean isType = List.of("to", "dtype", "output_dtype").contains(key);
        if (attribute instanceof Attribute.Integer type && isType && isOther(ElementType.of((int) type.value()))) {
            return new Attribute.Integer(ElementType.FLOAT.code());
        } else if (attribute instanceof Attribute.TensorValue tensor && isOther(tensor.value().type())) {
            return new Attribute.TensorValue(widen(tensor.value()));
        } else if (attribute instanceof Attribute.Subgraph subgraph && !isFloat32(subgraph.value())) {
            return new Attribute.Subgraph(widen(subgraph.value()));
        } else if (attribute instanceof Attribute.Subgraphs subgraphs) {
            return new Attribute.Subgraphs(subgraphs.values().stream().map(Float32::widen).toList());
        }
        return attribute;
    }
}
