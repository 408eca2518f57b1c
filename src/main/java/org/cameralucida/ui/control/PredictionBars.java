package org.cameralucida.ui.control;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.Texts;

/**
 * Predictions as bars, the most probable first: rank, name over a bar as long as the probability, percentage, and,
 * where there is room for it, the logit. One of them is selected, by a click or with the arrow keys.
 */
public final class PredictionBars extends VBox {

    private final Texts texts;
    private final ObservableList<PredictionRow> rows = FXCollections.observableArrayList();
    private final IntegerProperty selectedIndex = new SimpleIntegerProperty(this, "selectedIndex", -1);

    /** No predictions. */
    public PredictionBars(Texts texts) {
        this.texts = texts;
        getStyleClass().add("prediction-bars");
        Looks.dress(this);
        setFocusTraversable(true);
        setFillWidth(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.of(PredictionBars.class, "bars.name"));
        rows.addListener((ListChangeListener<PredictionRow>) change -> refresh());
        selectedIndex.addListener(change -> select());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** The rows, in order; to be changed, best by {@code setAll}. */
    public ObservableList<PredictionRow> getRows() {
        return rows;
    }

    /** The selected class' {@link PredictionRow#index}; −1 for none. It need not be among the rows. */
    public IntegerProperty selectedIndexProperty() {
        return selectedIndex;
    }

    public int getSelectedIndex() {
        return selectedIndex.get();
    }

    public void setSelectedIndex(int classIndex) {
        selectedIndex.set(classIndex);
    }

    /** Nodes are kept as long as there are rows for them: live predictions change numbers, not nodes. */
    private void refresh() {
        while (getChildren().size() > rows.size()) {
            getChildren().remove(getChildren().size() - 1);
        }
        while (getChildren().size() < rows.size()) {
            getChildren().add(new PredictionBar(this, texts));
        }
        for (int i = 0; i < rows.size(); i++) {
            bar(i).show(rows.get(i), rows.get(i).rank() > 0 ? rows.get(i).rank() : i + 1);
        }
        select();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
    }

    private PredictionBar bar(int position) {
        return (PredictionBar) getChildren().get(position);
    }

    private void select() {
        for (int i = 0; i < getChildren().size(); i++) {
            bar(i).setSelected(rows.get(i).index() == getSelectedIndex());
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    private int position() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).index() == getSelectedIndex()) {
                return i;
            }
        }
        return -1;
    }

    private void key(KeyEvent event) {
        if (rows.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int position = position();
        int last = rows.size() - 1;
        int target = switch (event.getCode()) {
            case UP, KP_UP -> position < 0 ? last : Math.max(0, position - 1);
            case DOWN, KP_DOWN -> Math.min(last, position + 1);
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (target >= 0) {
            setSelectedIndex(rows.get(target).index());
            event.consume();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        int position = position();
        return switch (attribute) {
            case ITEM_COUNT -> rows.size();
            case ITEM_AT_INDEX -> {
                int i = (Integer) parameters[0];
                yield i >= 0 && i < getChildren().size() ? getChildren().get(i) : null;
            }
            case FOCUS_ITEM -> position < 0 ? null : getChildren().get(position);
            case SELECTED_ITEMS -> FXCollections.<Node>observableArrayList(
                    position < 0 ? List.of() : List.of(getChildren().get(position)));
            case MULTIPLE_SELECTION -> false;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
