package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cameralucida.image.Tensor;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Steps;
import org.junit.jupiter.api.Test;

class SharpeningTest {

    private final ArrayList<Passes> heard = new ArrayList<>();
    private boolean cancelled;
    private final Progress progress = new Progress() {
        @Override
        public void report(double fraction) {
            assertThat(fraction).isBetween(0.0, 1.0);
        }

        @Override
        public void report(Steps steps) {
            throw new AssertionError();
        }

        @Override
        public void tell(Runnable news) {
            news.run();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    };

    @Test
    void passesAreTold() {
        var sharpening = new Sharpening(heard::add, progress, map -> null);
        sharpening.passed(1, 4);
        sharpening.passed(3, 4);
        assertThat(heard).containsExactly(new Passes(1, 4, Optional.empty()), new Passes(3, 4, Optional.empty()));
    }

    @Test
    void whoCancelsStopsTheMethodAndHearsNothing() {
        cancelled = true;
        assertThatThrownBy(() -> new Sharpening(heard::add, progress, map -> null).passed(1, 4))
                .isInstanceOf(CancellationException.class);
        assertThat(heard).isEmpty();
    }

    /** Of very many passes in no time none is worth a map. */
    @Test
    void mapsAreMadeAFewTimesASecondAtMost() {
        var made = new AtomicInteger();
        var sharpening = new Sharpening(heard::add, progress, map -> null);
        var start = System.nanoTime();
        for (int i = 1; i <= 1000; i++) {
            sharpening.sharpened(() -> {
                made.incrementAndGet();
                return new Tensor(new float[] {1, 2}, 2);
            });
            sharpening.passed(i, 1000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(made.get()).isLessThanOrEqualTo((int) (seconds * 4));
        assertThat(heard.get(999).soFar()).isEmpty();
    }
}
