package org.cameralucida.explain.gradient;

import java.util.List;
import org.cameralucida.explain.ChannelReduction;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.Family;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PixelMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.gradient.Composite;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.network.Preprocessing;

/**
 * Layer-wise relevance propagation (Bach et al., 2015; the founding thesis' algorithm 3.2): the score is handed back
 * from layer to layer, each sharing it among its inputs in proportion to what they gave. The composites are those of
 * Montavon et al., "Layer-Wise Relevance Propagation: An Overview", 2019: ε everywhere; z⁺ for convolutions, the first
 * flat; γ = ¼ for convolutions, the first by the box of possible inputs. Fully connected layers have ε always. Sums and
 * averages share what they get among their summands; with {@code sums=copy} each gets all of it, or its gradient of an
 * average, as known implementations have it where these are not declared to them as layers: then nothing is conserved.
 * Transformers have composites of their own, with ε → 0: AttnLRP (Achtibat et al., 2024) and CP-LRP (Ali et al., 2022).
 */
public final class RelevancePropagation extends PixelMethod {

    private static final double GAMMA = 0.25;

    @Override
    public String id() {
        return "lrp";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Choice("composite", "epsilon-plus-flat",
                        List.of("epsilon", "epsilon-plus-flat", "epsilon-gamma-box", "attnlrp", "cp-lrp")),
                new Setting.Number("epsilon", 1e-6, 0, 1),
                new Setting.Choice("sums", "share", List.of("share", "copy")), ChannelReduction.setting("sum"));
    }

    @Override
    public Family family() {
        return Family.RELEVANCE;
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped() && (works(network, rules(network, Settings.of(this)))
                || works(network, RuleBook.attentionRelevance(true)));
    }

    private static boolean works(Network network, RuleBook rules) {
        return Differentiation.without(network.model().graph(), network.head().logits(), network.input(), rules).isEmpty();
    }

    private static RuleBook rules(Network network, Settings settings) {
        return isOfTransformers(settings) ? RuleBook.attentionRelevance(settings.is("composite", "cp-lrp"))
                : composite(network, settings);
    }

    private static boolean isOfTransformers(Settings settings) {
        return settings.is("composite", "attnlrp") || settings.is("composite", "cp-lrp");
    }

    private static Composite composite(Network network, Settings settings) {
        double epsilon = settings.number("epsilon");
        boolean copies = settings.is("sums", "copy");
        if (settings.is("composite", "epsilon")) {
            return Composite.epsilon(epsilon, copies);
        }
        return settings.is("composite", "epsilon-plus-flat") ? Composite.epsilonPlusFlat(epsilon, copies)
                : Composite.epsilonGammaBox(epsilon, GAMMA, bounds(network.preprocessing(), 0),
                        bounds(network.preprocessing(), 1), copies);
    }

    /** The lowest (0) or highest (1) number that each channel of an input can have. */
    private static float[] bounds(Preprocessing preprocessing, int end) {
        var bounds = new float[preprocessing.mean().size()];
        for (int c = 0; c < bounds.length; c++) {
            bounds[c] = (preprocessing.range().get(end) - preprocessing.mean().get(c)) / preprocessing.std().get(c);
        }
        return bounds;
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        boolean isGradient = isOfTransformers(settings);
        float logit = input.observation().logits()[classIndex];
        float[] start = GradientPass.logit(input.observation(), classIndex);
        start[classIndex] = isGradient ? 1 : logit;
        Tensor relevance = GradientPass.of(input, input.network().input(), "relevance " + settings.values().get("composite")
                + " " + settings.values().get("epsilon") + " " + settings.values().get("sums"),
                rules(input.network(), settings)).run(start).gradients();
        if (isGradient) {
            relevance = times(input.observation().input(), relevance);
        }
        progress.passed(1, 1);
        int size = input.observation().input().data().length;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += relevance.data()[i];
        }
        return new Explanation(ChannelReduction.map(relevance, input, settings), List.of(Message.of(Method.class,
                "note.conservation", Decimal.of(sum, 4),
                Decimal.of(logit, 4))));
    }

    /** The relevance of an input that was carried to it as a gradient. */
    private static Tensor times(Tensor input, Tensor gradient) {
        var product = input.data().clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= gradient.data()[i];
        }
        return new Tensor(product, input.shape());
    }
}
