package org.cameralucida.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Whether it is about how a photo becomes the input. */
    boolean isOfInput() {
        return compareTo(OUTPUT) < 0;
    }

    /** One phrase that says what was assumed of a network. */
    Message message(Preprocessing input, Scores scores) {
        var key = "assumed." + name().toLowerCase(Locale.ROOT);
        return switch (this) {
            case SIZE -> Message.of(Assumption.class, key, Integer.toString(input.width()),
                    Integer.toString(input.height()));
            case FIT -> Message.of(Assumption.class, key + (input.framing().fit() == Fit.SQUASH ? ".squash" : ".crop"));
            case CHANNELS -> Message.of(Assumption.class, key, input.channels().name());
            case NORMALIZATION -> Message.of(Assumption.class, key, list(input.range()), list(input.mean()),
                    list(input.std()));
            case OUTPUT -> Message.of(Assumption.class, key, scores.output());
            case ACTIVATION, LABELS -> Message.of(Assumption.class, key);
        };
    }

    private static String list(List<Float> numbers) {
        return numbers.stream().map(number -> number == Math.rint(number) ? Integer.toString(number.intValue())
                : number.toString()).collect(Collectors.joining(" "));
    }
}
