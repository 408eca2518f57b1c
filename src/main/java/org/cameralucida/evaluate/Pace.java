package org.cameralucida.evaluate;

/**
 * How fast an evaluation goes.
 *
 * @param imagesPerSecond since it was begun, or continued
 * @param secondsLeft until it is done, at that pace
 */
public record Pace(double imagesPerSecond, double secondsLeft) {

    /**
     * The pace.
     *
     * @param images evaluated in this run
     * @param left still to be evaluated
     * @param seconds since this run began
     */
    public static Pace of(int images, int left, double seconds) {
        double pace = images / Math.max(seconds, 1e-9);
        return new Pace(pace, left / Math.max(pace, 1e-9));
    }
}
