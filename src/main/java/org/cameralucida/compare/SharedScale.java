package org.cameralucida.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.render.Steps;

/**
 * The colour scales of panes that are to be compared: the same colour means the same value in all panes of a kind.
 *
 * <p>Between average and max pooling a scale has to reach far: what max pooling gives to a few positions, average
 * pooling spreads over all of them, so that its largest contribution is a tenth or a thirtieth of the other's. On even
 * steps up to the larger one the average's map is blank; up to the smaller one max pooling's few positions swell to
 * blots in which weak and strong are the same red, and look like as large an extent. So the steps go with the root of
 * the value, and the scale ends half-way (as a ratio) between the two, with an arrow for what lies beyond.
 *
 * <p>Where the panes' maps have grids of different fineness, amounts are compared per hundredth of the view: the finer
 * grid has the same evidence in more and smaller positions, and would look weaker.
 */
public final class SharedScale {

    /** The scale ends at this part of the largest value, or higher. */
    private static final double LEAST = 1.0 / 16;

    private SharedScale() {
    }

    /**
     * One scale a {@linkplain Pane#kind kind}: from 0 to the largest value of all, or with two sides from minus to
     * plus the largest magnitude of all; of contributions under both poolings, as above. Of maps of pixels the largest
     * values, a hundredth, lie beyond the end; scores while a part is visible begin at the lowest of them, not at 0.
     *
     * @param diverging whether all colours have a neutral middle; where a map {@linkplain Pane#isSigned has two sides}
     *     its scale has them anyway
     */
    public static Map<String, CommonScale> of(Collection<Pane> panes, boolean diverging) {
        var kinds = new LinkedHashMap<String, List<Pane>>();
        panes.forEach(pane -> kinds.computeIfAbsent(pane.kind(), kind -> new ArrayList<>()).add(pane));
        var scales = new LinkedHashMap<String, CommonScale>();
        kinds.forEach((kind, alike) -> scales.put(kind, common(alike, diverging || alike.stream().anyMatch(Pane::isSigned))));
        return scales;
    }

    /** The scale of a pane by itself. */
    public static Scale of(Pane pane, boolean diverging) {
        return common(List.of(pane), diverging || pane.isSigned()).scale();
    }

    private static CommonScale common(List<Pane> panes, boolean twoSided) {
        Method method = panes.get(0).method();
        if (!method.hasZero() && !twoSided) {
            return new CommonScale(ofScores(panes), false);
        }
        boolean perArea = method.tellsAmounts()
                && panes.stream().mapToInt(pane -> pane.map().data().length).distinct().count() > 1;
        if (method.isOfPixels()) {
            return new CommonScale(ofPixels(panes, twoSided, perArea), perArea);
        }
        double average = 0;
        double max = 0;
        for (var pane : panes) {
            double largest = largest(pane, twoSided) / area(pane, perArea);
            if (pane.method() instanceof ContributionMap && pane.network().head().pooling() == Pooling.GMP) {
                max = Math.max(max, largest);
            } else {
                average = Math.max(average, largest);
            }
        }
        return new CommonScale(common(average, max, twoSided), perArea);
    }

    private static Scale common(double average, double max, boolean twoSided) {
        double top = Math.max(average, max);
        if (average == 0 || max == 0) {
            return scale(top, twoSided);
        }
        double end = Math.max(Math.sqrt(average * max), LEAST * top);
        return new Scale(twoSided ? -end : 0, end, Steps.ROOT, end < top);
    }

    /** To the highest of what 99 of 100 values of each map do not exceed. */
    private static Scale ofPixels(List<Pane> panes, boolean twoSided, boolean perArea) {
        double end = 0;
        double top = 0;
        for (var pane : panes) {
            end = Math.max(end, Scale.percentile(pane.map(), twoSided) / area(pane, perArea));
            top = Math.max(top, largest(pane, twoSided) / area(pane, perArea));
        }
        return end > 0 ? new Scale(twoSided ? -end : 0, end, Steps.EVEN, end < top) : scale(top, twoSided);
    }

    /** From the lowest value of all to the highest. */
    private static Scale ofScores(List<Pane> panes) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var pane : panes) {
            var scale = Scale.of(pane.map(), Scaling.MIN_MAX, false);
            low = Math.min(low, scale.low());
            high = Math.max(high, scale.high());
        }
        return new Scale(low, high);
    }

    private static double area(Pane pane, boolean perArea) {
        return perArea ? CommonScale.areaOfAPosition(pane) : 1;
    }

    private static Scale scale(double largest, boolean twoSided) {
        return twoSided ? Scale.symmetric(largest) : new Scale(0, largest > 0 ? largest : 1);
    }

    private static double largest(Pane pane, boolean twoSided) {
        double largest = 0;
        for (float value : pane.map().data()) {
            if (Float.isFinite(value)) {
                largest = Math.max(largest, twoSided ? Math.abs(value) : value);
            }
        }
        return largest;
    }
}
