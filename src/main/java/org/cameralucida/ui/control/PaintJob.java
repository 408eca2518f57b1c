package org.cameralucida.ui.control;

import java.util.function.BooleanSupplier;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.HeatmapPainter;

/**
 * One round of painting for {@link PhotoLayers}, on a background thread.
 *
 * @param content what is to be shown
 * @param before what was painted last; what need not be painted again is taken from it
 * @param photo paint the photo
 * @param heat paint the heatmap
 * @param fine with good quality
 * @param around how much around the pane is painted too, so that panning need not paint: a share of its size
 * @param photoSheet what to paint the photo on; null if it is out of sight
 * @param heatSheet what to paint the heatmap on; null if it is out of sight
 */
record PaintJob(Content content, Painted before, boolean photo, boolean heat, boolean fine, double around,
                Sheet photoSheet, Sheet heatSheet) {

    private static final LastPrint LAST = new LastPrint();

    /** From so many layout pixels a photo pixel on, pixels are shown as squares. */
    private static final double CRISP = 4;

    /**
     * What a pane is to show.
     *
     * @param photo the photo
     * @param pyramid its pixels
     * @param placement where it lies
     * @param heat what lies over it, or null
     */
    record Content(Photo photo, PhotoPyramid pyramid, Placement placement, HeatLayer heat) {

        /** The part of the photo that the heatmap covers: where it reaches beyond the photo it is cut off. */
        Region covered() {
            return photo.within(heat.seen());
        }
    }

    /**
     * What has been painted. A block is {@code {x, y, width, height}} in device pixels of the pane.
     *
     * @param content what it shows
     * @param fine the photo is as good as it gets
     */
    record Painted(Content content, boolean fine, Sheet photoSheet, int[] photoBlock, Sheet heatSheet, int[] heatBlock,
                   HeatLayer heatLayer) {

        static final Painted NOTHING = new Painted(null, false, null, new int[4], null, new int[4], null);

        /** Whether what was painted only has to be moved to be right, as far as it reaches. */
        boolean isOnlyMoved(Content other) {
            return content != null && content.photo() == other.photo()
                    && content.placement().isOnlyMoved(other.placement());
        }

        /** Whether the painted photo reaches over all that is in sight, and around it. */
        boolean hasPhoto(Content other, double around) {
            return isOnlyMoved(other) && within(other.placement().near(other.photo().whole(), around),
                    content.placement().moved(photoBlock, other.placement()));
        }

        /** As {@link #hasPhoto}, for a heatmap that is the wanted one. */
        boolean hasHeat(Content other, double around) {
            return isOnlyMoved(other) && other.heat().equals(heatLayer)
                    && within(other.placement().near(other.covered(), around),
                            content.placement().moved(heatBlock, other.placement()));
        }

        private static boolean within(int[] inner, int[] outer) {
            return inner[2] <= 0 || inner[3] <= 0 || inner[0] >= outer[0] && inner[1] >= outer[1]
                    && inner[0] + inner[2] <= outer[0] + outer[2] && inner[1] + inner[3] <= outer[1] + outer[3];
        }
    }

    /**
     * Paints.
     *
     * @param superseded true once nobody wants the result
     * @return what is painted now; null if superseded
     */
    Painted paint(BooleanSupplier superseded) {
        boolean fineNow = before.fine();
        var photoBlock = kept(before.photoBlock());
        if (photo) {
            photoBlock = content.placement().near(content.photo().whole(), around);
            fineNow = photoSheet == null || paintPhoto(photoBlock, superseded);
            if (superseded.getAsBoolean()) {
                return null;
            }
        }
        if (!heat) {
            boolean keptHeat = content.heat() != null;
            return new Painted(content, fineNow, photo ? photoSheet : before.photoSheet(), photoBlock,
                    keptHeat ? before.heatSheet() : null, kept(before.heatBlock()),
                    keptHeat ? before.heatLayer() : null);
        }
        var heatBlock = content.placement().near(content.covered(), around);
        if (heatSheet != null) {
            paintHeat(heatBlock);
        }
        return new Painted(content, fineNow, photo ? photoSheet : before.photoSheet(), photoBlock,
                heatSheet, heatBlock, content.heat());
    }

    /** What is not painted again has been moved. */
    private int[] kept(int[] block) {
        return before.content() == null ? block : before.content().placement().moved(block, content.placement());
    }

    /** @return whether it is as good as it gets */
    private boolean paintPhoto(int[] block, BooleanSupplier superseded) {
        var base = content.pyramid().base();
        var place = content.placement();
        double stepX = base.width() / (double) content.photo().width() / place.zoom();
        double stepY = base.height() / (double) content.photo().height() / place.zoom();
        double step = Math.min(stepX, stepY);
        Raster level = fine ? content.pyramid().level(step) : content.pyramid().ready(step);
        double levelStepX = stepX * level.width() / base.width();
        double levelStepY = stepY * level.height() / base.height();
        boolean rough = levelStepX > 2.5;
        PhotoSampler.Quality quality;
        if (place.layoutZoom() >= CRISP || rough) {
            quality = PhotoSampler.Quality.NEAREST;
        } else {
            quality = fine ? PhotoSampler.Quality.FILTERED : PhotoSampler.Quality.LINEAR;
        }
        LAST.fill(photoSheet.pixels(), photoSheet.stride(), level, new LastPrint.Cut(block[2], block[3],
                (block[0] - place.left()) * levelStepX, (block[1] - place.top()) * levelStepY, levelStepX, levelStepY,
                quality), superseded);
        return !rough && (fine || quality == PhotoSampler.Quality.NEAREST || levelStepX <= 1);
    }

    private void paintHeat(int[] block) {
        var place = content.placement();
        var seen = content.heat().seen();
        var map = content.heat().map();
        double cellsX = map.extent(1) / seen.width();
        double cellsY = map.extent(0) / seen.height();
        var visible = new Region(
                ((block[0] - place.left()) / place.zoom() - seen.x()) * cellsX,
                ((block[1] - place.top()) / place.zoom() - seen.y()) * cellsY,
                block[2] / place.zoom() * cellsX,
                block[3] / place.zoom() * cellsY);
        HeatmapPainter.paint(map, visible, block[2], block[3], content.heat().scale(), content.heat().colors(),
                content.heat().interpolation(), content.heat().blend(), heatSheet.pixels(), heatSheet.stride());
    }
}
