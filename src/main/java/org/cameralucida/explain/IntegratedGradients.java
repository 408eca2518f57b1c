package org.cameralucida.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;

/**
 * Integrated gradients (Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks", ICML 2017; the
 * founding thesis' equation 3.5): M = (x − x') ⊙ ∫₀¹ ∇y_c(x' + t(x − x')) dt, the integral by a rule of numerical
 * integration over {@code steps} points. The whole map, over all channels, should sum to y_c(x) − y_c(x'): the gap is
 * told. The rule {@code left} is the thesis' algorithm 3.1; the standard one, {@code matched}, is {@link Matched}.
 */
public final class IntegratedGradients extends InputMethod {

    private static final List<String> RULES = Stream.concat(Stream.of("matched"), Quadrature.RULES.stream()).toList();

    /** Scores that differ by less of their size are equal, as float32 has them. */
    private static final double ROUNDING = 1e-6;

    @Override
    public String id() {
        return "integrated-gradients";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("steps", 50, 2, 1000),
                new Setting.Choice("rule", "matched", RULES), Baseline.SETTING,
                Pixels.setting("sum"));
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        float[] from = Baseline.of(subject, settings).data();
        float[] to = subject.observation().input().data();
        float[] classWeights = Derived.logit(subject.observation(), classIndex);
        var derived = derived(subject);
        Path path = settings.is("rule", "matched") ? new Matched(from, to, settings.whole("steps"))
                : new Sum(Quadrature.of(settings.values().get("rule"), settings.whole("steps")), to.length);
        runAll(derived, subject, classWeights, settings.whole("steps"),
                (n, batch, offset) -> {
                    // In float32, as known implementations have it: near a kink the last bit decides.
                    float t = (float) path.point(n);
                    for (int i = 0; i < to.length; i++) {
                        batch[offset + i] = from[i] + t * (to[i] - from[i]);
                    }
                }, path, known -> Pixels.map(along(from, to, path.integral()), subject, settings), progress);
        double[] map = along(from, to, path.integral());
        double total = Arrays.stream(map).sum();
        var shape = subject.observation().input().shape();
        double before = path instanceof Matched matched ? matched.firstScore()
                : derived.run(new Tensor(from, shape), classWeights).scores().data()[classIndex];
        double after = subject.observation().logits()[classIndex];
        var notes = new ArrayList<Message>();
        if (Math.abs(after - before) <= ROUNDING * Math.max(Math.abs(after), Math.abs(before))) {
            notes.add(Message.of(Method.class, "note.noDifference", text("%.4g", total)));
        } else {
            notes.add(completeness(total, after - before));
            if (path instanceof Matched way) {
                notes.add(Message.of(Method.class, "note.matched", text("%.2f", 100 * way.plainGap())));
            }
        }
        notes.addAll(Explanation.noteOnSteps(subject));
        return new Explanation(Pixels.map(map, subject, settings), notes);
    }

    /** (x − x') ⊙ the integral. */
    private static double[] along(float[] from, float[] to, double[] integral) {
        var map = new double[integral.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = integral[i] * (to[i] - from[i]);
        }
        return map;
    }

    /** Integrates the gradient along the way, point by point. */
    interface Path extends Gradients {
        double point(int n);

        double[] integral();
    }

    /** A weight for each point, whatever is found there. */
    private record Sum(Quadrature rule, double[] integral) implements Path {

        Sum(Quadrature rule, int size) {
            this(rule, new double[size]);
        }

        @Override
        public double point(int n) {
            return rule.points()[n];
        }

        @Override
        public void of(int n, float[] gradients, int offset, double score) {
            for (int i = 0; i < integral.length; i++) {
                integral[i] += rule.weights()[n] * gradients[offset + i];
            }
        }
    }

    private static Message completeness(double sum, double difference) {
        return Message.of(Method.class, "note.completeness", text("%.4f", sum), text("%.4f", difference),
                text("%.2f", 100 * Math.abs(sum - difference) / Math.abs(difference)));
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
