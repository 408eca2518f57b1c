package org.cameralucida.evaluate;

import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Whether measures agree on which method is better, since they contradict each other (LATEC, Klein et al. 2024): rank
 * correlations of what two measures say of the same methods, from −1, the opposite, to 1, the same order. Values are to
 * be turned so that larger is better. Ties get the mean of their ranks.
 */
public final class RankAgreement {

    private RankAgreement() {
    }

    /** Kendall's τ-b: (concordant − discordant)/√((pairs − ties in a)(pairs − ties in b)); NaN where all are tied. */
    public static double kendall(double[] a, double[] b) {
        long agree = 0;
        long pairsA = 0;
        long pairsB = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                int signA = Double.compare(a[i], a[j]);
                int signB = Double.compare(b[i], b[j]);
                agree += (long) signA * signB;
                pairsA += signA != 0 ? 1 : 0;
                pairsB += signB != 0 ? 1 : 0;
            }
        }
        return agree / Math.sqrt((double) pairsA * pairsB);
    }

    /** Spearman's ρ: Pearson's correlation of the ranks; NaN where all are tied. */
    public static double spearman(double[] a, double[] b) {
        var ranking = new NaturalRanking(NaNStrategy.MINIMAL, TiesStrategy.AVERAGE);
        var ranksA = ranking.apply(a);
        var ranksB = ranking.apply(b);
        double mean = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (ranksA[i] - mean) * (ranksB[i] - mean);
            aa += (ranksA[i] - mean) * (ranksA[i] - mean);
            bb += (ranksB[i] - mean) * (ranksB[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** Kendall's τ-b of every pair of measures, {@code [measure][measure]}. */
    public static double[][] matrix(double[][] valuesByMeasure) {
        var matrix = new double[valuesByMeasure.length][valuesByMeasure.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = kendall(valuesByMeasure[i], valuesByMeasure[j]);
            }
        }
        return matrix;
    }
}
