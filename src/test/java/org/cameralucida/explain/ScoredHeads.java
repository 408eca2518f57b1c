package org.cameralucida.explain;

import static org.cameralucida.explain.HeadCase.C;
import static org.cameralucida.explain.HeadCase.K;
import static org.cameralucida.explain.HeadCase.length;
import static org.cameralucida.explain.HeadCase.scaled;

import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.explain.HeadCase.Linear;
import org.cameralucida.onnx.Attribute;

/** Heads with the activations, and the other ends, that scores have. */
final class ScoredHeads {

    private ScoredHeads() {
    }

    static Stream<HeadCase> plain() {
        var softmax = new SmallNetwork();
        softmax.output("y", softmax.b.emit("Softmax", List.of(softmax.classified(softmax.mean(), C)), Attribute.of("axis", 1)));
        var sigmoid = new SmallNetwork();
        sigmoid.output("y", sigmoid.b.emit("Sigmoid", List.of(sigmoid.classified(sigmoid.mean(), C))));
        var log = new SmallNetwork();
        log.output("y", log.b.emit("LogSoftmax", List.of(log.classified(log.mean(), C)), Attribute.of("axis", 1)));
        var cooled = new SmallNetwork();
        cooled.output("y", cooled.b.emit("Div", cooled.classified(cooled.mean(), C), cooled.b.scalar(0.5)));
        var learned = new SmallNetwork();
        learned.output("y", learned.b.emit("Mul", learned.classified(learned.mean(), C),
                learned.b.emit("Exp", List.of(learned.b.scalar(0.7)))));
        var tokens = new SmallNetwork();
        tokens.output("y", tokens.classified(tokens.b.reduce("ReduceMean", tokens.attended(), false, 1), C));
        return Stream.of(linear("softmax", softmax, 1), linear("tokens", tokens, 1), linear("sigmoid, each class alone", sigmoid, 1),
                linear("log-softmax", log, 1), linear("temperature", cooled, 2),
                linear("learned temperature", learned, Math.exp((float) 0.7)));
    }

    private static HeadCase linear(String name, SmallNetwork n, double scale) {
        return new HeadCase(name, n, new Linear(scaled(n.weights, x -> x * scale), scaled(n.bias, x -> x * scale)));
    }

    static Stream<HeadCase> otherScores() {
        var logit = new SmallNetwork();
        logit.output("y", logit.classified(logit.mean(), 1));
        var probability = new SmallNetwork();
        probability.output("y", probability.b.emit("Sigmoid", List.of(probability.classified(probability.mean(), 1))));
        var value = new SmallNetwork().card("{\"activation\": \"none\"}");
        value.output("y", value.classified(value.mean(), 1));
        var dropped = new SmallNetwork();
        dropped.output("y", dropped.b.slice(dropped.b.emit("Softmax", List.of(dropped.classified(dropped.mean(), C + 1)),
                Attribute.of("axis", 1)), 1, 1, C + 1));
        var against = new float[C * K];
        var bias = new float[C];
        for (int c = 0; c < C; c++) {
            bias[c] = dropped.bias[c + 1] - dropped.bias[0];
            for (int k = 0; k < K; k++) {
                against[c * K + k] = dropped.weights[(c + 1) * K + k] - dropped.weights[k];
            }
        }
        var second = new SmallNetwork().card("{\"output\": \"age\"}");
        second.output("age", second.classified(second.mean(), C));
        var chosen = new Linear(second.weights, second.bias);
        second.output("kind", second.classified(second.mean(), 3));
        var embedding = new SmallNetwork();
        var features = embedding.mean();
        embedding.output("embedding", embedding.b.emit("Div", features, embedding.b.reduce("ReduceL2", features, true, 1)));
        embedding.output("y", embedding.classified("embedding", C));
        return Stream.of(new HeadCase("one logit", logit, opposites(logit, -1)),
                new HeadCase("one probability", probability, opposites(probability, -1)),
                new HeadCase("one value", value, opposites(value, 1)),
                new HeadCase("a background left out", dropped, new Linear(against, bias)),
                new HeadCase("the output that the card names", second, chosen),
                new HeadCase("scores of an embedding of length 1", embedding, new Linear(embedding.weights, embedding.bias,
                        maps -> 1 / length(maps.means()))));
    }

    /** One number as two, of which the first has a sign. */
    private static Linear opposites(SmallNetwork n, int sign) {
        var weights = new float[2 * K];
        for (int k = 0; k < K; k++) {
            weights[k] = sign * n.weights[k];
            weights[K + k] = -sign * n.weights[k];
        }
        return new Linear(weights, new float[]{sign * n.bias[0], -sign * n.bias[0]});
    }
}
