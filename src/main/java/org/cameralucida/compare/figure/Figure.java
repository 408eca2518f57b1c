package org.cameralucida.compare.figure;

import java.util.List;
import java.util.Optional;
import org.cameralucida.compare.Fact;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resizer;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Overlay;
import org.cameralucida.render.Scale;

/**
 * A comparison for a page: panels with their words, what the colours mean, and a caption.
 *
 * @param panels in reading order
 * @param bars what the colours mean where panels share a scale
 * @param caption a paragraph
 */
public record Figure(List<Panel> panels, List<Bar> bars, String caption) {

    /** The longer side of a panel's picture, pixels. */
    public static final int SIDE = 600;

    public Figure {
        panels = List.copyOf(panels);
        bars = List.copyOf(bars);
    }

    /**
     * A panel.
     *
     * @param heading a word or two
     * @param detail what is shown
     * @param picture the photo with its map
     * @param facts the numbers under it
     * @param bar what the colours mean, where the scale is the panel's own
     */
    public record Panel(String heading, String detail, Raster picture, List<Fact> facts, Optional<Bar> bar) {

        public Panel {
            facts = List.copyOf(facts);
        }
    }

    /**
     * What colours mean.
     *
     * @param unit what the numbers are
     */
    public record Bar(ColorMap colors, Scale scale, String unit) {
    }

    /** How many panels stand side by side. */
    int columns() {
        int count = panels.size();
        return count <= 4 ? Math.max(1, count) : (count + 1) / 2;
    }

    /** The picture of a panel: the photo brought to the panel's size, then the map laid over it at that size. */
    public static Raster picture(Photo photo, HeatLayer layer, double opacity, List<Mark> marks) {
        double factor = (double) SIDE / Math.max(photo.width(), photo.height());
        int width = (int) Math.max(1, Math.rint(photo.width() * factor));
        int height = (int) Math.max(1, Math.rint(photo.height() * factor));
        var raster = photo.raster();
        var whole = new Region(0, 0, raster.width(), raster.height());
        var sized = Resizer.resize(raster, whole, width, height, Resampling.BICUBIC);
        return Overlay.compose(new Photo(photo.name(), photo.width(), photo.height(), sized), layer, opacity, marks);
    }
}
