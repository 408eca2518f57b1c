package org.cameralucida.ui.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cameralucida.explain.LayerMaps;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Layer;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.workbench.PhotoItem;

/**
 * For each channel of a layer the photos in which it answers most, the strongest first.
 *
 * @param network whose layer it is
 * @param layer the layer
 * @param hits by channel
 * @param looked how many photos were looked at
 * @param unreadable how many of them could not be read
 */
record Strongest(LoadedNetwork network, Layer layer, List<List<Hit>> hits, int looked, int unreadable) {

    /** So many photos are kept a channel. */
    static final int MOST = 6;
    private static final long TOLD_NANOSECONDS = 500_000_000;

    /**
     * A photo.
     *
     * @param item the photo
     * @param patch the part of it around the channel's strongest position, in its pixels
     * @param strength the activation there
     */
    record Hit(PhotoItem item, Region patch, float strength) {
    }

    /**
     * Shows the network all photos, each as its card has it; slow.
     *
     * @param soFar hears now and then of what there is
     */
    static Strongest of(LoadedNetwork network, Layer layer, List<PhotoItem> items, Progress progress,
            Consumer<Strongest> soFar) {
        var best = new ArrayList<List<Hit>>();
        for (int k = 0; k < layer.channels(); k++) {
            best.add(List.of());
        }
        int unreadable = 0;
        long told = System.nanoTime();
        for (int i = 0; i < items.size(); i++) {
            progress.check();
            try {
                look(network, layer, items.get(i), best);
            } catch (Problem unread) {
                unreadable++;
            }
            progress.report(new Steps(i + 1, items.size()));
            if (System.nanoTime() - told >= TOLD_NANOSECONDS) {
                var now = new Strongest(network, layer, List.copyOf(best), i + 1, unreadable);
                progress.tell(() -> soFar.accept(now));
                told = System.nanoTime();
            }
        }
        return new Strongest(network, layer, List.copyOf(best), items.size(), unreadable);
    }

    private static void look(LoadedNetwork network, Layer layer, PhotoItem item, List<List<Hit>> best) {
        Photo photo = item.read();
        var view = View.of(photo, network.network().preprocessing());
        Tensor maps = network.run(new LayerMaps(view.tensor(network.network().preprocessing()), layer),
                org.cameralucida.explain.Progress.NONE);
        int[] positions = Maps.strongest(maps);
        int size = maps.extent(1) * maps.extent(2);
        for (int k = 0; k < positions.length; k++) {
            float strength = maps.data()[k * size + positions[k]];
            var hits = best.get(k);
            int place = 0;
            while (place < hits.size() && hits.get(place).strength() >= strength) {
                place++;
            }
            if (place < MOST) {
                var more = new ArrayList<>(hits);
                more.add(place, new Hit(item, Maps.patch(photo, view.region(), maps.extent(1), maps.extent(2),
                        positions[k]), strength));
                best.set(k, List.copyOf(more.subList(0, Math.min(MOST, more.size()))));
            }
        }
    }
}
