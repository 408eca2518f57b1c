package org.cameralucida.ui.compare;

import java.util.List;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.ui.control.ClassSearch;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.PredictionsViewModel;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The words over a pane; and, where panes may have a class of their own, a field to find one, which takes the place of
 * the words while it is used.
 */
final class PaneHeader extends HBox {

    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

    private final CompareViewModel compare;
    private final PaneViewModel model;
    private final Texts texts;
    private final PaneWords words;
    private final Label heading = new Label();
    private final Label detail = new Label();
    private final Tooltip all = new Tooltip();
    private final ClassSearch search;
    private final Button choose;
    private final Button common;
    private final Button unpin;
    private boolean presenting;

    PaneHeader(CompareViewModel compare, PaneViewModel model, Texts texts) {
        this.compare = compare;
        this.model = model;
        this.texts = texts;
        search = new ClassSearch(texts);
        words = new PaneWords(texts.locale());
        getStyleClass().add("pane-header");
        heading.getStyleClass().add("heading");
        detail.getStyleClass().add("detail");
        choose = button("choose", "mdi2m-magnify", this::open);
        common = button("common", "mdi2c-close", () -> compare.choose(model, OptionalInt.empty()));
        unpin = button("unpin", "mdi2p-pin-off-outline",
                () -> compare.choices().pinned().remove(Integer.valueOf(model.paneProperty().get().classIndex())));
        search.setSearch(text -> {
            var pane = model.paneProperty().get();
            return pane == null ? List.of() : PredictionsViewModel.find(text, pane.network().labels(),
                    pane.observation().logits(), texts.locale());
        });
        search.setOnChosen(found -> {
            close();
            compare.choose(model, OptionalInt.of(found.index()));
        });
        search.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                close();
            }
        });
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                choose.requestFocus();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        var title = new PaneTitle(heading, detail);
        HBox.setHgrow(title, Priority.ALWAYS);
        Tooltip.install(title, all);
        getChildren().addAll(title, search, common, choose, unpin);
        close();
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("button-icon", "flat", key);
        var words = texts.of(PaneHeader.class, "pane." + key);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** An audience sees the words alone. */
    void present(boolean now) {
        presenting = now;
        arrange();
    }

    /** Writes what a pane shows: the model's own, or the one whose map is shown in its place. */
    void title(PaneViewModel shown) {
        var pane = shown.paneProperty().get();
        var axis = compare.choices().axisProperty().get();
        heading.setText(pane == null ? "" : words.heading(axis, pane));
        detail.setText(pane == null ? "" : words.detail(axis, pane));
        all.setText(heading.getText() + "\n" + detail.getText());
        detail.pseudoClassStateChanged(OWN, isOwn());
        arrange();
    }

    private boolean isOwn() {
        return compare.choices().hasOwnClasses() && model.hasOwnClass();
    }

    private void open() {
        show(search, true);
        arrange();
        search.requestFocus();
    }

    private void close() {
        show(search, false);
        search.clear();
        arrange();
    }

    private void arrange() {
        Pane pane = model.paneProperty().get();
        boolean finding = search.isVisible();
        detail.setVisible(!finding);
        show(choose, !finding && !presenting && compare.choices().hasOwnClasses() && (pane != null || isOwn()));
        show(common, !finding && !presenting && isOwn());
        show(unpin, !presenting && pane != null && model.isPinned());
    }

    private static void show(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
