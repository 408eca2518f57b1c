package org.cameralucida.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.render.Display;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scale;

/**
 * The colour scales of panes that are shown together.
 *
 * @param display how the panes are displayed
 * @param common the scales that panes share, by their {@linkplain Pane#kind kind}; none where each has its own
 */
public record Scales(Display display, Map<String, CommonScale> common) {

    /** The scales of panes, shared where the display says so. */
    public static Scales of(Collection<Pane> panes, Display display) {
        return new Scales(display,
                display.shared() ? SharedScale.of(panes, display.colors().diverging()) : Map.of());
    }

    /** Whether all panes share one scale. */
    public boolean isOne() {
        return common.size() == 1;
    }

    /** The panes of one scale, for each scale that there is, in the order of the panes. */
    public List<List<Pane>> groups(List<Pane> panes) {
        var groups = new LinkedHashMap<Object, List<Pane>>();
        panes.forEach(pane -> groups.computeIfAbsent(common.isEmpty() ? pane : pane.kind(), kind -> new ArrayList<>())
                .add(pane));
        return List.copyOf(groups.values());
    }

    /** The other panes that share a pane's scale. */
    public List<Pane> sharers(Pane pane, List<Pane> panes) {
        return groups(panes).stream().filter(group -> group.contains(pane)).flatMap(List::stream)
                .filter(other -> other != pane).toList();
    }

    /** The scale of a pane, in the pane's own values. */
    public Scale scale(Pane pane) {
        return bar(pane).in(pane);
    }

    /** The scale of a pane, as a colour bar has it. */
    public CommonScale bar(Pane pane) {
        var shared = common.get(pane.kind());
        return shared == null ? new CommonScale(SharedScale.of(pane, display.colors().diverging()), false) : shared;
    }

    /** A pane's map as it is laid over its photo. */
    public HeatLayer layer(Pane pane) {
        var scale = scale(pane);
        return display.layer(pane.map(), pane.frame(), scale, display.colors(scale));
    }
}
