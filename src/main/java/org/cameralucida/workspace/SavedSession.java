package org.cameralucida.workspace;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a session file holds: the photos with their true boxes, the networks, the class, and how all is shown. Plain
 * values, so that the file can be read by people and other programs. Paths are relative to the file's folder where they
 * are in it, so that the folder can be handed on.
 *
 * @param format {@link #FORMAT}
 * @param photos the opened photos, in their order
 * @param current the place of the one that is shown, from 0
 * @param network the network in use: a name of the catalog, or a file
 * @param pooling the pooling that it is looked at under; null for its own
 * @param method the method of the one map that is shown while nothing is compared; null for the first
 * @param classIndex the class that was chosen; null for the most probable one
 * @param frame which part of photos networks see: {@code card}, {@code whole} or {@code own}
 * @param region one's own frame: x, y, width, height in pixels of the photo; null without one
 * @param options how maps are shown
 * @param settings by method, those of its settings that are not at their standard; may be null
 * @param layers by network, the tensor that is looked at; may be null
 * @param comparison what is compared
 */
public record SavedSession(String format, List<Photo> photos, int current, String network, String pooling,
        String method, Integer classIndex, String frame, List<Double> region, Options options,
        Map<String, Map<String, String>> settings, Map<String, String> layers, Comparison comparison) {

    /** What the file calls itself: a name and a number. */
    public static final String FORMAT = "camera-lucida-session-1";

    private static final double MOST = 1e9;

    /**
     * A photo.
     *
     * @param file its path
     * @param sha256 of its bytes, hexadecimal: whether it is still the same
     * @param truths true boxes; null where nobody has asked for them yet
     * @param edited whether the user has drawn or changed some
     */
    public record Photo(String file, String sha256, List<Truth> truths, boolean edited) {

        private boolean complete() {
            return file != null && sha256 != null
                    && (truths == null || truths.stream().allMatch(truth -> truth != null && truth.complete()));
        }
    }

    /**
     * A true box.
     *
     * @param box xmin, ymin, xmax, ymax in whole pixels, inclusive
     * @param id the WordNet id of what is in it; null if not known
     * @param name its name; null if not known
     */
    public record Truth(List<Integer> box, String id, String name) {

        private boolean complete() {
            return box != null && box.size() == 4 && !box.contains(null) && box.get(0) <= box.get(2)
                    && box.get(1) <= box.get(3) && box.stream().allMatch(at -> Math.abs((long) at) < MOST);
        }
    }

    /**
     * How maps are shown, by the names of the command line.
     *
     * @param signed whether the colours are those chosen for signed maps
     * @param held the ends of the scale while nothing is compared, where it is held; null where it follows the map
     */
    public record Options(double opacity, String colorMap, String scaling, String blend, String interpolation,
            double threshold, boolean box, boolean signed, List<Double> held) {

        private boolean complete() {
            return colorMap != null && scaling != null && blend != null && interpolation != null && share(opacity)
                    && share(threshold) && (held == null || isRange(held));
        }

        private static boolean isRange(List<Double> ends) {
            return ends.size() == 2 && whole(ends) && ends.get(0) < ends.get(1)
                    && Double.isFinite(ends.get(1) - ends.get(0));
        }
    }

    /**
     * What is compared.
     *
     * @param open whether the comparison was looked at
     * @param axis what differs between the panes
     * @param method what makes the maps
     * @param shared by axis, whether panes share a scale
     * @param ownClasses by pane, the classes of those that have one of their own; may be null
     * @param pair two panes that are seen more closely; null for none
     */
    public record Comparison(boolean open, String axis, String method, List<String> networks, List<String> methods,
            List<Integer> pinned, int photoCount, boolean sameClass, boolean linked, boolean swapped,
            Map<String, Boolean> shared, Map<String, Integer> ownClasses, Pair pair) {

        private boolean complete() {
            return (pair == null || pair.complete()) && (ownClasses == null || whole(ownClasses.values()))
                    && axis != null && method != null && whole(networks) && whole(methods) && whole(pinned)
                    && shared != null && whole(shared.values());
        }
    }

    /**
     * Two panes that are seen more closely.
     *
     * @param shown how: {@code panes}, {@code difference} or {@code wipe}
     * @param first the place of A among the panes, from 0
     * @param second the place of B
     * @param divider where the divider is, 0 to 1
     */
    public record Pair(String shown, int first, int second, double divider) {

        private boolean complete() {
            return shown != null && first >= 0 && second >= 0 && first != second && share(divider);
        }
    }

    /** Whether nothing is missing, and nothing is there that cannot be. */
    boolean complete() {
        return FORMAT.equals(format) && photos != null && network != null && frame != null
                && photos.stream().allMatch(photo -> photo != null && photo.complete())
                && (region == null || isRegion(region)) && options != null
                && options.complete() && (settings == null || whole(settings.values()) && settings.values().stream()
                        .allMatch(values -> whole(values.values())))
                && (layers == null || whole(layers.values())) && comparison != null && comparison.complete();
    }

    private static boolean share(double number) {
        return number >= 0 && number <= 1;
    }

    private static boolean isRegion(List<Double> region) {
        return region.size() == 4 && region.stream().allMatch(at -> at != null && Math.abs(at) < MOST)
                && region.get(2) > 0 && region.get(3) > 0;
    }

    private static boolean whole(java.util.Collection<?> values) {
        return values != null && values.stream().noneMatch(Objects::isNull);
    }
}
