package org.cameralucida.workspace;

import java.util.List;
import java.util.Map;

/**
 * What a session file holds: the photos with their true boxes, the networks, the class, and how all is shown. Plain
 * values, so that the file can be read by people and other programs.
 *
 * @param format {@link #FORMAT}
 * @param photos the opened photos, in their order
 * @param current the place of the one that is shown, from 0
 * @param network the network in use: a name of the catalog, or a file
 * @param classIndex the class that was chosen; null for the most probable one
 * @param frame which part of photos networks see: {@code card}, {@code whole} or {@code own}
 * @param region one's own frame: x, y, width, height in pixels of the photo; null without one
 * @param options how maps are shown
 * @param comparison what is compared
 */
public record SavedSession(String format, List<Photo> photos, int current, String network, Integer classIndex,
        String frame, List<Double> region, Options options, Comparison comparison) {

    /** What the file calls itself. */
    public static final String FORMAT = "camera-lucida-session-1";

    /**
     * A photo.
     *
     * @param file its path
     * @param sha256 of its bytes, hexadecimal: whether it is still the same
     * @param truths true boxes: xmin, ymin, xmax, ymax in whole pixels, inclusive
     */
    public record Photo(String file, String sha256, List<List<Integer>> truths) {
    }

    /** How maps are shown, by the names of the command line. */
    public record Options(double opacity, String colorMap, String scaling, String blend, String interpolation,
            double threshold, boolean box) {
    }

    /**
     * What is compared.
     *
     * @param open whether the comparison was looked at
     * @param axis what differs between the panes
     * @param method what makes the maps
     * @param shared by axis, whether panes share a scale
     */
    public record Comparison(boolean open, String axis, String method, List<String> networks, List<String> methods,
            List<Integer> pinned, int photoCount, boolean sameClass, boolean linked, boolean swapped,
            Map<String, Boolean> shared) {
    }

    /** Whether nothing is missing. */
    boolean complete() {
        return FORMAT.equals(format) && photos != null && network != null && frame != null && options != null
                && comparison != null && photos.stream().allMatch(photo -> photo != null && photo.file() != null
                        && photo.sha256() != null && photo.truths() != null
                        && photo.truths().stream().allMatch(SavedSession::isBox))
                && (region == null || region.size() == 4 && !region.contains(null))
                && options.colorMap() != null && options.scaling() != null && options.blend() != null
                && options.interpolation() != null && share(options.opacity()) && share(options.threshold())
                && comparison.axis() != null && comparison.method() != null && comparison.networks() != null
                && comparison.methods() != null && comparison.pinned() != null && comparison.shared() != null;
    }

    private static boolean share(double number) {
        return number >= 0 && number <= 1;
    }

    private static boolean isBox(List<Integer> box) {
        return box != null && box.size() == 4 && !box.contains(null) && box.get(0) <= box.get(2)
                && box.get(1) <= box.get(3);
    }
}
