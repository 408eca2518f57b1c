package org.cameralucida.explain;

import static org.cameralucida.explain.HeadCase.C;
import static org.cameralucida.explain.HeadCase.K;
import static org.cameralucida.explain.HeadCase.length;
import static org.cameralucida.explain.HeadCase.ones;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.explain.HeadCase.Oracle;
import org.cameralucida.explain.SmallNetwork.Maps;
import org.cameralucida.onnx.Attribute;

/** Heads of which a length, or a spread, of each picture is a factor. */
final class NormalizedHeads {

    private NormalizedHeads() {
    }

    /** y_c = s · w_c/|w_c| · p/|p|: the length |p| is a factor of the picture. */
    static Stream<HeadCase> cosines() {
        return Stream.of("divided", "of float weights with their lengths in the graph", "divided behind the product",
                "LpNormalization", "after the maximum", "behind a normalisation of batches", "multiplied out and summed",
                "as torch's cosine_similarity", "as an equation").map(name -> {
            var n = new SmallNetwork();
            var pooled = name.equals("after the maximum") ? n.b.reduce("ReduceMax", n.maps, false, 2, 3) : n.mean();
            float[] gamma = ones(1);
            float[] beta = ones(0);
            if (name.startsWith("behind a normalisation")) {
                gamma = n.random(K);
                beta = n.random(K);
                pooled = n.b.emit("Add", n.b.emit("Mul", pooled, n.b.floats(new long[]{K}, gamma)),
                        n.b.floats(new long[]{K}, beta));
            }
            n.weights = n.random(K * C);
            n.bias = new float[C];
            var rows = new float[K * C];
            for (int c = 0; c < C; c++) {
                double size = 0;
                for (int k = 0; k < K; k++) {
                    size += n.weights[c * K + k] * n.weights[c * K + k];
                }
                for (int k = 0; k < K; k++) {
                    rows[c * K + k] = (float) (n.weights[c * K + k] / Math.sqrt(size));
                }
            }
            var raw = n.b.floats(new long[]{C, K}, n.weights);
            var unit = name.startsWith("of float") ? n.b.emit("Div", raw, n.b.reduce("ReduceL2", raw, true, 1))
                    : n.b.floats(new long[]{C, K}, rows);
            var turned = n.b.transpose(unit, 1, 0);
            var length = n.b.emit("Clip", List.of(n.b.reduce("ReduceL2", pooled, true, 1), n.b.scalar(1e-12)));
            String cosine;
            if (name.startsWith("multiplied")) {
                cosine = n.b.reduce("ReduceSum", n.b.emit("Mul", n.b.reshape(n.b.emit("Div", pooled, length), -1, 1, K),
                        unit), false, 2);
            } else if (name.contains("torch")) {
                cosine = similarity(n, n.b.reshape(pooled, -1, 1, K), n.b.floats(new long[]{1, C, K}, n.weights));
            } else if (name.contains("equation")) {
                cosine = n.b.emit("Einsum", List.of(n.b.emit("Div", pooled, length), unit),
                        Attribute.of("equation", "bk,ck->bc"));
            } else if (name.startsWith("divided behind")) {
                cosine = n.b.emit("Div", n.b.emit("MatMul", pooled, turned), length);
            } else if (name.startsWith("Lp")) {
                cosine = n.b.emit("MatMul", n.b.emit("LpNormalization", List.of(pooled), Attribute.of("axis", 1)), turned);
            } else {
                var spread = n.b.emit("Expand", length, n.b.emit("Shape", List.of(pooled)));
                cosine = n.b.emit("MatMul", n.b.emit("Div", pooled, spread), turned);
            }
            n.output("y", n.b.scale(cosine, 16));
            return new HeadCase("cosine, " + name, n, cosine(rows, name.contains("maximum"), gamma, beta));
        });
    }

    /** x·w / max(√(x²·w²), ε), as it is exported. */
    private static String similarity(SmallNetwork n, String x, String w) {
        var squares = n.b.emit("Mul", n.b.reduce("ReduceSum", n.b.emit("Mul", x, x), false, 2),
                n.b.reduce("ReduceSum", n.b.emit("Mul", w, w), false, 2));
        return n.b.emit("Div", n.b.reduce("ReduceSum", n.b.emit("Mul", x, w), false, 2),
                n.b.emit("Max", List.of(n.b.emit("Sqrt", List.of(squares)), n.b.scalar(1e-8))));
    }

    private static Oracle cosine(float[] rows, boolean isMaximum, float[] gamma, float[] beta) {
        return new Oracle() {
            private double factor(Maps maps) {
                var pooled = isMaximum ? maps.maxima() : maps.means();
                return 16 / length(IntStream.range(0, K).mapToDouble(k -> gamma[k] * pooled[k] + beta[k]).toArray());
            }

            @Override
            public double at(Maps maps, int c, int place) {
                double sum = 0;
                for (int k = 0; k < K; k++) {
                    double share = !isMaximum ? maps.at(k, place) / maps.positions()
                            : maps.firstOfMaximum(k) == place ? maps.at(k, place) : 0;
                    sum += rows[c * K + k] * gamma[k] * share;
                }
                return sum * factor(maps);
            }

            @Override
            public double constant(Maps maps, int c) {
                return IntStream.range(0, K).mapToDouble(k -> rows[c * K + k] * beta[k]).sum() * factor(maps);
            }
        };
    }

    /** M_c(i) = Σ_k w_ck γ_k (A_k(i) − mean over k of A(i)) / (σN). */
    static Stream<HeadCase> layerNormalizations() {
        return Stream.of("as one operator", "in single steps", "of maps of one place", "by its root mean square", "as Keras writes it",
                "as later versions of Keras do").map(name -> {
            var n = new SmallNetwork();
            float[] gamma = n.random(K);
            float[] beta = n.random(K);
            boolean isCentred = !name.contains("root mean square");
            var scale = n.b.floats(new long[]{K}, gamma);
            var shift = n.b.floats(new long[]{K}, beta);
            String normalized;
            if (name.equals("as one operator")) {
                normalized = n.b.emit("LayerNormalization", List.of(n.mean(), scale, shift), Attribute.of("axis", -1),
                        Attribute.of("epsilon", 1e-6f));
            } else if (name.equals("of maps of one place")) {
                var last = n.b.transpose(n.b.emit("GlobalAveragePool", List.of(n.maps)), 0, 2, 3, 1);
                normalized = n.b.emit("Flatten", List.of(n.b.transpose(n.b.emit("LayerNormalization",
                        List.of(last, scale, shift), Attribute.of("axis", -1), Attribute.of("epsilon", 1e-6f)),
                        0, 3, 1, 2)), Attribute.of("axis", 1));
            } else if (name.contains("Keras")) {
                normalized = multipliedOut(n, scale, shift, name.contains("later"));
            } else {
                var p = n.mean();
                var centred = isCentred ? n.b.emit("Sub", p, n.b.reduce("ReduceMean", p, true, -1)) : p;
                var variance = n.b.reduce("ReduceMean", n.b.emit("Pow", centred, n.b.scalar(2)), true, -1);
                normalized = n.b.emit("Add", n.b.emit("Mul", n.b.emit("Div", centred, n.b.emit("Sqrt",
                        List.of(n.b.emit("Add", variance, n.b.scalar(1e-6))))), scale), shift);
            }
            n.output("y", n.classified(normalized, C));
            return new HeadCase("layer normalisation " + name, n, normalized(n, gamma, beta, isCentred));
        });
    }

    /** p·v + (β − μ·v), or p·v + (−μ·v + β), with v = γ/√(σ² + ε). */
    private static String multipliedOut(SmallNetwork n, String scale, String shift, boolean isNegated) {
        var b = n.b;
        var p = n.mean();
        var mean = b.reduce("ReduceMean", p, true, -1);
        var off = b.emit("Sub", p, mean);
        var variance = b.reduce("ReduceMean", b.emit("Mul", off, off), true, -1);
        var root = b.emit("Sqrt", List.of(b.emit("Add", variance, b.scalar(1e-6))));
        var v = b.emit("Mul", b.emit("Reciprocal", List.of(root)), scale);
        var rest = isNegated ? b.emit("Add", b.emit("Mul", b.emit("Neg", List.of(mean)), v), shift)
                : b.emit("Sub", shift, b.emit("Mul", mean, v));
        return b.emit("Add", b.emit("Mul", p, v), rest);
    }

    private static Oracle normalized(SmallNetwork n, float[] gamma, float[] beta, boolean isCentred) {
        return new Oracle() {
            private double mean(double[] vector) {
                return isCentred ? Arrays.stream(vector).average().orElseThrow() : 0;
            }

            @Override
            public double at(Maps maps, int c, int place) {
                double[] means = maps.means();
                double[] here = IntStream.range(0, K).mapToDouble(k -> maps.at(k, place)).toArray();
                double variance = Arrays.stream(means).map(p -> (p - mean(means)) * (p - mean(means))).sum() / K;
                double sum = 0;
                for (int k = 0; k < K; k++) {
                    sum += n.weights[c * K + k] * gamma[k] * (here[k] - mean(here));
                }
                return sum / Math.sqrt(variance + 1e-6) / maps.positions();
            }

            @Override
            public double constant(Maps maps, int c) {
                return n.bias[c] + IntStream.range(0, K).mapToDouble(k -> n.weights[c * K + k] * beta[k]).sum();
            }
        };
    }
}
