package org.cameralucida.ui.catalog;

import javafx.fxml.FXML;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The window with the networks that can be had; one goes on looking at photos meanwhile. */
public final class CatalogView {

    private static final double WIDTH = 740;
    private static final double HEIGHT = 520;

    private final CatalogViewModel model;
    private final Texts texts;
    private final VBox root;
    private Dialog<Void> dialog;

    @FXML
    private TextField search;
    @FXML
    private Label failure;
    @FXML
    private ListView<CatalogItem> list;

    /** Shows what {@code model} knows. */
    public CatalogView(CatalogViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        root = Views.load(this, texts);
        search.textProperty().bindBidirectional(model.wordsProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::moveToList);
        failure.textProperty().bind(model.failureProperty().map((Failure f) -> f.sentence(texts)).orElse(""));
        failure.visibleProperty().bind(model.failureProperty().isNotNull());
        failure.managedProperty().bind(failure.visibleProperty());
        list.setItems(model.shown());
        list.setCellFactory(view -> new CatalogCell(model, texts));
        list.setPlaceholder(new Label(texts.of(CatalogView.class, "none")));
        list.setOnKeyPressed(this::act);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
    }

    /** Shows it beside the window, which goes on as before. */
    public void show(Window owner) {
        if (dialog == null) {
            dialog = Popups.make(owner, texts.of(CatalogView.class, "title"), root,
                    texts.of(CatalogView.class, "close"), false);
            dialog.getDialogPane().setMinWidth(WIDTH);
            dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
            model.watchedProperty().bind(dialog.showingProperty());
        }
        model.open();
        dialog.show();
        dialog.getDialogPane().getScene().getWindow().requestFocus();
        search.requestFocus();
        search.selectAll();
    }

    /** A list keeps that key for itself. */
    private void closeOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            dialog.close();
            event.consume();
        }
    }

    /** From what is looked for straight to what was found. */
    private void moveToList(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            event.consume();
        }
    }

    private void act(KeyEvent event) {
        var item = list.getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            model.act(item);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE
                && CatalogViewModel.isRemovable(item.standingProperty().get())) {
            model.remove(item);
            event.consume();
        }
    }
}
