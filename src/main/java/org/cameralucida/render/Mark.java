package org.cameralucida.render;

import org.cameralucida.image.Region;

/**
 * A box to be outlined on a photo.
 *
 * @param box its outer edges, in pixels of the photo at its full size
 * @param kind what it is
 */
public record Mark(Region box, Kind kind) {

    /** Whose box it is; each has its colour, in exports as in the window. */
    public enum Kind {
        PREDICTED(0xF85149),
        TRUTH(0x3FB950);

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
