package org.cameralucida.image;

import java.util.List;

/** Does edits to a copy of a raster: only the pixels that an edit touches are made anew. */
final class PhotoEditor {

    private final int columns;
    private final int rows;
    private final double stepX;
    private final double stepY;
    private final int[] argb;

    private PhotoEditor(Raster raster, int width, int height) {
        columns = raster.width();
        rows = raster.height();
        stepX = (double) width / columns;
        stepY = (double) height / rows;
        argb = raster.argb().clone();
    }

    /**
     * The raster after some edits.
     *
     * @param width of the photo at its full size, in whose pixels edits are
     * @param height of the photo at its full size
     */
    static Raster edited(Raster raster, int width, int height, List<Edit> edits) {
        var editor = new PhotoEditor(raster, width, height);
        edits.forEach(editor::apply);
        return new Raster(raster.width(), raster.height(), editor.argb);
    }

    private void apply(Edit edit) {
        var mask = new AreaMask(edit.area(), columns, rows, stepX, stepY);
        if (mask.width <= 0 || mask.height <= 0) {
            return;
        }
        if (edit instanceof Edit.Fill fill) {
            fill(mask, fill.filling());
        } else if (edit instanceof Edit.Blur blur) {
            var blurred = new BoxBlur(argb, columns, rows, blur.sigma() / Math.sqrt(stepX * stepY))
                    .of(mask.left, mask.top, mask.width, mask.height);
            put(mask, blurred, 0, 0);
        } else if (edit instanceof Edit.Move move) {
            var part = copy(mask);
            fill(mask, move.left());
            put(mask, part, move.dx(), move.dy());
        } else if (edit instanceof Edit.Paste paste) {
            put(mask, copy(mask), paste.dx(), paste.dy());
        }
    }

    private void fill(AreaMask mask, Filling filling) {
        for (int row = mask.top; row < mask.top + mask.height; row++) {
            for (int column = mask.left; column < mask.left + mask.width; column++) {
                if (mask.has(column, row)) {
                    argb[row * columns + column] = filling.argb((int) ((column + 0.5) * stepX), (int) ((row + 0.5) * stepY));
                }
            }
        }
    }

    private int[] copy(AreaMask mask) {
        var part = new int[mask.width * mask.height];
        for (int row = 0; row < mask.height; row++) {
            System.arraycopy(argb, (mask.top + row) * columns + mask.left, part, row * mask.width, mask.width);
        }
        return part;
    }

    /** Puts what is in the mask of its rectangle's pixels, moved by pixels of the photo; beyond the edge it is lost. */
    private void put(AreaMask mask, int[] part, int dx, int dy) {
        int across = (int) Math.round(dx / stepX);
        int down = (int) Math.round(dy / stepY);
        for (int row = Math.max(0, -mask.top - down); row < Math.min(mask.height, rows - mask.top - down); row++) {
            for (int column = Math.max(0, -mask.left - across);
                    column < Math.min(mask.width, columns - mask.left - across); column++) {
                if (mask.has(mask.left + column, mask.top + row)) {
                    argb[(mask.top + row + down) * columns + mask.left + column + across] = part[row * mask.width + column];
                }
            }
        }
    }
}
