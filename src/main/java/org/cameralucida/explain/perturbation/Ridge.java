package org.cameralucida.explain.perturbation;

/**
 * A weighted linear fit with an intercept and a penalty on the size of its coefficients: the v and b that make
 * Σ_n w_n (f_n − b − v·z_n)² + λ|v|² least.
 *
 * @param coefficients v
 * @param intercept b
 * @param fit the weighted R²: the share of the variance of f that the fit explains
 */
record Ridge(double[] coefficients, double intercept, double fit) {

    /**
     * The fit.
     *
     * @param z a row of features each sample
     * @param f the values to be fitted
     * @param w how much each sample counts
     * @param penalty λ, positive
     */
    static Ridge of(double[][] z, double[] f, double[] w, double penalty) {
        int size = z[0].length;
        double total = 0;
        double mean = 0;
        var means = new double[size];
        for (int n = 0; n < f.length; n++) {
            total += w[n];
            mean += w[n] * f[n];
            for (int i = 0; i < size; i++) {
                means[i] += w[n] * z[n][i];
            }
        }
        mean /= total;
        for (int i = 0; i < size; i++) {
            means[i] /= total;
        }
        var matrix = new double[size][size];
        var right = new double[size];
        for (int n = 0; n < f.length; n++) {
            for (int i = 0; i < size; i++) {
                double weighted = w[n] * (z[n][i] - means[i]);
                right[i] += weighted * (f[n] - mean);
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += weighted * (z[n][j] - means[j]);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i][i] += penalty;
        }
        double[] v = solved(matrix, right);
        double intercept = mean;
        for (int i = 0; i < size; i++) {
            intercept -= v[i] * means[i];
        }
        return new Ridge(v, intercept, fit(z, f, w, v, intercept, mean));
    }

    /** By Cholesky's decomposition of the lower half of a symmetric, positive matrix. */
    private static double[] solved(double[][] a, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        var x = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    private static double fit(double[][] z, double[] f, double[] w, double[] v, double intercept, double mean) {
        double left = 0;
        double all = 0;
        for (int n = 0; n < f.length; n++) {
            double fitted = intercept;
            for (int i = 0; i < v.length; i++) {
                fitted += v[i] * z[n][i];
            }
            left += w[n] * (f[n] - fitted) * (f[n] - fitted);
            all += w[n] * (f[n] - mean) * (f[n] - mean);
        }
        return all == 0 ? 1 : 1 - left / all;
    }
}
