package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowBackgroundTest {

    private final ExecutorService window = Executors.newSingleThreadExecutor();
    private final WindowBackground background = new WindowBackground(window);
    private final List<Object> delivered = new ArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        background.close();
        window.shutdownNow();
    }

    @Test
    void theNewestWinsAndTheOneThatRunsIsDelivered() throws Exception {
        var lane = background.newestWins("test");
        put(lane, "first");
        started.await();
        put(lane, "second");
        put(lane, "third");
        finish(lane);
        assertThat(delivered).containsExactly("first", "third");
    }

    @Test
    void aStackTakesTheNewestFirstAndDropsTheOldest() throws Exception {
        var lane = background.newestFirst("test", 2);
        put(lane, "first");
        started.await();
        put(lane, "a");
        put(lane, "b");
        put(lane, "c");
        finish(lane);
        assertThat(delivered).containsExactly("first", "c", "b");
    }

    @Test
    void nothingOfWhatIsCancelledIsDelivered() throws Exception {
        var lane = background.newestWins("test");
        put(lane, "first");
        started.await();
        put(lane, "second");
        onWindow(lane::cancel);
        put(lane, "third");
        finish(lane);
        assertThat(delivered).containsExactly("third");
    }

    @Test
    void aJobIsToldToStop() throws Exception {
        var lane = background.newestWins("test");
        var stopped = new CountDownLatch(1);
        var job = new Job[1];
        onWindow(() -> job[0] = lane.run(progress -> {
            started.countDown();
            while (!progress.isCancelled()) {
                Thread.onSpinWait();
            }
            stopped.countDown();
            progress.check();
            return "never";
        }, delivered::add, delivered::add));
        started.await();
        onWindow(job[0]::cancel);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        finish(lane);
        assertThat(delivered).isEmpty();
        assertThat(job[0].endedProperty().get()).isTrue();
    }

    @Test
    void itIsBusyUntilItsLastDelivery() throws Exception {
        var events = new LinkedBlockingQueue<Runnable>();
        try (var byHand = new WindowBackground(events::add)) {
            var lane = byHand.newestFirst("test", 2);
            var done = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                lane.run(progress -> {
                    done.countDown();
                    return "done";
                }, delivered::add, delivered::add);
            }
            done.await();
            while (delivered.size() < 2) {
                assertThat(lane.isBusy()).isTrue();
                events.take().run();
            }
            assertThat(lane.isBusy()).isFalse();
        }
    }

    @Test
    void whatWasReadyButNotDeliveredCanStillBeCancelled() throws Exception {
        var events = new LinkedBlockingQueue<Runnable>();
        try (var byHand = new WindowBackground(events::add)) {
            var lane = byHand.newestWins("test");
            lane.run(progress -> "late", delivered::add, delivered::add);
            var delivery = events.take();
            lane.cancel();
            delivery.run();
            assertThat(delivered).isEmpty();
            assertThat(lane.isBusy()).isFalse();
        }
    }

    @Test
    void whatIsThrownIsDeliveredAndTheLaneGoesOn() throws Exception {
        var lane = background.newestWins("test");
        onWindow(() -> lane.run(progress -> {
            throw new IllegalStateException("broken");
        }, delivered::add, e -> delivered.add(e.getMessage())));
        go.countDown();
        waitUntilIdle(lane);
        put(lane, "next");
        finish(lane);
        assertThat(delivered).containsExactly("broken", "next");
    }

    @Test
    void progressIsSeen() throws Exception {
        var lane = background.newestWins("test");
        var seen = new CountDownLatch(1);
        onWindow(() -> lane.run(progress -> {
            progress.report(0.5);
            return go.await(10, TimeUnit.SECONDS);
        }, delivered::add, delivered::add).fractionProperty().addListener((property, before, now) -> {
            delivered.add(now);
            seen.countDown();
        }));
        seen.await(10, TimeUnit.SECONDS);
        finish(lane);
        assertThat(delivered).containsExactly(0.5, true);
    }

    /** Work that waits until {@link #go}, and gives its name. */
    private void put(Lane lane, String name) throws Exception {
        onWindow(() -> lane.run(progress -> {
            started.countDown();
            go.await();
            return name;
        }, delivered::add, delivered::add));
    }

    private void finish(Lane lane) throws Exception {
        go.countDown();
        waitUntilIdle(lane);
    }

    private void waitUntilIdle(Lane lane) throws Exception {
        while (window.submit(lane::isBusy).get()) {
            Thread.onSpinWait();
        }
    }

    private void onWindow(Runnable action) throws ExecutionException, InterruptedException {
        window.submit(action).get();
    }
}
