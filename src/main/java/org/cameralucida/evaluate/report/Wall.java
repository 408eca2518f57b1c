package org.cameralucida.evaluate.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Results.Row;
import org.cameralucida.evaluate.Results.Said;
import org.cameralucida.message.Message;

/** Which images of an evaluation are worth looking at, as one network and its first method see them. */
enum Wall {
    /** The surest mistakes. */
    CONFIDENT_ERRORS(said -> said.label() >= 0 && said.top() != said.label(), surest()),
    /** What was named rightly and found elsewhere. */
    RIGHT_CLASS_WRONG_PLACE(said -> said.top() == said.label() && iou(said) < Wall.IOU, surest()),
    /** What was taken for something else, though the map of its class is on it. */
    WRONG_CLASS_RIGHT_PLACE(said -> said.label() >= 0 && said.top() != said.label() && iou(said) >= Wall.IOU,
            byIou().reversed()),
    /** The boxes that are furthest off. */
    WORST(said -> iou(said) >= 0, byIou().thenComparing(surest())),
    /** The boxes that fit best. */
    BEST(said -> iou(said) >= 0, byIou().reversed()),
    /** Without labels: what the network is surest of. */
    SUREST(said -> said.label() < 0, surest()),
    /** Without labels: what it is least sure of. */
    LEAST_SURE(said -> said.label() < 0, surest().reversed());

    private static final double IOU = 0.5;

    private final Predicate<Said> kind;
    private final Comparator<Said> order;

    Wall(Predicate<Said> kind, Comparator<Said> order) {
        this.kind = kind;
        this.order = order;
    }

    private static double iou(Said said) {
        return said.maps().get(0).iou();
    }

    private static Comparator<Said> byIou() {
        return Comparator.comparingDouble(Wall::iou);
    }

    private static Comparator<Said> surest() {
        return Comparator.comparingDouble(Said::confidence).reversed();
    }

    /** What it shows, as a heading. */
    Message title() {
        return Message.of(Wall.class, "wall." + name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The images, the most telling first; of equals those that come first in the data set. */
    List<Row> rows(Results results, int network, int most) {
        return rows(results, network).sorted(Comparator.comparing(row -> row.networks().get(network), order))
                .limit(most).toList();
    }

    /** How many images are of the kind. */
    long count(Results results, int network) {
        return rows(results, network).count();
    }

    private Stream<Row> rows(Results results, int network) {
        return IntStream.range(0, results.images()).mapToObj(results::row)
                .filter(row -> kind.test(row.networks().get(network)));
    }
}
