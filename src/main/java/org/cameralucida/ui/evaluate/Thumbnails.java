package org.cameralucida.ui.evaluate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Progress;

/**
 * The thumbnails of the images in sight, the newest asked for first. What has gone out of sight is not made any more, and
 * of what was made as much is kept as has so many pixels, so that any number of images costs what a few screens do.
 */
final class Thumbnails {

    /** As 32-bit pixels, 64 MB: some 300 of the usual size. */
    static final long KEPT_PIXELS = 16_000_000;

    private final Lane lane;
    private final IntFunction<Maker> makers;
    private final Map<Integer, Thumbnail> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, Consumer<Thumbnail>> inSight = new HashMap<>();
    private final Map<Integer, Job> jobs = new HashMap<>();
    private final ReadOnlyObjectWrapper<MapColors> colors = new ReadOnlyObjectWrapper<>();
    private long pixels;

    /** Makes the thumbnail of one image, away from the window's thread. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes it; slow.
         *
         * @param soFar is offered what there is before all is there
         * @throws Problem if the photo cannot be read
         */
        Thumbnail make(Progress progress, Consumer<Thumbnail> soFar);
    }

    /**
     * None yet.
     *
     * @param makers what makes the thumbnail of a row, as things are at the moment; null where nothing can
     */
    Thumbnails(Lane lane, IntFunction<Maker> makers) {
        this.lane = lane;
        this.makers = makers;
    }

    /** What the colours of the maps made last mean; null before there is one. */
    ReadOnlyObjectProperty<MapColors> colorsProperty() {
        return colors.getReadOnlyProperty();
    }

    /** A thumbnail, as far as it is there; null where it is not. */
    Thumbnail get(int row) {
        return kept.get(row);
    }

    /** A row has come to rest in sight: hears of its thumbnail, at once where it is there. */
    void shown(int row, Consumer<Thumbnail> listener) {
        inSight.put(row, listener);
        var known = kept.get(row);
        if (known != null) {
            listener.accept(known);
        } else {
            ask(row);
        }
    }

    /** A row has gone out of sight, for this listener. */
    void hidden(int row, Consumer<Thumbnail> listener) {
        if (inSight.remove(row, listener)) {
            var job = jobs.remove(row);
            if (job != null) {
                job.cancel();
            }
        }
    }

    /** Other maps are wanted: nothing is kept, and what is in sight is asked for again; until then it stays as it is. */
    void renew() {
        jobs.values().forEach(Job::cancel);
        jobs.clear();
        kept.clear();
        pixels = 0;
        inSight.keySet().forEach(this::ask);
    }

    private void ask(int row) {
        var maker = makers.apply(row);
        if (maker == null || jobs.containsKey(row)) {
            return;
        }
        jobs.put(row, lane.run(progress -> maker.make(progress, soFar -> progress.tell(() -> tell(row, soFar))),
                made -> {
                    keep(row, made);
                    made.colors().ifPresent(colors::set);
                }, failure -> {
                    if (!(failure instanceof Problem problem)) {
                        jobs.remove(row);
                        throw failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
                    }
                    keep(row, new Thumbnail(null, Optional.empty(),
                            Optional.of(problem.sentence())));
                }));
    }

    private void keep(int row, Thumbnail made) {
        jobs.remove(row);
        var before = kept.put(row, made);
        pixels += made.pixels() - (before == null ? 0 : before.pixels());
        var oldest = kept.values().iterator();
        while (pixels > KEPT_PIXELS && kept.size() > 1) {
            pixels -= oldest.next().pixels();
            oldest.remove();
        }
        tell(row, made);
    }

    private void tell(int row, Thumbnail now) {
        var listener = inSight.get(row);
        if (listener != null) {
            listener.accept(now);
        }
    }

    /** How many are kept. */
    int count() {
        return kept.size();
    }

    /** How many are being made, or wait for it. */
    int waiting() {
        return jobs.size();
    }
}
