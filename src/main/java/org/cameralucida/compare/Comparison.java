package org.cameralucida.compare;

import java.util.List;
import java.util.Optional;
import org.cameralucida.render.Display;

/**
 * Panes that are set side by side, and how.
 *
 * @param axis what differs between them
 * @param panes in reading order
 * @param measures one a pane
 * @param display how they are displayed
 * @param difference what one of the panes has more than another, if that is shown too
 */
public record Comparison(Axis axis, List<Pane> panes, List<Measures> measures, Display display,
        Optional<Difference> difference) {

    /** The most panes that are set side by side. */
    public static final int MOST = 8;

    /** A comparison that shows no difference. */
    public Comparison(Axis axis, List<Pane> panes, List<Measures> measures, Display display) {
        this(axis, panes, measures, display, Optional.empty());
    }

    public Comparison {
        panes = List.copyOf(panes);
        measures = List.copyOf(measures);
        if (panes.size() != measures.size()) {
            throw new IllegalArgumentException(panes.size() + " panes with " + measures.size() + " measures");
        }
    }
}
