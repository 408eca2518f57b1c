package org.cameralucida.ui.channels;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;

/**
 * Small pictures of the channels in sight, made away from the window's thread, the newest asked for first. What has gone
 * out of sight is not made any more; of what was made so much is kept that any number of channels costs what a few screens
 * do.
 */
final class ChannelPictures {

    /** As 32-bit pixels, 32 MB. */
    private static final long KEPT_PIXELS = 8_000_000;

    private final Lane lane;
    private final Map<Integer, Raster> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, Consumer<Raster>> inSight = new HashMap<>();
    private final Map<Integer, Job> jobs = new HashMap<>();
    private IntFunction<Raster> maker;
    private long pixels;

    /** @param lane in which all are made in the end, the newest first */
    ChannelPictures(Lane lane) {
        this.lane = lane;
    }

    /** Other pictures are wanted; until they are there, those that are there stay. Null for none. */
    void make(IntFunction<Raster> by) {
        maker = by;
        jobs.values().forEach(Job::cancel);
        jobs.clear();
        kept.clear();
        pixels = 0;
        inSight.keySet().forEach(this::ask);
    }

    /** The picture of a channel; null where it is not there. */
    Raster get(int channel) {
        return kept.get(channel);
    }

    /** A channel is in sight: hears of its picture, at once where it is there. */
    void shown(int channel, Consumer<Raster> listener) {
        inSight.put(channel, listener);
        var known = kept.get(channel);
        if (known == null) {
            ask(channel);
        } else {
            listener.accept(known);
        }
    }

    /** A channel has gone out of sight, for this listener. */
    void hidden(int channel, Consumer<Raster> listener) {
        if (inSight.remove(channel, listener)) {
            var job = jobs.remove(channel);
            if (job != null) {
                job.cancel();
            }
        }
    }

    private void ask(int channel) {
        var by = maker;
        if (by != null && !jobs.containsKey(channel)) {
            jobs.put(channel, lane.run(progress -> by.apply(channel), made -> keep(channel, made)));
        }
    }

    private void keep(int channel, Raster made) {
        jobs.remove(channel);
        kept.put(channel, made);
        pixels += size(made);
        var oldest = kept.values().iterator();
        while (pixels > KEPT_PIXELS && kept.size() > 1) {
            pixels -= size(oldest.next());
            oldest.remove();
        }
        var listener = inSight.get(channel);
        if (listener != null) {
            listener.accept(made);
        }
    }

    private static long size(Raster raster) {
        return (long) raster.width() * raster.height();
    }
}
