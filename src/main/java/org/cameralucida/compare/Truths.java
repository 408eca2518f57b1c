package org.cameralucida.compare;

import java.util.Collection;
import java.util.List;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Labels;

/**
 * The true boxes on a photo, as a pane of one class sees them.
 *
 * @param boxes those that count for its class
 * @param others those of other classes: no box of this class can be measured against them
 */
public record Truths(List<Box> boxes, List<TrueBox> others) {

    /** None. */
    public static final Truths NONE = new Truths(List.of(), List.of());

    public Truths {
        boxes = List.copyOf(boxes);
        others = List.copyOf(others);
    }

    /** The true boxes as a pane sees them. */
    public static Truths of(Collection<TrueBox> objects, Pane pane) {
        return of(objects, pane.network().labels(), pane.classIndex());
    }

    /** The true boxes as they count for a class. */
    public static Truths of(Collection<TrueBox> objects, Labels labels, int classIndex) {
        return new Truths(
                objects.stream().filter(object -> object.isOf(labels, classIndex)).map(TrueBox::box).toList(),
                objects.stream().filter(object -> !object.isOf(labels, classIndex)).toList());
    }
}
