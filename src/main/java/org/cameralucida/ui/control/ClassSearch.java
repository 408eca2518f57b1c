package org.cameralucida.ui.control;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.NamedArg;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.cameralucida.ui.kit.Texts;

/**
 * A text field that finds a class: what is typed is looked up in the background, the newest wins, and what was found
 * shows below. Down and up choose, Enter takes the chosen one (the first, if none was chosen), Esc closes.
 *
 * <p>Not ControlsFX's auto-completion: there Tab takes a class that nobody chose, Enter before the answer takes none, and
 * that nothing was found is not said.
 */
public final class ClassSearch extends TextField {

    private static final int ROWS = 10;
    private static final ExecutorService SEARCHES = searches();

    private Function<String, List<ClassSuggestion>> search = query -> List.of();
    private Consumer<ClassSuggestion> onChosen = chosen -> { };
    private final Popup popup = new Popup();
    private final ListView<ClassSuggestion> list = new ListView<>();
    private final Label nothing = new Label();
    private final StackPane panel = new StackPane(list, nothing);
    private volatile long newest;
    private boolean chooseWhenFound;

    /** An empty field. */
    public ClassSearch(@NamedArg("texts") Texts texts) {
        getStyleClass().add("class-search");
        setPromptText(texts.of(ClassSearch.class, "search.prompt"));
        setAccessibleText(texts.of(ClassSearch.class, "search.name"));
        panel.getStyleClass().add("class-search-popup");
        Looks.dress(panel);
        nothing.setText(texts.of(ClassSearch.class, "search.nothing"));
        nothing.getStyleClass().add("nothing");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new SuggestionCell());
        popup.getContent().add(panel);
        popup.setAutoHide(true);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        textProperty().addListener((source, old, now) -> find(now));
        focusedProperty().addListener((source, old, now) -> {
            if (!now) {
                popup.hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Finds the classes for a query, best first; called in the background; must not fail. */
    public void setSearch(Function<String, List<ClassSuggestion>> function) {
        search = Objects.requireNonNull(function);
    }

    /** Called with the class that the user has taken; the field is then empty again. */
    public void setOnChosen(Consumer<ClassSuggestion> action) {
        onChosen = Objects.requireNonNull(action);
    }

    /** Whether suggestions show. */
    public boolean isShowing() {
        return popup.isShowing();
    }

    /** The suggestions for what is in the field. */
    public List<ClassSuggestion> getSuggestions() {
        return List.copyOf(list.getItems());
    }

    private void find(String text) {
        long mine = ++newest;
        chooseWhenFound = false;
        var query = text == null ? "" : text.strip();
        if (query.isEmpty()) {
            list.getItems().clear();
            popup.hide();
            return;
        }
        var function = search;
        SEARCHES.execute(() -> {
            // Typed on while this one waited: only the newest is worth the work.
            if (mine == newest) {
                var found = function.apply(query);
                Platform.runLater(() -> show(mine, found));
            }
        });
    }

    private void show(long mine, List<ClassSuggestion> found) {
        if (mine != newest) {
            return;
        }
        list.getItems().setAll(found);
        list.getSelectionModel().clearSelection();
        if (chooseWhenFound) {
            choose();
            return;
        }
        boolean any = !found.isEmpty();
        list.setVisible(any);
        nothing.setVisible(!any);
        var place = localToScreen(getBoundsInLocal());
        if (place != null && isFocused()) {
            open(place, Math.max(1, Math.min(ROWS, found.size())));
        }
    }

    private void open(Bounds place, int rows) {
        double rowHeight = Math.rint(getHeight() * 0.85);
        list.setFixedCellSize(rowHeight);
        panel.setPrefSize(place.getWidth(), rows * rowHeight + 12);
        panel.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        panel.setStyle("-fx-font-size: " + getFont().getSize() + "px;");
        if (popup.isShowing()) {
            popup.sizeToScene();
        } else {
            popup.show(this, place.getMinX(), place.getMaxY() + 2);
        }
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN, KP_DOWN -> move(1);
            case UP, KP_UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            case ENTER -> choose();
            case ESCAPE -> {
                if (!popup.isShowing() && getText().isEmpty()) {
                    return;
                }
                if (popup.isShowing()) {
                    popup.hide();
                } else {
                    clear();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows) {
        int count = list.getItems().size();
        if (count == 0) {
            return;
        }
        int now = list.getSelectionModel().getSelectedIndex();
        int target = Math.max(0, Math.min(count - 1, now + rows));
        list.getSelectionModel().select(target);
        list.scrollTo(Math.max(0, target - ROWS + 1));
        if (!popup.isShowing()) {
            open(localToScreen(getBoundsInLocal()), Math.min(ROWS, count));
        }
    }

    private void choose() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null && !list.getItems().isEmpty()) {
            chosen = list.getItems().get(0);
        }
        if (chosen == null) {
            // Enter came before the answer.
            chooseWhenFound = !getText().isBlank() && !popup.isShowing();
            return;
        }
        take(chosen);
    }

    private void take(ClassSuggestion chosen) {
        popup.hide();
        clear();
        onChosen.accept(chosen);
    }

    private static ExecutorService searches() {
        var pool = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "class search");
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private final class SuggestionCell extends ListCell<ClassSuggestion> {

        private final Label name = new Label();
        private final Label index = new Label();
        private final HBox row = new HBox(name, new Region(), index);

        SuggestionCell() {
            index.getStyleClass().add("index");
            index.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    take(getItem());
                }
            });
        }

        @Override
        protected void updateItem(ClassSuggestion item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : row);
            if (!empty) {
                name.setText(item.label());
                index.setText(Integer.toString(item.index()));
            }
        }
    }
}
