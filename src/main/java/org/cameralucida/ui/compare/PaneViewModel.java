package org.cameralucida.ui.compare;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.compare.CommonScale;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Truths;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.Readout;

/** One pane: what it is to show, what it shows, and why it shows nothing. */
public final class PaneViewModel {

    private final ReadOnlyObjectWrapper<Pane> pane = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Measures> measures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Scale> scale = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CommonScale> bar = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Steps> passes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Readout> readout = new ReadOnlyObjectWrapper<>();
    private PaneRequest request;
    private boolean pinned;

    PaneViewModel() {
        cursor.addListener((property, before, now) -> read());
        pane.addListener((property, before, now) -> read());
    }

    /** What is shown; null for nothing. */
    public ReadOnlyObjectProperty<Pane> paneProperty() {
        return pane.getReadOnlyProperty();
    }

    /** The numbers under it; null while they are not known. */
    public ReadOnlyObjectProperty<Measures> measuresProperty() {
        return measures.getReadOnlyProperty();
    }

    /** Which values the ends of the colours stand for; null without a map. */
    public ReadOnlyObjectProperty<Scale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** The colour bar that is this pane's own; null where all have the same, and without a map. */
    public ReadOnlyObjectProperty<CommonScale> barProperty() {
        return bar.getReadOnlyProperty();
    }

    /** Why nothing is shown; null if something is, or will be. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether what is shown is not yet what was asked for. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How far the method has come, if it makes many passes; null otherwise. */
    public ReadOnlyObjectProperty<Steps> passesProperty() {
        return passes.getReadOnlyProperty();
    }

    /** Whether nothing is shown because the user did not want to wait. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Where the cursor is on the photo, here or in a linked pane; null for nowhere. */
    public ObjectProperty<Place> cursorProperty() {
        return cursor;
    }

    /** What is under the cursor; null for nothing. */
    public ReadOnlyObjectProperty<Readout> readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** The photo that is asked for. */
    public PhotoItem item() {
        return request.item();
    }

    /** Whether it has a class of its own. */
    public boolean hasOwnClass() {
        return request.ownClass().isPresent();
    }

    /** Whether its class was pinned. */
    public boolean isPinned() {
        return pinned;
    }

    PaneRequest request() {
        return request;
    }

    /**
     * Asks for something; where it is what was asked for before, nothing changes. What is shown stays until what is asked
     * for is there, unless it is of another comparison: another network's map, or another method's, is no stand-in.
     */
    void ask(PaneRequest wanted, boolean isPinned, boolean isAnotherComparison) {
        pinned = isPinned;
        if (wanted.equals(request)) {
            return;
        }
        if (isAnotherComparison && request != null && !wanted.isAlike(request)) {
            fail(null);
        }
        request = wanted;
        again();
    }

    void again() {
        passes.set(null);
        stopped.set(false);
        busy.set(true);
    }

    /** What a method has so far; the scale is that of what is so far. */
    void sharpen(Pane soFar, Scale itsScale) {
        failure.set(null);
        measures.set(null);
        scale(itsScale, new CommonScale(itsScale, false));
        pane.set(soFar);
    }

    /** How far a method has come. */
    void count(Steps now) {
        passes.set(now);
    }

    void stop(Failure why) {
        fail(why);
        stopped.set(true);
    }

    void show(Pane made) {
        failure.set(null);
        measures.set(null);
        passes.set(null);
        busy.set(false);
        pane.set(made);
    }

    /** Shows what was made at once, its numbers included. */
    void show(Pane made, Measures found) {
        failure.set(null);
        passes.set(null);
        busy.set(false);
        pane.set(made);
        measures.set(found);
    }

    void fail(Failure why) {
        pane.set(null);
        measures.set(null);
        scale(null, null);
        passes.set(null);
        busy.set(false);
        failure.set(why);
    }

    /**
     * The values of its colours.
     *
     * @param own its colour bar; null where all panes have the same
     */
    void scale(Scale found, CommonScale own) {
        bar.set(own);
        scale.set(found);
    }

    /** Whether the numbers that are shown are those of this threshold and these true boxes. */
    boolean isMeasured(double threshold, Truths truths) {
        return measures.get() != null && measures.get().areOf(threshold, truths);
    }

    void measure(Measures found) {
        if (!found.equals(measures.get())) {
            measures.set(found);
        }
    }

    private void read() {
        var place = cursor.get();
        var shown = pane.get();
        readout.set(place == null || shown == null ? null : Readout.at(place.x(), place.y(), shown.frame(), shown.map(),
                shown.contributions().orElse(null), shown.logit()));
    }
}
