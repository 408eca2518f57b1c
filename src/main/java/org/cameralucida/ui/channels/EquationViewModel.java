package org.cameralucida.ui.channels;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.render.Display;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scale;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.ChannelsState;
import org.cameralucida.workspace.ChannelsState.Half;

/**
 * How the channels of the photo that is shown add up to the chosen class. Any weight can be changed, any channel left out:
 * the sum and its map follow at once, as they are sums of what one forward pass gave. While another feature is shown, or
 * the other half, nothing is computed.
 */
public final class EquationViewModel {

    /** As large a part of the largest weight as a step by key is. */
    private static final double STEP = 0.05;
    /** So much larger than the network's largest weight can one be made. */
    private static final double ROOM = 1.25;

    /**
     * The maps as they are laid over the photo. Both lie on the scale of the network's own sum, so that what is changed
     * is seen; all feature maps on one of their own.
     *
     * @param soFar the sum so far
     * @param map the whole sum
     * @param features which values the ends of the feature maps' colours stand for
     * @param display how all of them are displayed
     */
    record Pictures(HeatLayer soFar, HeatLayer map, Scale features, Display display) {
    }

    /** What stays while weights are changed. */
    private record Own(Observation seen, int classIndex, ChannelSum sum, Tensor map) {
    }

    private final WorkbenchViewModel workbench;
    private final ObjectProperty<ChannelsState> state;
    private final ReadOnlyBooleanProperty shown;
    private final ReadOnlyObjectWrapper<Equation> equation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Pictures> pictures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> whyNot = new ReadOnlyObjectWrapper<>();
    private Own own;

    EquationViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
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

    /** The sum; null while there is none. */
    ReadOnlyObjectProperty<Equation> equationProperty() {
        return equation.getReadOnlyProperty();
    }

    /** Its maps over the photo; null while there is none. */
    ReadOnlyObjectProperty<Pictures> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /** Why there is no sum over channels for this network; null where there is one, or may be. */
    ReadOnlyObjectProperty<Message> whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** Takes so many channels into the sum so far. */
    void first(int count) {
        state.set(state.get().count(count));
    }

    /** Gives a term another weight; the network's own is no change. */
    void weigh(int term, double weight) {
        var now = equation.get();
        if (now != null) {
            var weights = new TreeMap<>(edits(now).weights());
            if (weight == now.own().terms().get(term).own()) {
                weights.remove(term);
            } else {
                weights.put(term, weight);
            }
            edit(now, new ChannelSum.Edits(weights, edits(now).off()));
        }
    }

    /** Makes the weight of a term larger by steps, or smaller; kept within what a weight can be made. */
    void step(int term, int steps) {
        var now = equation.get();
        if (now != null) {
            double most = most(now);
            double next = now.sum().terms().get(term).weight() + steps * STEP * most;
            weigh(term, Math.max(-most, Math.min(most, next)));
        }
    }

    /** Leaves a term out of the sum, or takes it in again. */
    void leaveOut(int term, boolean out) {
        var now = equation.get();
        if (now != null) {
            var off = new TreeSet<>(edits(now).off());
            if (out) {
                off.add(term);
            } else {
                off.remove(term);
            }
            edit(now, new ChannelSum.Edits(edits(now).weights(), off));
        }
    }

    /** Back to the network's own sum. */
    void reset() {
        var now = equation.get();
        if (now != null) {
            edit(now, ChannelSum.Edits.NONE);
        }
    }

    private ChannelSum.Edits edits(Equation now) {
        return state.get().edits(now.classIndex());
    }

    private void edit(Equation now, ChannelSum.Edits edits) {
        state.set(state.get().with(now.classIndex(), edits));
    }

    /** How large a weight can be made, either way: a quarter more than the largest that the class has. */
    static double most(Equation of) {
        double largest = of.own().terms().stream().mapToDouble(term -> Math.abs(term.own())).max().orElse(0);
        return largest > 0 ? ROOM * largest : 1;
    }

    private void follow() {
        var seen = workbench.observationProperty().get();
        int index = workbench.predictions().selectedProperty().get();
        var open = workbench.networks().loadedProperty().get();
        boolean isWanted = shown.get() && state.get().shown() == Half.EQUATION && seen != null && open != null
                && open.network() == seen.network() && index >= 0 && index < seen.logits().length;
        boolean isSum = isWanted && seen.network().head().hasClassMaps() && seen.features().isPresent();
        whyNot.set(isWanted && !isSum ? seen.network().head().description() : null);
        if (!isSum) {
            own = null;
            equation.set(null);
        } else {
            long start = System.nanoTime();
            add(seen, index);
            TimingLog.done("channel sum", start);
        }
        lay();
    }

    private void add(Observation seen, int index) {
        if (own == null || own.seen() != seen || own.classIndex() != index) {
            var sum = ChannelSum.of(seen, index, ChannelSum.Edits.NONE);
            own = new Own(seen, index, sum, sum.map(sum.terms()));
        }
        var before = equation.get();
        var order = before != null && before.own() == own.sum() && before.addedBy() == state.get().order()
                ? before.order() : own.sum().ordered(state.get().order());
        equation.set(Equation.of(seen, workbench.view(), index, own.sum(), state.get().order(), order,
                state.get().edits(index), state.get().count()));
    }

    private void lay() {
        var now = equation.get();
        if (now == null) {
            pictures.set(null);
            return;
        }
        var display = workbench.display().value();
        var colors = display.colors(false);
        var ends = display.scale() instanceof ScaleOption.Fixed ? ScaleOption.STANDARD : display.scale();
        var scale = ends.of(own.map(), StandardScaling.of(new ClassActivationMap(), colors), colors.diverging());
        var region = now.view().region();
        pictures.set(new Pictures(display.layer(now.soFar(), region, reaching(scale, now.soFar()), colors),
                display.layer(now.map(), region, reaching(scale, now.map()), colors),
                FeatureScale.of(now.sum().features(), display), display));
    }

    /** The same scale, of which it is said where a map goes beyond it. */
    private static Scale reaching(Scale scale, Tensor map) {
        boolean more = false;
        for (float value : map.data()) {
            more |= value > scale.high() || scale.symmetric() && value < scale.low();
        }
        return more == scale.more() ? scale : new Scale(scale.low(), scale.high(), scale.steps(), more);
    }
}
