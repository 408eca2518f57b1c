package org.cameralucida.onnx;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An attribute of a node: a setting of its operator, by name. */
public sealed interface Attribute {

    /** An integer. */
    record Integer(long value) implements Attribute {
    }

    /** A number. */
    record Number(float value) implements Attribute {
    }

    /** A text (UTF-8). */
    record Text(String value) implements Attribute {
    }

    /** Integers. */
    record Integers(List<Long> values) implements Attribute {
        public Integers {
            values = List.copyOf(values);
        }

        /** The same as an array. */
        public long[] toArray() {
            return values.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** Numbers. */
    record Numbers(List<Float> values) implements Attribute {
        public Numbers {
            values = List.copyOf(values);
        }

        /** The same as an array. */
        public float[] toArray() {
            var array = new float[values.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = values.get(i);
            }
            return array;
        }
    }

    /** Texts (UTF-8). */
    record Texts(List<String> values) implements Attribute {
        public Texts {
            values = List.copyOf(values);
        }
    }

    /** A constant tensor. */
    record TensorValue(Constant value) implements Attribute {
    }

    /** A graph within the graph, as the branches of an If. It may use the tensors around it by name. */
    record Subgraph(Graph value) implements Attribute {
    }

    /** Several such graphs. */
    record Subgraphs(List<Graph> values) implements Attribute {
        public Subgraphs {
            values = List.copyOf(values);
        }
    }

    /** Anything else (sparse tensors, types, bytes that are no text, references within functions): kept, not read. */
    record Other(UnreadFields unread) implements Attribute {
    }

    /** {@code key = value} for {@link Node#of}. */
    static Node.Named of(String key, long value) {
        return new Node.Named(key, new Integer(value));
    }

    /** {@code key = value} for {@link Node#of}. */
    static Node.Named of(String key, float value) {
        return new Node.Named(key, new Number(value));
    }

    /** {@code key = value} for {@link Node#of}. */
    static Node.Named of(String key, String value) {
        return new Node.Named(key, new Text(value));
    }

    /** {@code key = values} for {@link Node#of}. */
    static Node.Named of(String key, long... values) {
        return new Node.Named(key, new Integers(LongStream.of(values).boxed().toList()));
    }

    /** {@code key = values} for {@link Node#of}. */
    static Node.Named of(String key, float... values) {
        return new Node.Named(key,
                new Numbers(IntStream.range(0, values.length).mapToObj(i -> values[i]).toList()));
    }

    /** {@code key = value} for {@link Node#of}. */
    static Node.Named of(String key, Constant value) {
        return new Node.Named(key, new TensorValue(value));
    }

    /** {@code key = value} for {@link Node#of}. */
    static Node.Named of(String key, Graph value) {
        return new Node.Named(key, new Subgraph(value));
    }
}
