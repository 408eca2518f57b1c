package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method is stopped from another thread, at moments of chance: as the window's Cancel does. */
class CancelTest {

    private static final int ATTEMPTS = 12;
    private static final Map<String, Map<String, String>> SETTINGS = Map.of("rise", Map.of("masks", "200"),
            "lime", Map.of("samples", "200"), "smoothgrad", Map.of("samples", "30"));

    private static LoadedNetwork loaded;
    private static MethodInput subject;
    private final Random random = new Random(5);

    @BeforeAll
    static void open() {
        var network = NetworkReader.read("small", ManyExplanationsTest.Many.small(), Card.EMPTY, null);
        var data = new float[3 * 32 * 32];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.sin(i);
        }
        loaded = LoadedNetwork.open(network, Device.CPU, 2);
        subject = MethodInput.of(loaded.observe(new Tensor(data, 1, 3, 32, 32)), loaded);
    }

    @AfterAll
    static void close() {
        loaded.close();
    }

    static Stream<String> methods() {
        return Method.all().stream().filter(m -> !(m instanceof InstantMethod) && m.works(subject.network())).map(Method::id);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodStopsWithinOneBatchAndWorksAgain(String id) throws Exception {
        var method = Method.named(id);
        var settings = Settings.of(method, SETTINGS.getOrDefault(id, Map.of()));
        stopAtMomentsOfChance(progress -> method.explain(subject, 1, settings, progress).map());
    }

    @Test
    void paintingStopsWithinOneStepAndWorksAgain() throws Exception {
        var settings = ActivationMaximisation.settings(Map.of("steps", "20"));
        stopAtMomentsOfChance(progress -> loaded.run(new ActivationMaximisation(new ActivationMaximisation.OfClass(1), settings), progress).picture());
    }

    private void stopAtMomentsOfChance(Function<Progress, Tensor> work) throws Exception {
        var expected = work.apply(Progress.NONE);
        var before = threads();
        long start = System.nanoTime();
        var heard = new AtomicInteger();
        work.apply((done, total) -> heard.incrementAndGet());
        long usual = System.nanoTime() - start;
        assertThat(heard.get()).as("how often it could be stopped").isPositive();
        for (int i = 0; i < ATTEMPTS; i++) {
            var wanted = new Wanted();
            var threads = new ArrayList<Thread>();
            var result = CompletableFuture.supplyAsync(() -> work.apply(wanted), task -> {
                threads.add(new Thread(task));
                threads.get(0).start();
            });
            LockSupport.parkNanos((long) (random.nextDouble() * usual));
            wanted.stop = true;
            try {
                // Where it was quicker, what it gives is whole.
                assertThat(result.get(60, TimeUnit.SECONDS).data()).isEqualTo(expected.data());
            } catch (ExecutionException stopped) {
                assertThat(stopped).hasCauseInstanceOf(CancellationException.class);
            }
            threads.get(0).join();
            // The one that was running when it was stopped.
            assertThat(wanted.afterwards.get()).as("batches after the stop").isLessThanOrEqualTo(1);
        }
        assertThat(work.apply(Progress.NONE).data()).isEqualTo(expected.data());
        var left = threads();
        left.removeAll(before);
        assertThat(left).as("threads left behind").isEmpty();
    }

    /** Threads of the machine's own common pool aside: they are there for all, and end when idle. */
    private static Set<Thread> threads() {
        var threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(t -> t.getName().startsWith("ForkJoinPool.commonPool") || !t.isAlive());
        return threads;
    }

    private static final class Wanted implements Progress {

        private final AtomicInteger afterwards = new AtomicInteger();
        private volatile boolean stop;

        @Override
        public void passed(int done, int total) {
            if (stop) {
                afterwards.incrementAndGet();
                throw new CancellationException();
            }
        }
    }
}
