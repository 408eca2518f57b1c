package org.cameralucida.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;

/**
 * The pointing game (Zhang et al. 2018): whether the map's highest point is on the object. A hit is where a pixel of a
 * true box lies less than a tolerance from it (TorchRay: 15 pixels, strictly), or in a box where the tolerance is 0.
 * Ours: the point is the photo's pixel at the centre of the highest cell (the first of equals), distances are in pixels
 * of the original photo, and an image counts as one; {@link #meanOverClasses} is TorchRay's mean.
 */
public final class PointingGame {

    /** TorchRay's, pixels. */
    public static final double TOLERANCE = 15;

    private PointingGame() {
    }

    /** A place on a photo, in its pixels from the outer edges of the first. */
    record Point(double x, double y) {
    }

    /**
     * The centre of the highest cell of a map, the first of equals; empty where no cell is a number.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo
     */
    static Optional<Point> peak(Tensor map, Region seen) {
        int peak = -1;
        for (int i = 0; i < map.data().length; i++) {
            float value = map.data()[i];
            peak = !Float.isNaN(value) && (peak < 0 || value > map.data()[peak]) ? i : peak;
        }
        int width = map.extent(1);
        return peak < 0 ? Optional.empty() : Optional.of(new Point(
                seen.x() + (peak % width + 0.5) * seen.width() / width,
                seen.y() + (peak / width + 0.5) * seen.height() / map.extent(0)));
    }

    /**
     * How far the highest point of a map is from the nearest pixel of a true box, pixels; 0 in a box. NaN where no cell
     * is a number or there is no box.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo
     */
    public static double distance(Tensor map, Region seen, List<Box> truth) {
        var peak = peak(map, seen);
        if (peak.isEmpty()) {
            return Double.NaN;
        }
        double x = Math.floor(peak.get().x());
        double y = Math.floor(peak.get().y());
        return truth.stream().mapToDouble(box -> Math.hypot(Math.max(0, Math.max(box.xmin() - x, x - box.xmax())),
                Math.max(0, Math.max(box.ymin() - y, y - box.ymax())))).min().orElse(Double.NaN);
    }

    /** Whether a distance is a hit: 0 without tolerance, less than the tolerance with one. */
    public static boolean isHit(double distance, double tolerance) {
        return distance == 0 || distance < tolerance;
    }

    /** TorchRay's figure: the mean over classes of each class's share of hits; NaN without images. */
    public static double meanOverClasses(int[] labels, boolean[] hits) {
        var counts = new TreeMap<Integer, int[]>();
        for (int i = 0; i < labels.length; i++) {
            var count = counts.computeIfAbsent(labels[i], label -> new int[2]);
            count[0] += hits[i] ? 1 : 0;
            count[1]++;
        }
        return counts.entrySet().stream().map(Map.Entry::getValue)
                .mapToDouble(count -> count[0] / (double) count[1]).average().orElse(Double.NaN);
    }
}
