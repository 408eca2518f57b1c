package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.cameralucida.evaluate.MadeUpResults;
import org.junit.jupiter.api.Test;

/** Intervals that are found beside a window. */
class AsideTest {

    @Test
    void oneProcessorIsLeftAndTheNumbersAreThoseOfAll() {
        var results = MadeUpResults.of(60, 5);
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        var aside = Aside.find(() -> results.summary(() -> threads.add(Thread.currentThread())));
        assertThat(aside.json()).isEqualTo(results.summary().json());
        assertThat(threads).hasSizeBetween(1, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        assertThat(threads).allSatisfy(thread -> assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY));
    }

    @Test
    void nobodyWaitsForIntervalsThatAreNotWanted() {
        var results = MadeUpResults.of(60, 5);
        assertThatThrownBy(() -> Aside.find(() -> results.summary(() -> {
            throw new CancellationException();
        }))).isInstanceOf(CancellationException.class);
    }
}
