package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Finding;
import org.cameralucida.evaluate.MadeUpResults;
import org.cameralucida.evaluate.Results;
import org.cameralucida.message.Message;
import org.junit.jupiter.api.Test;

class RowSelectionTest {

    private final Results results = MadeUpResults.of(500, 7);

    private int[] rows(Filter filter, Order order, boolean descending) {
        return RowSelection.of(results, 1, 0, filter, order, descending).rows();
    }

    private int[] where(Predicate<Results.Said> passes) {
        return IntStream.range(0, results.images()).filter(i -> passes.test(results.row(i).networks().get(1))).toArray();
    }

    private static double iou(Results.Said said) {
        return said.maps().get(0).iou();
    }

    @Test
    void filtersChooseWhatTheySay() {
        assertThat(rows(Filter.Kind.ALL, Order.NAME, false)).hasSize(500);
        assertThat(rows(Filter.Kind.WRONG_CLASS, Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> said.label() != said.top()));
        assertThat(rows(Filter.Kind.RIGHT_CLASS_WRONG_PLACE, Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> said.label() == said.top() && iou(said) < 0.5));
        assertThat(rows(Filter.Kind.WRONG_CLASS_RIGHT_PLACE, Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> said.label() != said.top() && iou(said) >= 0.5));
        assertThat(rows(Filter.Kind.UNSURE, Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> said.confidence() < 0.5));
        assertThat(rows(new Filter.OfClass(3), Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> said.label() == 3));
        assertThat(rows(new Filter.Confused(3, 4), Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> said.label() == 3 && said.top() == 4));
        assertThat(rows(new Filter.IouBin(8), Order.NAME, false)).isNotEmpty()
                .isEqualTo(where(said -> iou(said) >= 0.4 && iou(said) < 0.45))
                .hasSize(results.iouHistogram(1, 0)[8]);
    }

    @Test
    void whatIsSuspiciousIsShownByItself() {
        var finding = new Finding(Finding.Kind.PEAKS, 1, 0, 3, 2, 70, 0.1,
                Message.of(WallView.class, "wall.nothing"), List.of(10, 17));
        assertThat(rows(new Filter.Suspicious(finding), Order.NAME, true)).containsExactly(17, 10);
    }

    @Test
    void chipsCountWhatTheirFiltersChoose() {
        var counts = RowSelection.of(results, 1, 0, new Filter.OfClass(2), Order.NAME, false).counts();
        for (var kind : Filter.Kind.values()) {
            assertThat(counts.get(kind)).as("%s", kind).isEqualTo(rows(kind, Order.NAME, false).length);
        }
    }

    @Test
    void ordersGoEitherWay() {
        for (boolean descending : List.of(false, true)) {
            var byIou = Arrays.stream(rows(Filter.Kind.ALL, Order.IOU, descending))
                    .mapToObj(row -> iou(results.row(row).networks().get(1))).toList();
            assertThat(byIou).isSortedAccordingTo(
                    descending ? Comparator.<Double>reverseOrder() : Comparator.<Double>naturalOrder());
            var bySure = Arrays.stream(rows(Filter.Kind.ALL, Order.CONFIDENCE, descending))
                    .mapToObj(row -> results.row(row).networks().get(1).confidence()).toList();
            assertThat(bySure).isSortedAccordingTo(
                    descending ? Comparator.<Double>reverseOrder() : Comparator.<Double>naturalOrder());
        }
        assertThat(rows(Filter.Kind.ALL, Order.NAME, true)[0]).isEqualTo(499);
    }
}
