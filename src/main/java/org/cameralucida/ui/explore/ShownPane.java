package org.cameralucida.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Truths;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** The photo and its map as a comparison of one pane, measured as the panes of a comparison are. */
public final class ShownPane {

    private final WorkbenchViewModel workbench;
    private final MapViewModel map;
    private final Lane measuring;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Comparison>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    ShownPane(WorkbenchViewModel workbench, MapViewModel map, Background background) {
        this.workbench = workbench;
        this.map = map;
        measuring = background.newestWins("numbers");
        InvalidationListener measure = observable -> measure();
        wanted.addListener(measure);
        map.explainedProperty().addListener(measure);
        workbench.display().thresholdProperty().addListener(measure);
        workbench.truths().changesProperty().addListener(measure);
    }

    /** Whether anybody wants the numbers: they are not measured for nobody. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** What is shown and its numbers; empty while there is no finished map, or it is not measured yet. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return shown.getReadOnlyProperty();
    }

    private void measure() {
        var explained = map.explainedProperty().get();
        if (!wanted.get() || explained == null || explained.map().shape().length != 2) {
            measuring.cancel();
            shown.set(Optional.empty());
            return;
        }
        var pane = Pane.of(explained);
        var truths = Truths.of(workbench.truths().objects(workbench.film().currentProperty().get()), pane);
        var display = workbench.display().value();
        measuring.run(progress -> Measures.of(pane, display.threshold(), truths), measures -> {
            if (map.explainedProperty().get() == explained) {
                shown.set(Optional.of(new Comparison(Axis.IMAGES, List.of(pane), List.of(measures), display)));
            }
        });
    }
}
