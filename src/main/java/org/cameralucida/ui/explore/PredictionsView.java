package org.cameralucida.ui.explore;

import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.control.ClassSearch;
import org.cameralucida.ui.control.PredictionBars;
import org.cameralucida.ui.control.PredictionRow;
import org.cameralucida.ui.kit.FirstTime;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** What is predicted, and what is to be known of it; or what is waited for. The first of the inspector that is there. */
final class PredictionsView {

    private final WorkbenchViewModel model;
    private final Texts texts;
    private final PredictionBars bars;
    private final VBox root = new VBox();
    private ClassSearch search;

    PredictionsView(WorkbenchViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        bars = new PredictionBars(texts);
        root.getStyleClass().add("section");
        var any = Bindings.isNotEmpty(model.predictions().rows());
        var header = header();
        header.disableProperty().bind(any.not());
        bars.disableProperty().bind(any.not());
        root.getChildren().setAll(header, outputs(), waiting(any.not()), bars, networkNotes());
        bindBars();
    }

    Node root() {
        return root;
    }

    private HBox header() {
        var title = new Label(texts.of(InspectorView.class, "predictions"));
        title.getStyleClass().add("section-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var swapped = new Label(texts.of(InspectorView.class, "pooling.tag"));
        swapped.setId("swappedTag");
        swapped.getStyleClass().add("tag");
        var loaded = model.networks().loadedProperty();
        show(swapped, Bindings.createBooleanBinding(
                () -> loaded.get() != null && loaded.get().network().head().swapped(), loaded));
        var header = new HBox(title, room, swapped);
        header.getStyleClass().add("section-header");
        return header;
    }

    /** Which of several outputs has the scores; made for the first network that has several. */
    private HBox outputs() {
        var networks = model.networks();
        var row = new HBox();
        row.getStyleClass().add("output-row");
        var several = Bindings.createBooleanBinding(() -> networks.outputsProperty().get().size() > 1,
                networks.outputsProperty());
        show(row, several);
        FirstTime.that(several, () -> fillOutputs(row));
        return row;
    }

    private void fillOutputs(HBox row) {
        var networks = model.networks();
        var label = new Label(texts.of(InspectorView.class, "output"));
        var choice = new ComboBox<String>();
        choice.setId("output");
        choice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choice, Priority.ALWAYS);
        label.setLabelFor(choice);
        choice.setTooltip(new Tooltip(texts.of(InspectorView.class, "output.tip")));
        InvalidationListener shown = observable -> {
            var open = networks.loadedProperty().get();
            if (open != null && !choice.getItems().equals(networks.outputsProperty().get())) {
                choice.getItems().setAll(networks.outputsProperty().get());
            }
            choice.setValue(open == null ? null : open.network().head().scores().output());
        };
        networks.loadedProperty().addListener(shown);
        networks.outputsProperty().addListener(shown);
        // What could not be opened by another output is still read by its own.
        networks.openingProperty().addListener(shown);
        shown.invalidated(null);
        choice.setOnAction(event -> {
            if (choice.getValue() != null) {
                networks.use(choice.getValue());
            }
        });
        row.getChildren().setAll(label, choice);
    }

    private Label waiting(ObservableBooleanValue nothing) {
        var waiting = note();
        show(waiting, nothing);
        waiting.textProperty().bind(Bindings.createStringBinding(this::waitingFor, model.networks().loadedProperty(),
                model.networks().openingProperty(), model.photoProperty(), model.film().currentProperty()));
        return waiting;
    }

    private String waitingFor() {
        if (model.networks().loadedProperty().get() != null) {
            return model.photoProperty().get() == null ? "" : texts.of(InspectorView.class, "waiting.looking");
        }
        return texts.of(InspectorView.class,
                model.networks().openingProperty().get() ? "waiting.network" : "waiting.noNetwork");
    }

    private Label networkNotes() {
        var notes = note();
        notes.textProperty().bind(model.networks().loadedProperty().map(loaded -> loaded.network().notes().stream()
                .map(texts::of).collect(Collectors.joining("\n"))).orElse(""));
        show(notes, notes.textProperty().isNotEmpty());
        return notes;
    }

    private static Label note() {
        var note = new Label();
        note.getStyleClass().add("note");
        note.setWrapText(true);
        return note;
    }

    private void bindBars() {
        var predictions = model.predictions();
        bars.getRows().setAll(predictions.rows());
        predictions.rows().addListener(
                (ListChangeListener<PredictionRow>) change -> bars.getRows().setAll(predictions.rows()));
        bars.selectedIndexProperty().bindBidirectional(predictions.selectedProperty());
    }

    /** Where a class is searched for; made when it is first asked for. */
    ClassSearch search() {
        if (search == null) {
            search = new ClassSearch(texts);
            search.setId("search");
            search.disableProperty().bind(bars.disableProperty());
            search.setSearch(model.predictions()::find);
            search.setOnChosen(suggestion -> {
                model.predictions().selectedProperty().set(suggestion.index());
                bars.requestFocus();
            });
            root.getChildren().add(search);
        }
        return search;
    }

    private static void show(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
