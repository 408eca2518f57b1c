package org.cameralucida.compare;

import java.util.Locale;
import java.util.Optional;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * What one pane of a comparison holds.
 *
 * @param photo what was looked at
 * @param frame the part of it that the network saw
 * @param observation what came of it
 * @param classIndex the class whose map it is
 * @param method what made the map
 * @param map {@code [H, W]}, raw and signed
 * @param layer the feature maps that it is of; empty where it is of the input
 * @param contributions what each position adds to the logit, {@code [H, W]}; empty where the head does not tell
 */
public record Pane(Photo photo, Region frame, Observation observation, int classIndex, Method method, Tensor map,
        Optional<String> layer, Optional<Tensor> contributions) {

    /** A pane whose contributions follow from the observation. */
    public static Pane of(Photo photo, Region frame, Observation observation, int classIndex, Method method,
            Tensor map) {
        var contributions = !observation.network().head().hasClassMaps() ? Optional.<Tensor>empty()
                : Optional.of(method instanceof ContributionMap ? map : ContributionMap.of(observation, classIndex));
        var layer = method instanceof InstantMethod || method.hasLayer() ? Optional.of(observation.network().head().target())
                : Optional.<String>empty();
        return new Pane(photo, frame, observation, classIndex, method, map, layer, contributions);
    }

    /** The same of other feature maps than those that the head reads. */
    public Pane at(String tensor) {
        return new Pane(photo, frame, observation, classIndex, method, map, Optional.of(tensor), contributions);
    }

    /** The network that looked. */
    public Network network() {
        return observation.network();
    }

    /** The score of the class. */
    public double logit() {
        return observation.logits()[classIndex];
    }

    /** The probability of the class, 0 to 1. */
    public double probability() {
        return observation.probabilities()[classIndex];
    }

    /** The name of the class, short. */
    public String className(Locale locale) {
        return network().labels().shortName(classIndex, locale);
    }

    /** The map, counted from what says nothing. */
    public Tensor heat() {
        return method.heat(map);
    }

    /** What positions add to the logit where that is known, otherwise the map: what "evidence" is counted in. */
    public Tensor evidence() {
        return contributions.orElseGet(this::heat);
    }

    /**
     * Panes whose values mean the same, so that they may share a scale, have the same kind: one method, and networks
     * that choose among as many classes in the same way. A swapped pooling has the same weights over the same features
     * as its network: that the two add up otherwise is what is to be seen.
     */
    public String kind() {
        var head = network().head();
        return method.id() + " " + observation.logits().length + " " + head.scores().activation();
    }

    /** Whether the map has two sides: values below 0, of a method that shows them. */
    public boolean isSigned() {
        if (!(method instanceof InstantMethod)) {
            for (float value : map.data()) {
                if (value < 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
