package org.cameralucida.evaluate;

import java.util.List;

/**
 * What a network made of an image.
 *
 * @param label the network's index of the image's class; −1 where it has no label, or the network no such class
 * @param labelProbability the probability of that class; 0 where there is none
 * @param top the five classes of the highest scores, best first
 * @param probabilities theirs
 * @param maps what came of each method's map, in the order of the methods, then of the baselines
 */
public record NetworkResult(int label, float labelProbability, List<Integer> top, List<Float> probabilities,
        List<MapResult> maps) {

    public NetworkResult {
        top = List.copyOf(top);
        probabilities = List.copyOf(probabilities);
        maps = List.copyOf(maps);
    }

    /** The rank of the image's class, from 0; −1 where it is not among the first five, or unknown. */
    int rank() {
        return label < 0 ? -1 : top.indexOf(label);
    }
}
