package org.cameralucida.explain.gradient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Integrates a gradient along a straight way by trapezoids whose points are placed where they are needed. The scores,
 * which come with the gradients, say where: half of the points lie evenly, each of the others in the middle of the
 * interval where the trapezoid accounts worst for how the score changes, as where a network of ReLUs has its kinks.
 * What the map then sums to is whatever the trapezoids give: nothing is made to fit.
 *
 * <p>Each point's gradient is kept until its neighbours are known; a way of many points is gone in parts, one after the
 * other.
 */
final class AdaptiveTrapezoid implements IntegratedGradients.Path {

    /** Points of one part of the way, at most. */
    private static final int PART = 64;
    private static final double EVEN = 0.5;
    /** How much a change of slope counts beside a score that is not accounted for. */
    private static final double DOUBT = 0.1;
    private static final double SHORTEST = 1e-5;

    /** A place on the way, the score there, how it changes along the way, and the gradient. */
    private record Point(double place, double score, double slope, float[] gradient) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            return Double.compare(place, other.place);
        }
    }

    private final float[] from;
    private final float[] to;
    private final int count;
    private final int parts;
    /** The integral over the parts that are complete. */
    private final double[] complete;
    private double firstScore;
    private int completed;
    /** The part in which points are being chosen, and how many are. */
    private int part;
    private int chosen;
    private final List<Point> points = new ArrayList<>();
    private final List<Double> awaited = new ArrayList<>();

    AdaptiveTrapezoid(float[] from, float[] to, int count) {
        this.from = from;
        this.to = to;
        this.count = count;
        parts = (count - 2) / PART + 1;
        complete = new double[to.length];
    }

    /** How many points a part has of its own: the first has the start of the way too. */
    private int size(int number) {
        int own = count - 1;
        return (number + 1) * own / parts - number * own / parts + (number == 0 ? 1 : 0);
    }

    @Override
    public double point(int n) {
        if (chosen == size(part) && part < parts - 1) {
            part++;
            chosen = 0;
        }
        int shared = part == 0 ? 0 : 1;
        int even = Math.max(2, (int) Math.ceil(EVEN * (size(part) + shared)));
        double inPart = chosen + shared < even ? (chosen + shared) / (even - 1.0) : Double.NaN;
        double place = Double.isNaN(inPart) ? worst() : (part + inPart) / parts;
        chosen++;
        awaited.add(place);
        return place;
    }

    /** The middle of the interval of this part that is known worst and that no point is on its way to. */
    private double worst() {
        double most = 0;
        double longest = 0;
        double place = (part + 0.5) / parts;
        for (int i = 1; i < points.size(); i++) {
            var before = points.get(i - 1);
            var after = points.get(i);
            double step = after.place() - before.place();
            double error = step < SHORTEST ? 0
                    : Math.abs(after.score() - before.score() - step * (before.slope() + after.slope()) / 2)
                            + DOUBT * step * Math.abs(after.slope() - before.slope());
            // Where all is known the points spread out.
            boolean isWorse = error > most || error == most && step > longest;
            if (before.place() >= (double) part / parts && isWorse
                    && awaited.stream().noneMatch(a -> a > before.place() && a < after.place())) {
                most = error;
                longest = step;
                place = (before.place() + after.place()) / 2;
            }
        }
        return place;
    }

    @Override
    public void of(int n, float[] gradients, int offset, double score) {
        double slope = 0;
        var gradient = new float[to.length];
        for (int i = 0; i < to.length; i++) {
            gradient[i] = gradients[offset + i];
            slope += (double) gradient[i] * (to[i] - from[i]);
        }
        double place = awaited.remove(0);
        if (place == 0) {
            firstScore = score;
        }
        points.add(new Point(place, score, slope, gradient));
        Collections.sort(points);
        if (completed < part && awaited.stream().noneMatch(a -> a <= (completed + 1.0) / parts)) {
            complete();
        }
    }

    /** Takes the first part that is known in full for good; the point at its end begins the next. */
    private void complete() {
        completed++;
        var later = new ArrayList<>(points.stream().filter(p -> p.place() >= (double) completed / parts).toList());
        points.removeIf(p -> p.place() > (double) completed / parts);
        addTrapezoids(complete);
        points.clear();
        points.addAll(later);
    }

    private void addTrapezoids(double[] integral) {
        var weights = new double[points.size()];
        for (int p = 1; p < weights.length; p++) {
            double step = points.get(p).place() - points.get(p - 1).place();
            weights[p - 1] += step / 2;
            weights[p] += step / 2;
        }
        for (int p = 0; p < weights.length; p++) {
            float[] gradient = points.get(p).gradient();
            for (int i = 0; i < integral.length; i++) {
                integral[i] += weights[p] * gradient[i];
            }
        }
    }

    @Override
    public double[] integral() {
        double[] integral = complete.clone();
        addTrapezoids(integral);
        return integral;
    }

    /** The score at the start of the way. */
    double firstScore() {
        return firstScore;
    }
}
