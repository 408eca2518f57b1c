package org.cameralucida.gradient;

import static org.cameralucida.onnx.Attribute.of;

import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.onnx.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function's gradient against central differences. */
class ActivationRulesTest {

    static Stream<Trial> trials() {
        return Stream.of(
                plain("Relu"), plain("Sigmoid"), plain("Tanh"), plain("Softplus"), plain("Softsign"), plain("Erf"),
                plain("Exp"), plain("Neg"), plain("Abs"), plain("Sin"), plain("Cos"), plain("Selu"),
                plain("Identity"), plain("Dropout"),
                plain("Log").between(0.3, 3), plain("Sqrt").between(0.3, 3), plain("Reciprocal").between(0.4, 3),
                plain("HardSwish").between(-4.3, 4.3), plain("HardSigmoid").between(-4.3, 4.3),
                plain("Mish").opset(18), plain("Gelu").opset(20), plain("LeakyRelu"), plain("Elu"), plain("Celu"),
                Trial.of("Gelu by tanh", "Gelu", List.of("x"), of("approximate", "tanh")).input("x", 3, 5).opset(20),
                Trial.of("LeakyRelu with slope 0.1", "LeakyRelu", List.of("x"), of("alpha", 0.1f)).input("x", 3, 5),
                Trial.of("LeakyRelu with slope 1.5", "LeakyRelu", List.of("x"), of("alpha", 1.5f)).input("x", 3, 5),
                Trial.of("LeakyRelu with slope -0.5", "LeakyRelu", List.of("x"), of("alpha", -0.5f)).input("x", 3, 5),
                Trial.of("Elu with alpha", "Elu", List.of("x"), of("alpha", 0.7f)).input("x", 3, 5),
                Trial.of("Celu with alpha", "Celu", List.of("x"), of("alpha", 0.7f)).input("x", 3, 5),
                Trial.of("Selu with alpha and gamma", "Selu", List.of("x"), of("alpha", 1.2f), of("gamma", 0.8f))
                        .input("x", 3, 5),
                Trial.of("ThresholdedRelu", "ThresholdedRelu", List.of("x"), of("alpha", 0.5f)).input("x", 3, 5),
                Trial.of("HardSigmoid as in MobileNet v3", "HardSigmoid", List.of("x"), of("alpha", 1 / 6f),
                        of("beta", 0.5f)).input("x", 3, 5).between(-4.3, 4.3),
                Trial.of("PRelu, a slope a channel", "PRelu", List.of("x", "slope")).input("x", 3, 4, 2)
                        .random("slope", 3, 1, 1),
                Trial.of("Clip to 0 and 6", "Clip", List.of("x", "low", "high")).input("x", 3, 4).between(-2, 9)
                        .numbers("low", new long[0], 0).numbers("high", new long[0], 6),
                Trial.of("Clip of a map in blocks of channels", "Clip", List.of("x", "low", "high")).input("x", 32, 2, 3)
                        .between(-2, 9).numbers("low", new long[0], 0).numbers("high", new long[0], 6),
                Trial.of("Clip to numbers that are not 0", "Clip", List.of("x", "low", "high")).input("x", 3, 4)
                        .numbers("low", new long[0], -1).numbers("high", new long[0], 1.5f),
                Trial.of("Clip to large numbers", "Clip", List.of("x", "low", "high")).input("x", 3, 4)
                        .between(-300, 300).numbers("low", new long[0], -100).numbers("high", new long[0], 100),
                Trial.of("Clip below only", "Clip", List.of("x", "low")).input("x", 3, 4)
                        .numbers("low", new long[0], 0),
                Trial.of("Clip above only", "Clip", List.of("x", "", "high")).input("x", 3, 4)
                        .numbers("high", new long[0], 1),
                Trial.of("Clip of an old operator set", "Clip", List.of("x"), of("min", 0f), of("max", 1f))
                        .input("x", 3, 4).opset(7),
                plain("Dropout").opset(7),
                plain("Swish").opset(24),
                Trial.of("Swish with alpha", "Swish", List.of("x"), of("alpha", 1.7f)).input("x", 3, 5).opset(24),
                Trial.named("SiLU, whose input is used twice").input("x", 3, 4)
                        .node(Node.of("Sigmoid", "", List.of("x"), List.of("s")))
                        .node(Node.of("Mul", "", List.of("x", "s"), List.of("y"))),
                Trial.of("Relu of a vector a picture", "Relu", List.of("x")).input("x", 1));
    }

    private static Trial plain(String operator) {
        return Trial.of(operator, operator, List.of("x")).input("x", 3, 5);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theGradientIsWhatCentralDifferencesSay(Trial trial) {
        trial.check();
    }
}
