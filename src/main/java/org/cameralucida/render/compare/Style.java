package org.cameralucida.render.compare;

import java.util.Collection;
import java.util.Map;
import org.cameralucida.image.Interpolation;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Look;
import org.cameralucida.render.Scale;

/**
 * How the panes of a comparison look.
 *
 * @param colors value to colour, of maps with one side
 * @param blend how heat and photo are put together
 * @param interpolation between the map's cells
 * @param opacity of the heat, 0 to 1
 * @param shared whether panes of a kind share a scale
 * @param threshold of the boxes, a share of each map's maximum, 0 to 1
 * @param boxes whether predicted boxes are drawn
 */
public record Style(ColorMap colors, Blend blend, Interpolation interpolation, double opacity, boolean shared,
        double threshold, boolean boxes) {

    /** The scales that panes share, by their kind; none where each has its own. */
    public Map<String, CommonScale> scales(Collection<Pane> panes) {
        return shared ? SharedScale.of(panes, colors.diverging()) : Map.of();
    }

    /** The scale of a pane among {@link #scales}, in the pane's own values. */
    public Scale scale(Pane pane, Map<String, CommonScale> scales) {
        return bar(pane, scales).in(pane);
    }

    /** The scale of a pane among {@link #scales}, as a colour bar has it. */
    public CommonScale bar(Pane pane, Map<String, CommonScale> scales) {
        var common = scales.get(pane.kind());
        return common == null ? new CommonScale(SharedScale.of(pane, colors.diverging()), false) : common;
    }

    /** The colours under a scale: the user's, or where it has 0 in its middle and they have not, two that do. */
    public ColorMap colors(Scale scale) {
        return scale.symmetric() && !colors.diverging() ? ColorMap.COOLWARM : colors;
    }

    /** The look of a pane under a scale. */
    public Look look(Scale scale) {
        return new Look(colors(scale), scale, blend, interpolation, opacity);
    }
}
