package org.cameralucida.ui.control;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.cameralucida.ui.kit.Texts;

/**
 * The opened images, one below the other, as thumbnails with a caption. Only those in sight have nodes, and only those
 * that stay in sight for a moment are asked for their thumbnail, so that thousands scroll smoothly.
 */
public final class FilmStrip extends StackPane {

    private final ListView<FilmItem> list = new ListView<>();
    private Consumer<FilmItem> onRemove;

    /** An empty strip. */
    public FilmStrip(Texts texts) {
        Looks.dress(this);
        list.getStyleClass().add("film-strip");
        list.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        list.setCellFactory(view -> new FilmCell(texts));
        list.setAccessibleText(texts.of(FilmStrip.class, "strip.name"));
        list.fixedCellSizeProperty().bind(list.widthProperty().map(width -> FilmCell.height(width.doubleValue())));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        getChildren().add(list);
    }

    private void key(KeyEvent event) {
        var selected = getSelected();
        boolean delete = event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE;
        if (delete && selected != null && onRemove != null) {
            onRemove.accept(selected);
            event.consume();
        }
    }

    /** The items; to be changed. */
    public ObservableList<FilmItem> getItems() {
        return list.getItems();
    }

    /** Shows a list that is kept elsewhere. */
    public void setItems(ObservableList<FilmItem> items) {
        list.setItems(items);
    }

    /** The selected item, null for none. */
    public ReadOnlyObjectProperty<FilmItem> selectedProperty() {
        return list.getSelectionModel().selectedItemProperty();
    }

    public FilmItem getSelected() {
        return list.getSelectionModel().getSelectedItem();
    }

    /** Selects the item and scrolls to it if it is not in sight; null selects none. */
    public void select(FilmItem item) {
        if (item == null) {
            list.getSelectionModel().clearSelection();
        } else if (!item.equals(getSelected())) {
            list.getSelectionModel().select(item);
            list.scrollTo(item);
        }
    }

    /** How many items are in sight at once, at least 1. */
    public int screenful() {
        return Math.max(1, (int) (list.getHeight() / list.getFixedCellSize()));
    }

    /** Called with the selected item when the user presses Delete; null: nothing can be removed. */
    public void setOnRemove(Consumer<FilmItem> action) {
        onRemove = action;
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }
}
