package org.cameralucida.gradient;

import static org.cameralucida.onnx.Attribute.of;

import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arithmetic, with all ways of broadcasting, and matrix products. */
class ArithmeticRulesTest {

    static Stream<Trial> trials() {
        return Stream.concat(broadcasts(), others());
    }

    /** Each operator with equal shapes, an extent of 1 on either side, fewer axes, and constants. */
    private static Stream<Trial> broadcasts() {
        return Stream.of("Add", "Sub", "Mul", "Div").flatMap(op -> Stream.of(
                two(op, "equal shapes").input("x", 3, 2, 2).input("z", 3, 2, 2),
                two(op, "a number a channel").input("x", 3, 2, 2).input("z", 3, 1, 1),
                two(op, "the first is smaller").input("x", 1, 2, 2).input("z", 3, 2, 2),
                two(op, "both are smaller").input("x", 3, 1, 2).input("z", 1, 2, 1),
                Trial.of(op + " with a constant", op, List.of("x", "c")).input("x", 3, 2).between(0.4, 2)
                        .random("c", 3, 1),
                Trial.of(op + " of a constant", op, List.of("c", "x")).input("x", 1, 2).between(0.4, 2)
                        .random("c", 3, 1))
                .map(t -> t.between(0.4, 2)));
    }

    private static Trial two(String operator, String what) {
        return Trial.of(operator + ", " + what, operator, List.of("x", "z"));
    }

    private static Trial einsum(String what, String equation) {
        return Trial.of("Einsum, " + what, "Einsum", List.of("x", "z"), of("equation", equation));
    }

    private static Stream<Trial> others() {
        return Stream.of(
                Trial.of("x + x", "Add", List.of("x", "x")).input("x", 3),
                Trial.of("x · x", "Mul", List.of("x", "x")).input("x", 3),
                Trial.of("Sum of three", "Sum", List.of("x", "z", "x")).input("x", 3, 2).input("z", 1, 2),
                Trial.of("Sum of one", "Sum", List.of("x")).input("x", 3, 2),
                Trial.of("Mean of three", "Mean", List.of("x", "z", "x")).input("x", 3, 2).input("z", 3, 1),
                two("Max", "of two").input("x", 3, 2).input("z", 3, 2),
                Trial.of("Max of equals", "Max", List.of("x", "x")).input("x", 3, 2),
                Trial.of("Max with a constant", "Max", List.of("x", "c")).input("x", 3, 2)
                        .numbers("c", new long[0], 0),
                two("Min", "of two, broadcast").input("x", 3, 2).input("z", 3, 1),
                Trial.of("Pow 2", "Pow", List.of("x", "p")).input("x", 3, 2).numbers("p", new long[0], 2),
                Trial.of("Pow 3", "Pow", List.of("x", "p")).input("x", 3, 2).numbers("p", new long[0], 3),
                Trial.of("Pow -0.75", "Pow", List.of("x", "p")).input("x", 3, 2).between(0.5, 2)
                        .numbers("p", new long[]{1}, -0.75f),
                Trial.of("Pow of an exponent a column", "Pow", List.of("x", "p")).input("x", 3, 2).between(0.5, 2)
                        .numbers("p", new long[]{2}, 0.5f, 3),
                two("Pow", "of an exponent that is derived too").input("x", 3, 2).input("z", 3, 1).between(0.5, 2),
                einsum("a product of matrices", "bij,jk->bik").input("x", 3, 2).random("z", 2, 4),
                einsum("as MaxViT multiplies positions", "bhij,bhkj->bhik").input("x", 2, 3, 4).input("z", 2, 5, 4),
                einsum("without an arrow", "bij,jk").input("x", 3, 2).random("z", 2, 3),
                einsum("of an axis that is summed away at once", "bij,bk->bj").input("x", 3, 2).input("z", 4),
                Trial.of("Einsum of one: transposed", "Einsum", List.of("x"), of("equation", "bij -> bji"))
                        .input("x", 3, 2),
                Trial.of("Einsum of one: a sum over the map", "Einsum", List.of("x"), of("equation", "bchw->bc"))
                        .input("x", 3, 2, 2),
                Trial.of("Einsum of three", "Einsum", List.of("x", "z", "x"), of("equation", "bi,ij,bj->bj"))
                        .input("x", 3).random("z", 3, 3),
                Trial.named("Where").input("x", 3, 2).input("z", 3, 1)
                        .numbers("zero", new long[0], 0)
                        .node(Node.of("Greater", "", List.of("x", "zero"), List.of("c")))
                        .node(Node.of("Where", "", List.of("c", "x", "z"), List.of("y"))),
                Trial.named("a residual that is used three times").input("x", 3, 2)
                        .node(Node.of("Tanh", "", List.of("x"), List.of("a")))
                        .node(Node.of("Sigmoid", "", List.of("a"), List.of("b")))
                        .node(Node.of("Add", "", List.of("a", "b"), List.of("c")))
                        .node(Node.of("Mul", "", List.of("c", "a"), List.of("y"))),
                gemm(false, false), gemm(false, true), gemm(true, false), gemm(true, true),
                gemmOfWeights(true), gemmOfWeights(false),
                Trial.of("MatMul with weights", "MatMul", List.of("x", "w")).input("x", 4).random("w", 4, 3),
                Trial.of("MatMul of positions with weights", "MatMul", List.of("x", "w")).input("x", 3, 4)
                        .random("w", 4, 2),
                Trial.of("MatMul of weights with positions", "MatMul", List.of("w", "x")).input("x", 3, 4)
                        .random("w", 2, 3),
                two("MatMul", "a matrix each").input("x", 3, 4).input("z", 4, 2),
                two("MatMul", "broadcast").input("x", 3, 2, 4).input("z", 1, 4, 2));
    }

    private static Trial gemm(boolean turnsA, boolean turnsB) {
        return Trial.of("Gemm of two tensors, turned " + turnsA + " " + turnsB, "Gemm", List.of("x", "z", "x"),
                        Attribute.of("transA", turnsA ? 1L : 0L), Attribute.of("transB", turnsB ? 1L : 0L),
                        Attribute.of("alpha", 0.5f), Attribute.of("beta", 2f))
                .input("x", 2).input("z", 2).fixed();
    }

    private static Trial gemmOfWeights(boolean turned) {
        return Trial.of("Gemm with weights, turned " + turned, "Gemm", List.of("x", "w", "c"),
                        Attribute.of("transB", turned ? 1L : 0L), Attribute.of("alpha", 0.5f))
                .input("x", 4).random("w", turned ? 3 : 4, turned ? 4 : 3).random("c", 3);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theGradientIsWhatCentralDifferencesSay(Trial trial) {
        trial.check();
    }
}
