package org.cameralucida.network;

/** What a channel's number stands for: Windows ML's {@code Image.ColorSpaceGamma}. */
public enum Transfer {
    /** The encoded value, as in the file. */
    SRGB {
        @Override
        double decode(double value) {
            return value;
        }

        @Override
        double encode(double value) {
            return value;
        }
    },
    /** Light: the sRGB curve (IEC 61966-2-1) undone. */
    LINEAR {
        @Override
        double decode(double value) {
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }

        @Override
        double encode(double light) {
            return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        }
    };

    /** A value of 0…1 in the file as the network takes it, 0…1. */
    abstract double decode(double value);

    /** The inverse of {@link #decode}. */
    abstract double encode(double light);
}
