package org.cameralucida.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;

/**
 * What one pane of a comparison holds: a map of one class, with all that belongs to it.
 *
 * @param explained the map, {@code [H, W]}, raw and signed, of a {@link View}
 * @param contributions what each position adds to the logit, {@code [H, W]}; empty where the head does not tell
 */
public record Pane(Explained explained, Optional<Tensor> contributions) {

    /** The pane of a map; its contributions follow from what was observed. */
    public static Pane of(Explained explained) {
        var observation = explained.observation();
        return new Pane(explained, !observation.network().head().hasClassMaps() ? Optional.empty()
                : Optional.of(explained.request().method() instanceof ContributionMap ? explained.map()
                        : ContributionMap.of(observation, explained.classIndex())));
    }

    private View view() {
        return (View) explained.request().input();
    }

    /** What was looked at. */
    public Photo photo() {
        return view().photo();
    }

    /** The part of the photo that the network saw. */
    public Region frame() {
        return view().region();
    }

    /** Of what the network saw, what is photo: the rest was filled. */
    public Region shown() {
        return photo().within(frame());
    }

    /** What the network made of it. */
    public Observation observation() {
        return explained.observation();
    }

    /** The class whose map it is. */
    public int classIndex() {
        return explained.classIndex();
    }

    /** What made the map. */
    public Method method() {
        return explained.request().method();
    }

    /** The map, {@code [H, W]}, raw and signed. */
    public Tensor map() {
        return explained.map();
    }

    /** The feature maps that the map is of; empty where it is of the input. */
    public Optional<String> layer() {
        return explained.layer();
    }

    /** What the method knows of the quality of its map. */
    public List<Message> notes() {
        return explained.notes();
    }

    /** The network that looked. */
    public Network network() {
        return observation().network();
    }

    /** The score of the class. */
    public double logit() {
        return observation().logits()[classIndex()];
    }

    /** The probability of the class, 0 to 1. */
    public double probability() {
        return observation().probability(classIndex());
    }

    /** The name of the class, short. */
    public String className(Locale locale) {
        return network().labels().shortName(classIndex(), locale);
    }

    /** The map, counted from what says nothing. */
    public Tensor heat() {
        return method().heat(map());
    }

    /** Whether each of the map's cells is what a position adds to the logit, up to a factor that all share. */
    public boolean tellsContributions() {
        return method() instanceof ContributionMap
                || method() instanceof ClassActivationMap && network().head().pooling() == Pooling.GAP;
    }

    /**
     * Panes whose values mean the same, so that they may share a scale, have the same kind: one method, and networks
     * that choose among as many classes in the same way. A swapped pooling has the same weights over the same features
     * as its network: that the two add up otherwise is what is to be seen.
     */
    public String kind() {
        var head = network().head();
        return method().id() + " " + observation().logits().length + " " + head.scores().activation();
    }

    /** Whether the map has two sides: values below 0, of a method that shows them. */
    public boolean isSigned() {
        if (!(method() instanceof InstantMethod)) {
            for (float value : map().data()) {
                if (value < 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
