package org.cameralucida.ui.channels;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.lesson.ChannelValues;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.ChannelsState;
import org.cameralucida.workspace.ChannelsState.Half;
import org.cameralucida.workspace.ChannelsState.Sorting;

/** The channels of the network in use. What is chosen of them is one value, which a session holds. */
public final class ChannelsViewModel {

    private final WorkbenchViewModel workbench;
    private final Background background;
    private final EquationViewModel equation;
    private final MapsViewModel maps;
    private final WantedViewModel wanted;
    private final StrongestViewModel strongest;
    private final ObjectProperty<Half> half = new SimpleObjectProperty<>();
    private final ObjectProperty<ChannelSum.Order> order = new SimpleObjectProperty<>();
    private final ObjectProperty<Sorting> sorting = new SimpleObjectProperty<>();

    /** Shows what lies on a workbench. */
    public ChannelsViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        this.background = background;
        equation = new EquationViewModel(workbench);
        maps = new MapsViewModel(workbench, background, activities);
        wanted = new WantedViewModel(workbench, background, activities);
        strongest = new StrongestViewModel(workbench, background, activities);
        var state = workbench.channels().valueProperty();
        follow(state.get());
        state.addListener((property, before, now) -> follow(now));
        half.addListener((property, before, now) -> state.set(state.get().with(now)));
        order.addListener((property, before, now) -> state.set(state.get().with(now)));
        sorting.addListener((property, before, now) -> state.set(state.get().with(now)));
    }

    private void follow(ChannelsState now) {
        half.set(now.shown());
        order.set(now.order());
        sorting.set(now.sorting());
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

    /** The values of what is shown as lessons call them; none while it is being made. */
    public ObservableValue<Map<String, String>> values(Texts texts) {
        return Bindings.createObjectBinding(() -> {
            var sum = equation.equationProperty().get();
            var all = maps.mapsProperty().get();
            if (half.get() == Half.MAPS) {
                return all == null || !maps.layer(all.seen().network()).equals(Optional.of(all.layer())) ? Map.of()
                        : ChannelValues.of(all.layer(), all.values(),
                                maps.channel().map(OptionalInt::of).orElse(OptionalInt.empty()), texts.locale());
            }
            return sum == null ? Map.of() : ChannelValues.of(sum.seen().network().labels()
                    .shortName(sum.classIndex(), texts.locale()), sum.sum(), sum.order(), sum.count(), sum.probability(),
                    texts.locale());
        }, equation.equationProperty(), maps.mapsProperty(), workbench.channels().valueProperty());
    }

    /** All maps of a layer. */
    public MapsViewModel maps() {
        return maps;
    }

    /** What one channel wants to see. */
    WantedViewModel wanted() {
        return wanted;
    }

    /** Which photos move a channel most. */
    StrongestViewModel strongest() {
        return strongest;
    }

    /** Which half of the page is shown. */
    ObjectProperty<Half> halfProperty() {
        return half;
    }

    /** In which order channels are added. */
    ObjectProperty<ChannelSum.Order> orderProperty() {
        return order;
    }

    /** In which order the maps of a layer are shown. */
    ObjectProperty<Sorting> sortingProperty() {
        return sorting;
    }
}
