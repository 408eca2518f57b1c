package org.cameralucida.ui.catalog;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.catalog.Standing.State;
import org.cameralucida.ui.kit.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row: what a network is, how it stands, and what can be done with it. */
final class CatalogCell extends ListCell<CatalogItem> {

    /** Room that the list keeps for its scroll bar, pixels. */
    private static final double SCROLL_BAR = 16;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final CatalogViewModel model;
    private final Texts texts;
    private final Label name = new Label();
    private final Label used = new Label();
    private final Label facts = new Label();
    private final Label about = new Label();
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button act = new Button();
    private final Button remove = new Button();
    private final HBox row;
    private final InvalidationListener listener = source -> refresh();
    private final WeakInvalidationListener refreshing = new WeakInvalidationListener(listener);
    private CatalogItem item;
    private ObservableValue<Boolean> inUse;

    CatalogCell(CatalogViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("catalog-cell");
        name.getStyleClass().add("strong");
        used.getStyleClass().add("in-use");
        used.setText(text("inUse"));
        facts.getStyleClass().add("note");
        words.getStyleClass().add("standing");
        for (var wrapped : new Label[] {about, words}) {
            wrapped.setWrapText(true);
            wrapped.setMinHeight(Region.USE_PREF_SIZE);
        }
        name.setMinWidth(Region.USE_PREF_SIZE);
        used.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var first = new HBox(name, used, room, facts);
        first.setAlignment(Pos.BASELINE_LEFT);
        first.getStyleClass().add("first");
        var what = new VBox(first, about, bar, words);
        what.getStyleClass().add("what");
        HBox.setHgrow(what, Priority.ALWAYS);
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.getStyleClass().add("act");
        act.setOnAction(event -> model.act(item));
        remove.setGraphic(new FontIcon("mdi2t-trash-can-outline"));
        remove.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        remove.getStyleClass().addAll("button-icon", "flat", "remove");
        remove.setOnAction(event -> model.remove(item));
        var buttons = new HBox(remove, act);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("buttons");
        row = new HBox(what, buttons);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        // Text wraps at the list's width, and the list does not grow with it.
        setPrefWidth(0);
    }

    /** A list asks how high a row is without saying how wide. */
    @Override
    protected double computePrefHeight(double width) {
        if (item == null) {
            return super.computePrefHeight(width);
        }
        double inner = getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + row.prefHeight(Math.max(0, inner)) + snappedBottomInset();
    }

    @Override
    protected void updateItem(CatalogItem now, boolean empty) {
        super.updateItem(now, empty);
        if (now != item) {
            if (item != null) {
                item.standingProperty().removeListener(refreshing);
                inUse.removeListener(refreshing);
            }
            item = now;
            if (item != null) {
                item.standingProperty().addListener(refreshing);
                inUse = model.isInUse(item);
                inUse.addListener(refreshing);
            }
        }
        setGraphic(item == null ? null : row);
        setText(null);
        if (item != null) {
            refresh();
        }
    }

    private void refresh() {
        var standing = item.standingProperty().get();
        var state = standing.state();
        name.setText(item.offer().name());
        facts.setText(item.facts());
        about.setText(item.offer().about(texts.locale()));
        boolean isUsed = inUse.getValue();
        show(used, isUsed);
        show(words, !item.words().isEmpty());
        words.setText(item.words());
        words.pseudoClassStateChanged(FAILED, state == State.FAILED);
        show(bar, state.isGoingOn() || state == State.PAUSED);
        bar.setProgress(item.fraction());
        act.setText(text("act." + state.name().toLowerCase(java.util.Locale.ROOT)));
        act.setDisable(isUsed && (state == State.BUNDLED || state == State.HERE));
        act.setAccessibleText(act.getText() + ": " + item.offer().name());
        // Its place stays, so that buttons stand in one column.
        remove.setVisible(CatalogViewModel.isRemovable(standing));
        var tip = text("remove");
        if (remove.getTooltip() == null) {
            remove.setTooltip(new Tooltip(tip));
        }
        remove.setAccessibleText(tip + ": " + item.offer().name());
        setAccessibleText(String.join(". ", name.getText(), about.getText(), facts.getText(), words.getText()));
    }

    private static void show(Region region, boolean now) {
        region.setVisible(now);
        region.setManaged(now);
    }

    private String text(String key, Object... arguments) {
        return texts.of(CatalogCell.class, key, arguments);
    }
}
