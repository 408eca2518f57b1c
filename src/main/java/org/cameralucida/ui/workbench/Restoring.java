package org.cameralucida.ui.workbench;

import java.util.function.BooleanSupplier;
import org.cameralucida.explain.Observation;
import org.cameralucida.network.Pooling;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;

/** A pane's state that waits for its photo to be seen by its network: pooling, frame, class and a scale belong to both. */
record Restoring(WorkbenchViewModel workbench, PhotoItem photo, PaneState state, BooleanSupplier ready) {

    /** Whether the photo and the network are there. */
    boolean isDue() {
        var item = workbench.film().currentProperty().get();
        return ready.getAsBoolean() && workbench.networks().keyProperty().get().equals(state.network().key())
                && (photo == null || item != null && photo.key().equals(item.key()));
    }

    /**
     * Shows the state.
     *
     * @param seen what the network said as it was
     * @return whether the photo is looked at once more, through another frame or with another pooling
     */
    boolean isSeenAnew(Observation seen) {
        int index = state.classIndex().orElse(-1);
        if (index >= 0 && index < seen.logits().length) {
            workbench.predictions().selectedProperty().set(index);
        }
        workbench.display().restore(state.display());
        var open = workbench.networks().loadedProperty().get();
        var frame = workbench.gaze().frameProperty().get();
        usePooling();
        if (state.frame().region().isPresent()) {
            workbench.gaze().frameProperty().set(state.frame().region().get());
        } else {
            workbench.gaze().modeProperty()
                    .set(state.frame().mode() == FrameMode.WHOLE ? FrameMode.WHOLE : FrameMode.CARD);
        }
        return open != workbench.networks().loadedProperty().get()
                || !frame.equals(workbench.gaze().frameProperty().get());
    }

    private void usePooling() {
        var head = workbench.networks().loadedProperty().get().network().head();
        boolean other = state.network().swapped() ? state.network().pooling() != head.pooling() : head.swapped();
        if (other && head.pooling() != Pooling.NONE) {
            workbench.networks().use(head.pooling() == Pooling.GAP ? Pooling.GMP : Pooling.GAP);
        }
    }
}
