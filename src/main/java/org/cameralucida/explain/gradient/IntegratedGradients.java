package org.cameralucida.explain.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.explain.Baseline;
import org.cameralucida.explain.ChannelReduction;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PixelMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/**
 * Integrated gradients (Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks", ICML 2017; the
 * founding thesis' equation 3.5): M = (x − x') ⊙ ∫₀¹ ∇y_c(x' + t(x − x')) dt, the integral by a rule of numerical
 * integration over {@code steps} points. The whole map, over all channels, should sum to y_c(x) − y_c(x'): the gap is
 * told as it is. The rule {@code left} is the thesis' algorithm 3.1; the standard one is {@link AdaptiveTrapezoid}.
 */
public final class IntegratedGradients extends PixelMethod {

    private static final String ADAPTIVE = "adaptive-trapezoid";
    /** {@code matched} bent the weights of the same points until the map summed to the difference; it is read as this. */
    private static final Setting RULE = new Setting.Choice("rule", ADAPTIVE,
            Stream.concat(Stream.of(ADAPTIVE), Quadrature.RULES.stream()).toList(), Map.of("matched", ADAPTIVE));

    /** A gap above this share of the difference is large: more points are offered. */
    private static final double LARGE = 0.01;

    private static final int MOST_STEPS = 1000;

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
        return List.of(new Setting.Whole("steps", 50, 2, MOST_STEPS), RULE, Baseline.SETTING,
                ChannelReduction.setting("sum"));
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        float[] from = Baseline.of(input, settings).data();
        float[] to = input.observation().input().data();
        float[] classWeights = GradientPass.logit(input.observation(), classIndex);
        var pass = gradients(input);
        Path path = settings.is("rule", ADAPTIVE) ? new AdaptiveTrapezoid(from, to, settings.whole("steps"))
                : new Sum(Quadrature.of(settings.values().get("rule"), settings.whole("steps")), to.length);
        runAll(pass, input, classWeights, settings.whole("steps"),
                (n, batch, offset) -> {
                    // In float32, as known implementations have it: near a kink the last bit decides.
                    float t = (float) path.point(n);
                    for (int i = 0; i < to.length; i++) {
                        batch[offset + i] = from[i] + t * (to[i] - from[i]);
                    }
                }, path, known -> ChannelReduction.map(along(from, to, path.integral()), input, settings), progress);
        double[] map = along(from, to, path.integral());
        double total = Arrays.stream(map).sum();
        var shape = input.observation().input().shape();
        double before = path instanceof AdaptiveTrapezoid adaptive ? adaptive.firstScore()
                : pass.run(new Tensor(from, shape), classWeights).scores().data()[classIndex];
        double after = input.observation().logits()[classIndex];
        var notes = completeness(total, after - before, ROUNDING * Math.max(Math.abs(after), Math.abs(before)),
                settings.whole("steps"));
        notes.addAll(Explanation.noteOnSteps(input));
        return new Explanation(ChannelReduction.map(map, input, settings), notes);
    }

    /** What the map sums to beside what it should; an offer of more points where that is not much alike. */
    private static List<Message> completeness(double sum, double difference, double rounding, int steps) {
        var notes = new ArrayList<Message>();
        if (Math.abs(difference) <= rounding) {
            notes.add(Message.of(Method.class, "note.noDifference", Decimal.significant(sum, 4)));
            return notes;
        }
        double gap = Math.abs(sum - difference) / Math.abs(difference);
        notes.add(Message.of(Method.class, "note.completeness", Decimal.of(sum, 4), Decimal.of(difference, 4),
                Decimal.of(100 * gap, 2)));
        if (gap > LARGE && steps < MOST_STEPS) {
            notes.add(Message.of(Method.class, "note.morePoints", Integer.toString(Math.min(MOST_STEPS, 4 * steps))));
        }
        return notes;
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
}
