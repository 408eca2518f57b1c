package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;

/** What is measured of one map, each from its definition in the plainest way: the oracle of whole data sets. */
final class SlowMeasures {

    private static final int SIDE = 224;

    private final Tensor map;
    private final Region seen;
    private final int width;
    private final int height;
    private final List<Box> truth;
    private List<Box> released;

    SlowMeasures(Tensor map, Region seen, int width, int height, List<Box> truth) {
        this.map = map;
        this.seen = seen;
        this.width = width;
        this.height = height;
        this.truth = truth;
    }

    /** Of the paper's box, with the true box that it meets best. */
    double paperIou() {
        var box = SlowBox.of(map, seen, width, height);
        return box.isEmpty() ? 0 : iou(new Box(box.get(0), box.get(1), box.get(2), box.get(3)));
    }

    /** The best with any true box, pixels counted one by one. */
    double iou(Box box) {
        double best = 0;
        for (var each : truth) {
            int both = 0;
            int any = 0;
            for (int y = 0; y <= Math.max(box.ymax(), each.ymax()); y++) {
                for (int x = 0; x <= Math.max(box.xmax(), each.xmax()); x++) {
                    boolean a = contains(box, x, y);
                    boolean b = contains(each, x, y);
                    both += a && b ? 1 : 0;
                    any += a || b ? 1 : 0;
                }
            }
            best = Math.max(best, both / (double) any);
        }
        return best;
    }

    private static boolean contains(Box box, double x, double y) {
        return x >= box.xmin() && x <= box.xmax() && y >= box.ymin() && y <= box.ymax();
    }

    /** From the centre of the highest cell to the nearest pixel of a true box. */
    double pointingDistance() {
        int peak = 0;
        for (int i = 0; i < map.data().length; i++) {
            peak = map.data()[i] > map.data()[peak] ? i : peak;
        }
        int columns = map.extent(1);
        double px = Math.floor(seen.x() + (peak % columns + 0.5) * seen.width() / columns);
        double py = Math.floor(seen.y() + (peak / columns + 0.5) * seen.height() / map.extent(0));
        double nearest = Double.MAX_VALUE;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int atX = x;
                int atY = y;
                if (truth.stream().anyMatch(box -> contains(box, atX, atY))) {
                    nearest = Math.min(nearest, Math.sqrt((x - px) * (x - px) + (y - py) * (y - py)));
                }
            }
        }
        return nearest;
    }

    /** Each cell by the share of it that is pixels of a true box. */
    double energyInBox() {
        double inside = 0;
        double all = 0;
        double cellWidth = seen.width() / map.extent(1);
        double cellHeight = seen.height() / map.extent(0);
        for (int cell = 0; cell < map.data().length; cell++) {
            double value = Math.max(0, map.data()[cell]);
            double left = seen.x() + cell % map.extent(1) * cellWidth;
            double top = seen.y() + cell / map.extent(1) * cellHeight;
            all += value;
            for (int y = (int) top; y <= top + cellHeight; y++) {
                for (int x = (int) left; x <= left + cellWidth; x++) {
                    int atX = x;
                    int atY = y;
                    if (truth.stream().anyMatch(box -> contains(box, atX, atY))) {
                        inside += value * common(x, left, cellWidth) * common(y, top, cellHeight);
                    }
                }
            }
        }
        return inside / all;
    }

    private static double common(int pixel, double start, double size) {
        return Math.max(0, Math.min(pixel + 1, start + size) - Math.max(pixel, start)) / size;
    }

    /**
     * At which of the 255 thresholds a box is right: that of the component of most pixels at an IoU of 0.5, then any at
     * 0.3, 0.5 and 0.7.
     */
    List<BitSet> right() {
        var large = BilinearUpsampling.bilinear(map, SIDE, SIDE);
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        for (float value : large) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        var right = List.of(new BitSet(), new BitSet(), new BitSet(), new BitSet());
        for (int level = 0; level < 255; level++) {
            var above = new boolean[large.length];
            for (int i = 0; i < large.length; i++) {
                above[i] = (int) (255 * (float) ((large[i] - min) / (max - min))) > level;
            }
            double largest = 0;
            double any = 0;
            int most = 0;
            for (var component : components(above, SIDE, true)) {
                double iou = areaIou(component);
                any = Math.max(any, iou);
                if (component.pixels > most || component.pixels == most && iou > largest) {
                    most = component.pixels;
                    largest = iou;
                }
            }
            right.get(0).set(level, (float) largest >= 0.5f);
            right.get(1).set(level, (float) any >= 0.3f);
            right.get(2).set(level, (float) any >= 0.5f);
            right.get(3).set(level, (float) any >= 0.7f);
        }
        return right;
    }

    private double areaIou(Component box) {
        double best = 0;
        double x0 = seen.x() + box.left * seen.width() / SIDE;
        double x1 = seen.x() + (box.right + 1) * seen.width() / SIDE;
        double y0 = seen.y() + box.top * seen.height() / SIDE;
        double y1 = seen.y() + (box.bottom + 1) * seen.height() / SIDE;
        for (var each : truth) {
            double common = Math.max(0, Math.min(x1, each.xmax() + 1) - Math.max(x0, each.xmin()))
                    * Math.max(0, Math.min(y1, each.ymax() + 1) - Math.max(y0, each.ymin()));
            best = Math.max(best, common / ((x1 - x0) * (y1 - y0) + each.area() - common));
        }
        return best;
    }

    private record Component(int left, int top, int right, int bottom, int pixels) {
    }

    private static List<Component> components(boolean[] image, int columns, boolean touchAtCorners) {
        var components = new ArrayList<Component>();
        var done = new boolean[image.length];
        var open = new int[image.length];
        int rows = image.length / columns;
        for (int start = 0; start < image.length; start++) {
            if (done[start] || !image[start]) {
                continue;
            }
            int[] box = {columns, rows, -1, -1};
            int count = 0;
            open[count++] = start;
            done[start] = true;
            for (int k = 0; k < count; k++) {
                int x = open[k] % columns;
                int y = open[k] / columns;
                box[0] = Math.min(box[0], x);
                box[1] = Math.min(box[1], y);
                box[2] = Math.max(box[2], x);
                box[3] = Math.max(box[3], y);
                for (int d = 0; d < 9; d++) {
                    int nx = x + d % 3 - 1;
                    int ny = y + d / 3 - 1;
                    if (nx >= 0 && ny >= 0 && nx < columns && ny < rows && (touchAtCorners || d % 2 == 1)
                            && image[ny * columns + nx] && !done[ny * columns + nx]) {
                        done[ny * columns + nx] = true;
                        open[count++] = ny * columns + nx;
                    }
                }
            }
            components.add(new Component(box[0], box[1], box[2], box[3], count));
        }
        return components;
    }

    /** The boxes of the released code, by its steps: {@link ReleasedCodeBoxes} says which. */
    synchronized List<Box> released() {
        released = released == null ? findReleased() : released;
        return released;
    }

    private List<Box> findReleased() {
        int left = (int) Math.round(seen.x());
        int top = (int) Math.round(seen.y());
        int columns = (int) Math.round(seen.right()) - left;
        int rows = (int) Math.round(seen.bottom()) - top;
        var large = BilinearUpsampling.bilinear(map, rows, columns);
        float max = 0;
        for (float value : large) {
            max = Math.max(max, value);
        }
        var rects = new ArrayList<int[]>();
        for (int threshold : new int[] {20, 100, 110}) {
            var binary = new boolean[width * height];
            for (int i = 0; i < binary.length; i++) {
                int x = i % width - left;
                int y = i / width - top;
                binary[i] = x >= 0 && y >= 0 && x < columns && y < rows && max > 0
                        && Math.round(255.0 * Math.max(0, large[y * columns + x]) / max) > threshold;
            }
            rects.addAll(rects(thinned(binary)));
        }
        rects.sort(Comparator.comparingInt((int[] r) -> -r[2] * r[3]));
        for (int i = 0; i < rects.size(); i++) {
            for (int j = i + 1; j < rects.size(); j++) {
                if (common(rects.get(i), rects.get(j)) > Math.max(rects.get(i)[2] * rects.get(i)[3],
                        rects.get(j)[2] * rects.get(j)[3]) / 2) {
                    rects.remove(j);
                }
            }
        }
        return rects.stream().map(r -> new Box(r[0], r[1], r[0] + r[2], r[1] + r[3])).toList();
    }

    private static int common(int[] a, int[] b) {
        return Math.max(0, Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]))
                * Math.max(0, Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]));
    }

    /** Euclidean distances to the background by rows of the nearest in each column, scaled to 255, cut at 10. */
    private boolean[] thinned(boolean[] binary) {
        var inColumn = new double[binary.length];
        for (int i = 0; i < binary.length; i++) {
            inColumn[i] = Double.POSITIVE_INFINITY;
            for (int y = 0; y < height; y++) {
                if (!binary[y * width + i % width]) {
                    inColumn[i] = Math.min(inColumn[i], Math.abs(y - i / width));
                }
            }
        }
        var distance = new double[binary.length];
        double most = 0;
        for (int i = 0; i < binary.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int x = 0; x < width; x++) {
                double dy = inColumn[i / width * width + x];
                double dx = x - i % width;
                least = Math.min(least, dx * dx + dy * dy);
            }
            distance[i] = Math.sqrt(least);
            most = Math.max(most, distance[i]);
        }
        if (most == 0 || Double.isInfinite(most)) {
            return binary;
        }
        var kept = new boolean[binary.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.round(distance[i] * (255 / most)) > 10;
        }
        return kept;
    }

    private List<int[]> rects(boolean[] image) {
        var rects = new ArrayList<int[]>();
        for (var each : components(image, width, true)) {
            rects.add(rect(each, 0));
        }
        var background = new boolean[image.length];
        for (int i = 0; i < image.length; i++) {
            background[i] = !image[i];
        }
        for (var each : components(background, width, false)) {
            if (each.left > 0 && each.top > 0 && each.right < width - 1 && each.bottom < height - 1) {
                rects.add(rect(each, 1));
            }
        }
        return rects;
    }

    private int[] rect(Component box, int grow) {
        int x = box.left - grow;
        int y = box.top - grow;
        return new int[] {Math.min(x, width - 5), Math.min(y, height - 5),
                Math.max(0, Math.min(box.right + grow - x + 1, width - x - 5)),
                Math.max(0, Math.min(box.bottom + grow - y + 1, height - y - 5))};
    }
}
