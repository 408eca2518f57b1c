package org.cameralucida.ui.explore;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.localize.Iou;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** The predicted box: around the largest region of the map above the threshold. Found off the window's thread. */
public final class BoxViewModel {

    private final WorkbenchViewModel workbench;
    private final MapViewModel map;
    private final Activities activities;
    private final ReadOnlyBooleanProperty shown;
    private final Lane boxing;
    private final ObservableList<BoxMark> boxes = FXCollections.observableArrayList();
    private final ObservableList<BoxMark> shownBoxes = FXCollections.unmodifiableObservableList(boxes);
    private Box found;

    BoxViewModel(WorkbenchViewModel workbench, MapViewModel map, Background background, Activities activities) {
        this.workbench = workbench;
        this.map = map;
        this.activities = activities;
        shown = workbench.shownProperty(Feature.EXPLORE);
        boxing = background.newestWins("box");
        InvalidationListener find = observable -> find();
        map.mapProperty().addListener(find);
        shown.addListener(find);
        workbench.display().boxProperty().addListener(find);
        workbench.display().thresholdProperty().addListener(find);
    }

    /** The box that is shown among {@link #marks}; empty for none. */
    public Optional<Box> box() {
        return boxes.isEmpty() ? Optional.empty() : Optional.ofNullable(found);
    }

    /** How well the box that is shown covers a true one, as IoU, 0 to 1; empty while there is none. */
    public Optional<Double> iou(Box truth) {
        return boxes.isEmpty() ? Optional.empty() : Optional.ofNullable(found).map(box -> Iou.of(box, truth));
    }

    /** The box as it is drawn over the photo. */
    public ObservableList<BoxMark> marks() {
        return shownBoxes;
    }

    private void find() {
        var display = workbench.display();
        var now = map.mapProperty().get();
        double threshold = display.thresholdProperty().get();
        if (now == null || !display.boxProperty().get()) {
            boxing.cancel();
            boxes.clear();
        } else if (shown.get()) {
            var heat = map.requestProperty().get().method().heat(now);
            var seen = workbench.view();
            var name = workbench.predictions().name(workbench.predictions().selectedProperty().get());
            boxing.run(progress -> BoxFinder.largest(heat, seen.region(), seen.photo().width(), seen.photo().height(),
                    threshold), box -> mark(box, name), activities::fail);
        }
    }

    private void mark(Optional<Box> box, String name) {
        if (map.mapProperty().get() == null || !workbench.display().boxProperty().get() || box.isEmpty()) {
            boxes.clear();
        } else {
            found = box.get();
            boxes.setAll(new BoxMark(found.region(), BoxMark.Kind.PREDICTED, name));
        }
    }
}
