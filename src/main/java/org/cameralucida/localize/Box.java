package org.cameralucida.localize;

import org.cameralucida.image.Region;

/**
 * A box of whole pixels of a photo, its last row and column included, as ILSVRC and PASCAL VOC have it.
 *
 * @param xmin the first column; columns are counted from 0
 * @param ymin the first row; rows are counted from 0
 * @param xmax the last column, at least {@code xmin}
 * @param ymax the last row, at least {@code ymin}
 */
public record Box(int xmin, int ymin, int xmax, int ymax) {

    public Box {
        if (xmax < xmin || ymax < ymin) {
            throw new IllegalArgumentException("empty box: " + xmin + " " + ymin + " " + xmax + " " + ymax);
        }
    }

    /** How many columns: one more than the difference. */
    public int width() {
        return xmax - xmin + 1;
    }

    /** How many rows: one more than the difference. */
    public int height() {
        return ymax - ymin + 1;
    }

    /** How many pixels. */
    public long area() {
        return (long) width() * height();
    }

    /** The same as a rectangle with outer edges, to be drawn. */
    public Region region() {
        return new Region(xmin, ymin, width(), height());
    }
}
