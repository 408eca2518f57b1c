package org.cameralucida.ui.evaluate;

/** In which order images are looked at. */
enum Order {
    /** As in the data set. */
    NAME,
    /** The worst place first. */
    IOU,
    /** The surest first. */
    CONFIDENCE,
    /** The surest mistakes first, then the least sure hits. */
    ERROR
}
