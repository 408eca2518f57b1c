package org.cameralucida.localize;

/** Takes the pixels of a picture that are meant, as runs: row by row, and in each from left to right. */
public interface PixelRuns {

    /** Ends the row so far and begins another; rows come in ascending order, those without runs too or not. */
    void nextRow(int y);

    /** The pixels {@code from} to {@code to} of this row, both included. */
    void run(int from, int to);
}
