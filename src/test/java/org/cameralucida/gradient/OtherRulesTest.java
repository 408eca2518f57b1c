package org.cameralucida.gradient;

import static org.cameralucida.onnx.Attribute.of;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.onnx.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions, normalisations, and operators that move numbers about. */
class OtherRulesTest {

    static Stream<Trial> reductions() {
        var trials = new ArrayList<Trial>();
        for (var op : List.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceSumSquare",
                "ReduceLogSumExp")) {
            trials.add(Trial.of(op + " over the map", op, List.of("x"), of("axes", 2L, 3L), of("keepdims", 0L))
                    .input("x", 2, 3, 4));
            trials.add(Trial.of(op + " over the map, kept", op, List.of("x"), of("axes", -1L, -2L))
                    .input("x", 2, 3, 4));
            trials.add(Trial.of(op + " over channels", op, List.of("x"), of("axes", new long[]{1L}), of("keepdims", 0L))
                    .input("x", 3, 2, 2));
            trials.add(Trial.of(op + " of operator set 18", op, List.of("x", "axes")).input("x", 2, 3, 4)
                    .integers("axes", 2, 3).opset(18));
        }
        for (var op : List.of("ReduceL2", "GlobalLpPool")) {
            trials.add(Trial.named(op + " of zeros").input("x", 3, 2, 2).numbers("c", new long[0], -9)
                    .node(Node.of("Add", "", List.of("x", "c"), List.of("a")))
                    .node(Node.of("Relu", "", List.of("a"), List.of("b")))
                    .node(op.startsWith("Reduce") ? Node.of(op, "", List.of("b"), List.of("y"), of("axes", 2L, 3L))
                            : Node.of(op, "", List.of("b"), List.of("y"))));
        }
        trials.add(Trial.of("ReduceSum over no axes is nothing", "ReduceSum", List.of("x"),
                of("noop_with_empty_axes", 1L)).input("x", 3, 2));
        trials.add(Trial.of("ReduceMean over an axis of one", "ReduceMean", List.of("x"), of("axes", new long[]{2L}))
                .input("x", 3, 1));
        trials.add(Trial.of("ReduceMean of a map with channels last", "ReduceMean", List.of("x"), of("axes", 1L, 2L),
                of("keepdims", 0L)).input("x", 3, 4, 2));
        trials.add(Trial.of("ReduceSum", "ReduceSum", List.of("x", "axes"), of("keepdims", 0L)).input("x", 2, 3, 2)
                .integers("axes", 1, 3));
        trials.add(Trial.of("ReduceSum of an old operator set", "ReduceSum", List.of("x"), of("axes", new long[]{1L}))
                .input("x", 2, 3).opset(11));
        return trials.stream();
    }

    static Stream<Trial> normalisations() {
        return Stream.of(
                batchNormalization(Trial.of("BatchNormalization", "BatchNormalization",
                        List.of("x", "scale", "bias", "mean", "variance"), of("epsilon", 1e-3f)).input("x", 3, 2, 2)),
                batchNormalization(Trial.of("BatchNormalization of vectors", "BatchNormalization",
                        List.of("x", "scale", "bias", "mean", "variance")).input("x", 3)),
                batchNormalization(Trial.of("BatchNormalization of an old operator set", "BatchNormalization",
                        List.of("x", "scale", "bias", "mean", "variance"), of("spatial", 1L), of("momentum", 0.9f))
                        .input("x", 3, 2, 2).opset(7)),
                batchNormalization(Trial.named("BatchNormalization behind a convolution").input("x", 2, 4, 4)
                        .random("w", 3, 2, 3, 3).random("c", 3)
                        .node(Node.of("Conv", "", List.of("x", "w", "c"), List.of("a")))
                        .node(Node.of("BatchNormalization", "", List.of("a", "scale", "bias", "mean", "variance"),
                                List.of("y")))),
                Trial.of("LayerNormalization", "LayerNormalization", List.of("x", "scale", "bias"))
                        .input("x", 3, 4).random("scale", 4).random("bias", 4),
                Trial.of("LayerNormalization of several axes", "LayerNormalization", List.of("x", "scale"),
                        of("axis", 1L), of("epsilon", 1e-2f)).input("x", 3, 4).random("scale", 3, 4),
                Trial.of("InstanceNormalization", "InstanceNormalization", List.of("x", "scale", "bias"))
                        .input("x", 2, 3, 3).random("scale", 2).random("bias", 2),
                Trial.of("LRN", "LRN", List.of("x"), of("size", 5L), of("alpha", 0.8f), of("beta", 0.75f),
                        of("bias", 1.5f)).input("x", 7, 2, 2),
                Trial.of("Softmax", "Softmax", List.of("x")).input("x", 5),
                Trial.of("Softmax over channels", "Softmax", List.of("x"), of("axis", 1L)).input("x", 3, 2, 2),
                Trial.of("Softmax of an old operator set, over all", "Softmax", List.of("x")).input("x", 3, 2, 1)
                        .opset(7),
                Trial.of("LogSoftmax", "LogSoftmax", List.of("x"), of("axis", -1L)).input("x", 5),
                Trial.of("LpNormalization", "LpNormalization", List.of("x"), of("axis", 1L)).input("x", 4));
    }

    private static Trial batchNormalization(Trial trial) {
        return trial.random("scale", 3).random("bias", 3).random("mean", 3)
                .numbers("variance", new long[]{3}, 0.5f, 1.5f, 1);
    }

    static Stream<Trial> shapes() {
        return Stream.of(
                Trial.of("Reshape", "Reshape", List.of("x", "shape")).input("x", 3, 4).integers("shape", 0, 2, -1),
                Trial.of("Reshape of an open batch", "Reshape", List.of("x", "shape")).input("x", 3, 4)
                        .integers("shape", -1, 12),
                Trial.of("Flatten", "Flatten", List.of("x")).input("x", 3, 2, 2),
                Trial.of("Squeeze", "Squeeze", List.of("x", "axes")).input("x", 3, 1, 1).integers("axes", 2, 3),
                Trial.of("Squeeze of an old operator set", "Squeeze", List.of("x"), of("axes", new long[]{2L}))
                        .input("x", 3, 1).opset(9),
                Trial.of("Unsqueeze", "Unsqueeze", List.of("x", "axes")).input("x", 3).integers("axes", 1, -1),
                Trial.of("Transpose", "Transpose", List.of("x"), of("perm", 0L, 2L, 3L, 1L)).input("x", 3, 2, 4),
                Trial.of("Expand", "Expand", List.of("x", "shape")).input("x", 3, 1).integers("shape", 1, 1, 4),
                Trial.of("Expand to more axes", "Expand", List.of("x", "shape")).input("x", 1, 2)
                        .integers("shape", 1, 3, 2),
                Trial.of("Tile", "Tile", List.of("x", "times")).input("x", 2, 3).integers("times", 1, 2, 3),
                Trial.of("Concat", "Concat", List.of("x", "z", "x"), of("axis", 1L)).input("x", 2, 2)
                        .input("z", 3, 2),
                Trial.of("Concat, last axis", "Concat", List.of("x", "z"), of("axis", -1L)).input("x", 2, 2)
                        .input("z", 2, 3),
                Trial.named("Concat with what needs no gradient").input("x", 2, 2).random("zeros", 1, 2, 2)
                        .integers("axes", 1)
                        .node(Node.of("Shape", "", List.of("x"), List.of("shape")))
                        .node(Node.of("Expand", "", List.of("zeros", "shape"), List.of("c")))
                        .node(Node.of("Concat", "", List.of("c", "x"), List.of("y"), of("axis", 1L))),
                Trial.named("Split").input("x", 5, 2).integers("sizes", 2, 3)
                        .node(Node.of("Split", "", List.of("x", "sizes"), List.of("a", "b"), of("axis", 1L)))
                        .node(Node.of("ReduceSum", "", List.of("b", "axes"), List.of("c")))
                        .integers("axes", 1)
                        .node(Node.of("Mul", "", List.of("a", "c"), List.of("y"))),
                Trial.named("Split of which a part is not used").input("x", 4, 2)
                        .node(Node.of("Split", "", List.of("x"), List.of("a", "y"), of("axis", 1L))).opset(11),
                Trial.named("Split by a number of parts, of operator set 18").input("x", 5, 2)
                        .node(Node.of("Split", "", List.of("x"), List.of("a", "b", "c"), of("axis", 1L),
                                of("num_outputs", 3L)))
                        .node(Node.of("Concat", "", List.of("c", "a"), List.of("d"), of("axis", 1L)))
                        .node(Node.of("Tanh", "", List.of("d"), List.of("y"))).opset(18),
                Trial.of("Squeeze of all that can be", "Squeeze", List.of("x")).input("x", 1, 3, 1).fixed(),
                Trial.of("Reshape in which 0 is 0", "Reshape", List.of("x", "shape"), of("allowzero", 1L))
                        .input("x", 3, 4).integers("shape", -1, 6, 2),
                Trial.of("Unsqueeze of an old operator set", "Unsqueeze", List.of("x"), of("axes", 1L, 3L))
                        .input("x", 3).opset(11),
                Trial.of("Flatten of the last axes", "Flatten", List.of("x"), of("axis", -2L)).input("x", 3, 4),
                Trial.of("Cast", "Cast", List.of("x"), of("to", 1L)).input("x", 3),
                Trial.of("DepthToSpace", "DepthToSpace", List.of("x"), of("blocksize", 2L)).input("x", 8, 2, 3),
                Trial.of("DepthToSpace, channel first", "DepthToSpace", List.of("x"), of("blocksize", 2L),
                        of("mode", "CRD")).input("x", 8, 2, 3),
                Trial.of("SpaceToDepth", "SpaceToDepth", List.of("x"), of("blocksize", 2L)).input("x", 2, 4, 6),
                Trial.named("channel shuffle").input("x", 6, 2, 2).integers("apart", 0, 2, 3, 2, 2)
                        .integers("together", 0, 6, 2, 2)
                        .node(Node.of("Reshape", "", List.of("x", "apart"), List.of("a")))
                        .node(Node.of("Transpose", "", List.of("a"), List.of("b"), of("perm", 0L, 2L, 1L, 3L, 4L)))
                        .node(Node.of("Reshape", "", List.of("b", "together"), List.of("y"))));
    }

    static Stream<Trial> selections() {
        return Stream.of(
                slice("a part", new long[]{1}, new long[]{3}, new long[]{1}, null),
                slice("two axes", new long[]{1, 0}, new long[]{3, -1}, new long[]{1, 2}, null),
                slice("to the end", new long[]{-2}, new long[]{Long.MAX_VALUE}, new long[]{1}, null),
                slice("every second", new long[]{0, 0}, new long[]{99, 99}, new long[]{1, 2}, new long[]{2, 2}),
                slice("backwards", new long[]{-1}, new long[]{Long.MIN_VALUE}, new long[]{2}, new long[]{-1}),
                slice("backwards by two", new long[]{4}, new long[]{0}, new long[]{1}, new long[]{-2}),
                Trial.of("Slice of an old operator set", "Slice", List.of("x"), of("starts", new long[]{1L}),
                        of("ends", new long[]{3L}), of("axes", new long[]{1L})).input("x", 4, 2).opset(9),
                Trial.of("Gather in another order", "Gather", List.of("x", "i"), of("axis", 1L)).input("x", 4, 2)
                        .integers("i", 2, 0, 3, 1),
                Trial.of("Gather, some twice, some not", "Gather", List.of("x", "i"), of("axis", 1L))
                        .input("x", 4, 2).integers("i", 2, -1, 2, 2),
                Trial.of("Gather of one", "Gather", List.of("x", "i"), of("axis", -1L)).input("x", 2, 4)
                        .integer("i", 2),
                Trial.of("Pad", "Pad", List.of("x", "p")).input("x", 2, 3).integers("p", 0, 1, 0, 0, 2, 1),
                Trial.of("Pad, cutting", "Pad", List.of("x", "p")).input("x", 3, 4)
                        .integers("p", 0, -1, 1, 0, 1, -2),
                Trial.of("Pad of an old operator set", "Pad", List.of("x"), of("pads", 0L, 1L, 0L, 0L, 0L, 2L))
                        .input("x", 2, 3).opset(7),
                Trial.of("Pad by the edge", "Pad", List.of("x", "p"), of("mode", "edge")).input("x", 2, 3)
                        .integers("p", 0, 1, 2, 0, 0, 1),
                Trial.of("Pad by reflection", "Pad", List.of("x", "p"), of("mode", "reflect")).input("x", 3, 4)
                        .integers("p", 0, 2, 1, 0, 1, 3),
                Trial.of("Pad by wrapping round", "Pad", List.of("x", "p"), of("mode", "wrap")).input("x", 3, 4)
                        .integers("p", 0, 2, 0, 0, 1, 3).opset(19),
                Trial.of("Pad of some axes, by a number", "Pad", List.of("x", "p", "v", "axes")).input("x", 3, 4)
                        .integers("p", 1, 2, 0, 1).numbers("v", new long[0], 3).integers("axes", -1, 1).opset(18),
                Trial.of("Gather by a table", "Gather", List.of("x", "i"), of("axis", 2L)).input("x", 2, 4)
                        .integers("i", 1, 3, 1),
                Trial.of("Resize by whole numbers", "Resize", List.of("x", "", "scales"), of("mode", "nearest"),
                        of("coordinate_transformation_mode", "asymmetric"), of("nearest_mode", "floor"))
                        .input("x", 2, 2, 3).numbers("scales", new long[]{4}, 1, 1, 2, 3),
                Trial.of("Upsample of an old operator set", "Upsample", List.of("x", "scales")).input("x", 2, 2, 3)
                        .numbers("scales", new long[]{4}, 1, 1, 2, 2).opset(9));
    }

    private static Trial slice(String what, long[] starts, long[] ends, long[] axes, long[] steps) {
        var trial = Trial.of("Slice " + what, "Slice", steps == null ? List.of("x", "from", "to", "axes")
                        : List.of("x", "from", "to", "axes", "steps")).input("x", 5, 4)
                .integers("from", starts).integers("to", ends).integers("axes", axes);
        return steps == null ? trial : trial.integers("steps", steps);
    }

    @ParameterizedTest
    @MethodSource({"reductions", "normalisations", "shapes", "selections"})
    void theGradientIsWhatCentralDifferencesSay(Trial trial) {
        trial.check();
    }
}
