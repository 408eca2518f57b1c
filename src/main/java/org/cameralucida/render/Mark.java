package org.cameralucida.render;

import org.cameralucida.image.Region;

/**
 * A box to be outlined on a photo.
 *
 * @param box its outer edges, in pixels of the photo at its full size
 * @param kind what it is
 */
public record Mark(Region box, Kind kind) {

    /** Whose box it is; each has its colour in the window and in exports, and they differ in lightness too. */
    public enum Kind {
        PREDICTED(0xF0382B),
        TRUTH(0x4CE06A);

        private final int rgb;

        Kind(int rgb) {
            this.rgb = rgb;
        }

        /** The colour of the outline, {@code 0xRRGGBB}. */
        public int rgb() {
            return rgb;
        }
    }
}
