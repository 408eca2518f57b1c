package org.cameralucida.ui.evaluate;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.FrameLog;
import org.cameralucida.ui.kit.GridKeys;
import org.cameralucida.ui.kit.Texts;
import org.controlsfx.control.GridView;

/** The wall of thumbnails, with what chooses and orders them above it. */
final class WallView {

    /** What the grid keeps free for its scroll bar, pixels. */
    private static final double BAR = 18;
    private static final double GAP = 6;
    /** In sizes of the type: the narrowest, the usual and the widest picture. */
    static final double NARROWEST = 7;
    static final double USUAL = 12.5;
    static final double WIDEST = 40;
    private static final double STEP = 1.15;

    private final WallViewModel model;
    private final Texts texts;
    private final GridView<Integer> grid = new GridView<>();
    private final Label nothing = new Label();
    private final Label type = new Label();
    private final DoubleProperty size = new SimpleDoubleProperty(USUAL);
    private final VBox root;
    private final ContextMenu menu = new ContextMenu();
    private final FrameLog frames = new FrameLog("wall");
    private int columns = 1;

    WallView(WallViewModel model) {
        this.model = model;
        this.texts = model.texts();
        grid.setId("wall");
        grid.getStyleClass().add("wall");
        grid.setFocusTraversable(true);
        grid.setAccessibleRole(AccessibleRole.LIST_VIEW);
        grid.setAccessibleText(say("wall.name"));
        grid.setHorizontalCellSpacing(GAP);
        grid.setVerticalCellSpacing(GAP);
        grid.setCellFactory(view -> new WallCell(model));
        grid.setItems(model.rows());
        nothing.getStyleClass().add("wall-nothing");
        nothing.setMouseTransparent(true);
        nothing.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        model.selectionProperty().subscribe(now -> nothing.setText(
                now.counts().getOrDefault(Filter.Kind.ALL, 0) > 0 ? say("wall.nothing") : ""));
        type.setVisible(false);
        type.setManaged(false);
        var stack = new StackPane(grid, nothing, type);
        VBox.setVgrow(stack, Priority.ALWAYS);
        stack.setMinHeight(0);
        root = new VBox(new WallBar(model, size).root(), stack);
        root.getStyleClass().add("wall-side");
        grid.widthProperty().addListener((property, before, now) -> fit());
        size.addListener((property, before, now) -> fit());
        type.fontProperty().addListener((property, before, now) -> fit());
        grid.skinProperty().addListener((property, before, now) -> watchScrolling());
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        grid.addEventFilter(ScrollEvent.SCROLL, this::scroll);
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        grid.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && rowAt(event) >= 0) {
                model.open(false);
            }
        });
        grid.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        model.rows().addListener((ListChangeListener<Integer>) change -> menu.hide());
    }

    /** The view. */
    Region root() {
        return root;
    }

    /** How wide pictures are at least, in sizes of the type. */
    DoubleProperty sizeProperty() {
        return size;
    }

    private String say(String key, Object... arguments) {
        return texts.of(WallView.class, key, arguments);
    }

    /** As many pictures side by side as have room, and as wide as the room is. */
    private void fit() {
        double em = type.getFont().getSize();
        double room = grid.getWidth() - BAR;
        if (room < 1) {
            return;
        }
        double least = size.get() * em + 2 * GAP;
        columns = (int) Math.max(1, Math.floor(room / least));
        double width = Math.floor(room / columns) - 2 * GAP;
        grid.setCellWidth(width);
        grid.setCellHeight(WallCell.height(width, em));
        flow().setFixedCellSize(grid.getCellHeight() + 2 * GAP);
        var window = grid.getScene() == null ? null : grid.getScene().getWindow();
        model.show(width * (window == null ? 1 : window.getOutputScaleX()));
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) grid.lookup("#virtual-flow");
    }

    private void watchScrolling() {
        // Keys are for the grid, and stop there once.
        flow().setFocusTraversable(false);
        fit();
        flow().positionProperty().addListener((property, before, now) -> frames.moved());
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            resize(event.getDeltaY() > 0 ? STEP : 1 / STEP);
            event.consume();
        }
    }

    private void resize(double factor) {
        size.set(Math.max(NARROWEST, Math.min(WIDEST, size.get() * factor)));
    }

    private void key(KeyEvent event) {
        int page = Math.max(1, (int) (grid.getHeight() / (grid.getCellHeight() + 2 * GAP))) * columns;
        var places = GridKeys.places(event.getCode(), columns, page, model.rows().size());
        if (event.getCode() == KeyCode.ENTER) {
            model.open(event.isShiftDown());
        } else if (places.isPresent()) {
            move(places.getAsInt());
        } else {
            return;
        }
        event.consume();
    }

    private void move(int places) {
        model.move(places);
        int at = model.rows().indexOf(model.selectedProperty().get());
        if (at >= 0) {
            flow().scrollTo(at / columns);
        }
    }

    private int rowAt(MouseEvent event) {
        for (var node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node instanceof WallCell cell) {
                return cell.row();
            }
        }
        return -1;
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        int row = rowAt(event);
        if (row >= 0) {
            model.selectedProperty().set(row);
        }
        menu.hide();
    }

    private void showMenu(ContextMenuEvent event) {
        if (model.selectedProperty().get() < 0) {
            return;
        }
        menu.getItems().setAll(item("wall.open.explore", () -> model.open(false)),
                item("wall.open.compare", () -> model.open(true)), new SeparatorMenuItem());
        for (var filter : model.suggestions()) {
            var only = new MenuItem(say("wall.only", model.title(filter)));
            only.setMnemonicParsing(false);
            only.setOnAction(fired -> model.results().filterProperty().set(filter));
            menu.getItems().add(only);
        }
        menu.show(grid, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(say(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
