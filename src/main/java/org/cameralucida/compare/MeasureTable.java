package org.cameralucida.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.compare.Fact.Kind;
import org.cameralucida.message.Message;
import org.cameralucida.message.Numerals;

/**
 * The numbers of several panes as one table: a row for each measure, a column for each pane.
 *
 * @param columns one for each pane, and the last one for a difference where there is one
 * @param rows those of which at least one pane has a number, in the order in which they are read
 */
public record MeasureTable(List<Column> columns, List<Row> rows) {

    /** What a number is that a pane does not have: its map does not tell it, or there is no true box. */
    public static final String NOTHING = "–";

    /** What stands between a count and what it is of. */
    public static final String OF = "\u200a/\u200a";

    private static final List<Kind> KINDS = List.of(Kind.LOGIT, Kind.TOP, Kind.IOU, Kind.TRUTH, Kind.BOX, Kind.ABOVE,
            Kind.CONTRIBUTING, Kind.HOLDING);

    public MeasureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The pane of a column, in the words that are written over it; both empty while there is no map.
     *
     * @param heading what tells it from the others
     * @param detail what else there is to say
     */
    public record Column(String heading, String detail) {
    }

    /**
     * A measure.
     *
     * @param label its name
     * @param definition what it is, with its formula
     * @param values one for each column, or a single one that is the same for all; empty where it is not yet known
     */
    public record Row(Kind kind, String label, String definition, List<String> values) {

        public Row {
            values = List.copyOf(values);
        }
    }

    /** A pane with its numbers: either may not be there yet. */
    public record Measured(Optional<Pane> pane, Optional<Measures> measures) {

        /** Of values that are null where there is nothing yet. */
        public static Measured ofNullable(Pane pane, Measures measures) {
            return new Measured(Optional.ofNullable(pane), Optional.ofNullable(measures));
        }
    }

    /**
     * The table of panes.
     *
     * @param axis what differs between them
     * @param difference of two of them, for a column of its own
     */
    public static MeasureTable of(Axis axis, List<Measured> panes, Optional<Difference> difference, Locale locale) {
        var words = new PaneWords(locale);
        var columns = new ArrayList<Column>();
        panes.forEach(each -> columns.add(each.pane().map(pane -> new Column(words.heading(axis, pane),
                words.detail(axis, pane))).orElse(new Column("", ""))));
        difference.ifPresent(each -> columns.add(new Column(words.heading(axis, each), words.detail(axis, each))));
        var threshold = panes.stream().flatMap(each -> each.measures().stream()).findFirst()
                .map(measures -> new Numerals(locale).percent(measures.threshold(), 0)).orElse("");
        var rows = new ArrayList<Row>();
        for (var kind : KINDS) {
            var values = new ArrayList<>(panes.stream().map(each -> value(kind, each, locale)).toList());
            // Where classes differ, all panes are of one network, whose first class has a pane of its own.
            if ((kind != Kind.TOP || axis != Axis.CLASSES)
                    && values.stream().anyMatch(value -> !value.isEmpty() && !value.equals(NOTHING))) {
                difference.ifPresent(each -> values.add(kind == Kind.LOGIT
                        ? new Numerals(locale).number(each.first().logit() - each.second().logit(), 2) : ""));
                rows.add(new Row(kind, say(locale, kind, ""), say(locale, kind, ".definition", threshold),
                        isOfTheNetwork(kind) && values.size() > 1 && values.stream().distinct().count() == 1
                                ? values.subList(0, 1) : values));
            }
        }
        return new MeasureTable(columns, rows);
    }

    /** Whether a number is of what the network says, and not of a map of it: two methods have the same. */
    private static boolean isOfTheNetwork(Kind kind) {
        return kind == Kind.LOGIT || kind == Kind.TOP;
    }

    private static String value(Kind kind, Measured of, Locale locale) {
        var numerals = new Numerals(locale);
        if (isOfTheNetwork(kind)) {
            return of.pane().map(pane -> kind == Kind.LOGIT ? numerals.number(pane.logit(), 2)
                    : new PaneWords(locale).mostProbable(pane)).orElse("");
        }
        if (of.pane().isEmpty() || of.measures().isEmpty()) {
            return "";
        }
        var measures = of.measures().get();
        return switch (kind) {
            case IOU -> Double.isNaN(measures.iou()) ? NOTHING : numerals.number(measures.iou(), 2);
            case TRUTH -> share(measures.evidenceInTruth(), numerals);
            case BOX -> share(measures.evidenceInBox(), numerals);
            case ABOVE -> share(measures.above(), numerals);
            case CONTRIBUTING -> count(measures.contributing(), measures);
            // Of a map of pixels there are no cells to be counted.
            case HOLDING -> count(of.pane().get().method().isOfPixels() ? -1 : measures.holding(), measures);
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private static String share(double value, Numerals numerals) {
        return Double.isNaN(value) ? NOTHING : numerals.percent(value, 0);
    }

    private static String count(int cells, Measures measures) {
        return cells < 0 ? NOTHING : cells + OF + measures.positions();
    }

    private static String say(Locale locale, Kind kind, String suffix, Object... arguments) {
        return Message.of(MeasureTable.class, "measure." + kind.name().toLowerCase(Locale.ROOT) + suffix, arguments)
                .in(locale);
    }

    /** As many rows as there is room for, the most telling ones, in their order. */
    public MeasureTable mostTelling(Axis axis, int most) {
        var chosen = rows.stream().sorted(Comparator.comparingInt(row -> row.kind().rank(axis))).limit(most).toList();
        return new MeasureTable(columns, rows.stream().filter(chosen::contains).toList());
    }
}
