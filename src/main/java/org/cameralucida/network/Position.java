package org.cameralucida.network;

/** Where the network's width and height lie on the resized photo, where that is larger or smaller. */
public enum Position {
    /** In the middle; a margin that ends in a half is cut to an integer: {@code (a - b) // 2}, as in transformers. */
    CENTRE {
        @Override
        int margin(int resized, int taken) {
            return Math.floorDiv(resized - taken, 2);
        }
    },
    /** In the middle; such a margin goes to the even number, as in torchvision and timm. */
    CENTRE_ROUNDED {
        @Override
        int margin(int resized, int taken) {
            return resized < taken ? -((taken - resized) / 2) : (int) Math.rint((resized - taken) / 2.0);
        }
    },
    /** At the first pixel: what is left over, or missing, is at the right and at the bottom. */
    TOP_LEFT {
        @Override
        int margin(int resized, int taken) {
            return 0;
        }
    };

    /** How far from the resized photo's first pixel the first pixel that is taken is; negative where it is filled. */
    abstract int margin(int resized, int taken);
}
