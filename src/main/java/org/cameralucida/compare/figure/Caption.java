package org.cameralucida.compare.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cameralucida.compare.Numerals;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.message.Message;
import org.cameralucida.render.Display;

/** The caption of a figure: everything that is needed to make it again. */
public final class Caption {

    private Caption() {
    }

    /**
     * The caption.
     *
     * @param panes what is shown
     * @param display how it is shown
     * @param truths whether annotated boxes are drawn
     */
    public static String of(List<Pane> panes, Display display, boolean truths, Locale locale) {
        var words = new PaneWords(locale);
        var parts = new ArrayList<String>();
        parts.add(say(locale, "caption.photo", names(panes, pane -> pane.photo().name())));
        parts.add(say(locale, "caption.network", names(panes, pane -> words.network(pane.network()))));
        parts.add(say(locale, "caption.class", names(panes, pane -> pane.className(locale))));
        parts.add(say(locale, "caption.method", names(panes, pane -> pane.method().title().in(locale))));
        var layers = names(panes, pane -> pane.layer().orElse(""));
        if (!layers.isEmpty()) {
            parts.add(say(locale, "caption.layer", layers));
        }
        parts.add(say(locale, display.shared() ? "caption.scale.shared" : "caption.scale.own"));
        parts.add(say(locale, display.box() ? "caption.threshold.box" : "caption.threshold",
                new Numerals(locale).percent(display.threshold(), 0)));
        if (truths) {
            parts.add(say(locale, "caption.truth"));
        }
        if (panes.stream().anyMatch(pane -> pane.network().head().swapped())) {
            parts.add(say(locale, "caption.swapped"));
        }
        parts.add("Camera Lucida.");
        return String.join(" ", parts);
    }

    private static String names(Collection<Pane> panes, Function<Pane, String> name) {
        return panes.stream().map(name).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(", "));
    }

    private static String say(Locale locale, String key, Object... arguments) {
        return Message.of(Caption.class, key, arguments).in(locale);
    }
}
