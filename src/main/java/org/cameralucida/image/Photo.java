package org.cameralucida.image;

/**
 * A decoded photo, upright. A very large one is decoded at a reduced size: then {@code raster} is smaller than
 * {@code width × height}, by the same factor in both directions up to rounding. All coordinates that a user sees, and
 * every {@link Region}, are in the full size.
 *
 * @param name what the user calls it: the file's name
 * @param width the upright photo's full width, pixels
 * @param height the upright photo's full height, pixels
 * @param raster its pixels, in sRGB
 * @param fileColors how it looks without the colour profile that its file holds; null where there is none, or it makes
 *     no difference
 */
public record Photo(String name, int width, int height, Raster raster, FileColors fileColors) {

    /** A photo without a colour profile, or in sRGB as it is. */
    public Photo(String name, int width, int height, Raster raster) {
        this(name, width, height, raster, null);
    }

    /** Whether a colour profile made sRGB of the numbers in its file. */
    public boolean hasProfile() {
        return fileColors != null;
    }

    /**
     * The same photo with the numbers in its file, taken for sRGB; itself where there is no profile. Decodes it again,
     * unless that was done lately.
     *
     * @throws org.cameralucida.message.Problem if the file can no longer be read
     */
    public Photo withoutProfile() {
        return fileColors == null ? this : new Photo(name, width, height, fileColors.raster());
    }

    /** The whole of it. */
    public Region whole() {
        return new Region(0, 0, width, height);
    }

    /** Of a region, what is photo; the region itself where all of it is, or nothing. */
    public Region within(Region region) {
        boolean isOnPhoto = region.x() >= 0 && region.y() >= 0 && region.right() <= width && region.bottom() <= height;
        return isOnPhoto ? region : region.common(whole()).orElse(region);
    }
}
