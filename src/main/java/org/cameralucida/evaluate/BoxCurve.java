package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;

/**
 * How well the boxes of one map fit the true ones at every threshold: what {@link MaxBoxAcc} needs of an image. The map
 * is enlarged bilinearly to 224 × 224, scaled to 0…1 by its smallest and largest value, and cut to 255 levels; at level
 * t what is strictly above t/255 is foreground, and its 8-connected components have boxes.
 *
 * <p>All levels at once: pixels are added from the highest down, components are united as they meet (union-find), and
 * each box is compared when it is about to change.
 *
 * @param largest by level, the IoU of the box of the component of most pixels, of equals the better; 0 where nothing is
 *     above
 * @param any by level, the best IoU of any component's box
 */
public record BoxCurve(float[] largest, float[] any) {

    /** How many thresholds: 0/255 … 254/255. */
    public static final int LEVELS = 255;

    private static final int SIDE = 224;

    /**
     * Compares boxes at all thresholds. IoU is of areas in the photo's coordinates, a pixel counting from edge to edge,
     * which is the "+1" of whole pixels.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo
     * @param truth the true boxes, in the photo's pixels
     */
    public static BoxCurve of(Tensor map, Region seen, List<Box> truth) {
        var curve = new BoxCurve(new float[LEVELS], new float[LEVELS]);
        var values = MinMax.of(BilinearUpsampling.bilinear(map, SIDE, SIDE));
        if (values != null) {
            var levels = new int[values.length];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (int) (values[i] * LEVELS);
            }
            new Flood(levels, seen, truth, curve).run();
        }
        return curve;
    }

    /** The thresholds at which a curve reaches an IoU. */
    public static BitSet reached(float[] curve, double iou) {
        var reached = new BitSet(LEVELS);
        for (int level = 0; level < LEVELS; level++) {
            reached.set(level, curve[level] >= (float) iou);
        }
        return reached;
    }

    /** The components as the water sinks. */
    private static final class Flood {

        private final int[] levels;
        private final Region seen;
        private final List<Box> truth;
        private final BoxCurve curve;
        private final int[] parent = new int[SIDE * SIDE];
        /** Of each root: its pixels, its box, and the level at which that became so. */
        private final int[] count = new int[SIDE * SIDE];
        private final int[] left = new int[SIDE * SIDE];
        private final int[] right = new int[SIDE * SIDE];
        private final int[] top = new int[SIDE * SIDE];
        private final int[] bottom = new int[SIDE * SIDE];
        private final int[] since = new int[SIDE * SIDE];
        private final int[] most = new int[LEVELS];

        Flood(int[] levels, Region seen, List<Box> truth, BoxCurve curve) {
            this.levels = levels;
            this.seen = seen;
            this.truth = truth;
            this.curve = curve;
            Arrays.fill(parent, -1);
        }

        void run() {
            var starts = new int[LEVELS + 2];
            for (int level : levels) {
                starts[level + 1]++;
            }
            for (int level = 0; level <= LEVELS; level++) {
                starts[level + 1] += starts[level];
            }
            var byLevel = new int[levels.length];
            var next = starts.clone();
            for (int i = 0; i < levels.length; i++) {
                byLevel[next[levels[i]]++] = i;
            }
            for (int level = LEVELS; level > 0; level--) {
                for (int i = starts[level]; i < starts[level + 1]; i++) {
                    add(byLevel[i], level);
                }
            }
            for (int i = 0; i < parent.length; i++) {
                if (parent[i] == i) {
                    tell(i, 0);
                }
            }
        }

        private void add(int pixel, int level) {
            int x = pixel % SIDE;
            int y = pixel / SIDE;
            parent[pixel] = pixel;
            count[pixel] = 1;
            left[pixel] = x;
            right[pixel] = x;
            top[pixel] = y;
            bottom[pixel] = y;
            since[pixel] = level;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(SIDE - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(SIDE - 1, x + 1); nx++) {
                    int neighbour = ny * SIDE + nx;
                    if (parent[neighbour] >= 0) {
                        unite(root(pixel), root(neighbour), level);
                    }
                }
            }
        }

        private void unite(int a, int b, int level) {
            if (a == b) {
                return;
            }
            tell(a, level);
            tell(b, level);
            int root = Math.min(a, b);
            int other = Math.max(a, b);
            parent[other] = root;
            count[root] += count[other];
            left[root] = Math.min(left[root], left[other]);
            right[root] = Math.max(right[root], right[other]);
            top[root] = Math.min(top[root], top[other]);
            bottom[root] = Math.max(bottom[root], bottom[other]);
            since[root] = level;
        }

        private int root(int pixel) {
            int root = pixel;
            while (parent[root] != root) {
                parent[root] = parent[parent[root]];
                root = parent[root];
            }
            return root;
        }

        /** A component that was as it is from the level {@code since} is no longer so at {@code level}. */
        private void tell(int root, int level) {
            if (since[root] <= level) {
                return;
            }
            float iou = iou(root);
            for (int t = level; t < since[root]; t++) {
                curve.any[t] = Math.max(curve.any[t], iou);
                if (count[root] > most[t]) {
                    most[t] = count[root];
                    curve.largest[t] = iou;
                } else if (count[root] == most[t]) {
                    curve.largest[t] = Math.max(curve.largest[t], iou);
                }
            }
        }

        private float iou(int root) {
            double x0 = seen.x() + left[root] * seen.width() / SIDE;
            double x1 = seen.x() + (right[root] + 1) * seen.width() / SIDE;
            double y0 = seen.y() + top[root] * seen.height() / SIDE;
            double y1 = seen.y() + (bottom[root] + 1) * seen.height() / SIDE;
            double best = 0;
            for (var box : truth) {
                double width = Math.min(x1, box.xmax() + 1.0) - Math.max(x0, box.xmin());
                double height = Math.min(y1, box.ymax() + 1.0) - Math.max(y0, box.ymin());
                if (width > 0 && height > 0) {
                    double common = width * height;
                    best = Math.max(best, common / ((x1 - x0) * (y1 - y0) + box.area() - common));
                }
            }
            return (float) best;
        }
    }
}
