package org.cameralucida.ui.channels;

import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.FrameLog;
import org.cameralucida.ui.kit.GridKeys;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.controlsfx.control.GridView;

/** The wall: all maps of a layer, as many beside each other as have room. */
final class WallView {

    /** What the grid keeps free for its scroll bar, pixels. */
    private static final double BAR = 18;
    private static final double GAP = 5;
    /** In sizes of the type: the least width of a tile, and the height of its words. */
    private static final double NARROWEST = 12.5;
    private static final double WORDS = 1.7;

    private final MapsViewModel model;
    private final WorkbenchViewModel workbench;
    private final ChannelPictures pictures;
    private final GridView<Integer> grid = new GridView<>();
    private final Label type = new Label();
    private final StackPane root = new StackPane(grid, type);
    private final FrameLog frames = new FrameLog("maps");
    private int columns = 1;
    private Tiles made;

    WallView(MapsViewModel model, WorkbenchViewModel workbench, Background background, Texts texts) {
        this.model = model;
        this.workbench = workbench;
        pictures = new ChannelPictures(background.newestFirst("map tiles", Integer.MAX_VALUE));
        grid.setId("maps-wall");
        grid.getStyleClass().add("maps-wall");
        grid.setFocusTraversable(true);
        grid.setAccessibleRole(AccessibleRole.LIST_VIEW);
        grid.setAccessibleText(texts.of(WallView.class, "maps.wall.name"));
        grid.setHorizontalCellSpacing(GAP);
        grid.setVerticalCellSpacing(GAP);
        grid.setCellFactory(view -> new MapCell(model, pictures, texts));
        grid.setItems(model.channels());
        type.setVisible(false);
        type.setManaged(false);
        root.setMinSize(0, 0);
        InvalidationListener fit = observable -> fit();
        grid.widthProperty().addListener(fit);
        grid.skinProperty().addListener(fit);
        grid.skinProperty().addListener(observable -> {
            // Keys are for the grid, and stop there once.
            flow().setFocusTraversable(false);
            flow().positionProperty().addListener(moved -> frames.moved());
        });
        type.fontProperty().addListener(fit);
        model.mapsProperty().addListener(fit);
        workbench.display().valueProperty().addListener(fit);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    }

    /** The view. */
    StackPane root() {
        return root;
    }

    /** What the keys go to. */
    GridView<Integer> grid() {
        return grid;
    }

    /** As many tiles side by side as have room, and as wide as the room is; their pictures as large. */
    private void fit() {
        double em = type.getFont().getSize();
        double room = grid.getWidth() - BAR;
        var now = model.mapsProperty().get();
        if (room < 1 || grid.getSkin() == null || now == null) {
            return;
        }
        columns = (int) Math.max(1, Math.floor(room / (NARROWEST * em + 2 * GAP)));
        double width = Math.floor(room / columns) - 2 * GAP;
        var photo = now.view().photo();
        var window = grid.getScene() == null ? null : grid.getScene().getWindow();
        double scale = window == null ? 1 : window.getRenderScaleX();
        double aspect = (double) photo.width() / photo.height();
        // The patch beside the map is as wide as the map is high.
        double height = (width - Tiles.GAP / scale) / (aspect + 1);
        grid.setCellWidth(width);
        grid.setCellHeight(Math.rint(height + WORDS * em));
        flow().setFixedCellSize(grid.getCellHeight() + 2 * GAP);
        make(now, (int) Math.max(1, Math.floor(Math.max(height * aspect, height) * scale)));
    }

    /** Makes the pictures, of as many pixels as they are shown with. */
    private void make(Maps now, int side) {
        var display = workbench.display().value();
        boolean isSame = made != null && made.maps() == now && made.over().side() == side
                && made.over().display().equals(display);
        if (!isSame) {
            made = new Tiles(now, new OverPhoto(now.view(), now.values(), FeatureScale.of(now.values(), display),
                    display, side, new OverPhoto.Small()));
            pictures.make(made);
        }
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) grid.lookup("#virtual-flow");
    }

    private void key(KeyEvent event) {
        int page = Math.max(1, (int) (grid.getHeight() / (grid.getCellHeight() + 2 * GAP))) * columns;
        GridKeys.places(event.getCode(), columns, page, model.channels().size()).ifPresent(places -> {
            move(places);
            event.consume();
        });
    }

    private void move(int places) {
        if (!model.channels().isEmpty()) {
            int at = model.channel().map(model.channels()::indexOf).orElse(places > 0 ? -1 : 0) + places;
            int next = Math.max(0, Math.min(model.channels().size() - 1, at));
            model.look(model.channels().get(next));
            flow().scrollTo(next / columns);
        }
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        for (var node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node instanceof MapCell cell && cell.channel() >= 0) {
                model.look(cell.channel());
            }
        }
    }
}
