package org.cameralucida.explain.gradient;

import java.util.Arrays;
import java.util.List;

/**
 * A rule of numerical integration from 0 to 1: ∫ f ≈ Σ weights·f(points).
 *
 * @param points where
 * @param weights how much each counts; they sum to 1
 */
record Quadrature(double[] points, double[] weights) {

    static final List<String> RULES = List.of("gauss-legendre", "trapezoid", "right", "left");

    /** A rule by its name. */
    static Quadrature of(String rule, int count) {
        return switch (rule) {
            case "gauss-legendre" -> gaussLegendre(count);
            case "trapezoid" -> trapezoid(count);
            case "right" -> even(count, 1);
            case "left" -> even(count, 0);
            default -> throw new IllegalArgumentException(rule);
        };
    }

    /** Points from 0 to 1 inclusive; the ends count half. */
    private static Quadrature trapezoid(int count) {
        var points = new double[count];
        var weights = new double[count];
        Arrays.setAll(points, i -> i / (count - 1.0));
        Arrays.setAll(weights, i -> (i == 0 || i == count - 1 ? 0.5 : 1) / (count - 1.0));
        return new Quadrature(points, weights);
    }

    private static Quadrature even(int count, int first) {
        var points = new double[count];
        var weights = new double[count];
        Arrays.setAll(points, i -> (i + first) / (double) count);
        Arrays.fill(weights, 1.0 / count);
        return new Quadrature(points, weights);
    }

    /** The roots of the Legendre polynomial, by Newton's method, moved from −1…1 to 0…1. */
    private static Quadrature gaussLegendre(int count) {
        var points = new double[count];
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++) {
                double before = 1;
                double value = x;
                for (int n = 2; n <= count; n++) {
                    double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
                    before = value;
                    value = next;
                }
                slope = count * (x * value - before) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.abs(change) < 1e-15) {
                    break;
                }
            }
            points[count - 1 - i] = (1 + x) / 2;
            weights[count - 1 - i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new Quadrature(points, weights);
    }
}
