package org.cameralucida.network;

import java.util.Arrays;
import org.cameralucida.message.Message;

/**
 * How a network's last feature maps become scores, and so what can be said exactly. Notation: A_k the feature maps that
 * feed the pooling, y_c the logit of class c, w its weights, b its bias.
 *
 * <ul>
 * <li>{@link Kind#GAP}: y_c = Σ_k w_k^c mean(A_k) + b_c; the class map is Σ_k w_k^c A_k of {@link #features}.
 * <li>{@link Kind#GMP}: y_c = Σ_k w_k^c max(A_k) + b_c; the class map as above.
 * <li>{@link Kind#CLASS_MAPS}: the maps A_c that feed the pooling <em>are</em> the class maps:
 *     A_c = Σ_k w_k^c F_k + b_c over the maps F of {@link #features}, where {@link #rectified} then its positive part;
 *     y_c is their mean or maximum.
 * <li>{@link Kind#DENSE}, {@link Kind#NONE}: no class map exists; weights are empty.
 * </ul>
 *
 * @param kind which of these it is
 * @param pooling how the target is pooled
 * @param target the tensor that feeds the pooling; with {@link Kind#DENSE} the last feature map before the flatten
 *     (before its max pooling, if it has one); with {@link Kind#NONE} the last feature map; empty if there is none
 * @param features the tensor to expose, of which all class maps are computed; empty without class maps and target
 * @param logits the tensor of scores before any softmax
 * @param activation what the network itself makes of the logits
 * @param layout the order of axes of target and features
 * @param channels how many maps the features are
 * @param mapHeight rows of the target
 * @param mapWidth columns of the target
 * @param classes how many scores
 * @param weights {@code [classes, channels]} row by row, what follows and precedes the classifier linearly included;
 *     not to be changed
 * @param bias one a class; zeros if the network has none; not to be changed
 * @param rectified whether a ReLU stands between the class maps and the pooling
 * @param quantized whether 8-bit steps lie between features and logits: the sums then hold only to their size
 * @param swapped whether the pooling is not the one that the network was trained with
 */
public record Head(Kind kind, Pooling pooling, String target, String features, String logits, Activation activation,
                   Layout layout, int channels, int mapHeight, int mapWidth, int classes, float[] weights, float[] bias,
                   boolean rectified, boolean quantized, boolean swapped) {

    /** The kinds of head. */
    public enum Kind {
        /** Global average pooling, then a linear classifier. */
        GAP("gap"),
        /** Global max pooling, then a linear classifier. */
        GMP("gmp"),
        /** One map a class, then a pooling. */
        CLASS_MAPS("class-maps"),
        /** The maps flattened, then fully connected layers. */
        DENSE("dense"),
        /** None that class maps can be read from. */
        NONE("none");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Its name on the command line and in reports. */
        public String id() {
            return id;
        }
    }

    /** What a network does to its logits at the end. */
    public enum Activation {
        /** Nothing: it gives the logits. */
        NONE,
        /** Probabilities that sum to 1. */
        SOFTMAX,
        /** Their logarithms. */
        LOG_SOFTMAX,
        /** A probability for each class by itself. */
        SIGMOID
    }

    /** Whether class maps are exact: whether there are weights. */
    public boolean hasClassMaps() {
        return kind == Kind.GAP || kind == Kind.GMP || kind == Kind.CLASS_MAPS;
    }

    /** Whether the network's own output are probabilities. */
    public boolean outputIsProbability() {
        return activation == Activation.SOFTMAX || activation == Activation.SIGMOID;
    }

    /**
     * The probabilities of logits: e^{y_c} / Σ e^{y_d}, or 1 / (1 + e^{−y_c}) where the network judges each class by
     * itself.
     */
    public float[] probabilities(float[] logits) {
        var probabilities = new float[logits.length];
        if (activation == Activation.SIGMOID) {
            for (int c = 0; c < logits.length; c++) {
                probabilities[c] = (float) (1 / (1 + Math.exp(-logits[c])));
            }
            return probabilities;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = (float) (Math.exp(logits[c] - largest) / sum);
        }
        return probabilities;
    }

    /** The same features and weights with another pooling: never trained so. Itself if there is nothing to swap. */
    public Head withPooling(Pooling newPooling) {
        if (!hasClassMaps() || newPooling == Pooling.NONE || newPooling == pooling) {
            return this;
        }
        var newKind = kind == Kind.CLASS_MAPS ? kind : newPooling == Pooling.GAP ? Kind.GAP : Kind.GMP;
        return new Head(newKind, newPooling, target, features, logits, activation, layout, channels, mapHeight,
                mapWidth, classes, weights, bias, rectified, quantized, !swapped);
    }

    /** In plain words, what was found and what follows from it. */
    public Message description() {
        var map = mapHeight + "×" + mapWidth;
        var classCount = Integer.toString(classes);
        var channelCount = Integer.toString(channels);
        var poolingName = Message.of(Head.class, "pooling." + pooling.id());
        var found = switch (kind) {
            case GAP -> Message.of(Head.class, "head.gap", map, channelCount, classCount);
            case GMP -> Message.of(Head.class, "head.gmp", map, channelCount, classCount);
            case CLASS_MAPS -> Message.of(Head.class, rectified ? "head.maps.rectified" : "head.maps", classCount,
                    poolingName, map);
            case DENSE -> Message.of(Head.class, "head.dense", map, channelCount, classCount);
            case NONE -> pooling == Pooling.NONE ? Message.of(Head.class, "head.none", classCount)
                    : Message.of(Head.class, "head.none.layers", poolingName, map, classCount);
        };
        var withSteps = quantized && hasClassMaps() ? Message.of(Head.class, "head.quantized", found) : found;
        return swapped ? Message.of(Head.class, "head.swapped", withSteps) : withSteps;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head h && kind == h.kind && pooling == h.pooling && target.equals(h.target)
                && features.equals(h.features) && logits.equals(h.logits) && activation == h.activation
                && layout == h.layout && channels == h.channels && mapHeight == h.mapHeight && mapWidth == h.mapWidth
                && classes == h.classes && rectified == h.rectified && quantized == h.quantized
                && swapped == h.swapped && Arrays.equals(weights, h.weights) && Arrays.equals(bias, h.bias);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + logits.hashCode();
    }

    @Override
    public String toString() {
        return kind.id() + " head on " + target;
    }
}
