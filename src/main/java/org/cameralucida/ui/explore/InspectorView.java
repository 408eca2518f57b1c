package org.cameralucida.ui.explore;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.image.Interpolation;
import org.cameralucida.message.Message;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.SegmentedButton;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.FrameMode;

/**
 * What is predicted, how the map is shown, what was seen, and what the colours mean. The predictions are there at once, the
 * rest when it is completed: nobody changes how a map is shown before there is one.
 */
final class InspectorView {

    private final ExploreViewModel model;
    private final Texts texts;
    private final PredictionsView predictions;
    private final VBox root = new VBox();
    private final BooleanProperty presenting = new SimpleBooleanProperty();

    @FXML
    private VBox heatmapSection;
    @FXML
    private Label noMap;
    @FXML
    private VBox controls;
    @FXML
    private CheckBox visible;
    @FXML
    private Slider opacity;
    @FXML
    private Label opacityPercent;
    @FXML
    private CheckBox box;
    @FXML
    private Slider threshold;
    @FXML
    private Label thresholdPercent;
    @FXML
    private ComboBox<ColorMap> colors;
    @FXML
    private Label scalingLabel;
    @FXML
    private VBox scale;
    @FXML
    private ComboBox<Scaling> scaling;
    @FXML
    private RangeSlider ends;
    @FXML
    private ComboBox<Blend> blend;
    @FXML
    private ComboBox<Interpolation> interpolation;
    @FXML
    private VBox frameSection;
    @FXML
    private SegmentedButton frames;
    @FXML
    private ToggleButton card;
    @FXML
    private ToggleButton whole;
    @FXML
    private ToggleButton own;
    @FXML
    private VBox evidenceSection;
    @FXML
    private Label evidence;
    @FXML
    private Label unit;
    @FXML
    private HBox standingRow;
    @FXML
    private Label standing;
    @FXML
    private Hyperlink again;
    @FXML
    private Label asked;
    @FXML
    private VBox notes;
    @FXML
    private VBox poolingSection;
    @FXML
    private SegmentedButton poolings;
    @FXML
    private ToggleButton trainedPooling;
    @FXML
    private ToggleButton swappedPooling;

    InspectorView(ExploreViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        predictions = new PredictionsView(model.workbench(), texts);
        root.getStyleClass().add("inspector");
        root.getChildren().add(predictions.root());
    }

    Parent root() {
        return root;
    }

    /** Makes all that is below the predictions, if it is not there yet. */
    void complete() {
        if (heatmapSection == null) {
            VBox sections = Views.load(this, texts);
            root.getChildren().addAll(List.copyOf(sections.getChildren()));
            predictions.search();
            bindOptions();
            bindFrame();
            bindEvidence();
            bindQuality();
            bindPooling();
            present(presenting.get());
        }
    }

    void findClass() {
        complete();
        predictions.search().requestFocus();
        predictions.search().selectAll();
    }

    /** An audience sees what is predicted and what the colours mean, and none of the knobs. */
    void present(boolean now) {
        presenting.set(now);
        if (heatmapSection != null) {
            for (var section : List.of(heatmapSection, frameSection, predictions.search())) {
                section.setVisible(!now);
                section.setManaged(!now);
            }
        }
    }

    /**
     * While panes are compared, a section of theirs takes the place of one photo's scale and evidence.
     *
     * @param section below the predictions
     */
    void whileComparing(Node section, ObservableBooleanValue comparing) {
        root.getChildren().add(1, section);
        section.visibleProperty().bind(comparing);
        section.managedProperty().bind(comparing);
        var alone = Bindings.not(comparing);
        for (var node : List.of(scale, scalingLabel)) {
            node.visibleProperty().bind(alone);
            node.managedProperty().bind(alone);
        }
    }

    private void bindOptions() {
        var options = model.workbench().display();
        visible.selectedProperty().bindBidirectional(options.visibleProperty());
        slide(opacity, opacityPercent, options.opacityProperty());
        slide(threshold, thresholdPercent, options.thresholdProperty());
        box.selectedProperty().bindBidirectional(options.boxProperty());
        Choices.offer(colors, List.of(ColorMap.values()), options.colorMapProperty(), map -> texts.of(map.label()));
        colors.setCellFactory(list -> new ColorMapCell(true));
        colors.setButtonCell(new ColorMapCell(false));
        Choices.offer(scaling, List.of(Scaling.values()), options.scalingProperty(), value -> texts.of(value.label()));
        ScaleEnds.bind(ends, options.heldProperty(), options.scalingProperty().isEqualTo(Scaling.ABSOLUTE));
        Choices.offer(blend, List.of(Blend.values()), options.blendProperty(), value -> texts.of(value.label()));
        Choices.offer(interpolation, List.of(Interpolation.values()), options.interpolationProperty(),
                value -> texts.of(InspectorView.class, "interpolation." + value.name().toLowerCase(Locale.ROOT)));
        var impossible = model.map().whyNotProperty().isNotNull()
                .and(model.workbench().shownProperty(Feature.EXPLORE));
        noMap.visibleProperty().bind(impossible);
        noMap.managedProperty().bind(impossible);
        noMap.textProperty().bind(model.map().whyNotProperty()
                .map((Message why) -> model.workbench().methods().chosenProperty().get() instanceof InstantMethod
                        ? texts.of(InspectorView.class, "noMap", why) : texts.of(why)).orElse(""));
        controls.disableProperty().bind(impossible);
    }

    private void slide(Slider slider, Label percent, DoubleProperty value) {
        slider.valueProperty().bindBidirectional(value);
        percent.textProperty().bind(Bindings.createStringBinding(() -> texts.percent(value.get(), 0), value));
    }

    private void bindFrame() {
        var mode = model.workbench().gaze().modeProperty();
        var prescribed = model.workbench().gaze().preprocessingProperty();
        card.textProperty().bind(Bindings.createStringBinding(() -> texts.of(FrameMode.CARD.label(prescribed.get())),
                prescribed));
        whole.setText(texts.of(FrameMode.WHOLE.label(null)));
        own.setText(texts.of(FrameMode.OWN.label(null)));
        whole.visibleProperty().bind(Bindings.createBooleanBinding(() -> mode.get() == FrameMode.WHOLE
                || !FrameMode.CARD.isWhole(prescribed.get()), mode, prescribed));
        whole.managedProperty().bind(whole.visibleProperty());
        Choices.segments(frames, List.of(FrameMode.CARD, FrameMode.WHOLE, FrameMode.OWN), mode);
        // Only drawing a frame makes it one's own.
        own.disableProperty().bind(mode.isNotEqualTo(FrameMode.OWN));
        frameSection.disableProperty().bind(model.workbench().gaze().frameProperty().isNull());
    }

    private void bindEvidence() {
        var heatmap = model.heatmap();
        var alone = model.workbench().shownProperty(Feature.EXPLORE);
        // The scale of a map that is not shown would be a riddle, or give it away.
        evidenceSection.visibleProperty().bind(heatmap.layerProperty().isNotNull().and(alone)
                .and(model.workbench().display().visibleProperty()));
        evidenceSection.managedProperty().bind(alone);
        // FXML takes its time for what has no constructor without arguments, and this is made at each start.
        var colorBar = new ColorBarView(texts);
        evidenceSection.getChildren().add(evidenceSection.getChildren().indexOf(unit), colorBar);
        colorBar.colorsProperty().bind(model.workbench().display().colorMapProperty());
        colorBar.scaleProperty().bind(heatmap.layerProperty().map(HeatLayer::scale));
        unit.textProperty().bind(model.workbench().methods().chosenProperty().map(method -> texts.of(method.unit())));
        evidence.textProperty().bind(Bindings.createStringBinding(
                () -> model.workbench().methods().chosenProperty().get().isOfClass()
                        ? texts.of(InspectorView.class, "evidence",
                                model.workbench().predictions().name(model.workbench().predictions().selectedProperty().get()))
                        : texts.of(InspectorView.class, "evidence.all"),
                model.workbench().predictions().selectedProperty(), model.workbench().observationProperty(),
                model.workbench().methods().chosenProperty()));
    }

    /** What the method knows of its map, and with what it was asked. */
    private void bindQuality() {
        var unfinished = model.map().standingProperty();
        show(standingRow, unfinished.isNotNull());
        standing.textProperty().bind(unfinished.map(now -> texts.of(now.words())).orElse(""));
        show(again, Bindings.createBooleanBinding(() -> unfinished.get() != null && unfinished.get().stopped(),
                unfinished));
        again.setOnAction(event -> model.map().again());
        asked.textProperty().bind(Bindings.createStringBinding(this::asked,
                model.workbench().methods().chosenProperty(),
                model.workbench().methods().changesProperty(), model.workbench().observationProperty()));
        show(asked, asked.textProperty().isNotEmpty().and(presenting.not()));
        model.map().notesProperty().addListener(observable -> note());
        note();
        show(notes, Bindings.createBooleanBinding(() -> !model.map().notesProperty().get().isEmpty(),
                model.map().notesProperty()).and(presenting.not()));
    }

    private void note() {
        notes.getChildren().setAll(model.map().notesProperty().get().stream().map(this::note).toList());
    }

    private Label note(Message note) {
        var label = new Label(texts.of(note));
        label.setWrapText(true);
        label.getStyleClass().add("unit-note");
        return label;
    }

    /** The layer, if it is not the usual one, and the settings that are not. */
    private String asked() {
        var seen = model.workbench().observationProperty().get();
        var method = model.workbench().methods().chosenProperty().get();
        var methods = model.workbench().methods();
        var layer = seen == null || !method.hasLayer() ? "" : methods.layer(seen.network())
                .map(chosen -> texts.of(InspectorView.class, "asked.layer",
                        SettingWords.shortened(chosen.name()))).orElse("");
        var settings = SettingWords.differing(method, methods.settings(method), texts);
        return layer.isEmpty() || settings.isEmpty() ? layer + settings
                : layer + texts.of(InspectorView.class, "setting.and") + settings;
    }

    private void bindPooling() {
        var loaded = model.workbench().networks().loadedProperty();
        show(poolingSection, Bindings.createBooleanBinding(
                () -> loaded.get() != null && loaded.get().network().head().canSwapPooling(), loaded).and(presenting.not()));
        trainedPooling.setOnAction(event -> pool(false));
        swappedPooling.setOnAction(event -> pool(true));
        loaded.addListener((property, before, now) -> sayPooling());
        sayPooling();
    }

    private void pool(boolean otherThanTrained) {
        var head = model.workbench().networks().loadedProperty().get().network().head();
        if (head.swapped() != otherThanTrained) {
            model.workbench().networks().use(other(head.pooling()));
        }
        sayPooling();
    }

    private void sayPooling() {
        var loaded = model.workbench().networks().loadedProperty().get();
        if (loaded != null && loaded.network().head().canSwapPooling()) {
            var head = loaded.network().head();
            var own = head.swapped() ? other(head.pooling()) : head.pooling();
            trainedPooling.setText(texts.of(InspectorView.class, "pooling.trained", pooling(own)));
            swappedPooling.setText(texts.of(InspectorView.class, "pooling.swapped", pooling(other(own))));
            (head.swapped() ? swappedPooling : trainedPooling).setSelected(true);
        }
    }

    private static Pooling other(Pooling pooling) {
        return pooling == Pooling.GAP ? Pooling.GMP : Pooling.GAP;
    }

    private static String pooling(Pooling pooling) {
        return pooling.id().toUpperCase(Locale.ROOT);
    }

    private static void show(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /** A colour map's name beside its colours, and for whom it is where there is room. */
    private final class ColorMapCell extends ListCell<ColorMap> {

        private static final int WIDTH = 40;
        private static final int HEIGHT = 12;

        private final ImageView swatch = new ImageView();
        private final boolean noted;

        ColorMapCell(boolean noted) {
            this.noted = noted;
        }

        @Override
        protected void updateItem(ColorMap item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : texts.of(item.label()) + (noted ? ": " + texts.of(item.note()) : ""));
            swatch.setImage(empty || item == null ? null : image(item));
            setGraphic(empty || item == null ? null : swatch);
        }

        private static Image image(ColorMap map) {
            var table = map.table();
            var image = new WritableImage(WIDTH, HEIGHT);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int entry = i % WIDTH * (table.length - 1) / (WIDTH - 1);
                image.getPixelWriter().setArgb(i % WIDTH, i / WIDTH, 0xFF000000 | table[entry]);
            }
            return image;
        }
    }
}
