package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cameralucida.onnx.Attribute.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resizing of every kind, normalisation over groups, eight-bit steps, and the blocks of newer networks. */
class ModernRulesTest {

    static Stream<Trial> resizings() {
        var trials = new ArrayList<Trial>();
        for (var mode : List.of("nearest", "linear", "cubic")) {
            for (var places : List.of("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric")) {
                trials.add(Trial.of("Resize " + mode + " " + places + ", larger and smaller", "Resize",
                        List.of("x", "", "", "sizes"), of("mode", mode), of("coordinate_transformation_mode", places))
                        .input("x", 2, 4, 5).integers("sizes", 2, 2, 7, 3));
                trials.add(Trial.of("Resize " + mode + " " + places + " by a fraction", "Resize",
                        List.of("x", "", "scales"), of("mode", mode), of("coordinate_transformation_mode", places))
                        .input("x", 1, 3, 4).numbers("scales", new long[]{4}, 1, 1, 1.6f, 2));
            }
        }
        for (var rounding : List.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")) {
            trials.add(Trial.of("Resize nearest, " + rounding, "Resize", List.of("x", "", "", "sizes"),
                    of("mode", "nearest"), of("nearest_mode", rounding)).input("x", 2, 4, 3)
                    .integers("sizes", 2, 2, 6, 3));
        }
        trials.add(Trial.of("Resize cubic without what is outside", "Resize", List.of("x", "", "", "sizes"),
                of("mode", "cubic"), of("exclude_outside", 1L), of("cubic_coeff_a", -0.5f)).input("x", 1, 4, 3)
                .integers("sizes", 2, 1, 6, 5));
        trials.add(Trial.of("Resize to one", "Resize", List.of("x", "", "", "sizes"), of("mode", "linear"))
                .input("x", 2, 4, 3).integers("sizes", 2, 2, 1, 1));
        trials.add(Trial.of("Resize with channels last", "Resize", List.of("x", "", "", "sizes"), of("mode", "linear"))
                .input("x", 3, 4, 2).integers("sizes", 2, 6, 5, 2));
        trials.add(Trial.of("Resize of operator set 10", "Resize", List.of("x", "scales"), of("mode", "nearest"))
                .input("x", 2, 3, 3).numbers("scales", new long[]{4}, 1, 1, 2, 2).opset(10));
        trials.add(Trial.of("Upsample linearly", "Upsample", List.of("x", "scales"), of("mode", "linear"))
                .input("x", 2, 3, 3).numbers("scales", new long[]{4}, 1, 1, 2, 3).opset(9));
        return trials.stream();
    }

    static Stream<Trial> others() {
        return Stream.of(
                Trial.of("GroupNormalization, a scale a channel", "GroupNormalization", List.of("x", "s", "c"),
                        of("num_groups", 2L), of("epsilon", 1e-2f)).input("x", 4, 2, 3).random("s", 4).random("c", 4)
                        .opset(21),
                Trial.of("GroupNormalization of one group", "GroupNormalization", List.of("x", "s", "c"),
                        of("num_groups", 1L)).input("x", 3, 2, 2).random("s", 3).random("c", 3).opset(21),
                Trial.of("GroupNormalization of vectors", "GroupNormalization", List.of("x", "s", "c"),
                        of("num_groups", 2L)).input("x", 6).random("s", 6).random("c", 6).opset(21),
                Trial.of("InstanceNormalization of one axis", "InstanceNormalization", List.of("x", "s", "c"))
                        .input("x", 2, 5).random("s", 2).random("c", 2),
                Trial.of("ReduceLogSum", "ReduceLogSum", List.of("x"), of("axes", 2L, 3L), of("keepdims", 0L))
                        .input("x", 2, 3, 2).between(0.5, 3),
                Trial.of("ReduceLogSum, kept", "ReduceLogSum", List.of("x"), of("axes", new long[]{1L}))
                        .input("x", 2, 3).between(0.5, 3),
                Trial.named("LayerNormalization with channels first, as in ConvNeXt").input("x", 4, 3, 2)
                        .random("s", 4).random("c", 4)
                        .node(Node.of("Transpose", "", List.of("x"), List.of("last"), of("perm", 0L, 2L, 3L, 1L)))
                        .node(Node.of("LayerNormalization", "", List.of("last", "s", "c"), List.of("n"),
                                of("axis", -1L), of("epsilon", 1e-2f)))
                        .node(Node.of("Transpose", "", List.of("n"), List.of("y"), of("perm", 0L, 3L, 1L, 2L))),
                Trial.named("LayerNormalization taken apart, as before operator set 17").input("x", 3, 4)
                        .random("s", 4).numbers("two", new long[0], 2).numbers("e", new long[0], 1e-2f)
                        .node(Node.of("ReduceMean", "", List.of("x"), List.of("m"), of("axes", new long[]{-1L})))
                        .node(Node.of("Sub", "", List.of("x", "m"), List.of("d")))
                        .node(Node.of("Pow", "", List.of("d", "two"), List.of("q")))
                        .node(Node.of("ReduceMean", "", List.of("q"), List.of("v"), of("axes", new long[]{-1L})))
                        .node(Node.of("Add", "", List.of("v", "e"), List.of("ve")))
                        .node(Node.of("Sqrt", "", List.of("ve"), List.of("r")))
                        .node(Node.of("Div", "", List.of("d", "r"), List.of("z")))
                        .node(Node.of("Mul", "", List.of("z", "s"), List.of("y"))),
                Trial.named("GELU taken apart").input("x", 3, 4).numbers("r", new long[0], 1.4142135f)
                        .numbers("one", new long[0], 1).numbers("half", new long[0], 0.5f)
                        .node(Node.of("Div", "", List.of("x", "r"), List.of("a")))
                        .node(Node.of("Erf", "", List.of("a"), List.of("b")))
                        .node(Node.of("Add", "", List.of("b", "one"), List.of("c")))
                        .node(Node.of("Mul", "", List.of("x", "c"), List.of("d")))
                        .node(Node.of("Mul", "", List.of("d", "half"), List.of("y"))),
                Trial.of("CastLike", "CastLike", List.of("x", "like")).input("x", 3).numbers("like", new long[0], 1));
    }

    @ParameterizedTest
    @MethodSource({"resizings", "others"})
    void gradientsAreThoseOfCentralDifferences(Trial trial) {
        trial.check();
    }

    /** The step is straight-through where it only rounds, and flat where it cuts: with a zero of 0 a ReLU6. */
    @Test
    void eightBitStepsLetThroughWhatTheyDoNotCut() {
        float[] x = {-0.4f, 0.013f, 2.5f, 5.99f, 6.4f, 0.5f};
        var nodes = List.of(Node.of("QuantizeLinear", "", List.of("x", "s", "z"), List.of("q")),
                Node.of("DequantizeLinear", "", List.of("q", "s", "z"), List.of("y")),
                Node.of("Flatten", "", List.of("y"), List.of("score")));
        var graph = new Graph("steps", nodes, Map.of("s", Constant.floats("s", new long[0], 6 / 255f),
                "z", zero()), List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, 6))),
                List.of(new Value("score", ElementType.FLOAT, null)), Map.of());
        var derived = Differentiation.of(OnnxModel.of("steps", 13, graph), Map.of("x", new long[]{-1, 6}), "score",
                List.of("x"), RuleBook.derivatives()).orProblem("steps");
        try (var session = Sessions.open(derived.model(), "steps", Device.CPU, 1)) {
            var gradient = session.run(Map.of("x", new Tensor(x, 1, 6), derived.classWeights(),
                    new Tensor(new float[]{1, 2, 3, 4, 5, 6}, 1, 6))).get(1).data();
            assertThat(gradient).containsExactly(new float[]{0, 2, 3, 4, 0, 6}, within(1e-6f)); // a step and its inverse: 2 × 2⁻²⁴ × 6
        }
    }

    private static Constant zero() {
        return new Constant("z", ElementType.UINT8, new long[0], java.nio.ByteBuffer.allocate(1),
                org.cameralucida.onnx.UnreadFields.NONE);
    }
}
