package org.cameralucida.image;

/** The filters with which photos are resized, by Pillow's names. */
public enum ResizeFilter {
    /** The pixel under each centre. */
    NEAREST,
    /** The mean of the pixels under it. */
    BOX,
    /** A triangle over two pixels. */
    BILINEAR,
    /** A Hamming window over two pixels: as sharp as the triangle is when shrinking, without its blur. */
    HAMMING,
    /** Cubic convolution over four pixels (Keys 1981). */
    BICUBIC,
    /** A windowed sinc over six pixels; OpenCV's, which is not antialiased, over eight. */
    LANCZOS,
    /** The mean of the area under it, to fractions of pixels: OpenCV's alone. */
    AREA
}
