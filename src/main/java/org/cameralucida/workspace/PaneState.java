package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;

/**
 * What a pane of the window shows, as one value: enough to show it again, here or from the command line.
 *
 * @param photo the photo's file; empty for a picture that is no file
 * @param network a name of the catalog, or the network's file
 * @param frame the part of the photo that the network sees; empty for what its card says
 * @param classIndex the class explained; empty for the most probable one
 * @param method the method's name, as on the command line
 * @param layer the tensor that is explained; empty for the one that feeds the head
 * @param settings those of the method's settings that are not at their standard, by key
 * @param pooling the pooling that was put in the place of the network's own; empty for its own
 * @param options how it looks
 * @param held the ends of a scale that is held; empty where the scale follows the map
 */
public record PaneState(Optional<Path> photo, String network, Optional<Region> frame, OptionalInt classIndex,
        String method, Optional<String> layer, Map<String, String> settings, Optional<Pooling> pooling, Options options,
        Optional<Scale> held) {

    public PaneState {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** A method without settings, the network's own pooling, a scale that follows the map. */
    public PaneState(Optional<Path> photo, String network, Optional<Region> frame, OptionalInt classIndex,
            String method, Optional<String> layer, Options options) {
        this(photo, network, frame, classIndex, method, layer, Map.of(), Optional.empty(), options, Optional.empty());
    }

    /**
     * How a map is shown.
     *
     * @param opacity 0…1
     * @param colorMap value to colour
     * @param scaling how the ends of the colours are found
     * @param blend how colours and photo are put together
     * @param interpolation between the map's cells
     * @param threshold of the box, a share of the map's maximum, 0…1
     * @param box whether the box is shown
     */
    public record Options(double opacity, ColorMap colorMap, Scaling scaling, Blend blend, Interpolation interpolation,
            double threshold, boolean box) {
    }
}
