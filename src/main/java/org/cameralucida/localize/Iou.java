package org.cameralucida.localize;

/** Intersection over union of two boxes, counted in pixels: the "+1" convention of ILSVRC and PASCAL VOC. */
public final class Iou {

    private Iou() {
    }

    /** From 0, nothing in common, to 1, the same box. */
    public static double of(Box a, Box b) {
        long width = Math.min(a.xmax(), b.xmax()) - (long) Math.max(a.xmin(), b.xmin()) + 1;
        long height = Math.min(a.ymax(), b.ymax()) - (long) Math.max(a.ymin(), b.ymin()) + 1;
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double intersection = (double) width * height;
        return intersection / (a.area() + b.area() - intersection);
    }
}
