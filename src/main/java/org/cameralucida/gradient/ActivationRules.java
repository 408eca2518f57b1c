package org.cameralucida.gradient;

import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;

/**
 * Gradients of activations and other functions of each element: multiplied by the slope. Where the slope can be told
 * from the output, it is, so that the engine may fuse the function into the convolution before it.
 */
final class ActivationRules {

    /** A power of two, so that multiplying by it is exact, and so large that any activation becomes more than 1. */
    static final float HUGE = 0x1p120f;
    private static final float SELU_ALPHA = 1.67326319217681884765625f;
    private static final float SELU_GAMMA = 1.05070102214813232421875f;

    private ActivationRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("Relu", (node, b) -> times(node, b, isPositive(b, node.output())));
        rules.put("Clip", ActivationRules::clip);
        rules.put("LeakyRelu", ActivationRules::leakyRelu);
        rules.put("PRelu", ActivationRules::parametricRelu);
        rules.put("ThresholdedRelu", (node, b) -> times(node, b,
                cast(b, b.emit("Greater", node.input(0), b.scalar(node.number("alpha", 1))))));
        rules.put("Elu", (node, b) -> exponentialUnit(node, b, 1, node.number("alpha", 1)));
        rules.put("Selu", (node, b) -> exponentialUnit(node, b, node.number("gamma", SELU_GAMMA),
                node.number("alpha", SELU_ALPHA)));
        rules.put("Celu", ActivationRules::celu);
        rules.put("Sigmoid", (node, b) -> times(node, b, sigmoidSlope(b, node.output())));
        rules.put("HardSigmoid", ActivationRules::hardSigmoid);
        rules.put("HardSwish", ActivationRules::hardSwish);
        rules.put("Tanh", (node, b) -> times(node, b, tanhSlope(b, node.output())));
        rules.put("Swish", ActivationRules::swish);
        rules.put("Softplus", (node, b) -> times(node, b, b.emit("Sigmoid", List.of(node.input(0)))));
        rules.put("Softsign", ActivationRules::softsign);
        rules.put("Mish", ActivationRules::mish);
        rules.put("Gelu", ActivationRules::gelu);
        rules.put("Erf", ActivationRules::erf);
        rules.put("Exp", (node, b) -> times(node, b, node.output()));
        rules.put("Log", (node, b) -> b.add(node.input(0), b.emit("Div", b.gradient(node), node.input(0))));
        rules.put("Sqrt", (node, b) -> b.add(node.input(0),
                b.emit("Div", b.scale(b.gradient(node), 0.5), node.output())));
        rules.put("Reciprocal", (node, b) -> times(node, b,
                b.emit("Neg", List.of(b.emit("Mul", node.output(), node.output())))));
        rules.put("Neg", (node, b) -> b.add(node.input(0), b.emit("Neg", List.of(b.gradient(node)))));
        rules.put("Abs", (node, b) -> times(node, b, b.emit("Sign", List.of(node.input(0)))));
        rules.put("Sin", (node, b) -> times(node, b, b.emit("Cos", List.of(node.input(0)))));
        rules.put("Cos", (node, b) -> times(node, b,
                b.emit("Neg", List.of(b.emit("Sin", List.of(node.input(0)))))));
    }

    private static void times(Node node, BackwardPass b, String slope) {
        b.add(node.input(0), b.emit("Mul", b.gradient(node), slope));
    }

    /** R_in = 1[x > 0] · 1[R_out > 0] · R_out (Springenberg et al., "Striving for Simplicity", 2015). */
    static void guidedRelu(Node node, BackwardPass b) {
        var positive = b.emit("Relu", List.of(b.gradient(node)));
        b.add(node.input(0), b.emit("Mul", positive, isPositive(b, node.output())));
    }

    /**
     * 1 where a tensor is positive, 0 elsewhere, as numbers: the only operator that does it in one pass is a sigmoid
     * made of straight lines, steep beyond measure.
     */
    static String isPositive(BackwardPass b, String tensor) {
        return b.emit("HardSigmoid", List.of(tensor), Attribute.of("alpha", HUGE), Attribute.of("beta", 0f));
    }

    /** 1 where a tensor is below a number, 0 elsewhere. */
    private static String isBelow(BackwardPass b, String tensor, float number) {
        if (Math.abs(number) > 64) {
            return cast(b, b.emit("Less", tensor, b.scalar(number)));
        }
        return b.emit("HardSigmoid", List.of(tensor), Attribute.of("alpha", -HUGE),
                Attribute.of("beta", number * HUGE));
    }

    private static String cast(BackwardPass b, String condition) {
        return b.emit("Cast", List.of(condition), Attribute.of("to", 1L));
    }

    /** 1 strictly between the limits, as in PyTorch's ReLU6 and hardtanh. */
    private static void clip(Node node, BackwardPass b) {
        var y = node.output();
        var gradient = b.gradient(node);
        var limits = ClipMask.of(node, b);
        if (limits.isPresent()) {
            times(node, b, limits.get());
            return;
        }
        if (!node.input(1).isEmpty()) {
            var lowest = b.constant(node.input(1)).map(c -> c.floats()[0]);
            var above = lowest.isPresent() && lowest.get() == 0 ? isPositive(b, y)
                    : cast(b, b.emit("Greater", y, node.input(1)));
            gradient = b.emit("Mul", gradient, above);
        }
        if (!node.input(2).isEmpty()) {
            var highest = b.constant(node.input(2)).map(c -> c.floats()[0]);
            var below = highest.isPresent() ? isBelow(b, y, highest.get())
                    : cast(b, b.emit("Less", y, node.input(2)));
            gradient = b.emit("Mul", gradient, below);
        }
        b.add(node.input(0), gradient);
    }

    private static void leakyRelu(Node node, BackwardPass b) {
        float slope = node.number("alpha", 0.01f);
        if (slope > 0 && slope < 1) {
            var steep = b.emit("Mul", node.output(), b.scalar(HUGE));
            times(node, b, b.emit("Clip", List.of(steep, b.scalar(slope), b.scalar(1))));
        } else {
            var positive = isPositive(b, node.input(0));
            times(node, b, b.emit("Add", b.scale(positive, 1 - slope), b.scalar(slope)));
        }
    }

    private static void parametricRelu(Node node, BackwardPass b) {
        if (b.wants(node.input(1))) {
            throw new NoRule("the slope depends on the target");
        }
        var positive = isPositive(b, node.input(0));
        var negative = b.emit("Sub", b.scalar(1), positive);
        times(node, b, b.emit("Add", positive, b.emit("Mul", negative, node.input(1))));
    }

    /** γ(x > 0 ? x : α(e^x − 1)): slope γ, or the output + γα. */
    private static void exponentialUnit(Node node, BackwardPass b, float gamma, float alpha) {
        var positive = b.emit("Greater", node.input(0), b.scalar(0));
        var left = b.emit("Add", node.output(), b.scalar(gamma * alpha));
        times(node, b, b.emit("Where", List.of(positive, b.scalar(gamma), left)));
    }

    /** x > 0 ? x : α(e^{x/α} − 1): slope 1, or the output/α + 1. */
    private static void celu(Node node, BackwardPass b) {
        var positive = b.emit("Greater", node.input(0), b.scalar(0));
        var left = b.emit("Add", b.scale(node.output(), 1 / node.number("alpha", 1)), b.scalar(1));
        times(node, b, b.emit("Where", List.of(positive, b.scalar(1), left)));
    }

    private static String sigmoidSlope(BackwardPass b, String y) {
        return b.emit("Mul", y, b.emit("Sub", b.scalar(1), y));
    }

    private static String tanhSlope(BackwardPass b, String y) {
        return b.emit("Sub", b.scalar(1), b.emit("Mul", y, y));
    }

    private static void hardSigmoid(Node node, BackwardPass b) {
        var y = node.output();
        var inner = b.emit("Mul", isPositive(b, y), isBelow(b, y, 1));
        times(node, b, b.scale(inner, node.number("alpha", 0.2f)));
    }

    /** x·h(x) with h(x) = clip(x/6 + ½, 0, 1): h(x) + x·h'(x). */
    private static void hardSwish(Node node, BackwardPass b) {
        var x = node.input(0);
        var h = b.emit("HardSigmoid", List.of(x), Attribute.of("alpha", 1 / 6f), Attribute.of("beta", 0.5f));
        var inner = b.emit("Mul", isPositive(b, h), isBelow(b, h, 1));
        times(node, b, b.emit("Add", h, b.scale(b.emit("Mul", x, inner), 1 / 6.0)));
    }

    /** x·σ(αx) with s = σ(αx): s + αx·s(1 − s). */
    private static void swish(Node node, BackwardPass b) {
        float alpha = node.number("alpha", 1);
        var s = b.emit("Sigmoid", List.of(b.scale(node.input(0), alpha)));
        times(node, b, b.emit("Add", s, b.scale(b.emit("Mul", node.input(0), sigmoidSlope(b, s)), alpha)));
    }

    private static void softsign(Node node, BackwardPass b) {
        var one = b.emit("Add", b.scalar(1), b.emit("Abs", List.of(node.input(0))));
        b.add(node.input(0), b.emit("Div", b.gradient(node), b.emit("Mul", one, one)));
    }

    /** x·t with t = tanh(softplus(x)): t + x(1 − t²)σ(x). */
    private static void mish(Node node, BackwardPass b) {
        var x = node.input(0);
        var t = b.emit("Tanh", List.of(b.emit("Softplus", List.of(x))));
        var slope = b.emit("Mul", tanhSlope(b, t), b.emit("Sigmoid", List.of(x)));
        times(node, b, b.emit("Add", t, b.emit("Mul", x, slope)));
    }

    /** x·Φ(x): Φ(x) + xφ(x); or the same with Φ approximated by a tanh (Hendrycks and Gimpel, 2016). */
    private static void gelu(Node node, BackwardPass b) {
        var x = node.input(0);
        var square = b.emit("Mul", x, x);
        if (node.string("approximate", "none").equals("tanh")) {
            double c = Math.sqrt(2 / Math.PI);
            var cubic = b.emit("Add", b.scalar(c), b.scale(square, c * 0.044715));
            var t = b.emit("Tanh", List.of(b.emit("Mul", x, cubic)));
            var inner = b.emit("Add", b.scalar(0.5 * c), b.scale(square, 1.5 * c * 0.044715));
            var right = b.emit("Mul", x, b.emit("Mul", tanhSlope(b, t), inner));
            times(node, b, b.emit("Add", right, b.scale(b.emit("Add", t, b.scalar(1)), 0.5)));
            return;
        }
        var erf = b.emit("Erf", List.of(b.scale(x, Math.sqrt(0.5))));
        var distribution = b.scale(b.emit("Add", erf, b.scalar(1)), 0.5);
        var density = b.scale(b.emit("Exp", List.of(b.scale(square, -0.5))), 1 / Math.sqrt(2 * Math.PI));
        times(node, b, b.emit("Add", distribution, b.emit("Mul", x, density)));
    }

    private static void erf(Node node, BackwardPass b) {
        var square = b.emit("Mul", node.input(0), node.input(0));
        var bell = b.emit("Exp", List.of(b.emit("Neg", List.of(square))));
        times(node, b, b.scale(bell, 2 / Math.sqrt(Math.PI)));
    }
}
