package org.cameralucida.explain;

import static org.cameralucida.explain.HeadCase.C;
import static org.cameralucida.explain.HeadCase.K;
import static org.cameralucida.explain.HeadCase.length;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.explain.HeadCase.Oracle;
import org.cameralucida.explain.SmallNetwork.Maps;
import org.cameralucida.onnx.Attribute;

/** Heads that pool otherwise than by one mean or maximum. */
final class PooledHeads {

    private PooledHeads() {
    }

    /** g_k a^p / Σ a^p, with a = max(A, ε) and g = (mean a^p)^(1/p). */
    static Stream<HeadCase> generalizedMeans() {
        return Stream.of("3", "2.5, of the length 1", "of each channel").map(name -> {
            var n = new SmallNetwork();
            boolean isOfEach = name.equals("of each channel");
            var p = new float[K];
            for (int k = 0; k < K; k++) {
                p[k] = name.equals("3") ? 3 : isOfEach ? 2 + k * 0.25f : 2.5f;
            }
            var exponent = isOfEach ? n.b.floats(new long[]{1, K, 1, 1}, p) : n.b.floats(new long[]{1}, p[0]);
            var raised = n.b.emit("Pow", n.b.emit("Clip", List.of(n.maps, n.b.scalar(0.05))), exponent);
            var pooled = n.b.emit("Flatten", List.of(n.b.emit("Pow", n.b.emit("GlobalAveragePool", List.of(raised)),
                    n.b.emit("Div", n.b.scalar(1), exponent))), Attribute.of("axis", 1));
            boolean isUnit = name.contains("length");
            n.output("y", n.classified(isUnit ? n.b.emit("Div", pooled, n.b.reduce("ReduceL2", pooled, true, 1)) : pooled,
                    C));
            return new HeadCase("generalised mean with exponent " + name, n, new Oracle() {
                private double power(Maps maps, int k, int place) {
                    return Math.pow(Math.max((float) 0.05, maps.at(k, place)), p[k]);
                }

                private double mean(Maps maps, int k) {
                    return Math.pow(IntStream.range(0, maps.positions()).mapToDouble(i -> power(maps, k, i)).sum()
                            / maps.positions(), 1 / (double) p[k]);
                }

                @Override
                public double at(Maps maps, int c, int place) {
                    double sum = 0;
                    for (int k = 0; k < K; k++) {
                        sum += n.weights[c * K + k] * mean(maps, k) * power(maps, k, place)
                                / (Math.pow(mean(maps, k), p[k]) * maps.positions());
                    }
                    return sum / (isUnit ? length(IntStream.range(0, K).mapToDouble(k -> mean(maps, k)).toArray()) : 1);
                }

                @Override
                public double constant(Maps maps, int c) {
                    return n.bias[c];
                }
            });
        });
    }

    static Stream<HeadCase> twoPoolings() {
        return Stream.of("one behind the other", "one behind the other, of the length 1", "halves of their sum").map(name -> {
            var n = new SmallNetwork();
            var average = n.mean();
            var maximum = n.b.reduce("ReduceMax", n.maps, false, 2, 3);
            boolean isSum = name.startsWith("halves");
            boolean isUnit = name.contains("length");
            var both = isSum ? n.b.scale(n.b.emit("Add", average, maximum), 0.5)
                    : n.b.emit("Concat", List.of(average, maximum), Attribute.of("axis", 1));
            int width = isSum ? K : 2 * K;
            n.output("y", n.classified(isUnit ? n.b.emit("Div", both, n.b.reduce("ReduceL2", both, true, 1)) : both,
                    width, C));
            return new HeadCase("average and maximum, " + name, n, new Oracle() {
                @Override
                public double at(Maps maps, int c, int place) {
                    double sum = 0;
                    for (int k = 0; k < K; k++) {
                        sum += n.weights[c * width + k] * maps.at(k, place) / maps.positions();
                        sum += maps.firstOfMaximum(k) == place ? n.weights[c * width + width - K + k] * maps.at(k, place) : 0;
                    }
                    double size = length(Stream.of(maps.means(), maps.maxima()).flatMapToDouble(Arrays::stream).toArray());
                    return isSum ? sum / 2 : isUnit ? sum / size : sum;
                }

                @Override
                public double constant(Maps maps, int c) {
                    return n.bias[c];
                }
            });
        });
    }
}
