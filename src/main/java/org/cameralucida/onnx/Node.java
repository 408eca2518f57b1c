package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a graph: one operation.
 *
 * @param op the operator, as in {@code "Conv"}
 * @param name what the model calls this node; may be empty
 * @param domain the operator's domain; empty for ONNX's own
 * @param inputs tensors that go in, in order; an empty name is an optional one left out
 * @param outputs tensors that come out, in order; an empty name is an optional one left out
 * @param attributes its settings by name
 * @param unread what else the model says of it
 */
public record Node(String op, String name, String domain, List<String> inputs, List<String> outputs,
                   Map<String, Attribute> attributes, UnreadFields unread) {

    public Node {
        domain = domain.equals("ai.onnx") ? "" : domain;
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Node(String op, String name, String domain, List<String> inputs, List<String> outputs,
                Map<String, Attribute> attributes) {
        this(op, name, domain, inputs, outputs, attributes, UnreadFields.NONE);
    }

    /** An attribute with its name, for {@link #of}. */
    public record Named(String name, Attribute value) {
    }

    /** A node of ONNX's own domain. */
    public static Node of(String op, String name, List<String> inputs, List<String> outputs, Named... attributes) {
        var map = new LinkedHashMap<String, Attribute>();
        Arrays.stream(attributes).forEach(a -> map.put(a.name(), a.value()));
        return new Node(op, name, "", inputs, outputs, map);
    }

    /** Which of several functions of one name is called; mostly empty. */
    String overload() {
        return unread.as(NodeProto.class, NodeProto.getDefaultInstance()).getOverload();
    }

    /** Whether it is the operator {@code operator} of ONNX's own domain. */
    public boolean is(String operator) {
        return op.equals(operator) && domain.isEmpty();
    }

    /** The input at a place; empty if it is left out. */
    public String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    /** The first output. */
    public String output() {
        return outputs.get(0);
    }

    /** The integer attribute {@code key}, or {@code otherwise} if it is not set. */
    public long integer(String key, long otherwise) {
        return attributes.get(key) instanceof Attribute.Integer a ? a.value() : otherwise;
    }

    /** The integers of the attribute {@code key}; null if it is not set. */
    public long[] integers(String key) {
        return attributes.get(key) instanceof Attribute.Integers a ? a.toArray() : null;
    }

    /** The number attribute {@code key}, or {@code otherwise} if it is not set. */
    public float number(String key, float otherwise) {
        return attributes.get(key) instanceof Attribute.Number a ? a.value() : otherwise;
    }

    /** The numbers of the attribute {@code key}; null if it is not set. */
    public float[] numbers(String key) {
        return attributes.get(key) instanceof Attribute.Numbers a ? a.toArray() : null;
    }

    /** The text attribute {@code key}, or {@code otherwise} if it is not set. */
    public String string(String key, String otherwise) {
        return attributes.get(key) instanceof Attribute.Text a ? a.value() : otherwise;
    }

    /** Whether the attribute is set. */
    public boolean has(String key) {
        return attributes.containsKey(key);
    }

    /** The same node with other inputs. */
    public Node withInputs(List<String> newInputs) {
        return new Node(op, name, domain, newInputs, outputs, attributes, unread);
    }

    /** The same node with other outputs. */
    public Node withOutputs(List<String> newOutputs) {
        return new Node(op, name, domain, inputs, newOutputs, attributes, unread);
    }

    /** The same node with other attributes. */
    public Node withAttributes(Map<String, Attribute> newAttributes) {
        return new Node(op, name, domain, inputs, outputs, newAttributes, unread);
    }

    /** The same node with one attribute set. */
    public Node with(String key, Attribute value) {
        var map = new LinkedHashMap<>(attributes);
        map.put(key, value);
        return withAttributes(map);
    }
}
