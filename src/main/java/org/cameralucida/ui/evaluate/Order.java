package org.cameralucida.ui.evaluate;

/** By what images are ordered; either way round. */
enum Order {
    /** As in the data set. */
    NAME,
    /** How well the box lies. */
    IOU,
    /** The probability of the first class. */
    CONFIDENCE,
    /** The probability of the right class. */
    TRUE_CLASS
}
