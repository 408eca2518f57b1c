package org.cameralucida.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
 * @param edited what was done to it; null where nothing was, and it is as its file shows it
 */
public record Photo(String name, int width, int height, Raster raster, FileColors fileColors, Edited edited) {

    /**
     * What was done to a photo.
     *
     * @param original its pixels before
     * @param edits what was done, one after the other, at least one thing
     */
    public record Edited(Raster original, List<Edit> edits) {

        public Edited {
            Objects.requireNonNull(original);
            edits = List.copyOf(edits);
        }
    }

    /** A photo as its file shows it. */
    Photo(String name, int width, int height, Raster raster, FileColors fileColors) {
        this(name, width, height, raster, fileColors, null);
    }

    /** A photo without a colour profile, or in sRGB as it is. */
    public Photo(String name, int width, int height, Raster raster) {
        this(name, width, height, raster, null, null);
    }

    /** Whether it shows something that its file does not. */
    public boolean isEdited() {
        return edited != null;
    }

    /** Its name for files that are made of it: with the word that it is edited. */
    public String exportName() {
        int dot = name.lastIndexOf('.');
        return !isEdited() ? name : dot < 0 ? name + "-edited" : name.substring(0, dot) + "-edited" + name.substring(dot);
    }

    /** What was done to it, one after the other. */
    public List<Edit> edits() {
        return edited == null ? List.of() : edited.edits();
    }

    /** As its file shows it. */
    public Photo original() {
        return edited == null ? this : new Photo(name, width, height, edited.original(), fileColors, null);
    }

    /** Whether it is another only by what was done to it. */
    public boolean isOfSameFile(Photo other) {
        return other != null && original().raster().equals(other.original().raster());
    }

    /**
     * The same photo with other edits: these, and none but these. What has been done already is not done again.
     *
     * @return itself where nothing changes
     */
    public Photo with(List<Edit> edits) {
        if (edits.equals(edits())) {
            return this;
        }
        if (edits.isEmpty()) {
            return original();
        }
        boolean isMore = isEdited() && edits.size() > edits().size()
                && edits.subList(0, edits().size()).equals(edits());
        var pixels = PhotoEditor.edited(isMore ? raster : original().raster(), width, height,
                isMore ? edits.subList(edits().size(), edits.size()) : edits);
        return new Photo(name, width, height, pixels, fileColors, new Edited(original().raster(), edits));
    }

    /**
     * Outside of which region a photo of the same file shows the same.
     *
     * @return empty where that may be anywhere, and where nothing differs
     */
    public Optional<Region> differing(Photo other) {
        int same = 0;
        while (same < Math.min(edits().size(), other.edits().size()) && edits().get(same).equals(other.edits().get(same))) {
            same++;
        }
        var touched = new ArrayList<Optional<Region>>();
        edits().subList(same, edits().size()).forEach(edit -> touched.add(edit.touched()));
        other.edits().subList(same, other.edits().size()).forEach(edit -> touched.add(edit.touched()));
        return touched.stream().allMatch(Optional::isPresent)
                ? touched.stream().map(Optional::get).reduce(Region::around) : Optional.empty();
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
        return fileColors == null ? this : new Photo(name, width, height, fileColors.raster()).with(edits());
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
