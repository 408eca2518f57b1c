package org.cameralucida.evaluate;

import java.util.List;
import java.util.Optional;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;

/**
 * What is found in a map on a photo, whatever is true of that.
 *
 * @param heat the map
 * @param width of the photo, pixels
 * @param height of the photo, pixels
 * @param largest the paper's box
 * @param released the boxes of the released code, the largest first; none where they count for nothing
 * @param levels the boxes at every threshold; empty where there is nothing to compare with
 * @param sparseness see {@link Sparseness}
 */
record MapBoxes(HeatSource.Heat heat, int width, int height, Optional<Box> largest, List<Box> released,
        Optional<LevelBoxes> levels, double sparseness) {

    /**
     * Finds it.
     *
     * @param threshold of the paper's box: a fraction of the map's maximum
     * @param isCompared whether there are true boxes to compare with
     * @param isRanked whether the released code's boxes are, too: see {@link MapMeasures#of}
     */
    static MapBoxes of(HeatSource.Heat heat, int width, int height, double threshold, boolean isCompared,
            boolean isRanked) {
        var map = heat.map();
        return new MapBoxes(heat, width, height, BoxFinder.largest(map, heat.region(), width, height, threshold),
                isCompared && isRanked ? ReleasedCodeBoxes.of(map, heat.region(), width, height) : List.of(),
                isCompared ? Optional.of(LevelBoxes.of(map)) : Optional.empty(), Sparseness.of(map));
    }
}
