package org.cameralucida.ui.channels;

import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.ChannelsState;

/** The channels of the network in use. What is chosen of them is one value, which a session holds. */
public final class ChannelsViewModel {

    private final WorkbenchViewModel workbench;
    private final Background background;
    private final EquationViewModel equation;
    private final ObjectProperty<ChannelSum.Order> order = new SimpleObjectProperty<>();

    /** Shows what lies on a workbench. */
    public ChannelsViewModel(WorkbenchViewModel workbench, Background background) {
        this.workbench = workbench;
        this.background = background;
        equation = new EquationViewModel(workbench);
        var state = workbench.channels().valueProperty();
        order.addListener((property, before, now) -> state.set(state.get().with(now)));
        state.addListener((property, before, now) -> follow(now));
        follow(state.get());
    }

    private void follow(ChannelsState now) {
        order.set(now.order());
    }

    /** What lies on the workbench. */
    WorkbenchViewModel workbench() {
        return workbench;
    }

    /** What makes the pictures, away from the window's thread. */
    Background background() {
        return background;
    }

    /** How channels add up. */
    public EquationViewModel equation() {
        return equation;
    }

    /** The values of the sum as lessons call them; none while there is no sum. */
    public ObservableValue<Map<String, String>> values(Texts texts) {
        return equation.equationProperty().map(now -> ChannelValues.of(now, texts)).orElse(Map.of());
    }

    /** In which order they are added. */
    ObjectProperty<ChannelSum.Order> orderProperty() {
        return order;
    }
}
