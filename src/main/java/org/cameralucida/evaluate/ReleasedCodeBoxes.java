package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.PixelRuns;
import org.cameralucida.localize.UpsampledMap;

/**
 * The boxes that the code released with CAM makes (zhoubolei/CAM, bboxgenerator/dt_box.cpp with 20, 100, 110), which
 * are not the paper's: the map divided by its maximum, at the photo's size in 8 bits, is cut at each of three levels
 * (7.8 %, 39 %, 43 %); the Euclidean distance to the background, scaled to 0…255, is cut again at 10, which takes off
 * what is thin; every component and every hole in one has a box. Boxes are shrunk to end 5 pixels before the right and
 * lower edge, sorted by area, and a smaller one goes where it overlaps a larger by more than half of that, though in
 * the code's way, in which the next after one that went is not looked at. The first is the loose box of
 * {@link Localisation#twoBoxes}, the second the tight one.
 *
 * <p>Ours: no JPEG in between; what is negative is 0; of boxes of equal area the first found comes first; where OpenCV 2
 * leaves out the outermost row of pixels we do not.
 */
public final class ReleasedCodeBoxes {

    private static final int[] THRESHOLDS = {20, 100, 110};
    private static final int AFTER_DISTANCE = 10;
    private static final int MARGIN = 5;

    private ReleasedCodeBoxes() {
    }

    /** A box as that code has it. */
    private record Rect(int x, int y, int width, int height) {

        int area() {
            return width * height;
        }

        boolean overlaps(Rect other) {
            int common = Math.max(0, Math.min(x + width, other.x + other.width) - Math.max(x, other.x))
                    * Math.max(0, Math.min(y + height, other.y + other.height) - Math.max(y, other.y));
            return common > (int) (Math.max(area(), other.area()) * 0.5);
        }
    }

    /**
     * The boxes of a map, the largest first.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo, to the nearest pixel; the rest of the photo is background
     * @param photoWidth pixels
     * @param photoHeight pixels
     * @return none where nothing is positive
     */
    public static List<Box> of(Tensor map, Region seen, int photoWidth, int photoHeight) {
        double left = Math.round(seen.x());
        double top = Math.round(seen.y());
        var upsampled = new UpsampledMap(map, new Region(left, top, Math.max(1, Math.round(seen.right()) - left),
                Math.max(1, Math.round(seen.bottom()) - top)), photoWidth, photoHeight);
        double max = upsampled.maximum();
        return !(max > 0) ? List.of() : of(photoWidth, photoHeight, (threshold, image) ->
                // In 8 bits a value is above the threshold that is at least half a step above it.
                upsampled.runsAbove(Math.nextDown((threshold + 0.5) / 255 * max), image));
    }

    /** Finds what is above a threshold, of 0 to 255. */
    @FunctionalInterface
    interface Levels {
        void above(int threshold, PixelRuns image);
    }

    /** The boxes of a grey picture. */
    static List<Box> of(int width, int height, Levels levels) {
        var rects = new ArrayList<Rect>();
        for (int threshold : THRESHOLDS) {
            var image = new BinaryImage(width, height);
            levels.above(threshold, image);
            var eroded = withoutThinParts(image.complete());
            var components = eroded.components();
            components.boxes().forEach(box -> rects.add(rect(box, 0, width, height)));
            if (components.holes() > 0) {
                eroded.holes().forEach(box -> rects.add(rect(box, 1, width, height)));
            }
        }
        rects.sort(Comparator.comparingInt(Rect::area).reversed());
        for (int i = 0; i < rects.size(); i++) {
            for (int j = i + 1; j < rects.size(); j++) {
                if (rects.get(i).overlaps(rects.get(j))) {
                    rects.remove(j);
                }
            }
        }
        return rects.stream().map(r -> new Box(r.x, r.y, r.x + r.width, r.y + r.height)).toList();
    }

    /** What is further from the background than 10/255 of the furthest; all of it where there is no background. */
    private static BinaryImage withoutThinParts(BinaryImage image) {
        long most = image.furthest();
        if (most == 0 || most == BinaryImage.INFINITE) {
            return image;
        }
        double scale = 255.0 / Math.sqrt(most);
        // Squared distances are whole numbers: the least that is kept, without a root a pixel.
        long least = (long) Math.pow((AFTER_DISTANCE + 0.5) / scale, 2);
        while ((int) (Math.sqrt(least) * scale + 0.5) <= AFTER_DISTANCE) {
            least++;
        }
        return image.eroded(least);
    }

    /** The box of a component, or of a hole with the pixels around it. */
    private static Rect rect(Box box, int grown, int width, int height) {
        int x = box.xmin() - grown;
        int y = box.ymin() - grown;
        return new Rect(limit(x, width - MARGIN), limit(y, height - MARGIN),
                limit(box.xmax() + grown - x + 1, width - x - MARGIN),
                limit(box.ymax() + grown - y + 1, height - y - MARGIN));
    }

    private static int limit(int value, int most) {
        return value < 0 ? 0 : Math.max(0, Math.min(value, most));
    }
}
