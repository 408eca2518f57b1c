package org.cameralucida.explain;

/**
 * Integrates a gradient along a straight way with the score as a guide. A network of ReLUs is made of flat pieces:
 * between two points on the way its gradient is that of the one, up to a kink, and then that of the other. Where the
 * kink is, the scores at the points tell, which come with the gradients: the share λ of the interval for which
 * {@code λ·slope(before) + (1 − λ)·slope(after)} is the slope of the secant. So an interval adds what the score has
 * really changed, if it has one kink; with several, λ may have to be a little outside of 0 to 1, and no more than a
 * little is allowed. Where both slopes are equal it is ½, the trapezoid rule. The points lie at the squares of even
 * steps: most kinks are near the baseline.
 */
final class Secant implements IntegratedGradients.Path {

    private static final double MARGIN = 0.5;

    private final float[] from;
    private final float[] to;
    private final int count;
    private final double[] integral;
    private final float[] gradientBefore;
    private double scoreBefore;
    private double slopeBefore;

    Secant(float[] from, float[] to, int count) {
        this.from = from;
        this.to = to;
        this.count = count;
        integral = new double[to.length];
        gradientBefore = new float[to.length];
    }

    @Override
    public double point(int n) {
        double part = n / (count - 1.0);
        return part * part;
    }

    @Override
    public void of(int n, float[] gradients, int offset, double score) {
        double slope = 0;
        for (int i = 0; i < to.length; i++) {
            slope += (double) gradients[offset + i] * (to[i] - from[i]);
        }
        if (n > 0) {
            double step = point(n) - point(n - 1);
            double share = share(slopeBefore, slope, (score - scoreBefore) / step);
            for (int i = 0; i < to.length; i++) {
                integral[i] += step * (share * gradientBefore[i] + (1 - share) * gradients[offset + i]);
            }
        }
        System.arraycopy(gradients, offset, gradientBefore, 0, to.length);
        scoreBefore = score;
        slopeBefore = slope;
    }

    private static double share(double before, double after, double secant) {
        return before == after ? 0.5 : Math.min(Math.max((secant - after) / (before - after), -MARGIN), 1 + MARGIN);
    }

    @Override
    public double[] integral() {
        return integral;
    }
}
