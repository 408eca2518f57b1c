package org.cameralucida.image;

/** How values between samples are found when a photo or a map is resized; half-pixel centres throughout. */
public enum Interpolation {
    NEAREST,
    BILINEAR,
    BICUBIC
}
