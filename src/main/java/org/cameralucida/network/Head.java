package org.cameralucida.network;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cameralucida.message.Message;

/**
 * How a network's last feature maps become scores, and so what can be said exactly. Notation: A_k the feature maps that
 * feed the pooling, y_c the logit of class c, w its weights, b its bias.
 */
public sealed interface Head {

    /** The scores that it ends in. */
    Scores scores();

    /** The feature maps at which one looks if nothing else is said; none where the network has no feature maps. */
    Optional<MapTensor> maps();

    /** Its name on the command line and in reports. */
    String kind();

    /** In plain words, what was found and what follows from it. */
    Message description();

    /** How whole maps become single numbers; {@link Pooling#NONE} where they do otherwise than by a mean or a maximum. */
    default Pooling pooling() {
        return Pooling.NONE;
    }

    /** The same, but looked at elsewhere: no class map can be read off there. */
    Head lookedAt(MapTensor other);

    /** The feature maps that are exposed beside the logits, since all that is said at once follows from them. */
    default Optional<MapTensor> exposed() {
        return maps();
    }

    /** The tensor of {@link #maps}; empty if there is none. */
    default String target() {
        return maps().map(MapTensor::tensor).orElse("");
    }

    /** The tensor of scores before any softmax. */
    default String logits() {
        return scores().logits();
    }

    /** How many scores. */
    default int classes() {
        return scores().classes();
    }

    /** Whether class maps are exact. */
    default boolean hasClassMaps() {
        return this instanceof Pooled;
    }

    /** Whether the pooling is not the one that the network was trained with. */
    default boolean swapped() {
        return this instanceof Pooled pooled && pooled.isSwapped();
    }

    /** Whether another pooling can be put in the place of this one. */
    default boolean canSwapPooling() {
        return hasClassMaps() && pooling() != Pooling.NONE;
    }

    /** What the other pooling does to the scores; none unless the pooling is {@linkplain #swapped swapped}. */
    default Optional<Message> swapNote() {
        return swapped() ? Optional.of(Message.of(Head.class, "pooling.swapped." + pooling().id())) : Optional.empty();
    }

    /** The same features and weights with another pooling: never trained so. Itself if there is nothing to swap. */
    default Head withPooling(Pooling pooling) {
        return this;
    }

    /** Heads of which every class map is exact: a linear function of feature maps. */
    sealed interface Pooled extends Head {

        /** The feature maps A_k of which all class maps are computed. */
        MapTensor features();

        /** The weights w and biases b over the channels of {@link #features}. */
        LinearReadout readout();

        /** Whether 8-bit steps lie between features and logits: the sums then hold only to their size. */
        boolean quantized();

        /** Whether the pooling is not the one that the network was trained with. */
        default boolean isSwapped() {
            return false;
        }

        /** The maps of which the class maps are computed; with a head of one map a class, these. */
        @Override
        default Optional<MapTensor> maps() {
            return Optional.of(features());
        }

        /** The same for a picture with that {@linkplain LinearReadout#factor factor}: linear throughout. */
        default Pooled of(double factor) {
            return this;
        }

        @Override
        default Optional<MapTensor> exposed() {
            return Optional.of(features());
        }

        /** {@code [classes, channels]} row by row; not to be changed. */
        default float[] weights() {
            return readout().weights();
        }

        /** One a class; not to be changed. */
        default float[] bias() {
            return readout().bias();
        }

        @Override
        default Head lookedAt(MapTensor other) {
            return new None(scores(), Optional.of(other), pooling());
        }

        /** A picture's own factor is known of its own scores only, which another pooling does not give. */
        @Override
        default boolean canSwapPooling() {
            return pooling() != Pooling.NONE && !readout().isNormalized();
        }
    }

    /**
     * A global pooling, then a linear classifier: y_c = Σ_k w_k^c pool(A_k) + b_c. The class map is Σ_k w_k^c A_k.
     *
     * @param features the maps A_k that are pooled
     */
    record PooledLinear(Scores scores, MapTensor features, Pooling pooling, LinearReadout readout, boolean quantized,
                        boolean isSwapped) implements Pooled {

        @Override
        public String kind() {
            return pooling.id();
        }

        @Override
        public Message description() {
            return withCaveats(this, Message.of(Head.class, "head." + pooling.id(), size(features),
                    Integer.toString(features.channels()), Integer.toString(classes())));
        }

        @Override
        public Pooled of(double factor) {
            return new PooledLinear(scores, features, pooling, readout.of(factor), quantized, isSwapped);
        }

        @Override
        public Head withPooling(Pooling other) {
            return other == Pooling.NONE || other == pooling || !canSwapPooling() ? this
                    : new PooledLinear(scores, features, other, readout, quantized, !isSwapped);
        }
    }

    /**
     * An average and a maximum of each map, put one behind the other or added, then a linear classifier: y_c = Σ_k u_k^c
     * mean(A_k) + Σ_k v_k^c max(A_k) + b_c. The class map is Σ_k (u_k^c + v_k^c) A_k.
     *
     * @param features the maps A_k that are pooled
     * @param average the weights u, and the bias
     * @param maximum the weights v; its biases are 0
     */
    record PooledTwice(Scores scores, MapTensor features, LinearReadout average, LinearReadout maximum,
                       boolean quantized) implements Pooled {

        @Override
        public LinearReadout readout() {
            return average.plus(maximum);
        }

        @Override
        public Pooled of(double factor) {
            return new PooledTwice(scores, features, average.of(factor), maximum.of(factor), quantized);
        }

        @Override
        public String kind() {
            return "gap+gmp";
        }

        @Override
        public Message description() {
            return withCaveats(this, Message.of(Head.class, "head.twice", size(features),
                    Integer.toString(features.channels()), Integer.toString(classes())));
        }
    }

    /**
     * The {@linkplain PowerMean generalised mean} of each map, then a linear classifier: y_c = Σ_k w_k^c g(A_k) + b_c.
     * The class map is Σ_k w_k^c A_k.
     *
     * @param features the maps A_k that are pooled
     * @param exponents p: 1 is the mean, and the larger, the nearer to the maximum; one for all channels or one for each
     * @param floor what smaller values are raised to
     */
    record PooledPower(Scores scores, MapTensor features, List<Float> exponents, double floor, LinearReadout readout,
                       boolean quantized) implements Pooled {

        @Override
        public Pooled of(double factor) {
            return new PooledPower(scores, features, exponents, floor, readout.of(factor), quantized);
        }

        @Override
        public String kind() {
            return "gem";
        }

        /** p of a channel. */
        public double exponent(int channel) {
            return exponents.get(exponents.size() == 1 ? 0 : channel);
        }

        @Override
        public Message description() {
            float smallest = Collections.min(exponents);
            float largest = Collections.max(exponents);
            return withCaveats(this, Message.of(Head.class, "head.gem", size(features),
                    Integer.toString(features.channels()), Integer.toString(classes()),
                    smallest == largest ? Float.toString(smallest) : smallest + "–" + largest));
        }
    }

    /**
     * One map a class, then a global pooling: A_c = Σ_k w_k^c F_k + b_c over the maps F of {@link #features}, of which
     * a ReLU may leave the positive part; y_c = pool(A_c). The class maps are the A_c.
     *
     * @param target the tensor of the class maps, which feeds the pooling
     * @param features the maps F that the class convolution reads; of the target's height and width
     * @param rectified whether a ReLU stands between the class maps and the pooling
     */
    record ClassMaps(Scores scores, String target, MapTensor features, Pooling pooling, LinearReadout readout,
                     boolean rectified, boolean quantized, boolean isSwapped) implements Pooled {

        @Override
        public Optional<MapTensor> maps() {
            return Optional.of(new MapTensor(target, features.layout(), classes(), features.height(),
                    features.width()));
        }

        @Override
        public String kind() {
            return "class-maps";
        }

        @Override
        public Message description() {
            return withCaveats(this, Message.of(Head.class, rectified ? "head.maps.rectified" : "head.maps",
                    Integer.toString(classes()), pooling.message(), size(features)));
        }

        @Override
        public Head withPooling(Pooling other) {
            return other == Pooling.NONE || other == pooling ? this
                    : new ClassMaps(scores, target, features, other, readout, rectified, quantized, !isSwapped);
        }
    }

    /**
     * Feature maps flattened, then fully connected layers: there is no class map.
     *
     * @param last the last feature maps before the flattening, and before their max pooling if they have one
     */
    record Dense(Scores scores, MapTensor last) implements Head {

        @Override
        public Optional<MapTensor> maps() {
            return Optional.of(last);
        }

        @Override
        public String kind() {
            return "dense";
        }

        @Override
        public Message description() {
            return Message.of(Head.class, "head.dense", size(last), Integer.toString(last.channels()),
                    Integer.toString(classes()));
        }

        @Override
        public Head lookedAt(MapTensor other) {
            return new Dense(scores, other);
        }
    }

    /**
     * Scores read off tokens that weigh each other.
     *
     * @param maps what the last attention reads: behind it, a class token has all that it is told of places; none where it
     *     is not known which token is which place
     */
    record Tokens(Scores scores, Optional<MapTensor> maps) implements Head {

        @Override
        public Optional<MapTensor> exposed() {
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "tokens";
        }

        @Override
        public Message description() {
            return maps.map(grid -> Message.of(Head.class, "head.tokens.grid", size(grid), Integer.toString(grid.channels()),
                            grid.tokens().map(t -> t.count() - grid.positions()).orElse(0), Integer.toString(classes())))
                    .orElseGet(() -> Message.of(Head.class, "head.tokens", Integer.toString(classes())));
        }

        @Override
        public Head lookedAt(MapTensor other) {
            return new Tokens(scores, Optional.of(other));
        }
    }

    /**
     * None that class maps can be read from.
     *
     * @param maps the last feature maps, if there are any
     * @param pooling how they are pooled, if they are, before several layers follow
     */
    record None(Scores scores, Optional<MapTensor> maps, Pooling pooling) implements Head {

        @Override
        public String kind() {
            return "none";
        }

        @Override
        public Message description() {
            var classCount = Integer.toString(classes());
            return maps.isEmpty() ? Message.of(Head.class, "head.none", classCount)
                    : pooling == Pooling.NONE ? Message.of(Head.class, "head.none.maps", size(maps.get()),
                            Integer.toString(maps.get().channels()), classCount)
                    : Message.of(Head.class, "head.none.layers", pooling.message(), size(maps.get()), classCount);
        }

        @Override
        public Head lookedAt(MapTensor other) {
            return new None(scores, Optional.of(other), pooling);
        }
    }

    /** A sentence with what holds of a head besides. */
    private static Message withCaveats(Pooled head, Message found) {
        var whole = head.readout().isNormalized() ? Message.of(Head.class, "head.normalized", found) : found;
        var withSteps = head.quantized() ? Message.of(Head.class, "head.quantized", whole) : whole;
        return head.isSwapped() ? Message.of(Head.class, "head.swapped", withSteps) : withSteps;
    }

    private static String size(MapTensor maps) {
        return maps.height() + "×" + maps.width();
    }
}
