package org.cameralucida.ui.evaluate;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Progress;

/**
 * What was evaluated so far, as every part of the page looks at it. On the window's thread; news comes in bursts, a few
 * a second at most, however fast images are evaluated.
 */
final class ResultsViewModel {

    /** Intervals may take this share of the time: they are found anew after so many times as long as they took. */
    private static final int SELDOM = 8;

    private final EvaluatedNetworks opened;
    private final Activities activities;
    private final Lane figures;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Summary> means = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty network = new SimpleIntegerProperty();
    private final IntegerProperty source = new SimpleIntegerProperty();
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.Kind.ALL);
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NAME);
    private final BooleanProperty descending = new SimpleBooleanProperty();
    private DataSet data;
    private volatile List<String> networks = List.of();
    private Results results;
    private Results live;
    /** When intervals were found last, and how long that took; on the lane's thread only. */
    private long found;
    private long took;

    ResultsViewModel(EvaluatedNetworks opened, Background background, Activities activities) {
        this.opened = opened;
        this.activities = activities;
        figures = background.newestWins("figures");
    }

    /** Grows with every burst of results, and when there are none any more. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The results as they were at the last change; they stay as they are. Null while there are none. */
    Results results() {
        return results;
    }

    /** Shows results from now on; null for none. */
    void show(Results now, DataSet of) {
        results = now;
        data = of;
        changes.set(changes.get() + 1);
    }

    /** The figures of these results; without intervals, unless those were found as well. Null while there are none. */
    ReadOnlyObjectProperty<Summary> meansProperty() {
        return means.getReadOnlyProperty();
    }

    /** The figures with their intervals, perhaps of some images before; null while there are none. */
    ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Which network is looked at, by its place. */
    IntegerProperty networkProperty() {
        return network;
    }

    /** Which method or baseline is looked at, by its place among the sources. */
    IntegerProperty sourceProperty() {
        return source;
    }

    /** Which images are looked at. */
    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    /** In which order. */
    ObjectProperty<Order> orderProperty() {
        return order;
    }

    /** Whether the largest come first. */
    BooleanProperty descendingProperty() {
        return descending;
    }

    /** The data set; null for none. */
    DataSet data() {
        return data;
    }

    /**
     * A network, open: the one that evaluates. Slow where it is not yet; on any thread but the window's.
     *
     * @param place among the networks
     * @return empty where nothing is evaluated any more
     * @throws org.cameralucida.message.Problem if it cannot be opened
     */
    Optional<LoadedNetwork> loaded(int place) {
        var keys = networks;
        return place < keys.size() ? Optional.of(opened.open(keys.get(place))) : Optional.empty();
    }

    /** The networks' names in the catalog, or their files. */
    List<String> networks() {
        return networks;
    }

    /**
     * Shows results that come, or are there, with whatever has come of them by now.
     *
     * @param keys the networks' names in the catalog, or their files
     * @param now null for none yet
     */
    void follow(DataSet set, List<String> keys, Results now) {
        if (live != now || now == null) {
            begin(set, keys, now);
        }
        if (now != null) {
            figures.run(progress -> figures(now, progress), shown -> take(now, shown), activities::fail);
        }
    }

    private void begin(DataSet set, List<String> keys, Results now) {
        live = now;
        boolean isOther = !keys.equals(networks) || set != data;
        networks = List.copyOf(keys);
        if (now == null || isOther) {
            figures.cancel();
            means.set(null);
            summary.set(null);
            network.set(0);
            source.set(0);
            filter.set(Filter.Kind.ALL);
            show(null, set);
        }
    }

    /**
     * Figures of results.
     *
     * @param withIntervals whether they have
     */
    private record Figures(Results of, Summary summary, boolean withIntervals) {
    }

    /** What is known at once is shown at once. */
    private Figures figures(Results from, Progress progress) {
        var now = from.snapshot();
        var means = new Figures(now, now.means(), false);
        if (System.nanoTime() - found < SELDOM * took) {
            return means;
        }
        progress.tell(() -> take(from, means));
        long start = System.nanoTime();
        var summary = Aside.find(() -> now.summary(progress::check));
        found = System.nanoTime();
        took = found - start;
        return new Figures(now, summary, true);
    }

    private void take(Results from, Figures shown) {
        if (from != live) {
            return;
        }
        means.set(shown.summary());
        if (shown.withIntervals()) {
            summary.set(shown.summary());
        }
        show(shown.of(), data);
    }

    /** Shows results to which none comes any more. */
    void finish(DataSet set, List<String> keys, Results all, Summary sum) {
        if (live != all) {
            begin(set, keys, all);
        }
        figures.cancel();
        take(all, new Figures(all, sum, true));
    }
}
