package org.cameralucida.ui.channels;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.explain.LayerMaps;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ChannelShares;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Head;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Network;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.MethodsViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.ChannelsState;
import org.cameralucida.workspace.ChannelsState.Half;
import org.cameralucida.workspace.ChannelsState.Sorting;

/**
 * All maps of a layer for the photo that is shown, in an order, and one of them large. What the head reads is there at
 * once; other layers take a pass. While something else is shown, none is made.
 */
public final class MapsViewModel {

    private final WorkbenchViewModel workbench;
    private final Activities activities;
    private final Lane passing;
    private final Lane weighing;
    private final ObjectProperty<ChannelsState> state;
    private final ReadOnlyBooleanProperty shown;
    private final ReadOnlyObjectWrapper<Maps> maps = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Scale> scale = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HeatLayer> large = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> note = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Integer> channels = FXCollections.observableArrayList();
    private Wanted asked;
    private Shares shares;

    private record Wanted(Observation seen, View view, Layer layer) {

        boolean is(Wanted other) {
            return other != null && seen == other.seen && layer.equals(other.layer);
        }
    }

    /** What each channel gives to a class; null while that is on its way. */
    private record Shares(Maps of, int classIndex, double[] values) {

        boolean isOf(Maps now, int index) {
            return of == now && classIndex == index;
        }
    }

    MapsViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        this.activities = activities;
        passing = background.newestWins("layer maps");
        weighing = background.newestWins("channel shares");
        List.of(passing, weighing).forEach(lane -> workbench.claims().add(lane.busyProperty()));
        state = workbench.channels().valueProperty();
        shown = workbench.shownProperty(Feature.CHANNELS);
        InvalidationListener follow = observable -> follow();
        for (Observable cause : List.of(shown, state, workbench.observationProperty(),
                workbench.predictions().selectedProperty())) {
            cause.addListener(follow);
        }
        workbench.display().valueProperty().addListener(observable -> lay());
        follow();
    }

    /** The maps; null while there are none. */
    ReadOnlyObjectProperty<Maps> mapsProperty() {
        return maps.getReadOnlyProperty();
    }

    /** The numbers of the channels in the order in which they are shown. */
    public ObservableList<Integer> channels() {
        return channels;
    }

    /** Which values the ends of all maps' colours stand for; null while there are none. */
    ReadOnlyObjectProperty<Scale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** The map that is looked at closely, over the photo; null for none. */
    ReadOnlyObjectProperty<HeatLayer> largeProperty() {
        return large.getReadOnlyProperty();
    }

    /** What is to be said of the maps, or why there are none; null for nothing. */
    ReadOnlyObjectProperty<Message> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** What a channel gives to the chosen class; NaN while that is not known. */
    double share(int channel) {
        return shares != null && shares.isOf(maps.get(), selected()) && shares.values() != null
                ? shares.values()[channel] : Double.NaN;
    }

    /** The channel that is looked at closely; empty for none, or for one that the layer has not. */
    Optional<Integer> channel() {
        var now = maps.get();
        return state.get().channel().filter(channel -> now != null && channel >= 0
                && channel < now.layer().channels());
    }

    /** Looks closely at a channel. */
    void look(int channel) {
        state.set(state.get().channel(Optional.of(channel)));
    }

    /** Shows the maps of another layer; empty for the one that the head reads. */
    void at(Optional<Layer> layer) {
        state.set(state.get().at(layer.map(Layer::tensor)));
    }

    /** The layer that is looked at; empty for none. */
    Optional<Layer> layer(Network network) {
        return state.get().layer().map(network::layer).or(() -> standard(network));
    }

    /** The layer that is usual: what adds up to a class, or else what the head reads. */
    static Optional<Layer> standard(Network network) {
        return Optional.of(network.head()).filter(Head.Pooled.class::isInstance)
                .map(head -> network.layer(((Head.Pooled) head).features().tensor()))
                .or(() -> MethodsViewModel.standardLayer(network));
    }

    private int selected() {
        return workbench.predictions().selectedProperty().get();
    }

    private void follow() {
        var seen = workbench.observationProperty().get();
        var open = workbench.networks().loadedProperty().get();
        boolean isWanted = shown.get() && state.get().shown() == Half.MAPS && seen != null && open != null
                && open.network() == seen.network();
        var layer = isWanted ? layer(seen.network()) : Optional.<Layer>empty();
        if (layer.isEmpty()) {
            passing.cancel();
            asked = null;
            show(null);
            note.set(isWanted ? Message.of(MapsViewModel.class, "maps.none", seen.network().head().description())
                    : null);
            return;
        }
        var wanted = new Wanted(seen, workbench.view(), layer.get());
        if (!wanted.is(asked)) {
            asked = wanted;
            note.set(null);
            make(wanted);
        } else {
            sort();
            lay();
        }
    }

    private void make(Wanted wanted) {
        var exposed = wanted.seen().network().head().exposed();
        if (wanted.seen().features().isPresent() && exposed.isPresent()
                && exposed.get().tensor().equals(wanted.layer().tensor())) {
            passing.cancel();
            show(Maps.of(wanted.seen(), wanted.view(), wanted.layer(), wanted.seen().features().get()));
            return;
        }
        var loaded = workbench.networks().loadedProperty().get();
        passing.run(progress -> {
            Tensor values = loaded.run(new LayerMaps(wanted.seen().input(), wanted.layer()), Progress.NONE);
            return Maps.of(wanted.seen(), wanted.view(), wanted.layer(), values);
        }, made -> {
            if (wanted == asked) {
                show(made);
            }
        }, failure -> {
            if (wanted == asked) {
                show(null);
                tell(failure);
            }
        });
    }

    private void tell(Throwable failure) {
        if (failure instanceof Problem problem) {
            note.set(problem.sentence());
            activities.log(failure);
        } else {
            activities.fail(failure);
        }
    }

    private void show(Maps made) {
        maps.set(made);
        sort();
        lay();
    }

    private void sort() {
        var now = maps.get();
        if (now == null) {
            channels.clear();
            return;
        }
        weigh(now);
        boolean isByClass = state.get().sorting() == Sorting.CLASS && !Double.isNaN(share(0));
        var order = IntStream.range(0, now.layer().channels()).boxed();
        var sorted = (state.get().sorting() == Sorting.NUMBER ? order
                : order.sorted(isByClass ? Comparator.<Integer>comparingDouble(this::share).reversed()
                        : Comparator.<Integer>comparingDouble(now::strength).reversed())).toList();
        if (!sorted.equals(channels)) {
            channels.setAll(sorted);
        }
    }

    /** What each channel gives: exact where the head adds them up, else to first order, by a pass back. */
    private void weigh(Maps now) {
        int index = selected();
        if (index < 0 || index >= now.seen().logits().length || shares != null && shares.isOf(now, index)) {
            return;
        }
        var head = now.seen().network().head();
        if (head instanceof Head.Pooled pooled && pooled.features().tensor().equals(now.layer().tensor())) {
            var given = new double[now.layer().channels()];
            ChannelSum.of(now.seen(), index, ChannelSum.Edits.NONE).terms()
                    .forEach(term -> given[term.channel()] += term.product());
            shares = new Shares(now, index, given);
            return;
        }
        var mine = new Shares(now, index, null);
        shares = mine;
        var loaded = workbench.networks().loadedProperty().get();
        weighing.run(progress -> loaded.run(new ChannelShares(now.seen(), now.layer(), index), Progress.NONE), given -> {
            if (shares == mine) {
                shares = new Shares(now, index, given);
                sort();
                lay();
            }
        }, failure -> {
            if (shares == mine) {
                tell(failure);
            }
        });
    }

    private void lay() {
        var now = maps.get();
        var display = workbench.display().value();
        scale.set(now == null ? null : FeatureScale.of(now.values(), display));
        large.set(channel().map(channel -> display.layer(OverPhoto.map(now.values(), channel), now.view().region(),
                scale.get(), display.colors(false))).orElse(null));
    }
}
