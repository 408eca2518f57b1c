package org.cameralucida.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Does everything at once, on the thread that asks; or, when {@linkplain #hold held}, step by step as a test says. */
public final class SynchronousBackground implements Background {

    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    /** From now on work waits for {@link #release}. */
    public void hold() {
        holding = true;
    }

    /** Does what waits, and what that puts in, and from now on everything at once again. */
    public void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.poll().run();
        }
    }

    @Override
    public Lane newestWins(String name) {
        return new SynchronousLane();
    }

    @Override
    public Lane newestFirst(String name, int limit) {
        return new SynchronousLane();
    }

    @Override
    public void close() {
        held.clear();
    }

    private final class SynchronousLane implements Lane {

        private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
        private Piece waiting;

        @Override
        public <T> Job run(Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            var piece = new Piece();
            busy.set(true);
            Runnable doing = () -> work(piece, work, done, failed);
            if (holding) {
                if (waiting != null) {
                    waiting.cancel();
                }
                waiting = piece;
                held.add(doing);
            } else {
                doing.run();
            }
            return piece;
        }

        private <T> void work(Piece piece, Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            waiting = null;
            if (!piece.cancelled) {
                try {
                    var value = work.run(piece);
                    piece.ended.set(true);
                    if (!piece.cancelled) {
                        done.accept(value);
                    }
                } catch (Exception e) {
                    piece.ended.set(true);
                    if (!piece.cancelled) {
                        failed.accept(e);
                    }
                }
            }
            busy.set(false);
        }

        @Override
        public void cancel() {
            if (waiting != null) {
                waiting.cancel();
            }
        }

        @Override
        public ReadOnlyBooleanProperty busyProperty() {
            return busy;
        }
    }

    private static final class Piece implements Job, Progress {

        private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
        private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
        private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>();
        private boolean cancelled;

        @Override
        public ReadOnlyDoubleProperty fractionProperty() {
            return fraction;
        }

        @Override
        public ReadOnlyBooleanProperty endedProperty() {
            return ended;
        }

        @Override
        public void cancel() {
            cancelled = true;
            ended.set(true);
        }

        @Override
        public void report(double done) {
            fraction.set(done);
        }

        @Override
        public void report(Steps now) {
            steps.set(now);
            fraction.set(now.fraction());
        }

        @Override
        public void tell(Runnable news) {
            if (!cancelled) {
                news.run();
            }
        }

        @Override
        public ReadOnlyObjectProperty<Steps> stepsProperty() {
            return steps;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
