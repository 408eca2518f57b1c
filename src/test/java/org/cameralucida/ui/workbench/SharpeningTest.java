package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.cameralucida.image.Tensor;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Steps;
import org.junit.jupiter.api.Test;

class SharpeningTest {

    private final ArrayList<Steps> reported = new ArrayList<>();
    private final ArrayList<Steps> heard = new ArrayList<>();
    private boolean cancelled;
    private long now;
    private final Progress progress = new Progress() {
        @Override
        public void report(double fraction) {
            throw new AssertionError();
        }

        @Override
        public void report(Steps steps) {
            reported.add(steps);
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

    private Sharpening<Tensor> sharpening(Function<Tensor, Tensor> shown) {
        return new Sharpening<>(progress, shown, (map, passes) -> heard.add(passes), () -> now);
    }

    @Test
    void passesAreToldEvenWhereThereIsNothingToSee() {
        var sharpening = sharpening(map -> null);
        now = Sharpening.PAUSE;
        sharpening.sharpened(() -> new Tensor(new float[1], 1, 1));
        sharpening.passed(1, 4);
        sharpening.passed(3, 4);
        assertThat(reported).containsExactly(new Steps(1, 4), new Steps(3, 4));
        assertThat(heard).isEmpty();
    }

    @Test
    void whoCancelsStopsTheMethodAndHearsNothing() {
        cancelled = true;
        assertThatThrownBy(() -> sharpening(map -> map).passed(1, 4)).isInstanceOf(CancellationException.class);
        assertThat(reported).isEmpty();
    }

    @Test
    void askedTooOftenTheMapIsNotMade() {
        var asked = new ArrayList<Integer>();
        var sharpening = sharpening(map -> map);
        for (int i = 1; i <= 1000; i++) {
            int pass = i;
            now += Sharpening.PAUSE / 10;
            sharpening.sharpened(() -> {
                asked.add(pass);
                return new Tensor(new float[1], 1, 1);
            });
            sharpening.passed(i, 1000);
        }
        assertThat(asked).hasSize(100).startsWith(10, 20);
        assertThat(heard).hasSize(99).startsWith(new Steps(10, 1000));
    }
}
