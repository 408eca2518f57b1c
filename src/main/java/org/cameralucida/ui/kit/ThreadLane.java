package org.cameralucida.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A lane with a thread of its own, which lives while there is work and a little longer. A stack of limited height: the
 * newest runs first, and what falls off the bottom is dropped. With a height of one, the newest wins.
 *
 * <p>It is busy as long as any piece is open. Pieces are opened and closed on the window's thread only: one that has run
 * is closed by its own delivery, or in its place; so nobody there can see a lane that is idle and still delivers.
 */
final class ThreadLane implements Lane {

    private static final long IDLE_MILLISECONDS = 5_000;
    /** How soon a pause ends once nobody wants the result any more. */
    private static final long PAUSE_MILLISECONDS = 20;

    private final String name;
    private final int limit;
    private final Executor window;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    /** Only on the window's thread: pieces that wait, run, or have run and are not delivered. */
    private final Set<Piece<?>> open = new HashSet<>();
    private final Deque<Piece<?>> waiting = new ArrayDeque<>();
    private Piece<?> running;
    private Thread thread;
    private boolean closed;

    ThreadLane(String name, int limit, Executor window) {
        this.name = name;
        this.limit = limit;
        this.window = window;
    }

    @Override
    public <T> Job run(Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        var piece = new Piece<T>(work, done, failed);
        Piece<?> dropped = null;
        synchronized (this) {
            if (closed) {
                piece.cancelled = true;
                return piece;
            }
            if (waiting.size() == limit) {
                dropped = waiting.removeLast();
            }
            waiting.push(piece);
            if (thread == null) {
                thread = new Thread(this::work, "camera-lucida " + name);
                thread.setDaemon(true);
                thread.start();
            } else {
                notifyAll();
            }
        }
        open.add(piece);
        if (dropped != null) {
            dropped.drop();
        }
        busy.set(true);
        return piece;
    }

    @Override
    public void cancel() {
        List.copyOf(open).forEach(Piece::cancel);
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
        if (running != null) {
            running.cancelled = true;
        }
        notifyAll();
    }

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private void work() {
        for (var piece = next(); piece != null; piece = next()) {
            piece.work();
        }
    }

    /** The next piece; null after a while without any: then this thread is no longer the lane's. */
    private synchronized Piece<?> next() {
        running = null;
        var end = System.nanoTime() + IDLE_MILLISECONDS * 1_000_000;
        while (waiting.isEmpty() && !closed) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                break;
            }
        }
        if (closed || waiting.isEmpty()) {
            thread = null;
            return null;
        }
        running = waiting.pop();
        return running;
    }

    /** On the window's thread. */
    private void close(Piece<?> piece) {
        open.remove(piece);
        busy.set(!open.isEmpty());
    }

    private final class Piece<T> implements Job, Progress {

        private final Work<T> work;
        private final Consumer<? super T> done;
        private final Consumer<? super Throwable> failed;
        private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
        private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
        private volatile boolean cancelled;
        private volatile double latest = -1;
        private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>();
        private final AtomicReference<Runnable> news = new AtomicReference<>();
        private volatile Steps latestSteps;
        private volatile boolean telling;

        Piece(Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        void work() {
            try {
                check();
                var value = work.run(this);
                deliver(() -> done.accept(value));
            } catch (Throwable e) {
                deliver(() -> failed.accept(e));
            }
        }

        private void deliver(Runnable delivery) {
            window.execute(() -> {
                try {
                    if (!cancelled) {
                        ended.set(true);
                        delivery.run();
                    }
                } finally {
                    close(this);
                }
            });
        }

        /** It will not run. */
        void drop() {
            ended.set(true);
            close(this);
        }

        @Override
        public void report(double now) {
            latest = now;
            if (!telling) {
                telling = true;
                window.execute(() -> {
                    telling = false;
                    steps.set(latestSteps);
                    fraction.set(latest);
                });
            }
        }

        @Override
        public void report(Steps now) {
            latestSteps = now;
            report(now.fraction());
        }

        @Override
        public void tell(Runnable newest) {
            if (news.getAndSet(newest) == null) {
                window.execute(() -> {
                    var told = news.getAndSet(null);
                    if (!cancelled && !ended.get()) {
                        told.run();
                    }
                });
            }
        }

        @Override
        public void pause(long milliseconds) {
            long end = System.nanoTime() + milliseconds * 1_000_000;
            for (long left = milliseconds; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                check();
                try {
                    Thread.sleep(Math.min(left, PAUSE_MILLISECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new java.util.concurrent.CancellationException();
                }
            }
            check();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void cancel() {
            cancelled = true;
            boolean waited;
            synchronized (ThreadLane.this) {
                waited = waiting.remove(this);
            }
            ended.set(true);
            if (waited) {
                close(this);
            }
        }

        @Override
        public ReadOnlyDoubleProperty fractionProperty() {
            return fraction.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyObjectProperty<Steps> stepsProperty() {
            return steps.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyBooleanProperty endedProperty() {
            return ended.getReadOnlyProperty();
        }
    }
}
