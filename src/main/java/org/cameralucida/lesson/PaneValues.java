package org.cameralucida.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.message.Numerals;

/**
 * The values of what is shown, by the names that a lesson's text calls them by, written as they are written beside the
 * panes: {@code class}, {@code probability}, {@code logit}, {@code network}, {@code method}, {@code pooling}; what the
 * network says first, second and third ({@code top}, {@code second}, {@code third}, each with {@code .probability}); of the
 * box {@code iou}, {@code box} and {@code truth} (the share of the evidence in it, and in the true one),
 * {@code threshold}, {@code above}; {@code contributing}, {@code holding}, {@code positions}; {@code columns} and
 * {@code rows} of the map; {@code channels} (how many feature maps there are); {@code classes}, {@code width} and {@code height} of the network. With a number before it,
 * as {@code 2.iou}, of that pane; without, of the first.
 */
public final class PaneValues {

    private static final List<String> RANKS = List.of("top", "second", "third", "fourth", "fifth");

    private final Map<String, String> values = new HashMap<>();
    private final Locale locale;
    private final Numerals numerals;

    private PaneValues(Locale locale) {
        this.locale = locale;
        this.numerals = new Numerals(locale);
    }

    /** The values of panes, in a language. */
    public static Map<String, String> of(Comparison comparison, Locale locale) {
        var found = new PaneValues(locale);
        for (int i = comparison.panes().size() - 1; i >= 0; i--) {
            found.add(i + 1 + ".", comparison.panes().get(i), comparison.measures().get(i));
        }
        if (!comparison.panes().isEmpty()) {
            found.add("", comparison.panes().get(0), comparison.measures().get(0));
        }
        return Map.copyOf(found.values);
    }

    private void add(String prefix, Pane pane, Measures measures) {
        var words = new PaneWords(locale);
        put(prefix + "class", pane.className(locale));
        percent(prefix + "probability", pane.probability(), 1);
        number(prefix + "logit", pane.logit());
        put(prefix + "network", words.network(pane.network()));
        put(prefix + "method", words.method(pane.method()));
        put(prefix + "pooling", words.pooling(pane.network()));
        var top = pane.observation().top(RANKS.size());
        for (int i = 0; i < top.length; i++) {
            put(prefix + RANKS.get(i), pane.network().labels().shortName(top[i], locale));
            percent(prefix + RANKS.get(i) + ".probability", pane.observation().probabilities()[top[i]], 1);
        }
        measured(prefix, measures);
        pane.observation().features().ifPresent(maps -> put(prefix + "channels", Integer.toString(maps.extent(-3))));
        put(prefix + "columns", Integer.toString(pane.map().extent(-1)));
        put(prefix + "rows", Integer.toString(pane.map().extent(-2)));
        put(prefix + "classes", Integer.toString(pane.observation().logits().length));
        put(prefix + "width", Integer.toString(pane.network().preprocessing().width()));
        put(prefix + "height", Integer.toString(pane.network().preprocessing().height()));
    }

    private void measured(String prefix, Measures measures) {
        number(prefix + "iou", measures.iou());
        percent(prefix + "box", measures.evidenceInBox(), 0);
        percent(prefix + "truth", measures.evidenceInTruth(), 0);
        percent(prefix + "above", measures.above(), 0);
        percent(prefix + "threshold", measures.threshold(), 0);
        if (measures.contributing() >= 0) {
            put(prefix + "contributing", Integer.toString(measures.contributing()));
        }
        put(prefix + "holding", Integer.toString(measures.holding()));
        put(prefix + "positions", Integer.toString(measures.positions()));
    }

    private void number(String name, double value) {
        if (!Double.isNaN(value)) {
            put(name, numerals.number(value, 2));
        }
    }

    /** A number and its sign stay on one line. */
    private void percent(String name, double share, int decimals) {
        if (!Double.isNaN(share)) {
            put(name, numerals.percent(share, decimals).replace(' ', '\u00a0'));
        }
    }

    private void put(String name, String value) {
        values.put(name, value);
    }
}
