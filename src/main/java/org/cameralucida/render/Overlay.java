package org.cameralucida.render;

import java.util.List;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;

/**
 * A photo with its heatmap and boxes, at the resolution of the photo's raster, by the formulas of the window: the heat
 * lies on the region that the network saw, and the rest is dimmed.
 */
public final class Overlay {

    /** The opacity of the black veil over what the network did not see. */
    public static final double UNSEEN_VEIL = 0.55;

    /** Opacities are rounded to this many steps, finer than 8-bit pixels can show; sums then fit an {@code int}. */
    private static final int OPAQUE = 4096;
    private static final int BAND = 64;

    private Overlay() {
    }

    /**
     * Composes the picture.
     *
     * @param layer the map, {@code [H, W]}, and the region that it lies on: pixels whose centres are outside are dimmed
     * @param opacity of the heat, 0 to 1
     * @param marks boxes to outline, the last one on top
     */
    public static Raster compose(Photo photo, HeatLayer layer, double opacity, List<Mark> marks) {
        var raster = photo.raster();
        var pixels = raster.argb().clone();
        double factorX = raster.width() / (double) photo.width();
        double factorY = raster.height() / (double) photo.height();
        var lit = scaled(layer.seen(), factorX, factorY);
        int left = pixelAt(lit.x(), raster.width());
        int right = pixelAt(lit.right(), raster.width());
        int top = pixelAt(lit.y(), raster.height());
        int bottom = pixelAt(lit.bottom(), raster.height());
        dim(pixels, raster.width(), left, top, right, bottom);
        if (left < right) {
            for (int y = top; y < bottom; y += BAND) {
                layHeat(pixels, raster.width(), lit, left, y, right, Math.min(bottom, y + BAND), layer, opacity);
            }
        }
        return marked(photo, pixels, marks);
    }

    /** The photo with its boxes alone. */
    public static Raster compose(Photo photo, List<Mark> marks) {
        return marked(photo, photo.raster().argb().clone(), marks);
    }

    private static Raster marked(Photo photo, int[] pixels, List<Mark> marks) {
        int width = photo.raster().width();
        int height = photo.raster().height();
        for (var mark : marks) {
            var box = scaled(mark.box(), width / (double) photo.width(), height / (double) photo.height());
            Outline.draw(box, mark.kind().rgb(), width, height, pixels);
        }
        return new Raster(width, height, pixels);
    }

    private static Region scaled(Region region, double x, double y) {
        return new Region(region.x() * x, region.y() * y, region.width() * x, region.height() * y);
    }

    /** The first pixel whose centre is at or after an edge, within the raster. */
    private static int pixelAt(double edge, int pixelCount) {
        return (int) Math.max(0, Math.min(pixelCount, Math.ceil(edge - 0.5)));
    }

    private static void dim(int[] pixels, int width, int left, int top, int right, int bottom) {
        for (int y = 0; y < pixels.length / width; y++) {
            boolean litRow = y >= top && y < bottom;
            dim(pixels, y * width, y * width + (litRow ? left : width));
            dim(pixels, y * width + (litRow ? right : width), (y + 1) * width);
        }
    }

    private static void dim(int[] pixels, int from, int to) {
        int veil = (int) Math.rint(UNSEEN_VEIL * OPAQUE);
        for (int i = from; i < to; i++) {
            pixels[i] = over(pixels[i], 0xFF000000, veil);
        }
    }

    private static void layHeat(int[] pixels, int rasterWidth, Region lit, int left, int top, int right, int bottom,
            HeatLayer heat, double share) {
        var map = heat.map();
        double cellsX = map.extent(1) / lit.width();
        double cellsY = map.extent(0) / lit.height();
        int width = right - left;
        var visible = new Region((left - lit.x()) * cellsX, (top - lit.y()) * cellsY, width * cellsX,
                (bottom - top) * cellsY);
        var layer = HeatmapPainter.paint(map, visible, width, bottom - top, heat.scale(), heat.colors(),
                heat.interpolation(), heat.blend());
        int opacity = (int) Math.rint(share * OPAQUE);
        boolean additive = heat.blend().additive();
        for (int i = 0, y = top; y < bottom; y++) {
            int row = y * rasterWidth + left;
            for (int pixel = row; pixel < row + width; pixel++, i++) {
                int below = pixels[pixel];
                pixels[pixel] = additive ? added(below, layer[i], opacity) : over(below, layer[i], opacity);
            }
        }
    }

    /** A layer's premultiplied pixel laid over an opaque one, with the layer's opacity out of {@link #OPAQUE}. */
    static int over(int below, int layer, int opacity) {
        int kept = 255 * OPAQUE - (layer >>> 24) * opacity;
        int pixel = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = (layer >> shift & 0xFF) * opacity * 255 + (below >> shift & 0xFF) * kept;
            pixel |= (sum + 255 * OPAQUE / 2) / (255 * OPAQUE) << shift;
        }
        return pixel;
    }

    /** A layer's premultiplied pixel added to an opaque one and clipped. */
    private static int added(int below, int layer, int opacity) {
        int pixel = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = (below >> shift & 0xFF) + ((layer >> shift & 0xFF) * opacity + OPAQUE / 2) / OPAQUE;
            pixel |= Math.min(255, sum) << shift;
        }
        return pixel;
    }
}
