package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Confusion;
import org.junit.jupiter.api.Test;

class ConfusionViewTest {

    @Test
    void fewClassesAreAllThere() {
        assertThat(ConfusionView.classes(Confusion.of(new int[] {4, 1, 4}, new int[] {4, 2, 1}))).containsExactly(1, 2, 4);
    }

    @Test
    void ofManyThoseThatAreConfusedMostAreThereInTheirOrder() {
        var random = new Random(1);
        int[] labels = IntStream.range(0, 50_000).map(i -> i % 1000).toArray();
        int[] said = IntStream.range(0, labels.length)
                .map(i -> labels[i] == 700 ? 20 : random.nextInt(4) == 0 ? random.nextInt(1000) : labels[i]).toArray();
        var classes = ConfusionView.classes(Confusion.of(labels, said));
        assertThat(classes).hasSizeBetween(ConfusionView.CLASSES - 1, ConfusionView.CLASSES).contains(20, 700).isSorted();
    }
}
