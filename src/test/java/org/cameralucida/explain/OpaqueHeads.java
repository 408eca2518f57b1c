package org.cameralucida.explain;

import static org.cameralucida.explain.HeadCase.C;
import static org.cameralucida.explain.HeadCase.K;

import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;

/** Heads of which no exact contributions exist. */
final class OpaqueHeads {

    private OpaqueHeads() {
    }

    static Stream<HeadCase> all() {
        var logSumExp = new SmallNetwork();
        logSumExp.output("y", logSumExp.classified(logSumExp.b.reduce("ReduceLogSumExp", logSumExp.maps, false, 2, 3), C));
        var steps = new SmallNetwork();
        steps.output("y", steps.classified(steps.b.scale(steps.b.emit("Log", List.of(steps.b.reduce("ReduceMean",
                steps.b.emit("Exp", List.of(steps.b.scale(steps.maps, 4))), false, 2, 3))), 0.25), C));
        var layers = new SmallNetwork();
        layers.output("y", layers.classified(layers.b.emit("Tanh", List.of(layers.classified(layers.mean(), 5))), 5, C));
        var dense = new SmallNetwork();
        dense.output("y", dense.classified(dense.b.emit("Flatten", List.of(dense.maps)), K * SmallNetwork.PLACES, C));
        var gated = new SmallNetwork();
        var p = gated.mean();
        gated.output("y", gated.classified(gated.b.emit("Mul", p, gated.b.emit("Sigmoid", List.of(p))), C));
        // The classes are read off one token alone that weighs those of the places.
        var tokens = new SmallNetwork();
        tokens.output("y", tokens.classified(tokens.b.emit("Gather", List.of(tokens.attendedWithClassToken(),
                tokens.b.weight(Constant.longs("first", new long[0], 0))), Attribute.of("axis", 1)), C));
        return Stream.of(new HeadCase("log-sum-exp", logSumExp, null), new HeadCase("log-sum-exp in steps", steps, null),
                new HeadCase("several layers", layers, null), new HeadCase("flattened", dense, null),
                new HeadCase("a gate of each channel", gated, null), new HeadCase("a class token", tokens, null));
    }
}
