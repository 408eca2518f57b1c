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
    private static final int GRID = SIDE + 2;

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
        /** By place on a grid with an edge of one pixel that never is foreground; −1 for what is not foreground yet. */
        private final int[] parent = new int[GRID * GRID];
        /** Of each root: its pixels, its box, and the level at which that became so. */
        private final int[] count = new int[GRID * GRID];
        private final int[] left = new int[GRID * GRID];
        private final int[] right = new int[GRID * GRID];
        private final int[] top = new int[GRID * GRID];
        private final int[] bottom = new int[GRID * GRID];
        private final int[] since = new int[GRID * GRID];
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

        /**
         * A pixel joins the components around it. Neighbours that touch each other are in one component already: it is
         * enough to ask one of those above, below and beside, their opposite where it alone is there too, and each
         * corner of which both sides are missing.
         */
        private void add(int pixel, int level) {
            int x = pixel % SIDE;
            int y = pixel / SIDE;
            int at = (y + 1) * GRID + x + 1;
            boolean above = parent[at - GRID] >= 0;
            boolean below = parent[at + GRID] >= 0;
            boolean before = parent[at - 1] >= 0;
            boolean after = parent[at + 1] >= 0;
            int root = -1;
            if (above || below) {
                root = unite(root, above ? at - GRID : at + GRID, level);
                root = above && below && !before && !after ? unite(root, at + GRID, level) : root;
            } else if (before || after) {
                root = unite(root, before ? at - 1 : at + 1, level);
                root = before && after ? unite(root, at + 1, level) : root;
            }
            root = above || before ? root : unite(root, at - GRID - 1, level);
            root = above || after ? root : unite(root, at - GRID + 1, level);
            root = below || before ? root : unite(root, at + GRID - 1, level);
            root = below || after ? root : unite(root, at + GRID + 1, level);
            join(at, root, x, y, level);
        }

        private void join(int at, int root, int x, int y, int level) {
            if (root < 0) {
                parent[at] = at;
                count[at] = 1;
                left[at] = x;
                right[at] = x;
                top[at] = y;
                bottom[at] = y;
                since[at] = level;
                return;
            }
            tell(root, level);
            parent[at] = root;
            count[root]++;
            left[root] = Math.min(left[root], x);
            right[root] = Math.max(right[root], x);
            top[root] = Math.min(top[root], y);
            bottom[root] = Math.max(bottom[root], y);
            since[root] = level;
        }

        /** Unites a component, if there is one yet, with that of a neighbour, if that is foreground; the root of both. */
        private int unite(int a, int neighbour, int level) {
            int b = parent[neighbour] < 0 ? a : root(neighbour);
            if (a == b || a < 0) {
                return b;
            }
            tell(a, level);
            tell(b, level);
            int root = count[a] > count[b] ? a : b;
            int other = root == a ? b : a;
            parent[other] = root;
            count[root] += count[other];
            left[root] = Math.min(left[root], left[other]);
            right[root] = Math.max(right[root], right[other]);
            top[root] = Math.min(top[root], top[other]);
            bottom[root] = Math.max(bottom[root], bottom[other]);
            since[root] = level;
            return root;
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
