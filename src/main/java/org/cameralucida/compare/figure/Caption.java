package org.cameralucida.compare.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.compare.Scales;
import org.cameralucida.message.Message;
import org.cameralucida.message.Numerals;

/** The caption of a figure: everything that is needed to make it again. */
public final class Caption {

    private Caption() {
    }

    /**
     * The caption.
     *
     * @param comparison what is shown
     * @param scales of its panes
     */
    public static String of(Comparison comparison, Scales scales, Locale locale) {
        var words = new PaneWords(locale);
        var panes = comparison.panes();
        var parts = new ArrayList<String>();
        parts.add(say(locale, "caption.photo", names(panes, pane -> words.photo(pane.photo()))));
        parts.add(say(locale, "caption.network", names(panes, pane -> words.network(pane.network()))));
        parts.add(say(locale, "caption.class", names(panes, pane -> pane.className(locale))));
        parts.add(say(locale, "caption.method", names(panes, pane -> pane.method().title().in(locale))));
        var layers = names(panes, pane -> pane.layer().orElse(""));
        if (!layers.isEmpty()) {
            parts.add(say(locale, "caption.layer", layers));
        }
        parts.addAll(scales(comparison, scales, locale));
        boolean truths = comparison.measures().stream().anyMatch(measures -> !measures.truths().isEmpty());
        parts.add(say(locale, truths || comparison.display().box() ? "caption.threshold.box" : "caption.threshold",
                new Numerals(locale).percent(comparison.display().threshold(), 0)));
        if (truths) {
            parts.add(say(locale, "caption.truth"));
        }
        if (panes.stream().anyMatch(pane -> pane.network().head().swapped())) {
            parts.add(say(locale, "caption.swapped"));
        }
        if (panes.stream().anyMatch(pane -> pane.photo().isEdited())) {
            parts.add(say(locale, "caption.edited"));
        }
        parts.add("Camera Lucida.");
        return String.join(" ", parts);
    }

    /** Which panels share a scale, and why not all do. */
    private static List<String> scales(Comparison comparison, Scales scales, Locale locale) {
        if (!comparison.display().shared()) {
            return List.of(say(locale, "caption.scale.own"));
        }
        if (scales.isOne()) {
            return List.of(say(locale, "caption.scale.shared"));
        }
        var words = new PaneWords(locale);
        var parts = new ArrayList<String>();
        var groups = scales.groups(comparison.panes());
        var shared = groups.stream().filter(group -> group.size() > 1)
                .map(group -> names(group, pane -> words.heading(comparison.axis(), pane))).toList();
        if (!shared.isEmpty()) {
            parts.add(say(locale, "caption.scale.some", String.join("; ", shared)));
        }
        parts.add(say(locale, shared.isEmpty() ? "caption.scale.none" : "caption.scale.differ",
                groups.stream().map(group -> group.get(0).method().id()).distinct().count() > 1
                        ? say(locale, "caption.why.methods") : say(locale, "caption.why.networks")));
        return parts;
    }

    private static String names(Collection<Pane> panes, Function<Pane, String> name) {
        return panes.stream().map(name).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(", "));
    }

    private static String say(Locale locale, String key, Object... arguments) {
        return Message.of(Caption.class, key, arguments).in(locale);
    }
}
