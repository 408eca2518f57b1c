package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.render.Display;

/**
 * What a comparison shows, as one value: enough to make the same figure from the command line.
 *
 * @param axis what differs
 * @param panes in reading order
 * @param top where classes differ, how many of the panes show the most probable ones
 * @param display how they are displayed
 * @param truths the true boxes of photos where they are not those of the photo's data set
 * @param locale the language of the figure
 * @param difference the places, from 0, of the panel that is subtracted from and of the one that is subtracted, where
 *     their difference is a panel too; otherwise none
 */
public record ComparisonState(Axis axis, List<PaneState> panes, int top, Display display, Map<Path, List<TrueBox>> truths,
        Locale locale, List<Integer> difference) {

    public ComparisonState {
        difference = List.copyOf(difference);
        panes = List.copyOf(panes);
        truths = Map.copyOf(truths);
    }
}
