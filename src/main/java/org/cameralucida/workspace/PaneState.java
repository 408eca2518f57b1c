package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Region;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Display;

/**
 * What a pane shows, as one value: enough to show it again, here, from a session's file or from the command line.
 *
 * @param photo the photo's file; empty for a picture that is no file, and in a session, which says it elsewhere
 * @param frame the part of the photo that the network sees
 * @param network what looks
 * @param classIndex the class explained, an index of the network; empty for the most probable one
 * @param method what makes the map
 * @param display how the map is displayed
 */
public record PaneState(Optional<Path> photo, Frame frame, NetworkChoice network, OptionalInt classIndex,
        MethodChoice method, Display display) {

    public PaneState {
        Objects.requireNonNull(photo);
        Objects.requireNonNull(frame);
        Objects.requireNonNull(network);
        Objects.requireNonNull(classIndex);
        Objects.requireNonNull(method);
        Objects.requireNonNull(display);
    }

    /**
     * The part of a photo that the network sees.
     *
     * @param mode how it is found
     * @param region what it is, in pixels of the photo; empty where the network's card says it
     */
    public record Frame(FrameMode mode, Optional<Region> region) {

        private static final double MOST = 1e9;

        /** As the network's card says. */
        public static final Frame CARD = new Frame(FrameMode.CARD, Optional.empty());

        /** The part that is found so, where that is known already. */
        public static Frame of(FrameMode mode, Region region) {
            return mode == FrameMode.CARD ? CARD : new Frame(mode, Optional.of(region));
        }

        public Frame {
            Objects.requireNonNull(mode);
            region.ifPresent(at -> {
                if (Math.max(Math.abs(at.x()) + at.width(), Math.abs(at.y()) + at.height()) > MOST) {
                    throw new IllegalArgumentException("no photo has " + at);
                }
            });
        }
    }

    /**
     * A network, the pooling that it is looked at under, and which of its outputs has the scores.
     *
     * @param key a name of the catalog, or the network's file
     * @param pooling the pooling
     * @param swapped whether that was put in the place of the network's own
     * @param output the output that was chosen; empty for the network's own choice, as in older files
     */
    public record NetworkChoice(String key, Pooling pooling, boolean swapped, Optional<String> output) {

        public NetworkChoice {
            Objects.requireNonNull(key);
            Objects.requireNonNull(pooling);
            output = output == null ? Optional.empty() : output;
        }

        /** A network under a pooling, by the output that it has itself. */
        public NetworkChoice(String key, Pooling pooling, boolean swapped) {
            this(key, pooling, swapped, Optional.empty());
        }

        /** A network as it was trained, of which nothing is known yet. */
        public static NetworkChoice of(String key) {
            return new NetworkChoice(key, Pooling.NONE, false);
        }

        /** A network as it is. */
        public static NetworkChoice of(String key, Network network) {
            return new NetworkChoice(key, network.head().pooling(), network.head().swapped(), network.chosenOutput());
        }

        /** The network, under that pooling if it is another than its own. */
        public Network variant(Network read) {
            return swapped ? read.withPooling(pooling) : read;
        }
    }

    /**
     * A method and how it is set.
     *
     * @param id its name, as on the command line
     * @param settings those of its settings that are not at their standard, by key
     * @param layer the tensor that is explained; empty for the one that feeds the head
     */
    public record MethodChoice(String id, Map<String, String> settings, Optional<String> layer) {

        public MethodChoice {
            Objects.requireNonNull(id);
            Objects.requireNonNull(layer);
            settings.values().forEach(Objects::requireNonNull);
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }

        /** The method. */
        public Method method() {
            return Method.named(id);
        }

        /** Values for all of its settings. */
        public Settings values() {
            return Settings.of(method(), settings);
        }
    }
}
