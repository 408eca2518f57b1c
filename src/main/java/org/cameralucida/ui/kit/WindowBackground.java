package org.cameralucida.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Background work on a daemon thread a lane. */
public final class WindowBackground implements Background {

    private final Executor window;
    private final List<ThreadLane> lanes = new ArrayList<>();

    /** Delivers to JavaFX's thread. */
    public WindowBackground() {
        this(Platform::runLater);
    }

    /** @param window runs deliveries one after the other: the window's thread */
    WindowBackground(Executor window) {
        this.window = window;
    }

    @Override
    public Lane newestWins(String name) {
        return lane(name, 1);
    }

    @Override
    public Lane newestFirst(String name, int limit) {
        return lane(name, limit);
    }

    private Lane lane(String name, int limit) {
        var lane = new ThreadLane(name, limit, window);
        lanes.add(lane);
        return lane;
    }

    @Override
    public void close() {
        lanes.forEach(ThreadLane::close);
    }
}
