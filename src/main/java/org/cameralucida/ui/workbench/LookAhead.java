package org.cameralucida.ui.workbench;

import java.util.function.BiConsumer;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;

/**
 * Decodes the photo that will probably be shown next, and has the network look at it, while there is nothing better to
 * do: then it is there at the press of a key.
 */
final class LookAhead {

    /** A network that takes longer would be in the way of what is asked for next, milliseconds. */
    private static final double QUICK = 250;

    private final Lane lane;
    private PhotoItem preparing;
    private Runnable then = () -> { };

    LookAhead(Background background) {
        lane = background.newestWins("looking ahead");
    }

    /**
     * Whether a photo is being prepared; if so, something is done as soon as it is, whether that succeeds or not.
     */
    boolean waitFor(PhotoItem item, Runnable action) {
        if (item != preparing) {
            then = () -> { };
            return false;
        }
        then = action;
        return true;
    }

    /**
     * Prepares a photo.
     *
     * @param decoded the photo, if it is decoded already; otherwise null
     * @param last what the network took last time
     * @param whole whether the network is given the whole photo
     * @param read keeps the decoded photo
     */
    void prepare(PhotoItem item, Photo decoded, LoadedNetwork loaded, double last, boolean whole,
            BiConsumer<PhotoItem, Photo> read) {
        preparing = item;
        lane.run(progress -> {
            var photo = item.read(decoded);
            var preprocessing = loaded.network().preprocessing();
            var frame = whole ? photo.whole() : preprocessing.frame(photo.width(), photo.height());
            progress.check();
            if (last <= QUICK) {
                loaded.observe(new View(photo, frame));
            }
            return photo;
        }, photo -> {
            read.accept(item, photo);
            done();
        }, failure -> done());
    }

    private void done() {
        preparing = null;
        var next = then;
        then = () -> { };
        next.run();
    }
}
