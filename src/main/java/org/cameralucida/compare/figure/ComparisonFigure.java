package org.cameralucida.compare.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cameralucida.compare.CommonScale;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Difference;
import org.cameralucida.compare.Facts;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.compare.Scales;
import org.cameralucida.message.Message;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Scale;

/** A comparison made into a figure for a page. */
public final class ComparisonFigure {

    private final Comparison comparison;
    private final Scales scales;
    private final Locale locale;
    private final PaneWords words;

    private ComparisonFigure(Comparison comparison, Locale locale) {
        this.comparison = comparison;
        this.locale = locale;
        scales = Scales.of(comparison.panes(), comparison.display());
        words = new PaneWords(locale);
    }

    /** The figure of a comparison, its words in a language. */
    public static Figure of(Comparison comparison, Locale locale) {
        return new ComparisonFigure(comparison, locale).figure();
    }

    private Figure figure() {
        var panels = new ArrayList<Figure.Panel>();
        for (int i = 0; i < comparison.panes().size(); i++) {
            panels.add(panel(comparison.panes().get(i), comparison.measures().get(i)));
        }
        comparison.difference().ifPresent(
                shown -> panels.add(panel(shown, shown.scale(scales.scale(shown.first())))));
        return new Figure(panels, bars(), Caption.of(comparison, scales, locale));
    }

    private Figure.Panel panel(Pane pane, Measures measures) {
        var axis = comparison.axis();
        var picture = Figure.picture(pane.photo(), scales.layer(pane), comparison.display().opacity(),
                marks(measures));
        return new Figure.Panel(words.heading(axis, pane), words.detail(axis, pane), picture,
                Facts.of(axis, pane, measures, locale),
                scales.isOne() ? Optional.empty() : Optional.of(ownBar(pane)));
    }

    private Figure.Panel panel(Difference shown, Scale scale) {
        var axis = comparison.axis();
        var layer = shown.layer(comparison.display(), scale);
        var picture = Figure.picture(shown.first().photo(), layer, comparison.display().opacity(), List.of());
        return new Figure.Panel(words.heading(axis, shown), words.detail(axis, shown), picture,
                Facts.of(shown, locale),
                Optional.of(new Figure.Bar(layer.colors(), scale, words.unit(axis, shown, scale))));
    }

    private List<Mark> marks(Measures measure) {
        var marks = new ArrayList<Mark>();
        measure.truths().forEach(box -> marks.add(new Mark(box.region(), Mark.Kind.TRUTH)));
        measure.shownBox(comparison.display().box())
                .ifPresent(box -> marks.add(new Mark(box.region(), Mark.Kind.PREDICTED)));
        return marks;
    }

    /** One bar for all; where there are several scales, each panel has the one that is its own. */
    private List<Figure.Bar> bars() {
        return scales.isOne()
                ? List.of(bar(comparison.panes().get(0), scales.common().values().iterator().next())) : List.of();
    }

    /** The bar of a pane among several scales, with the other panes that have the same. */
    private Figure.Bar ownBar(Pane pane) {
        var bar = bar(pane, scales.bar(pane));
        var others = scales.sharers(pane, comparison.panes());
        return others.isEmpty() ? bar : new Figure.Bar(bar.colors(), bar.scale(), bar.unit() + " " + Message.of(
                ComparisonFigure.class, "bar.shared", names(others)).in(locale));
    }

    private String names(List<Pane> panes) {
        return panes.stream().map(pane -> words.heading(comparison.axis(), pane)).distinct()
                .collect(Collectors.joining(", "));
    }

    /** A unit with the method before it, unless it begins with that. */
    private static String named(String method, String unit) {
        return unit.startsWith(method) ? unit : method + ": " + unit;
    }

    private Figure.Bar bar(Pane pane, CommonScale scale) {
        return new Figure.Bar(comparison.display().colors(scale.scale()), scale.scale(),
                named(words.method(pane.method()), words.unit(pane, scale)));
    }
}
