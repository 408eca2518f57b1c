package org.cameralucida.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times two things in turn, so that whatever else the machine does falls on both, and gives the ratio of their medians and
 * what lies between the quartiles of the rounds' own ratios.
 */
public final class PairedRatio {

    private PairedRatio() {
    }

    /**
     * All ratios, one line each: an observation and a class's map, Grad-CAM and the gradient by the input, and methods of
     * many passes, over what they are made of.
     *
     * @param arguments how many rounds of what is quick; 60 if absent. What is slow gets fewer
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        if (SqueezeNetBenchmark.isPossible()) {
            squeezeNet(5 * rounds);
        }
        GradientBenchmark.main(new String[]{Integer.toString(Math.max(1, rounds / 3))});
        PassesBenchmark.main(new String[]{Integer.toString(Math.max(1, rounds / 12))});
    }

    private static void squeezeNet(int rounds) {
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
        var ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = a[i] / b[i];
        }
        System.out.printf(Locale.ROOT, "%-44s medians %8.2f ms / %8.2f ms = %.3f   of each round: %.3f (quartiles %.3f, %.3f)"
                + "   minima %8.2f / %8.2f%n", name, quantile(a, 0.5), quantile(b, 0.5),
                quantile(a, 0.5) / quantile(b, 0.5), quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75),
                quantile(a, 0), quantile(b, 0));
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length - 0.5 + 1e-9))];
    }
}
