package org.cameralucida.ui.workbench;

import java.util.function.Consumer;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.TimingLog;

/** A network is asked about a photo, and by the clock. */
final class QuickLook {

    /** A photo that is drawn on waits for such a network, milliseconds: nobody sees that it does. */
    private static final double QUICK = 60;

    private QuickLook() {
    }

    /** What the network says of a view; slow. */
    static Observation see(LoadedNetwork loaded, View view) {
        var start = System.nanoTime();
        var seen = loaded.observe(view);
        TimingLog.note("preprocess", (System.nanoTime() - start) / 1e6 - seen.milliseconds());
        TimingLog.note("inference", seen.milliseconds());
        return seen;
    }

    /**
     * What a quick network will be asked once a photo is shown in the place of the one that is: to be asked before, on any
     * thread, so that the photo and its map change together. Of a slow one nothing: the photo does not wait for it.
     */
    static Consumer<Photo> before(WorkbenchViewModel workbench) {
        var loaded = workbench.networks().loadedProperty().get();
        var frame = workbench.gaze().frameProperty().get();
        var last = workbench.observationProperty().get();
        return loaded == null || frame == null || last == null || last.milliseconds() > QUICK ? shown -> { } : shown -> {
            try {
                see(loaded, new View(shown, frame));
            } catch (Problem e) {
                // Told when the network is asked again, now that the photo is shown.
                return;
            }
        };
    }
}
