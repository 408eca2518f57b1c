package org.cameralucida.image;

/**
 * A part of a resized photo: {@code columns × rows} pixels from {@code (left, top)} on of what resizing {@code source} to
 * {@code width × height} makes. It may reach beyond that.
 *
 * @param source what is resized, in pixels of the photo at its full size
 * @param isCut whether it is cut out first, so that no filter reaches beyond it
 * @param width of the resized source, pixels, positive
 * @param height of the resized source, pixels, positive
 * @param left its first column on the resized source; may be negative
 * @param top its first row on the resized source; may be negative
 * @param columns its width, pixels, positive
 * @param rows its height, pixels, positive
 */
public record ResizedPart(Region source, boolean isCut, int width, int height, int left, int top, int columns,
                          int rows) {

    /** All of a resized region. */
    public static ResizedPart of(Region source, boolean isCut, int width, int height) {
        return new ResizedPart(source, isCut, width, height, 0, 0, width, height);
    }

    /** What it shows of the photo; reaches beyond the photo where it reaches beyond what was resized. */
    public Region onPhoto() {
        double across = source.width() / width;
        double down = source.height() / height;
        return new Region(source.x() + left * across, source.y() + top * down, columns * across, rows * down);
    }

    /** Of this part, what the resized source reaches: never empty where it lies in the middle. */
    public ResizedPart filled() {
        int firstColumn = Math.max(left, 0);
        int firstRow = Math.max(top, 0);
        return new ResizedPart(source, isCut, width, height, firstColumn, firstRow,
                Math.min(left + columns, width) - firstColumn, Math.min(top + rows, height) - firstRow);
    }
}
