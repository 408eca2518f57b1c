package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether measures agree on which of a network's methods is better: Kendall's τ-b of the methods' ranks under every
 * pair of measures ({@link RankAgreement}), larger being better after errors and the like were turned round.
 *
 * @param methods whose ranks are compared, without the baselines
 * @param measures those that all of the methods have, and that tell them apart
 * @param tau {@code [measure][measure]}, −1 to 1
 */
public record Agreement(List<String> methods, List<Measure> measures, double[][] tau) {

    private static final int FEWEST = 3;

    /** Of a network; empty where there are fewer than three methods, or fewer than two such measures. */
    static Optional<Agreement> of(Results results, int network) {
        int methods = results.parameters().methods().size();
        if (methods < FEWEST) {
            return Optional.empty();
        }
        // GT-known stands twice in the table.
        var measures = results.measures().stream()
                .filter(each -> !each.isOfNetwork() && each != Measure.GT_KNOWN_50 && tellsApart(means(results, network, each)))
                .toList();
        var values = measures.stream().map(each -> means(results, network, each)).toArray(double[][]::new);
        return measures.size() < 2 ? Optional.empty() : Optional.of(new Agreement(results.sources().subList(0, methods),
                measures, RankAgreement.matrix(values)));
    }

    private static double[] means(Results results, int network, Measure measure) {
        int sign = measure.isLessBetter() ? -1 : 1;
        return IntStream.range(0, results.parameters().methods().size()).mapToDouble(method -> sign
                * Arrays.stream(results.values(network, method, measure)).filter(value -> !Double.isNaN(value)).average()
                        .orElse(Double.NaN)).toArray();
    }

    private static boolean tellsApart(double[] means) {
        return Arrays.stream(means).noneMatch(Double::isNaN) && Arrays.stream(means).distinct().count() > 1;
    }
}
