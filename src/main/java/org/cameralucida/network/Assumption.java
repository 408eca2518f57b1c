package org.cameralucida.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cameralucida.message.Message;

/** Something about a network that neither its card nor its graph tells, and that was taken by default. */
public enum Assumption {
    /** The input's width and height. */
    SIZE(List.of("width", "height")),
    /** How a photo is made to fit: the centre, or for small inputs the whole, squeezed. */
    FIT(List.of("fit")),
    /** The order of colours: red, green, blue. */
    CHANNELS(List.of("channels")),
    /**
     * Range, mean and standard deviation: those of PyTorch's ImageNet networks; plain 0 to 1 for one channel; plain 0
     * to 255 where the graph begins by scaling such values itself.
     */
    NORMALIZATION(List.of("mean")),
    /** Which of several outputs has the scores. */
    OUTPUT(List.of("output")),
    /** That the classes exclude each other, so that their scores become probabilities by a softmax. */
    ACTIVATION(List.of("activation")),
    /** The names of the classes, by their number: ImageNet's. */
    LABELS(List.of("labels"));

    private final List<String> keys;

    Assumption(List<String> keys) {
        this.keys = keys;
    }

    /** Whether one of the things that it is about comes from nowhere. */
    boolean isMade(Map<String, Origin> origins) {
        return keys.stream().anyMatch(key -> Origin.DEFAULT.equals(origins.get(key)));
    }

    /** One phrase that says what was assumed of a network. */
    Message message(Scores scores) {
        return Message.of(Assumption.class, "assumed." + name().toLowerCase(Locale.ROOT), scores.output());
    }
}
