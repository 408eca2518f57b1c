package org.cameralucida.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.NamedArg;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.network.Layer;
import org.cameralucida.ui.kit.Texts;
import org.controlsfx.control.PopOver;

/**
 * Chooses a layer of a network: by name, shape and a picture of where it is. The list is in the order of the network and
 * can be searched; the standard layer is marked, and one click away.
 *
 * <p>Not ControlsFX's SearchableComboBox, which searches but what a row writes, and has no room for the way back.
 */
public final class LayerPicker extends MenuButton {

    private static final int ROWS = 11;
    private static final double ROW_HEIGHT = 32;
    private static final double PANEL_WIDTH = 620;

    private final Texts texts;
    /** Made when it is first opened; null before. */
    private Panel panel;
    private List<Layer> layers = List.of();
    private Layer standard;
    private Layer selected;
    private Consumer<Optional<Layer>> onChosen = layer -> { };

    /** No layers yet. */
    public LayerPicker(@NamedArg("texts") Texts texts) {
        this.texts = texts;
        getStyleClass().add("picker");
        // A name may have an underscore.
        setMnemonicParsing(false);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    /** Called with the layer that the user has taken; empty for the standard one. */
    public void setOnChosen(Consumer<Optional<Layer>> action) {
        onChosen = action;
    }

    /**
     * What there is to choose.
     *
     * @param now the layers, from input to output
     * @param standardLayer the one that is usual
     * @param chosen the one that is chosen; empty for the standard one
     */
    public void show(List<Layer> now, Optional<Layer> standardLayer, Optional<Layer> chosen) {
        layers = now;
        standard = standardLayer.orElse(null);
        selected = chosen.orElse(standard);
        setText(selected == null ? texts.of(LayerPicker.class, "layers.none") : selected.title(texts.locale()));
        setAccessibleText(selected == null ? texts.of(LayerPicker.class, "layers.none")
                : texts.of(LayerPicker.class, "layers.chosen", selected.title(texts.locale()), shape(selected)));
        if (panel != null) {
            panel.offerUsual();
        }
    }

    /** Whether the layers show. */
    public boolean isOpen() {
        return panel != null && panel.popup.isShowing();
    }

    /** The layers that are offered for what is in the search field. */
    public List<Layer> getOffered() {
        return panel == null ? List.of() : List.copyOf(panel.list.getItems());
    }

    /** Opens the list. */
    @Override
    public void show() {
        if (isDisabled() || isOpen() || getScene() == null) {
            return;
        }
        if (panel == null) {
            panel = new Panel();
        }
        panel.show();
    }

    private boolean matches(Layer layer, String words) {
        return (layer.title(texts.locale()) + " " + layer.name() + " " + layer.tensor() + " " + layer.op() + " " + shape(layer)).toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private static String shape(Layer layer) {
        return layer.channels() + " × " + layer.height() + " × " + layer.width();
    }

    /** The list below the button. */
    private final class Panel {

        private final PopOver popup = new PopOver();
        private final TextField search = new TextField();
        private final ListView<Layer> list = new ListView<>();
        private final Hyperlink usual = new Hyperlink();
        private final VBox content = new VBox(search, list, usual);

        Panel() {
            content.getStyleClass().addAll("popup-panel", "layer-panel");
            content.setPrefWidth(PANEL_WIDTH);
            search.setPromptText(texts.of(LayerPicker.class, "layers.prompt"));
            search.setAccessibleText(texts.of(LayerPicker.class, "layers.name"));
            search.textProperty().addListener((source, before, now) -> filter());
            list.setFixedCellSize(ROW_HEIGHT);
            list.setFocusTraversable(false);
            list.setAccessibleText(texts.of(LayerPicker.class, "layers.list"));
            list.setPlaceholder(new Label(texts.of(LayerPicker.class, "layers.nothing")));
            list.setCellFactory(view -> new LayerCell());
            usual.setOnAction(event -> take(standard));
            popup.setContentNode(content);
            popup.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
            popup.setDetachable(false);
            Looks.dress(popup.getRoot());
            content.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
            offerUsual();
        }

        void offerUsual() {
            usual.setVisible(standard != null);
            usual.setManaged(standard != null);
            usual.setText(standard == null ? "" : texts.of(LayerPicker.class, "layers.usual", standard.title(texts.locale())));
            usual.setDisable(selected == standard);
        }

        void show() {
            search.clear();
            filter();
            boolean many = layers.size() > ROWS;
            search.setVisible(many);
            search.setManaged(many);
            list.setPrefHeight(Math.min(ROWS, Math.max(1, layers.size())) * ROW_HEIGHT + 2);
            content.setStyle("-fx-font-size: " + getFont().getSize() + "px;");
            popup.show(LayerPicker.this);
            (many ? search : list).requestFocus();
            // The list learns its height when it is first shown, and where its end is after that.
            Runnable scroll = () -> scrollTo(list.getSelectionModel().getSelectedIndex());
            Platform.runLater(() -> {
                scroll.run();
                Platform.runLater(scroll);
            });
        }

        private void filter() {
            var words = search.getText().strip().toLowerCase(Locale.ROOT);
            list.getItems().setAll(layers.stream().filter(layer -> words.isEmpty() || matches(layer, words)).toList());
            int at = list.getItems().indexOf(selected);
            if (at >= 0) {
                list.getSelectionModel().select(at);
                scrollTo(at);
            } else {
                list.getSelectionModel().selectFirst();
            }
        }

        private void key(KeyEvent event) {
            switch (event.getCode()) {
                case DOWN -> move(1);
                case UP -> move(-1);
                case PAGE_DOWN -> move(ROWS);
                case PAGE_UP -> move(-ROWS);
                case ENTER -> {
                    if (usual.isFocused()) {
                        return;
                    }
                    take(list.getSelectionModel().getSelectedItem());
                }
                case ESCAPE -> popup.hide();
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private void move(int rows) {
            int last = list.getItems().size() - 1;
            int now = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + rows));
            list.getSelectionModel().select(now);
            scrollTo(now);
        }

        private void scrollTo(int row) {
            list.scrollTo(Math.max(0, row - ROWS / 2));
        }

        private void take(Layer layer) {
            if (layer != null) {
                popup.hide();
                onChosen.accept(layer.equals(standard) ? Optional.empty() : Optional.of(layer));
            }
        }
    }

    private final class LayerCell extends ListCell<Layer> {

        private final LayerStrip strip = new LayerStrip();
        private final Label name = new Label();
        private final Label mark = new Label(texts.of(LayerPicker.class, "layers.standard"));
        private final Label operator = new Label();
        private final Label shape = new Label();
        private final HBox row = new HBox(strip, name, mark, operator, new Region(), shape);

        LayerCell() {
            name.getStyleClass().add("name");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            mark.getStyleClass().add("mark");
            operator.getStyleClass().add("about");
            shape.getStyleClass().add("about");
            for (var label : List.of(mark, operator, shape)) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
            row.setAlignment(Pos.CENTER_LEFT);
            row.setSpacing(10);
            HBox.setHgrow(row.getChildren().get(4), Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(event -> panel.take(getItem()));
        }

        @Override
        protected void updateItem(Layer item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : row);
            if (!empty && item != null) {
                strip.show(layers, layers.indexOf(item));
                name.setText(item.title(texts.locale()));
                mark.setVisible(item.equals(standard));
                mark.setManaged(mark.isVisible());
                operator.setText(item.op());
                // The mark wants the room.
                operator.setManaged(!mark.isVisible());
                operator.setVisible(!mark.isVisible());
                shape.setText(LayerPicker.shape(item));
                setAccessibleText(item.title(texts.locale()) + ", " + item.op() + ", " + LayerPicker.shape(item));
            }
        }

    }
}
