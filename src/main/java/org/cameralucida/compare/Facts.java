package org.cameralucida.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cameralucida.compare.Fact.Kind;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.message.Numerals;

/** The numbers under a pane: always the same ones in the same order, so that they can be read across the panes. */
public final class Facts {

    private static final String NOTHING = "–";

    private final Axis axis;
    private final Locale locale;
    private final Numerals numerals;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Axis axis, Locale locale) {
        this.axis = axis;
        this.locale = locale;
        numerals = new Numerals(locale);
    }

    /** All that is known of a pane. */
    public static List<Fact> of(Axis axis, Pane pane, Measures measures, Locale locale) {
        var facts = new Facts(axis, locale);
        facts.scores(pane);
        facts.boxes(measures);
        facts.extent(pane, measures);
        facts.notes(pane);
        return List.copyOf(facts.facts);
    }

    /** The numbers under a difference. */
    public static List<Fact> of(Difference difference, Locale locale) {
        var facts = new Facts(Axis.POOLING, locale);
        double first = difference.first().logit();
        double second = difference.second().logit();
        facts.add(Kind.DIFFERENCE, facts.number(first - second), "difference", facts.number(first),
                facts.number(second));
        return List.copyOf(facts.facts);
    }

    private void scores(Pane pane) {
        add(Kind.LOGIT, number(pane.logit()), "logit");
        if (axis != Axis.CLASSES) {
            int top = pane.observation().top(1)[0];
            add(Kind.TOP, new PaneWords(locale).share(pane.observation(), top).replace('\u00a0', ' '), "top",
                    pane.network().labels().shortName(top, locale));
        }
    }

    private void boxes(Measures measures) {
        if (!measures.truths().isEmpty()) {
            add(Kind.IOU, number(measures.iou()), "iou");
        } else if (!measures.truth().others().isEmpty()) {
            add(Kind.IOU, NOTHING, "iou.none");
        }
        measures.box().ifPresentOrElse(box -> add(Kind.BOX, share(measures.evidenceInBox()), "box", ends(box)),
                () -> add(Kind.BOX, NOTHING, "box.none"));
    }

    private void extent(Pane pane, Measures measures) {
        add(Kind.ABOVE, share(measures.above()), "above");
        if (measures.contributing() >= 0) {
            add(Kind.CONTRIBUTING, Integer.toString(measures.contributing()), "contributing",
                    Integer.toString(measures.positions()));
        }
        add(Kind.HOLDING, Integer.toString(measures.holding()),
                pane.method().isOfPixels() ? "holding.pixels" : "holding");
        if (!measures.truths().isEmpty()) {
            add(Kind.TRUTH, share(measures.evidenceInTruth()), "truth");
        }
    }

    /** What the method knows of the quality of its map. */
    private void notes(Pane pane) {
        if (!pane.notes().isEmpty()) {
            facts.add(new Fact(Kind.NOTE, "",
                    pane.notes().stream().map(note -> note.in(locale)).collect(Collectors.joining(" "))));
        }
    }

    private static Object[] ends(Box box) {
        return new Object[] {Integer.toString(box.xmin()), Integer.toString(box.ymin()), Integer.toString(box.xmax()),
            Integer.toString(box.ymax())};
    }

    private String number(double value) {
        return Double.isNaN(value) ? NOTHING : numerals.number(value, 2);
    }

    private String share(double value) {
        return Double.isNaN(value) ? NOTHING : numerals.percent(value, 0);
    }

    private void add(Kind kind, String value, String key, Object... arguments) {
        facts.add(new Fact(kind, value, Message.of(Facts.class, "fact." + key, arguments).in(locale)));
    }
}
