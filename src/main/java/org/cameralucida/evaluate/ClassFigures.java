package org.cameralucida.evaluate;

import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of the images of one class alone.
 *
 * @param classIndex the network's
 * @param images how many are of that class
 * @param predicted how many of all images were taken for it
 * @param means each measure's mean over its images; NaN where none has the number
 */
public record ClassFigures(int classIndex, int images, int predicted, Map<Measure, Double> means) {

    public ClassFigures {
        means = new EnumMap<>(means);
    }

    /** A measure's mean over the images of the class; NaN where none has the number. */
    public double mean(Measure measure) {
        return means.getOrDefault(measure, Double.NaN);
    }
}
