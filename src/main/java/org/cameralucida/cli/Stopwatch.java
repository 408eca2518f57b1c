package org.cameralucida.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How long each stage took, for {@code --timings}. A stage that runs several times adds up. */
final class Stopwatch {

    private final Map<String, Double> milliseconds = new LinkedHashMap<>();

    /** Runs a stage and notes its time. */
    <T> T time(String stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(stage, (System.nanoTime() - start) / 1e6);
        }
    }

    /** Runs a stage that gives nothing, and notes its time. */
    void run(String stage, Runnable work) {
        time(stage, () -> {
            work.run();
            return null;
        });
    }

    /** Notes a time that was taken elsewhere. */
    void add(String stage, double time) {
        milliseconds.merge(stage, time, Double::sum);
    }

    /** One line a stage, {@code inference 12.34 ms}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        milliseconds.forEach((stage, time) -> text.append(String.format(Locale.ROOT, "%-12s %9.2f ms%n", stage, time)));
        return text.toString();
    }
}
