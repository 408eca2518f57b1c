package org.cameralucida.ui.evaluate;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.Example;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/**
 * What was evaluated so far, as every part of the page looks at it. On the window's thread; news comes in bursts, a few
 * a second at most, however fast images are evaluated.
 */
final class ResultsViewModel {

    private final WorkbenchViewModel workbench;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty network = new SimpleIntegerProperty();
    private final IntegerProperty source = new SimpleIntegerProperty();
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.Kind.ALL);
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NAME);
    private DataSet data;

    ResultsViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
    }

    /** Grows with every burst of results, and when there are none any more. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The figures with their intervals, as of some images before; null while there are none. */
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
        return Optional.empty();
    }

    /** Opens a photo of the data set in Explore or Compare, with its true boxes. */
    void open(Example example, boolean inCompare) {
        workbench.film().open(java.util.List.of(example.file()));
        workbench.featureProperty().set(inCompare ? Feature.COMPARE : Feature.EXPLORE);
    }
}
