package org.cameralucida.localize;

import java.util.Optional;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * The box of Zhou et al. 2016: of the pixels where the map is above a fraction of its maximum, the tight box around the
 * largest connected component. The map is enlarged bilinearly to the photo's own pixels (half-pixel centres), the
 * maximum is the enlarged map's, "above" is strict, and pixels that touch at a corner are connected.
 */
public final class BoxFinder {

    private BoxFinder() {
    }

    /**
     * Finds the box of a map. Of several components of the same size it is the one that comes first, reading from the
     * top left. Infinite cells count as the largest or smallest finite one, and NaN as the smallest.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo; pixels whose centres are outside of it belong to no component
     * @param photoWidth pixels
     * @param photoHeight pixels
     * @param threshold the fraction of the maximum, from 0 to 1: 0.2 in the paper
     * @return the box in the photo's pixels; none where nothing is above the threshold, or nothing is positive at all
     */
    public static Optional<Box> largest(Tensor map, Region seen, int photoWidth, int photoHeight, double threshold) {
        if (map.shape().length != 2 || !(threshold >= 0)) {
            throw new IllegalArgumentException("threshold " + threshold + " on " + map);
        }
        var upsampled = new UpsampledMap(map, seen, photoWidth, photoHeight);
        double maximum = upsampled.maximum();
        if (!(maximum > 0)) {
            return Optional.empty();
        }
        var components = new Components(true);
        upsampled.runsAbove(threshold * maximum, components);
        return components.largest();
    }
}
