package org.cameralucida.render.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.ColorBar;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Steps;

/** What is written over and under a pane, in the window as in a figure. */
public final class PaneWords {

    private final Locale locale;
    private final Numerals numerals;
    private final UnaryOperator<String> strong;

    /**
     * @param locale the language
     * @param strong marks what is to stand out
     */
    public PaneWords(Locale locale, UnaryOperator<String> strong) {
        this.locale = locale;
        this.numerals = new Numerals(locale);
        this.strong = strong;
    }

    /** Words in which nothing stands out. */
    public PaneWords(Locale locale) {
        this(locale, UnaryOperator.identity());
    }

    /** The network, and where its pooling is not its own, that it was never trained so. */
    public String network(Network network) {
        return network.head().swapped() ? say("network.swapped", network.name()) : network.name();
    }

    /** GAP or GMP; empty for neither. */
    public String pooling(Network network) {
        var pooling = network.head().pooling();
        return pooling == Pooling.NONE ? "" : say("pooling." + pooling.id());
    }

    /** The class of a pane and its probability. */
    public String classAndProbability(Pane pane) {
        return say("class", pane.className(locale), numerals.percent(pane.probability(), 1));
    }

    /** What tells a pane from the others. */
    public String heading(Axis axis, Pane pane) {
        return switch (axis) {
            case POOLING -> pooling(pane.network());
            case CLASSES -> pane.className(locale);
            case NETWORKS -> network(pane.network());
            case METHODS -> pane.method().title().in(locale);
            case IMAGES -> pane.photo().name();
        };
    }

    /** What else there is to say over a pane. */
    public String detail(Axis axis, Pane pane) {
        return switch (axis) {
            // That it was never trained so comes first: where there is little room, the end is cut off.
            case POOLING -> (pane.network().head().swapped() ? say("swapped") + "  ·  " : "") + pane.network().name()
                    + "  ·  " + classAndProbability(pane);
            case CLASSES -> numerals.percent(pane.probability(), 1);
            case NETWORKS, METHODS, IMAGES -> classAndProbability(pane);
        };
    }

    /** What the numbers beside a scale are, and how to read colours that do not go evenly with them. */
    public String unit(Pane pane, Scale scale) {
        return withSteps(pane.method().unit().in(locale), scale);
    }

    private String withSteps(String unit, Scale scale) {
        if (scale.steps() == Steps.EVEN) {
            return scale.more() ? say("unit.more", unit, ColorBar.high(scale, locale).text()) : unit;
        }
        return scale.more() ? say("unit.root.more", unit, ColorBar.high(scale, locale).text()) : say("unit.root", unit);
    }

    /** The score of the class, and where it is another one, what the network takes for the most probable. */
    public String scores(Pane pane) {
        int top = pane.observation().top(1)[0];
        var logit = strong.apply(numerals.number(pane.logit(), 2));
        return top == pane.classIndex() ? say("logit", logit) : say("logit.top", logit,
                strong.apply(pane.network().labels().shortName(top, locale)),
                numerals.percent(pane.observation().probabilities()[top], 1));
    }

    /** The numbers under a pane, a sentence each. */
    public List<String> facts(Pane pane, Measures measures) {
        var facts = new ArrayList<String>();
        facts.add(scores(pane));
        facts.add(cells(measures));
        facts.add(say("above", strong.apply(numerals.percent(measures.above(), 0))));
        measures.box().ifPresent(box -> facts.add(say("box",
                strong.apply(numerals.percent(measures.evidenceInBox(), 0)),
                Integer.toString(box.xmin()), Integer.toString(box.ymin()), Integer.toString(box.xmax()),
                Integer.toString(box.ymax()))));
        if (!measures.truths().isEmpty()) {
            facts.add(say("truth", strong.apply(numerals.number(measures.iou(), 2)),
                    strong.apply(Double.isNaN(measures.evidenceInTruth()) ? "–"
                            : numerals.percent(measures.evidenceInTruth(), 0))));
        } else if (!measures.truth().others().isEmpty()) {
            facts.add(say("truth.other", measures.truth().others().stream()
                    .map(other -> other.title(pane.network().labels(), locale)).distinct()
                    .collect(Collectors.joining(", "))));
        }
        return facts;
    }

    /** Which pane is subtracted from which. */
    public String heading(Axis axis, Difference difference) {
        return say("difference", heading(axis, difference.first()), heading(axis, difference.second()));
    }

    /** What else there is to say over a difference: the class, or the classes where the heading does not say them. */
    public String detail(Axis axis, Difference difference) {
        if (axis == Axis.CLASSES) {
            return "";
        }
        var first = difference.first().className(locale);
        var second = difference.second().className(locale);
        return first.equals(second) ? first : say("difference", first, second);
    }

    /** The numbers under a difference. */
    public List<String> facts(Difference difference) {
        double first = difference.first().logit();
        double second = difference.second().logit();
        return List.of(say("difference.logits", numerals.number(first, 2), numerals.number(second, 2),
                strong.apply(numerals.number(first - second, 2))));
    }

    /** What the numbers beside the scale of a difference are. */
    public String unit(Axis axis, Difference difference, Scale scale) {
        return withSteps(say("difference.unit", difference.first().method().unit().in(locale),
                heading(axis, difference.first()), heading(axis, difference.second())), scale);
    }

    private String cells(Measures measures) {
        var positions = Integer.toString(measures.positions());
        var holding = strong.apply(Integer.toString(measures.holding()));
        return measures.contributing() < 0 ? say("cells", holding, positions)
                : say("cells.contributing", strong.apply(Integer.toString(measures.contributing())), positions,
                        holding);
    }

    private String say(String key, Object... arguments) {
        return Message.of(PaneWords.class, key, arguments).in(locale);
    }
}
