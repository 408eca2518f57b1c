package org.cameralucida.gradient;

import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;

/** Gradients of elementwise arithmetic of several tensors, each of which may be broadcast to the others. */
final class ArithmeticRules {

    private ArithmeticRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("Add", ArithmeticRules::sum);
        rules.put("Sum", ArithmeticRules::sum);
        rules.put("Sub", ArithmeticRules::difference);
        rules.put("Mul", ArithmeticRules::product);
        rules.put("Div", ArithmeticRules::quotient);
        rules.put("Pow", ArithmeticRules::power);
        rules.put("Mean", ArithmeticRules::mean);
        rules.put("Max", ArithmeticRules::extreme);
        rules.put("Min", ArithmeticRules::extreme);
        rules.put("Where", ArithmeticRules::choice);
    }

    private static void add(Node node, BackwardPass b, int input, String gradient) {
        b.addBroadcast(node.input(input), gradient, b.shape(node.output()));
    }

    private static void sum(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        for (int i = 0; i < node.inputs().size(); i++) {
            add(node, b, i, gradient);
        }
    }

    private static void mean(Node node, BackwardPass b) {
        var share = b.scale(b.gradient(node), 1.0 / node.inputs().size());
        for (int i = 0; i < node.inputs().size(); i++) {
            add(node, b, i, share);
        }
    }

    private static void difference(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        add(node, b, 0, gradient);
        if (b.wants(node.input(1))) {
            add(node, b, 1, b.emit("Neg", List.of(gradient)));
        }
    }

    private static void product(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        for (int i = 0; i < 2; i++) {
            if (b.wants(node.input(i))) {
                add(node, b, i, b.emit("Mul", gradient, node.input(1 - i)));
            }
        }
    }

    /** a/c: 1/c, and −(a/c)/c. */
    private static void quotient(Node node, BackwardPass b) {
        var share = b.emit("Div", b.gradient(node), node.input(1));
        add(node, b, 0, share);
        if (b.wants(node.input(1))) {
            add(node, b, 1, b.emit("Neg", List.of(b.emit("Mul", share, node.output()))));
        }
    }

    /** a^p: p·a^(p−1), and a^p·ln a. */
    private static void power(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        var base = node.input(0);
        var exponent = node.input(1);
        if (b.wants(base)) {
            var number = b.constant(exponent).filter(c -> c.size() == 1).map(c -> c.floats()[0]);
            var slope = number.isPresent() && number.get() == 2 ? b.scale(base, 2)
                    : number.isPresent()
                            ? b.scale(b.emit("Pow", base, b.scalar(number.get() - 1)), number.get())
                            : b.emit("Mul", exponent, b.emit("Pow", base, b.emit("Sub", exponent, b.scalar(1))));
            add(node, b, 0, b.emit("Mul", gradient, slope));
        }
        if (b.wants(exponent)) {
            var slope = b.emit("Mul", node.output(), b.emit("Log", List.of(base)));
            add(node, b, 1, b.emit("Mul", gradient, slope));
        }
    }

    /** The gradient goes to the input that is the largest (smallest); to the first of several that are. */
    private static void extreme(Node node, BackwardPass b) {
        var open = b.gradient(node);
        for (int i = 0; i < node.inputs().size(); i++) {
            var isIt = b.emit("Equal", node.input(i), node.output());
            add(node, b, i, b.emit("Where", List.of(isIt, open, b.scalar(0))));
            open = b.emit("Where", List.of(isIt, b.scalar(0), open));
        }
    }

    private static void choice(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        var condition = node.input(0);
        add(node, b, 1, b.emit("Where", List.of(condition, gradient, b.scalar(0))));
        add(node, b, 2, b.emit("Where", List.of(condition, b.scalar(0), gradient)));
    }

    /** A condition as the numbers 0 and 1. */
    static String asNumber(BackwardPass b, String condition) {
        return b.emit("Cast", List.of(condition), Attribute.of("to", 1L));
    }
}
