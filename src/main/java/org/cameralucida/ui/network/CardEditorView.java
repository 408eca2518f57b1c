package org.cameralucida.ui.network;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.ResizeFilter;
import org.cameralucida.message.Message;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Position;
import org.cameralucida.network.SideRounding;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/**
 * The dialog in which a network's preprocessing is changed while one looks. What makes no sense is one sentence below the
 * fields, not a sign at each (ControlsFX's ValidationSupport): it is of several fields together as often as of one.
 */
public final class CardEditorView {

    private final CardEditorViewModel model;
    private final Texts texts;
    private final VBox root;

    @FXML
    private GridPane form;
    @FXML
    private ToggleButton more;
    @FXML
    private TextField width;
    @FXML
    private TextField height;
    @FXML
    private ComboBox<Fit> fit;
    @FXML
    private TextField shortSide;
    @FXML
    private ComboBox<Channels> channels;
    @FXML
    private ComboBox<ResizeFilter> interpolation;
    @FXML
    private ComboBox<SideRounding> rounding;
    @FXML
    private ComboBox<Position> position;
    @FXML
    private TextField pad;
    @FXML
    private CheckBox antialias;
    @FXML
    private ComboBox<ColorProfile> profile;
    @FXML
    private MenuButton presets;
    @FXML
    private TextField range;
    @FXML
    private TextField mean;
    @FXML
    private TextField std;
    @FXML
    private Label wrong;
    @FXML
    private Button reset;
    @FXML
    private Button save;
    @FXML
    private Button doctor;

    /**
     * Edits the network that is open.
     *
     * @param examine opens the preprocessing doctor
     */
    public CardEditorView(NetworksViewModel networks, Runnable examine, Texts texts) {
        this.texts = texts;
        model = new CardEditorViewModel(networks);
        root = Views.load(this, texts);
        width.textProperty().bindBidirectional(model.widthProperty());
        height.textProperty().bindBidirectional(model.heightProperty());
        shortSide.textProperty().bindBidirectional(model.shortSideProperty());
        range.textProperty().bindBidirectional(model.rangeProperty());
        mean.textProperty().bindBidirectional(model.meanProperty());
        std.textProperty().bindBidirectional(model.stdProperty());
        Choices.offer(fit, List.of(Fit.values()), model.fitProperty(), value -> text("card.fit." + key(value)));
        Choices.offer(channels, model.offeredChannels(), model.channelsProperty(),
                value -> text("card.channels." + key(value)));
        Choices.offer(interpolation, List.of(ResizeFilter.values()), model.interpolationProperty(),
                value -> text("interpolation." + key(value)));
        offerDetails();
        presets.setVisible(model.offeredChannels().size() > 1);
        presets.setManaged(presets.isVisible());
        for (var preset : CardEditorViewModel.Preset.values()) {
            var item = new MenuItem(text("card.preset." + key(preset)));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.use(preset));
            presets.getItems().add(item);
        }
        wrong.textProperty().bind(model.wrongProperty().map((Message m) -> texts.of(m)).orElse(""));
        reset.setOnAction(event -> model.reset());
        doctor.setTooltip(new Tooltip(text("facts.doctor.tip")));
        doctor.setOnAction(event -> {
            // What it changes would not be seen here.
            root.getScene().getWindow().hide();
            examine.run();
        });
        save.setOnAction(event -> model.save());
        save.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.wrongProperty().get() != null || model.file().isEmpty(), model.wrongProperty()));
        model.file().ifPresent(file -> save.setTooltip(new Tooltip(text("card.save.tip", file.toString()))));
    }

    /** What only some networks ask for; each is there where it has a meaning. */
    private void offerDetails() {
        Choices.offer(rounding, List.of(SideRounding.values()), model.roundingProperty(),
                value -> text("card.rounding." + key(value)));
        Choices.offer(position, List.of(Position.values()), model.positionProperty(),
                value -> text("card.position." + key(value)));
        Choices.offer(profile, List.of(ColorProfile.values()), model.profileProperty(),
                value -> text("card.profile." + key(value)));
        pad.textProperty().bindBidirectional(model.padProperty());
        antialias.selectedProperty().bindBidirectional(model.antialiasProperty());
        var isCrop = model.fitProperty().isEqualTo(Fit.CROP);
        var keepsShape = isCrop.or(model.fitProperty().isEqualTo(Fit.PAD));
        shortSide.disableProperty().bind(isCrop.not());
        rounding.disableProperty().bind(keepsShape.not());
        pad.disableProperty().bind(keepsShape.not());
        position.disableProperty().bind(model.fitProperty().isEqualTo(Fit.COVER));
        antialias.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.hasAntialias(),
                model.interpolationProperty()));
        hideDetails();
    }

    /** What is to the pixel is seen where it is asked for, or is not as in most networks. */
    private void hideDetails() {
        more.setSelected(!model.isUsual());
        var details = form.getChildren().filtered(node -> GridPane.getRowIndex(node) > GridPane.getRowIndex(more));
        for (var node : details) {
            node.visibleProperty().bind(more.selectedProperty());
            node.managedProperty().bind(more.selectedProperty());
        }
        more.selectedProperty().addListener((property, before, now) -> {
            form.applyCss();
            double height = details.filtered(node -> GridPane.getColumnIndex(node) != null).stream()
                    .mapToDouble(node -> node.prefHeight(-1) + form.getVgap()).sum();
            var window = root.getScene().getWindow();
            // A window that has only ever been as large as its content needs to be told both.
            window.setWidth(window.getWidth());
            window.setHeight(window.getHeight() + (now ? height : -height));
        });
    }

    /** Shows it beside the photo, which goes on following. */
    public void show(Window owner) {
        Popups.make(owner, text("card.title"), root, text("close"), false).show();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String text(String key, Object... arguments) {
        return texts.of(CardEditorView.class, key, arguments);
    }
}
