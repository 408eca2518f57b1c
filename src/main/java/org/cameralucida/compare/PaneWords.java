package org.cameralucida.compare;

import java.util.Locale;
import java.util.Set;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Photo;
import org.cameralucida.message.Message;
import org.cameralucida.message.Numerals;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.ColorBar;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Steps;

/** What is written over a pane and beside its colours, in the window as in a figure. */
public final class PaneWords {

    private static final Set<String> SHORTENED =
            Set.of("cam", "contribution", "gradient", "guided-backprop", "lrp");

    private final Locale locale;
    private final Numerals numerals;

    /** @param locale the language */
    public PaneWords(Locale locale) {
        this.locale = locale;
        this.numerals = new Numerals(locale);
    }

    /** The network, and where its pooling is not its own, that it was never trained so. */
    public String network(Network network) {
        return network.head().swapped() ? say("network.swapped", network.name()) : network.name();
    }

    /** A method's name where there is little room; most are short by themselves. */
    public String method(Method method) {
        return SHORTENED.contains(method.id()) ? say("method." + method.id()) : method.title().in(locale);
    }

    /** GAP or GMP; empty for neither. */
    public String pooling(Network network) {
        var pooling = network.head().pooling();
        return pooling == Pooling.NONE ? "" : say("pooling." + pooling.id());
    }

    /** The class of a pane and its probability. */
    public String classAndProbability(Pane pane) {
        return say("class", pane.className(locale), share(pane.observation(), pane.classIndex()));
    }

    /** What the network says first, and its probability. */
    String mostProbable(Pane pane) {
        int top = pane.observation().top(1)[0];
        return say("class", pane.network().labels().shortName(top, locale), share(pane.observation(), top));
    }

    /** A class's probability; its score where there is none. */
    String share(Observation seen, int classIndex) {
        double probability = seen.probability(classIndex);
        // A number and its sign stay on one line.
        return Double.isNaN(probability) ? numerals.number(seen.logits()[classIndex], 2)
                : numerals.percent(probability, 1).replace(' ', '\u00a0');
    }

    /** What tells a pane from the others. */
    public String heading(Axis axis, Pane pane) {
        return switch (axis) {
            case POOLING -> pooling(pane.network());
            case CLASSES -> pane.className(locale);
            case NETWORKS -> network(pane.network());
            case METHODS -> method(pane.method());
            case IMAGES -> photo(pane.photo());
        };
    }

    /** The name of a photo; where it is not as its file shows it, with that. */
    public String photo(Photo photo) {
        return photo.isEdited() ? say("edited", photo.name()) : photo.name();
    }

    /** What else there is to say over a pane. */
    public String detail(Axis axis, Pane pane) {
        return switch (axis) {
            // That it was never trained so comes first: where there is little room, the end is cut off.
            case POOLING -> (pane.network().head().swapped() ? say("swapped") + "  ·  " : "") + pane.network().name()
                    + "  ·  " + classAndProbability(pane);
            case CLASSES -> share(pane.observation(), pane.classIndex());
            case NETWORKS, METHODS, IMAGES -> classAndProbability(pane);
        };
    }

    /** What the numbers beside a scale are, and how to read colours that do not go evenly with them. */
    public String unit(Pane pane, CommonScale common) {
        var unit = pane.method().unit().in(locale);
        if (common.perArea()) {
            unit = pane.method() instanceof ContributionMap ? say("unit.area.logits") : say("unit.area", unit);
        }
        return withSteps(unit, common.scale());
    }

    private String withSteps(String unit, Scale scale) {
        if (scale.steps() == Steps.EVEN) {
            return scale.more() ? say("unit.more", unit, ColorBar.high(scale, locale).text()) : unit;
        }
        return scale.more() ? say("unit.root.more", unit, ColorBar.high(scale, locale).text()) : say("unit.root", unit);
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

    /** What the numbers beside the scale of a difference are. */
    public String unit(Axis axis, Difference difference, Scale scale) {
        var first = heading(axis, difference.first());
        var unit = difference.first().method().unit().in(locale);
        return withSteps(say("difference.unit", difference.isResized() ? say("difference.resized", unit, first) : unit,
                first, heading(axis, difference.second())), scale);
    }

    private String say(String key, Object... arguments) {
        return Message.of(PaneWords.class, key, arguments).in(locale);
    }
}
