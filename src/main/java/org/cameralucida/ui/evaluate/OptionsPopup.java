package org.cameralucida.ui.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cameralucida.dataset.Layout;
import org.cameralucida.evaluate.PerturbationMeasures;
import org.cameralucida.ui.control.Panels;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Texts;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;

/** How it is evaluated: the layout, the classes, how many photos, the box; where the results are, and beginning anew. */
final class OptionsPopup {

    private static final double WIDTH = 500;
    private static final int MOST = 100_000_000;

    private final EvaluateViewModel model;
    private final Texts texts;
    private final PopOver popup;
    private final GridPane rows = new GridPane();
    private final Label anewNote = new Label();
    private final Button anew = new Button();
    /** Kept, because bindings hold it weakly. */
    private final ObjectProperty<Optional<Layout>> layout = new SimpleObjectProperty<>(Optional.empty());

    OptionsPopup(EvaluateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        rows.getStyleClass().add("form");
        row("option.layout", layouts());
        row("option.mapping", file(model.setup().mappingProperty(), "option.mapping.none", model::chooseMapping));
        row("option.limit", limit());
        row("option.threshold", threshold());
        row("option.measures", measures());
        passes();
        row("option.results", file(model.setup().resultsProperty(), "option.results.own", model::chooseResults));
        anew.setText(text("anew"));
        anew.setOnAction(event -> startAnew());
        anewNote.setText(text("anew.note"));
        anewNote.getStyleClass().add("unit-note");
        anewNote.setWrapText(true);
        anewNote.setMinHeight(Region.USE_PREF_SIZE);
        var panel = new VBox(rows, anew, anewNote);
        panel.getStyleClass().add("evaluate-options");
        panel.setPrefWidth(WIDTH);
        popup = Panels.make(panel);
    }

    private void startAnew() {
        popup.hide();
        model.run().startAnew();
    }

    void show(Node owner) {
        var standing = model.run().standingProperty().get();
        anew.setDisable(standing != Standing.STOPPED && standing != Standing.DONE);
        Panels.show(popup, owner);
    }

    private void row(String key, Region node) {
        var label = new Label(text(key));
        label.setLabelFor(node);
        label.setMinWidth(Region.USE_PREF_SIZE);
        node.setMaxWidth(Double.MAX_VALUE);
        node.setAccessibleText(text(key));
        GridPane.setHgrow(node, Priority.ALWAYS);
        rows.addRow(rows.getRowCount(), label, node);
    }

    private ComboBox<Optional<Layout>> layouts() {
        var setup = model.setup();
        var all = new ArrayList<Optional<Layout>>(List.of(Optional.empty()));
        Arrays.stream(Layout.values()).map(Optional::of).forEach(all::add);
        layout.set(Optional.ofNullable(setup.layoutProperty().get()));
        layout.addListener((property, before, now) -> setup.layoutProperty().set(now.orElse(null)));
        setup.layoutProperty().addListener((property, before, now) -> layout.set(Optional.ofNullable(now)));
        var box = new ComboBox<Optional<Layout>>();
        Choices.offer(box, all, layout,
                each -> each.map(known -> texts.of(known.title())).orElse(text("option.layout.found")));
        return box;
    }

    private CheckComboBox<String> measures() {
        var box = new CheckComboBox<String>();
        box.getItems().setAll(PerturbationMeasures.names());
        // A title stands in the place of what is chosen.
        InvalidationListener entitle = observable -> box.setTitle(
                model.setup().measures().isEmpty() ? text("option.measures.none") : null);
        model.setup().measures().addListener(entitle);
        entitle.invalidated(null);
        var tip = new Tooltip(text("option.measures.tip"));
        tip.getStyleClass().add("definition");
        box.setTooltip(tip);
        Choices.checksOrNone(box, model.setup().measures(), name -> texts.of(PerturbationMeasures
                .of(List.of(name), PerturbationMeasures.STANDARD_STEPS).measures().iterator().next().title()));
        return box;
    }

    /** What they cost is said before it is paid. */
    private void passes() {
        var cost = new Label();
        cost.getStyleClass().add("unit-note");
        cost.setWrapText(true);
        cost.setMinHeight(Region.USE_PREF_SIZE);
        InvalidationListener tell = observable -> cost.setText(text("option.measures.cost", model.setup().pictures()));
        model.setup().changesProperty().addListener(tell);
        tell.invalidated(null);
        rows.add(cost, 1, rows.getRowCount());
    }

    private Spinner<Integer> limit() {
        var spinner = new Spinner<Integer>(new SpinnerValueFactory.IntegerSpinnerValueFactory(0, MOST,
                model.setup().limitProperty().get(), 100));
        spinner.getValueFactory().setConverter(converter(value -> value == 0 ? text("option.limit.all")
                : value.toString(), written -> written.equals(text("option.limit.all")) ? 0 : Integer.valueOf(written)));
        bind(spinner, text("option.limit.tip"));
        spinner.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.setup().limitProperty().set(now);
            }
        });
        model.setup().limitProperty().addListener((property, before, now) ->
                spinner.getValueFactory().setValue(now.intValue()));
        return spinner;
    }

    private Spinner<Double> threshold() {
        var spinner = new Spinner<Double>(new SpinnerValueFactory.DoubleSpinnerValueFactory(0, 0.95,
                model.setup().thresholdProperty().get(), 0.05));
        spinner.getValueFactory().setConverter(converter(value -> texts.number(value, 2),
                written -> Double.valueOf(written.replace(',', '.'))));
        bind(spinner, text("option.threshold.tip"));
        spinner.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.setup().thresholdProperty().set(Math.round(now * 100) / 100.0);
            }
        });
        model.setup().thresholdProperty().addListener((property, before, now) ->
                spinner.getValueFactory().setValue(now.doubleValue()));
        return spinner;
    }

    private static <T> StringConverter<T> converter(Function<T, String> write, Function<String, T> read) {
        return new StringConverter<>() {

            @Override
            public String toString(T value) {
                return value == null ? "" : write.apply(value);
            }

            @Override
            public T fromString(String written) {
                return read.apply(written.strip());
            }
        };
    }

    /** What is typed counts when one goes elsewhere; what is no number changes nothing. */
    private static void bind(Spinner<?> spinner, String tip) {
        spinner.setEditable(true);
        spinner.setTooltip(new Tooltip(tip));
        spinner.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                commit(spinner);
            }
        });
    }

    private static <T> void commit(Spinner<T> spinner) {
        try {
            spinner.commitValue();
        } catch (RuntimeException noNumber) {
            spinner.getEditor().setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
        }
    }

    private HBox file(ObjectProperty<Path> file, String noneKey, Runnable choose) {
        var name = new Label();
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.textProperty().bind(file.map(path -> String.valueOf(path.getFileName())).orElse(text(noneKey)));
        var other = new Button(text("option.choose"));
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(event -> choose.run());
        var none = new Button();
        none.setGraphic(new FontIcon("mdi2c-close"));
        none.getStyleClass().addAll("button-icon", "flat");
        none.setTooltip(new Tooltip(text(noneKey)));
        none.setAccessibleText(text(noneKey));
        none.disableProperty().bind(file.isNull());
        none.setOnAction(event -> file.set(null));
        var row = new HBox(name, other, none);
        row.getStyleClass().add("pair");
        return row;
    }

    private String text(String key, Object... arguments) {
        return texts.of(OptionsPopup.class, key, arguments);
    }
}
