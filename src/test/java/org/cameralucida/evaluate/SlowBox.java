package org.cameralucida.evaluate;

import java.util.ArrayDeque;
import java.util.List;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;

/** The paper's box from its definition, pixel by pixel: the oracle of tests. */
final class SlowBox {

    private static final double THRESHOLD = 0.2;

    private SlowBox() {
    }

    /** Above 0.2 of the maximum of the map enlarged bilinearly, the largest 8-connected component, tight and inclusive. */
    static List<Integer> of(Tensor map, Region seen, int width, int height) {
        var heat = new double[width * height];
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < heat.length; i++) {
            double x = (i % width + 0.5 - seen.x()) * map.extent(1) / seen.width() - 0.5;
            double y = (i / width + 0.5 - seen.y()) * map.extent(0) / seen.height() - 0.5;
            boolean isSeen = x >= -0.5 && y >= -0.5 && x < map.extent(1) - 0.5 && y < map.extent(0) - 0.5;
            heat[i] = isSeen ? bilinear(map, x, y) : Double.NEGATIVE_INFINITY;
            maximum = Math.max(maximum, heat[i]);
        }
        List<Integer> best = List.of();
        int most = 0;
        var done = new boolean[heat.length];
        for (int start = 0; start < heat.length && maximum > 0; start++) {
            if (!done[start] && heat[start] > THRESHOLD * maximum) {
                var component = new ArrayDeque<Integer>(List.of(start));
                done[start] = true;
                int pixels = 0;
                int left = width;
                int top = height;
                int right = 0;
                int bottom = 0;
                while (!component.isEmpty()) {
                    int at = component.remove();
                    int x = at % width;
                    int y = at / width;
                    pixels++;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                    for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                            int next = ny * width + nx;
                            if (!done[next] && heat[next] > THRESHOLD * maximum) {
                                done[next] = true;
                                component.add(next);
                            }
                        }
                    }
                }
                if (pixels > most) {
                    most = pixels;
                    best = List.of(left, top, right, bottom);
                }
            }
        }
        return best;
    }

    private static double bilinear(Tensor map, double x, double y) {
        double cx = Math.max(0, Math.min(map.extent(1) - 1, x));
        double cy = Math.max(0, Math.min(map.extent(0) - 1, y));
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(x0 + 1, map.extent(1) - 1);
        int y1 = Math.min(y0 + 1, map.extent(0) - 1);
        double upper = at(map, x0, y0) * (1 - cx + x0) + at(map, x1, y0) * (cx - x0);
        double lower = at(map, x0, y1) * (1 - cx + x0) + at(map, x1, y1) * (cx - x0);
        return upper * (1 - cy + y0) + lower * (cy - y0);
    }

    private static double at(Tensor map, int x, int y) {
        return map.data()[y * map.extent(1) + x];
    }

    /** Counted pixel by pixel. */
    static double iou(List<Integer> box, Box truth) {
        int common = 0;
        int either = 0;
        for (int y = 0; y < 1000; y++) {
            for (int x = 0; x < 1000; x++) {
                boolean a = x >= box.get(0) && x <= box.get(2) && y >= box.get(1) && y <= box.get(3);
                boolean b = x >= truth.xmin() && x <= truth.xmax() && y >= truth.ymin() && y <= truth.ymax();
                common += a && b ? 1 : 0;
                either += a || b ? 1 : 0;
            }
        }
        return common / (double) either;
    }
}
