package org.cameralucida.network;

/**
 * How the lengths of a resized photo become whole pixels, as the programs do it that networks come from. A side is
 * resized in the ratio of a wanted length to the photo's length.
 */
public enum SideRounding {
    /** {@code round(side * wanted / length)}, halves to the even number. */
    HALF_EVEN {
        @Override
        int pixels(int side, int wanted, int length) {
            return (int) Math.rint((double) ((long) side * wanted) / length);
        }
    },
    /** {@code int(side * wanted / length)}: transformers, torchvision, MMPretrain. */
    TRUNCATE {
        @Override
        int pixels(int side, int wanted, int length) {
            return (int) ((long) side * wanted / length);
        }
    },
    /** {@code ceil(side * wanted / length)}: Teachable Machine. */
    CEIL {
        @Override
        int pixels(int side, int wanted, int length) {
            return (int) -Math.floorDiv(-(long) side * wanted, (long) length);
        }
    },
    /** {@code round(side * (wanted / length))}: PaddleClas, letterboxes of Ultralytics. */
    SCALE_HALF_EVEN {
        @Override
        int pixels(int side, int wanted, int length) {
            return (int) Math.rint(side * ((double) wanted / length));
        }
    },
    /** {@code int(side * (wanted / length))}, which may lose a pixel of a side that it fits: OpenVINO. */
    SCALE_TRUNCATE {
        @Override
        int pixels(int side, int wanted, int length) {
            return (int) (side * ((double) wanted / length));
        }
    },
    /** {@code round(side / (length / wanted))}: timm where it keeps the ratio. */
    RATIO_HALF_EVEN {
        @Override
        int pixels(int side, int wanted, int length) {
            return (int) Math.rint(side / ((double) length / wanted));
        }
    };

    abstract int pixels(int side, int wanted, int length);

    /** A side of the photo in the ratio {@code wanted / length}; at least one pixel. */
    int of(int side, int wanted, int length) {
        return Math.max(1, pixels(side, wanted, length));
    }
}
