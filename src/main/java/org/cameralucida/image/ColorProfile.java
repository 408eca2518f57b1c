package org.cameralucida.image;

/** What is done with the colour profile that a photo's file holds. */
public enum ColorProfile {
    /** Its colours become sRGB, as they are shown. */
    APPLY,
    /** The numbers in the file are taken as they are, as Pillow's {@code convert("RGB")} and OpenCV take them. */
    IGNORE
}
