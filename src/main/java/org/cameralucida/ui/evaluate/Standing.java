package org.cameralucida.ui.evaluate;

/** How far an evaluation has come. */
enum Standing {
    /** There is no data set. */
    NO_DATA,
    /** What was evaluated before is being read. */
    READING,
    /** It was, and somebody did not want to wait. */
    UNREAD,
    /** It can begin. */
    READY,
    /** Networks are being opened, earlier results read. */
    BEGINNING,
    /** Images are being evaluated. */
    RUNNING,
    /** All images are, and the figures are being written. */
    SUMMING_UP,
    /** It is to stop, and what was begun is being ended. */
    STOPPING,
    /** Some images are, and it can go on. */
    STOPPED,
    /** All images are. */
    DONE;

    /** Whether what is evaluated cannot be changed now. */
    boolean isBusy() {
        return this == BEGINNING || this == RUNNING || this == SUMMING_UP || this == STOPPING;
    }
}
