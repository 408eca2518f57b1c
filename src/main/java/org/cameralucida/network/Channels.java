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

    /** Where in a pixel {@code 0xFFRRGGBB} a channel's bits begin; grey ones have theirs in {@link #grey}'s. */
    int shift(int channel) {
        return switch (this) {
            case GRAY -> 0;
            case BGR, BGRA -> 8 * channel;
            case RGB, RGBA -> channel == 3 ? 24 : 16 - 8 * channel;
        };
    }

    /** Pixels' grey values, 0…255, by Pillow's integer weights of ITU-R 601-2: 0.299, 0.587, 0.114. */
    static int[] grey(int[] argb) {
        var grey = new int[argb.length];
        for (int i = 0; i < grey.length; i++) {
            int pixel = argb[i];
            grey[i] = (19595 * (pixel >> 16 & 0xFF) + 38470 * (pixel >> 8 & 0xFF) + 7471 * (pixel & 0xFF) + 0x8000) >> 16;
        }
        return grey;
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
