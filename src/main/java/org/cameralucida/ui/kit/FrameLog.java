package org.cameralucida.ui.kit;

import javafx.animation.AnimationTimer;

/**
 * Counts frames while something moves, for {@link TimingLog}: how many pulses there were in a second, and how many were
 * left out because the frame before took too long. A second in which the movement paused is not counted. Costs nothing
 * where nobody asked.
 */
public final class FrameLog {

    private static final double PULSE = 1e9 / 60;
    private static final double SECOND = 1e9;
    /** Longer than this without a movement is a pause. */
    private static final double PAUSE = 0.1e9;

    private final String what;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private boolean running;
    private long start;
    private long last;
    private long moved;
    private int pulses;
    private int dropped;
    private double longest;

    /** @param what moves */
    public FrameLog(String what) {
        this.what = what;
    }

    /** Something has moved. */
    public void moved() {
        if (!TimingLog.isAsked()) {
            return;
        }
        moved = System.nanoTime();
        if (!running) {
            running = true;
            start = 0;
            timer.start();
        }
    }

    private void pulse(long now) {
        if (start == 0) {
            start = now;
            last = now;
            pulses = 0;
            dropped = 0;
            longest = 0;
            return;
        }
        double took = now - last;
        last = now;
        pulses++;
        dropped += (int) Math.max(0, Math.rint(took / PULSE) - 1);
        longest = Math.max(longest, took);
        boolean paused = System.nanoTime() - moved > PAUSE;
        if (!paused && now - start >= SECOND) {
            TimingLog.frames(what, (now - start) / SECOND, pulses, dropped, longest / 1e6);
        }
        if (paused || now - start >= SECOND) {
            timer.stop();
            running = false;
        }
    }
}
