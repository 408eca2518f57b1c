package org.cameralucida.ui.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.compare.Scales;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.network.NetworksViewModel;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;

/**
 * What is compared and how, beside the panes; and what the colours mean. Its choices are boxes to tick and not switches
 * (ControlsFX's ToggleSwitch): a switch is at the far side of its words, which in a column of five has to be traced.
 */
public final class CompareSection {

    private static final int LEAST_PHOTOS = 2;
    private static final int MOST_PHOTOS = 8;

    private final CompareViewModel model;
    private final Texts texts;
    private final VBox root;
    /** Kept, because bindings hold it weakly. */
    private final ObjectProperty<Integer> photoCount;

    @FXML
    private SegmentedButton pair;
    @FXML
    private ToggleButton panesShown;
    @FXML
    private ToggleButton differenceShown;
    @FXML
    private ToggleButton wipeShown;
    @FXML
    private HBox pairPanes;
    @FXML
    private ComboBox<Integer> first;
    @FXML
    private ComboBox<Integer> second;
    @FXML
    private Label mapLabel;
    @FXML
    private ComboBox<Method> map;
    @FXML
    private CheckComboBox<String> networks;
    @FXML
    private CheckComboBox<String> methods;
    @FXML
    private Label photosLabel;
    @FXML
    private ComboBox<Integer> photos;
    @FXML
    private Button pin;
    @FXML
    private CheckBox swapped;
    @FXML
    private CheckBox sameClass;
    @FXML
    private CheckBox shared;
    @FXML
    private CheckBox onlySeen;
    @FXML
    private CheckBox linked;
    @FXML
    private ToggleButton truth;
    @FXML
    private Label truthHelp;
    @FXML
    private Label truthSource;
    @FXML
    private Button save;
    @FXML
    private VBox bars;
    private final ColorBarView bar;
    private final Label unit = new Label();
    private boolean presenting;

    /** @param saving saves the figure */
    public CompareSection(CompareViewModel model, Texts texts, Runnable saving) {
        this.model = model;
        this.texts = texts;
        bar = new ColorBarView(texts);
        root = Views.load(this, texts);
        photoCount = model.choices().photoCountProperty().asObject();
        Choices.offer(map, List.copyOf(Method.all()), model.choices().methodProperty(),
                method -> texts.of(method.title()));
        model.choices().methodProperty().addListener(observable -> select());
        select();
        Choices.offer(photos, IntStream.rangeClosed(LEAST_PHOTOS, MOST_PHOTOS).boxed().toList(), photoCount,
                count -> Integer.toString(count));
        bindPair();
        bindSwitches();
        bindTruth();
        pin.setOnAction(event -> model.pin());
        save.setOnAction(event -> saving.run());
        bindNetworksAndMethods();
        InvalidationListener axis = observable -> arrange();
        model.choices().axisProperty().addListener(axis);
        model.workbench().observationProperty().addListener(axis);
        arrange();
        bindBars();
    }

    private void bindPair() {
        panesShown.setText(texts.of(Shown.PANES.label()));
        differenceShown.setText(texts.of(Shown.DIFFERENCE.label()));
        wipeShown.setText(texts.of(Shown.WIPE.label()));
        Choices.segments(pair, List.of(Shown.PANES, Shown.DIFFERENCE, Shown.WIPE), model.pair().shownProperty());
        new PairChoice(model, texts).bind(first, second);
        show(pairPanes, false);
        model.pair().shownProperty().addListener((property, before, now) -> show(pairPanes, now != Shown.PANES));
    }

    private void bindSwitches() {
        swapped.selectedProperty().bindBidirectional(model.choices().swappedProperty());
        sameClass.selectedProperty().bindBidirectional(model.choices().sameClassProperty());
        shared.selectedProperty().bindBidirectional(model.choices().sharedProperty());
        onlySeen.selectedProperty().bindBidirectional(model.choices().onlySeenProperty());
        linked.selectedProperty().bindBidirectional(model.choices().linkedProperty());
    }

    private void bindTruth() {
        truth.selectedProperty().bindBidirectional(model.workbench().truths().drawingProperty());
        truthHelp.visibleProperty().bind(truth.selectedProperty());
        truthHelp.managedProperty().bind(truth.selectedProperty());
        InvalidationListener source = observable -> source();
        model.workbench().truths().changesProperty().addListener(source);
        model.workbench().film().currentProperty().addListener(source);
        source();
    }

    private void bindNetworksAndMethods() {
        networks.setTooltip(new Tooltip(texts.of(CompareSection.class, "networks.tip",
                Integer.toString(CompareChoices.NETWORKS))));
        // What has been opened meanwhile is offered, too.
        model.workbench().networks().keyProperty().addListener(observable -> offerNetworks());
        offerNetworks();
        Choices.checks(networks, model.choices().networks(), model.choices()::hasRoom, NetworksViewModel::shortName);
        methods.getItems().setAll(Method.all().stream().map(Method::id).toList());
        Choices.checks(methods, model.choices().methods(), model.choices()::hasRoom,
                id -> texts.of(Method.named(id).title()));
    }

    private void bindBars() {
        unit.getStyleClass().add("unit-note");
        unit.setWrapText(true);
        bars.getChildren().setAll(bar, unit);
        model.displayProperty().addListener(observable -> bars());
        model.panes().addListener((ListChangeListener<PaneViewModel>) change -> bars());
        bars();
    }

    /** The section. */
    public Node root() {
        return root;
    }

    /** An audience sees what the colours mean beside the panes, and none of the knobs. */
    public void present(boolean now, CompareView view) {
        presenting = now;
        bars();
        if (now) {
            root.getChildren().remove(bars);
        }
        view.present(now, bars);
        if (!now) {
            root.getChildren().add(1, bars);
        }
    }

    /** A method that came from elsewhere is another object than the one in the list. */
    private void select() {
        var chosen = model.choices().methodProperty();
        map.getItems().stream().filter(method -> method.id().equals(chosen.get().id())).findFirst()
                .filter(method -> method != chosen.get()).ifPresent(chosen::set);
    }

    private void source() {
        var said = model.workbench().truths().source(model.workbench().film().currentProperty().get());
        truthSource.setText(said.map(texts::of).orElse(""));
        show(truthSource, said.isPresent());
    }

    private void arrange() {
        var axis = model.choices().axisProperty().get();
        show(map, axis != Axis.METHODS);
        show(mapLabel, axis != Axis.METHODS);
        show(networks, axis == Axis.NETWORKS);
        show(methods, axis == Axis.METHODS);
        show(photos, axis == Axis.IMAGES);
        show(pair, axis != Axis.IMAGES || model.pair().shownProperty().get() != Shown.PANES);
        show(photosLabel, axis == Axis.IMAGES);
        show(shared, axis != Axis.METHODS);
        show(pin, axis == Axis.CLASSES);
        show(sameClass, axis != Axis.CLASSES);
        var seen = model.workbench().observationProperty().get();
        show(swapped, axis == Axis.POOLING && seen != null
                && model.twin(seen.network()).isPresent());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void offerNetworks() {
        var keys = new LinkedHashSet<>(model.workbench().networks().names());
        model.workbench().networks().recent().forEach(file -> keys.add(file.toString()));
        keys.addAll(model.choices().networks());
        if (!networks.getItems().equals(List.copyOf(keys))) {
            networks.getItems().setAll(keys);
            model.choices().networks().forEach(networks.getCheckModel()::check);
        }
    }

    /** One bar where all panes share a scale; otherwise the bars are in the panes. */
    private void bars() {
        var made = model.panes().stream().map(pane -> pane.paneProperty().get()).filter(pane -> pane != null).toList();
        var scales = Scales.of(made, model.displayProperty().get());
        boolean one = scales.isOne();
        bar.setVisible(one);
        bar.setManaged(one);
        if (one) {
            var scale = scales.common().values().iterator().next();
            bar.setColors(model.displayProperty().get().colors(scale.scale()));
            bar.setScale(scale.scale());
            unit.setText(new PaneWords(texts.locale()).unit(made.get(0), scale));
        } else {
            unit.setText(text(made.isEmpty() ? "scale.none"
                    : scales.common().isEmpty() ? "scale.own" : "scale.several"));
        }
        // An audience sees the bars in the panes, and needs no words about them.
        show(bars, one || !presenting);
    }

    private String text(String key) {
        return texts.of(CompareSection.class, key);
    }
}
