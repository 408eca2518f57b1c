package org.cameralucida.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.compare.Difference;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Scales;
import org.cameralucida.message.Message;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.Readout;

/** Two of the panes, A and B, seen more closely: subtracted, or one laid over the other with a divider. */
public final class PairViewModel {

    /** How the two are shown. */
    public enum Shown {
        /** Side by side, like all panes. */
        PANES,
        /** Their difference A − B in a pane of its own, besides the others. */
        DIFFERENCE,
        /** On one photo, A left of a divider and B right of it. */
        WIPE;

        /** Its name for people. */
        public Message label() {
            return Message.of(PairViewModel.class, "pair." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.PANES);
    private final IntegerProperty first = new SimpleIntegerProperty(0);
    private final IntegerProperty second = new SimpleIntegerProperty(1);
    private final DoubleProperty divider = new SimpleDoubleProperty(0.5);
    private final ReadOnlyObjectWrapper<Difference> difference = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Scale> scale = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> whyNot = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Readout> readout = new ReadOnlyObjectWrapper<>();
    private List<PaneViewModel> panes = List.of();

    PairViewModel() {
        first.addListener((property, before, now) -> swap(second, before, now));
        second.addListener((property, before, now) -> swap(first, before, now));
        cursor.addListener((property, before, now) -> read());
        difference.addListener((property, before, now) -> read());
    }

    /** Who is chosen for both places changes them. */
    private static void swap(IntegerProperty other, Number before, Number now) {
        if (other.get() == now.intValue()) {
            other.set(before.intValue());
        }
    }

    /** How the two are shown. */
    public ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Shows the two so, or side by side if that is how they are shown. */
    public void toggle(Shown wanted) {
        shown.set(shown.get() == wanted ? Shown.PANES : wanted);
    }

    /** The place of A among the panes, from 0. */
    public IntegerProperty firstProperty() {
        return first;
    }

    /** The place of B among the panes, from 0. */
    public IntegerProperty secondProperty() {
        return second;
    }

    /** Where the divider is on what is seen of the photo: 0 at its left edge, 1 at its right one. */
    public DoubleProperty dividerProperty() {
        return divider;
    }

    /** The difference; null while none is shown. */
    public ReadOnlyObjectProperty<Difference> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    /** Which differences the ends of the colours stand for; null without a difference. */
    public ReadOnlyObjectProperty<Scale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** Why the two cannot be shown so; null if they can. */
    public ReadOnlyObjectProperty<Message> whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** Where the cursor is on the photo, here or in a linked pane; null for nowhere. */
    public ObjectProperty<Place> cursorProperty() {
        return cursor;
    }

    /** What is under the cursor; null for nothing. */
    public ReadOnlyObjectProperty<Readout> readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** The pane at A's place; empty if there is none. */
    public Optional<PaneViewModel> a() {
        return at(first.get());
    }

    /** The pane at B's place; empty if there is none. */
    public Optional<PaneViewModel> b() {
        return at(second.get());
    }

    private Optional<PaneViewModel> at(int place) {
        return place >= 0 && place < panes.size() ? Optional.of(panes.get(place)) : Optional.empty();
    }

    /**
     * There are other panes, or something else in them.
     *
     * @param scales those that the panes share
     */
    void follow(List<PaneViewModel> now, Scales scales) {
        panes = List.copyOf(now);
        if (shown.get() == Shown.PANES) {
            say(null, null, null);
            return;
        }
        if (a().isEmpty() || b().isEmpty()) {
            say(null, null, panes.isEmpty() ? null : Message.of(PairViewModel.class, "pair.two"));
            return;
        }
        if (a().get().busyProperty().get() || b().get().busyProperty().get()) {
            // What is shown stays until both are there.
            return;
        }
        var left = a().get().paneProperty().get();
        var right = b().get().paneProperty().get();
        if (left == null || right == null) {
            say(null, null, Message.of(PairViewModel.class, "pair.missing"));
        } else if (shown.get() == Shown.WIPE) {
            say(null, null, left.photo() == right.photo() ? null : Message.of(PairViewModel.class, "pair.photos"));
        } else {
            subtract(left, right, scales);
        }
    }

    private void subtract(Pane left, Pane right, Scales scales) {
        var why = Difference.whyNot(left, right);
        var before = difference.get();
        var found = why.isPresent() ? null
                : before != null && before.first() == left && before.second() == right ? before
                        : Difference.of(left, right);
        say(found, found == null ? null : found.scale(scales.scale(left)), why.orElse(null));
    }

    private void say(Difference found, Scale itsScale, Message why) {
        scale.set(itsScale);
        difference.set(found);
        whyNot.set(why);
    }

    private void read() {
        var place = cursor.get();
        var now = difference.get();
        readout.set(place == null || now == null ? null
                : Readout.at(place.x(), place.y(), now.frame(), now.map(), null, Double.NaN));
    }
}
