package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Figures of results with their intervals; the same images are drawn for each, so that their differences are paired. */
final class Estimates {

    private final Results results;
    private final Bootstrap bootstrap;
    private final Runnable check;

    /**
     * With or without intervals.
     *
     * @param check is run before each figure, on the thread that finds it; what it throws ends the work
     */
    Estimates(Results results, boolean hasIntervals, Runnable check) {
        this.results = results;
        this.check = check;
        this.bootstrap = new Bootstrap(hasIntervals ? Bootstrap.STANDARD.resamples() : 0, Bootstrap.STANDARD.level(),
                results.parameters().seed());
    }

    /** How many images have a number. */
    int known(int network, int source, Measure measure) {
        return (int) Arrays.stream(results.values(network, source, measure)).filter(value -> !Double.isNaN(value))
                .count();
    }

    List<Summary.Figure> means(int network, int source, boolean ofNetwork) {
        return results.measures().stream().parallel().filter(measure -> measure.isOfNetwork() == ofNetwork)
                .map(measure -> figure(measure, () -> bootstrap.mean(results.values(network, source, measure)))).toList();
    }

    /** From the first network, paired: of the images that both have, each less its own. */
    List<Summary.Figure> differences(int network, int source) {
        return network == 0 ? List.of() : results.measures().stream().parallel()
                .map(measure -> figure(measure, () -> bootstrap.difference(results.values(network, source, measure),
                        results.values(0, source, measure)))).toList();
    }

    private Summary.Figure figure(Measure measure, Supplier<Interval> interval) {
        check.run();
        return new Summary.Figure(measure, interval.get());
    }

    Interval calibration(int network) {
        double[] confidence = results.values(network, 0, Measure.CONFIDENCE);
        double[] error = results.values(network, 0, Measure.TOP1_ERROR);
        int[] known = IntStream.range(0, error.length).filter(i -> !Double.isNaN(error[i])).toArray();
        return bootstrap.of(known.length, drawn -> {
            var probabilities = new double[drawn.length];
            var right = new boolean[drawn.length];
            for (int i = 0; i < drawn.length; i++) {
                probabilities[i] = confidence[known[drawn[i]]];
                right[i] = error[known[drawn[i]]] == 0;
            }
            return Calibration.of(probabilities, right).expectedError();
        });
    }
}
