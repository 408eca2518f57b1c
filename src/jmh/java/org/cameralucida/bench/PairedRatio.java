package org.cameralucida.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times two things in turn, so that whatever else the machine does falls on both, and gives the ratio of their medians. */
public final class PairedRatio {

    private PairedRatio() {
    }

    /**
     * Runs {@code SqueezeNetBenchmark}'s bare pass and observation in turn.
     *
     * @param arguments the number of rounds; 300 if absent
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        var benchmark = new SqueezeNetBenchmark();
        benchmark.useStandardNetwork();
        benchmark.open();
        try {
            print("observation / bare forward pass", rounds, benchmark::observation, benchmark::bareForwardPass);
            print("class map / bare forward pass", rounds, benchmark::classActivationMap, benchmark::bareForwardPass);
        } finally {
            benchmark.close();
        }
    }

    static void print(String name, int rounds, Runnable first, Runnable second) {
        var a = new double[rounds];
        var b = new double[rounds];
        for (int i = -rounds / 3; i < rounds; i++) {
            boolean firstLeads = i % 2 == 0;
            double early = time(firstLeads ? first : second);
            double late = time(firstLeads ? second : first);
            if (i >= 0) {
                a[i] = firstLeads ? early : late;
                b[i] = firstLeads ? late : early;
            }
        }
        System.out.printf(Locale.ROOT, "%-34s median %7.3f ms / %7.3f ms = %.3f   minimum %7.3f / %7.3f = %.3f%n", name,
                median(a), median(b), median(a) / median(b), min(a), min(b), min(a) / min(b));
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
