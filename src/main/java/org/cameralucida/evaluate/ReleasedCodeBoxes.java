package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;

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
     * @param seen where the map lies on the photo; the rest of the photo is background
     * @param photoWidth pixels
     * @param photoHeight pixels
     * @return none where nothing is positive
     */
    public static List<Box> of(Tensor map, Region seen, int photoWidth, int photoHeight) {
        return of(gray(map, seen, photoWidth, photoHeight), photoWidth, photoHeight);
    }

    /** The boxes of a grey picture, 0 to 255. */
    static List<Box> of(int[] gray, int photoWidth, int photoHeight) {
        var rects = new ArrayList<Rect>();
        for (int threshold : THRESHOLDS) {
            var binary = new boolean[gray.length];
            for (int i = 0; i < gray.length; i++) {
                binary[i] = gray[i] > threshold;
            }
            var eroded = withoutThinParts(binary, photoWidth, photoHeight);
            rects.addAll(rects(eroded, photoWidth, photoHeight, true));
            rects.addAll(rects(eroded, photoWidth, photoHeight, false));
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

    /** 0 to 255, a byte a pixel of the photo. */
    private static int[] gray(Tensor map, Region seen, int photoWidth, int photoHeight) {
        int left = (int) Math.round(seen.x());
        int top = (int) Math.round(seen.y());
        int width = Math.max(1, (int) Math.round(seen.right()) - left);
        int height = Math.max(1, (int) Math.round(seen.bottom()) - top);
        var large = BilinearUpsampling.bilinear(map, height, width);
        float max = 0;
        for (float value : large) {
            max = Float.isFinite(value) ? Math.max(max, value) : max;
        }
        var gray = new int[photoWidth * photoHeight];
        for (int y = Math.max(0, -top); y < height && y + top < photoHeight; y++) {
            for (int x = Math.max(0, -left); x < width && x + left < photoWidth; x++) {
                float value = large[y * width + x];
                gray[(y + top) * photoWidth + x + left] = max > 0 && value > 0
                        ? (int) Math.min(255, Math.round(255.0 * value / max)) : 0;
            }
        }
        return gray;
    }

    /** What is further from the background than 10/255 of the furthest; all of it where there is no background. */
    private static boolean[] withoutThinParts(boolean[] binary, int width, int height) {
        var distance = DistanceTransform.squared(binary, width, height);
        double most = 0;
        for (double each : distance) {
            most = Math.max(most, each);
        }
        if (most == 0 || Double.isInfinite(most)) {
            return binary;
        }
        double scale = 255.0 / Math.sqrt(most);
        // Squared distances are whole numbers: the least that is kept, without a root a pixel.
        long least = (long) Math.pow((AFTER_DISTANCE + 0.5) / scale, 2);
        while ((int) (Math.sqrt(least) * scale + 0.5) <= AFTER_DISTANCE) {
            least++;
        }
        var kept = new boolean[binary.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = distance[i] >= least;
        }
        return kept;
    }

    /** The boxes of components (8-connected) or of holes (4-connected, with the pixels around them). */
    private static List<Rect> rects(boolean[] image, int width, int height, boolean components) {
        var done = new boolean[image.length];
        var stack = new int[image.length];
        var rects = new ArrayList<Rect>();
        for (int start = 0; start < image.length; start++) {
            if (!done[start] && image[start] == components) {
                var box = fill(image, start, width, height, components, done, stack);
                boolean isOpen = box[0] == 0 || box[1] == 0 || box[2] == width - 1 || box[3] == height - 1;
                if (components) {
                    rects.add(rect(box, 0, width, height));
                } else if (!isOpen) {
                    rects.add(rect(box, 1, width, height));
                }
            }
        }
        return rects;
    }

    private static Rect rect(int[] box, int grown, int width, int height) {
        int x = box[0] - grown;
        int y = box[1] - grown;
        return new Rect(limit(x, width - MARGIN), limit(y, height - MARGIN),
                limit(box[2] + grown - x + 1, width - x - MARGIN), limit(box[3] + grown - y + 1, height - y - MARGIN));
    }

    private static int limit(int value, int most) {
        return value < 0 ? 0 : Math.max(0, Math.min(value, most));
    }

    /** The tight box of what hangs together: left, top, right, bottom. */
    private static int[] fill(boolean[] image, int start, int width, int height, boolean components, boolean[] done,
            int[] stack) {
        var box = new int[] {width, height, -1, -1};
        int open = 1;
        stack[0] = start;
        done[start] = true;
        while (open > 0) {
            int at = stack[--open];
            int x = at % width;
            int y = at / width;
            box[0] = Math.min(box[0], x);
            box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x);
            box[3] = Math.max(box[3], y);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (!done[next] && image[next] == components && (components || nx == x || ny == y)) {
                        done[next] = true;
                        stack[open++] = next;
                    }
                }
            }
        }
        return box;
    }
}
