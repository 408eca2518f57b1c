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

/** Which images of an evaluation are worth looking at, as one network and one method see them. */
enum Wall {
    /** The surest mistakes. */
    CONFIDENT_ERRORS(seen -> seen.said().label() >= 0 && !seen.isRight(), surest()),
    /** What was named rightly and found elsewhere. */
    RIGHT_CLASS_WRONG_PLACE(seen -> seen.isRight() && seen.iou() < Wall.IOU, surest()),
    /** What was taken for something else, though the map of its class is on it. */
    WRONG_CLASS_RIGHT_PLACE(seen -> seen.said().label() >= 0 && !seen.isRight() && seen.iou() >= Wall.IOU,
            byIou().reversed()),
    /** The boxes that are furthest off. */
    WORST(seen -> seen.iou() >= 0, byIou().thenComparing(surest())),
    /** The boxes that fit best. */
    BEST(seen -> seen.iou() >= 0, byIou().reversed()),
    /** Without labels: what the network is surest of. */
    SUREST(seen -> seen.said().label() < 0, surest()),
    /** Without labels: what it is least sure of. */
    LEAST_SURE(seen -> seen.said().label() < 0, surest().reversed());

    private static final double IOU = 0.5;

    private final Predicate<Seen> kind;
    private final Comparator<Seen> order;

    Wall(Predicate<Seen> kind, Comparator<Seen> order) {
        this.kind = kind;
        this.order = order;
    }

    /** An image with what a network said of it, and how well a method's box fits. */
    private record Seen(Row row, Said said, double iou) {

        boolean isRight() {
            return said.top() == said.label();
        }
    }

    private static Comparator<Seen> byIou() {
        return Comparator.comparingDouble(Seen::iou);
    }

    private static Comparator<Seen> surest() {
        return Comparator.comparingDouble((Seen seen) -> seen.said().confidence()).reversed();
    }

    /** What it shows, as a heading. */
    Message title() {
        return Message.of(Wall.class, "wall." + name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The images, the most telling first; of equals those that come first in the data set. */
    List<Row> rows(Results results, int network, int source, int most) {
        return seen(results, network, source).sorted(order).limit(most).map(Seen::row).toList();
    }

    /** How many images are of the kind. */
    long count(Results results, int network, int source) {
        return seen(results, network, source).count();
    }

    private Stream<Seen> seen(Results results, int network, int source) {
        return IntStream.range(0, results.images()).mapToObj(results::row).map(row -> {
            var said = row.networks().get(network);
            return new Seen(row, said, said.maps().get(source).iou());
        }).filter(kind);
    }
}
