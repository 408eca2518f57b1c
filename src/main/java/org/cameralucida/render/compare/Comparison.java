package org.cameralucida.render.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Scale;

/**
 * Panes that are set side by side, and how.
 *
 * @param axis what differs between them
 * @param panes in reading order
 * @param measures one a pane
 * @param difference what one of the panes has more than another, if that is shown too
 */
public record Comparison(Axis axis, List<Pane> panes, List<Measures> measures, Style style,
        Optional<Difference> difference) {

    /** The most panes that are set side by side. */
    public static final int MOST = 8;

    /** A comparison that shows no difference. */
    public Comparison(Axis axis, List<Pane> panes, List<Measures> measures, Style style) {
        this(axis, panes, measures, style, Optional.empty());
    }

    public Comparison {
        panes = List.copyOf(panes);
        measures = List.copyOf(measures);
        if (panes.size() != measures.size()) {
            throw new IllegalArgumentException(panes.size() + " panes with " + measures.size() + " measures");
        }
    }

    /** The comparison as a figure for a page. */
    public Figure figure(Locale locale) {
        var words = new PaneWords(locale);
        var scales = style.scales(panes);
        var panels = new ArrayList<Figure.Panel>();
        for (int i = 0; i < panes.size(); i++) {
            var pane = panes.get(i);
            var scale = style.scale(pane, scales);
            var picture = Figure.picture(pane.photo(), pane.frame(), pane.map(), style.look(scale),
                    marks(measures.get(i)));
            panels.add(new Figure.Panel(words.heading(axis, pane), words.detail(axis, pane), picture,
                    Facts.of(axis, pane, measures.get(i), locale),
                    scales.size() == 1 ? Optional.empty() : Optional.of(bar(pane, style.bar(pane, scales), locale))));
        }
        difference.ifPresent(
                shown -> panels.add(panel(shown, shown.scale(style.scale(shown.first(), scales)), locale)));
        boolean truths = measures.stream().anyMatch(measure -> !measure.truths().isEmpty());
        return new Figure(panels, bars(scales, locale), Caption.of(panes, style, truths, locale));
    }

    private Figure.Panel panel(Difference shown, Scale scale, Locale locale) {
        var words = new PaneWords(locale);
        var picture = Figure.picture(shown.first().photo(), shown.frame(), shown.map(), shown.look(style, scale),
                List.of());
        return new Figure.Panel(words.heading(axis, shown), words.detail(axis, shown), picture, Facts.of(shown, locale),
                Optional.of(new Figure.Bar(Difference.colors(style), scale, words.unit(axis, shown, scale))));
    }

    private List<Mark> marks(Measures measure) {
        var marks = new ArrayList<Mark>();
        measure.truths().forEach(box -> marks.add(new Mark(box.region(), Mark.Kind.TRUTH)));
        if (style.boxes()) {
            measure.box().ifPresent(box -> marks.add(new Mark(box.region(), Mark.Kind.PREDICTED)));
        }
        return marks;
    }

    /** One bar for all; where there are several scales, each panel has the one that is its own. */
    private List<Figure.Bar> bars(Map<String, CommonScale> scales, Locale locale) {
        return scales.size() != 1 ? List.of()
                : List.of(bar(panes.get(0), scales.values().iterator().next(), locale));
    }

    private Figure.Bar bar(Pane pane, CommonScale scale, Locale locale) {
        var words = new PaneWords(locale);
        return new Figure.Bar(style.colors(scale.scale()), scale.scale(),
                words.method(pane.method()) + ": " + words.unit(pane, scale));
    }
}
