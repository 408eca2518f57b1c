package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.image.Region;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.render.compare.Style;

/**
 * What a comparison shows, as one value: enough to make the same figure from the command line.
 *
 * @param axis what differs
 * @param panels in reading order
 * @param top where classes differ, how many of the panels show the most probable ones
 * @param style how they look
 * @param truths the true boxes of photos where they are not those of the photo's data set
 * @param locale the language of the figure
 * @param difference the places, from 0, of the panel that is subtracted from and of the one that is subtracted, where
 *     their difference is a panel too; otherwise none
 */
public record ComparisonState(Axis axis, List<Panel> panels, int top, Style style, Map<Path, List<TrueBox>> truths,
        Locale locale, List<Integer> difference) {

    public ComparisonState {
        difference = List.copyOf(difference);
        panels = List.copyOf(panels);
        truths = Map.copyOf(truths);
    }

    /**
     * A panel.
     *
     * @param photo the photo's file
     * @param frame the part of it that the network sees; empty for what its card says
     * @param network a name of the catalog, or the network's file
     * @param pooling the pooling
     * @param swapped whether that is not the network's own
     * @param classIndex the class
     * @param method the method's name
     * @param layer the tensor that is explained; empty for the one that feeds the head
     * @param settings the method's settings that are not at their standard
     */
    public record Panel(Path photo, Optional<Region> frame, String network, Pooling pooling, boolean swapped,
            int classIndex, String method, Optional<String> layer, Map<String, String> settings) {

        public Panel {
            settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        }
    }
}
