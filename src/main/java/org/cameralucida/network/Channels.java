package org.cameralucida.network;

/** The colours of a network's input, in order. */
public enum Channels {
    RGB,
    BGR,
    /** One channel: the luma of ITU-R 601, as Pillow's mode L. */
    GRAY,
    /** Red, green, blue and an opacity, which is full everywhere. */
    RGBA,
    /** Blue, green, red and an opacity, which is full everywhere. */
    BGRA;

    /** How many. */
    public int count() {
        return switch (this) {
            case GRAY -> 1;
            case RGB, BGR -> 3;
            case RGBA, BGRA -> 4;
        };
    }

    /** A channel's value of a pixel {@code 0xFFRRGGBB}, 0…255. */
    int value(int argb, int channel) {
        return switch (this) {
            case RGB -> (argb >> (16 - 8 * channel)) & 0xFF;
            case BGR, BGRA -> (argb >>> (8 * channel)) & 0xFF;
            case RGBA -> (argb >>> (channel == 3 ? 24 : 16 - 8 * channel)) & 0xFF;
            // Pillow's integer weights of ITU-R 601-2: 0.299, 0.587, 0.114.
            case GRAY -> (19595 * ((argb >> 16) & 0xFF) + 38470 * ((argb >> 8) & 0xFF) + 7471 * (argb & 0xFF)
                    + 0x8000) >> 16;
        };
    }

    /** The channel that holds red (0), green (1), blue (2) or the opacity (3), and which of these a channel holds. */
    public int channelOf(int color) {
        return this == GRAY ? 0 : isBlueFirst() && color < 3 ? 2 - color : color;
    }

    /** Whether a channel holds an opacity, which is no colour. */
    public boolean isOpacity(int channel) {
        return channel == 3;
    }

    private boolean isBlueFirst() {
        return this == BGR || this == BGRA;
    }
}
