package org.cameralucida.gradient;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Node;

/** Gradients of operators that reshape, transpose, join and split, or do nothing. */
final class ShapeRules {

    private ShapeRules() {
    }

    static void register(Map<String, Rule> rules) {
        for (var operator : List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")) {
            rules.put(operator, (node, b) -> b.add(node.input(0), b.reshape(b.gradient(node), node.input(0))));
        }
        for (var operator : List.of("Identity", "Dropout", "CastLike")) {
            rules.put(operator, (node, b) -> b.add(node.input(0), b.gradient(node)));
        }
        rules.put("Cast", ShapeRules::cast);
        rules.put("Transpose", ShapeRules::transpose);
        rules.put("Expand", (node, b) ->
                b.addBroadcast(node.input(0), b.gradient(node), b.shape(node.output())));
        rules.put("Concat", ShapeRules::concat);
        rules.put("Split", ShapeRules::split);
        rules.put("DepthToSpace", ShapeRules::depthToSpace);
        rules.put("SpaceToDepth", (node, b) -> b.add(node.input(0),
                b.emit("DepthToSpace", List.of(b.gradient(node)),
                        Attribute.of("blocksize", node.integer("blocksize", 1)))));
    }

    private static void cast(Node node, BackwardPass b) {
        if (node.integer("to", 1) != ElementType.FLOAT.code()) {
            throw new NoRule("to another type of number");
        }
        b.add(node.input(0), b.gradient(node));
    }

    private static void transpose(Node node, BackwardPass b) {
        int rank = b.rank(node.input(0));
        long[] order = node.integers("perm") != null ? node.integers("perm")
                : LongStream.range(0, rank).map(a -> rank - 1 - a).toArray();
        var back = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            back[(int) order[axis]] = axis;
        }
        b.add(node.input(0), b.transpose(b.gradient(node), back));
    }

    private static int axis(Node node, BackwardPass b, String tensor, long otherwise) {
        long axis = node.integer("axis", otherwise);
        return (int) (axis < 0 ? axis + b.rank(tensor) : axis);
    }

    private static void concat(Node node, BackwardPass b) {
        apart(node, b, b.gradient(node), node.inputs());
    }

    /**
     * As {@link #concat}; where each part is a ReLU's, the gradient goes through all of them at once, before it is taken
     * apart. The engine leaves its own order of memory to split, and would bring the mask of every part after it.
     */
    static void concatOfRelus(Node node, BackwardPass b) {
        var makers = node.inputs().stream().flatMap(i -> b.graph().producer(i).stream())
                .filter(maker -> maker.is("Relu") && b.wants(maker.input(0)) && b.isOnlyFor(maker.output(), node)).toList();
        if (makers.size() < node.inputs().size()) {
            concat(node, b);
        } else {
            apart(node, b, b.emit("Mul", b.gradient(node), ActivationRules.isPositive(b, node.output())),
                    makers.stream().map(maker -> maker.input(0)).toList());
        }
    }

    /** Hands the parts of a gradient to tensors of the shapes of a node's inputs. */
    private static void apart(Node node, BackwardPass b, String gradient, List<String> receivers) {
        int axis = axis(node, b, node.output(), 1);
        long[] sizes = node.inputs().stream().mapToLong(i -> b.extent(i, axis)).toArray();
        if (receivers.stream().allMatch(b::wants)) {
            // Since operator set 18 the number of outputs may be told, beside the sizes it must not.
            var parts = b.emit("Split", List.of(gradient, b.list(sizes)), sizes.length,
                    Attribute.of("axis", (long) axis));
            IntStream.range(0, sizes.length).forEach(i -> b.add(receivers.get(i), parts.get(i)));
            return;
        }
        long from = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (b.wants(receivers.get(i))) {
                b.add(receivers.get(i), b.slice(gradient, axis, from, from + sizes[i]));
            }
            from += sizes[i];
        }
    }

    private static void split(Node node, BackwardPass b) {
        int axis = axis(node, b, node.input(0), 0);
        var parts = node.outputs().stream().map(o -> b.gradient(o).orElseGet(() -> zeros(b, o))).toList();
        b.add(node.input(0), parts.size() == 1 ? parts.get(0)
                : b.emit("Concat", parts, Attribute.of("axis", (long) axis)));
    }

    private static String zeros(BackwardPass b, String like) {
        return b.emit("ConstantOfShape", List.of(b.emit("Shape", List.of(like))));
    }

    /** [B, C·s², H, W] to [B, C, H·s, W·s]; the channels hold the block first (DCR) or the channel first (CRD). */
    private static void depthToSpace(Node node, BackwardPass b) {
        long block = node.integer("blocksize", 1);
        var gradient = b.gradient(node);
        if (node.string("mode", "DCR").equals("DCR")) {
            b.add(node.input(0), b.emit("SpaceToDepth", List.of(gradient), Attribute.of("blocksize", block)));
            return;
        }
        long channels = b.extent(node.output(), 1);
        long height = b.extent(node.input(0), 2);
        long width = b.extent(node.input(0), 3);
        var apart = b.reshape(gradient, -1, channels, height, block, width, block);
        b.add(node.input(0), b.reshape(b.transpose(apart, 0, 1, 3, 5, 2, 4), node.input(0)));
    }
}
