package org.cameralucida.ui.evaluate;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.cameralucida.ui.kit.Images;
import org.controlsfx.control.GridCell;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One image of the wall: the whole picture, since boxes reach to its edges, and under it what the map is of, how well it
 * lies, and what the network said.
 */
final class WallCell extends GridCell<Integer> {

    /** A picture that scrolls by faster than this is never asked for. */
    private static final Duration DWELL = Duration.millis(60);
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /** The picture's proportions: those of most photos. */
    private static final double ASPECT = 4.0 / 3;
    /** In sizes of the type: the two lines of words. */
    private static final double WORDS = 3.1;

    private final WallViewModel wall;
    private final ImageView image = new ImageView();
    private final FontIcon waiting = new FontIcon("mdi2i-image-outline");
    private final FontIcon broken = new FontIcon("mdi2i-image-broken-variant");
    private final Label name = label("wall-name");
    private final Label iou = label("wall-iou");
    private final Label said = label("wall-said");
    private final Region frame = new Region();
    private final Region ring = new Region();
    private final Picture picture = new Picture();
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition dwell = new PauseTransition(DWELL);
    private final Consumer<Thumbnail> listener = this::show;
    private final InvalidationListener selection = change -> select();
    private final InvalidationListener sight = change -> attend();
    private Node line;
    private int row = -1;
    private boolean asked;

    /** A cell that is empty until the grid gives it a row. */
    WallCell(WallViewModel wall) {
        this.wall = wall;
        frame.getStyleClass().add("wall-frame");
        ring.getStyleClass().add("wall-ring");
        waiting.getStyleClass().add("waiting");
        broken.getStyleClass().add("problem");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(picture);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        tooltip.getStyleClass().add("definition");
        dwell.setOnFinished(event -> ask());
        wall.selectedProperty().addListener(new WeakInvalidationListener(selection));
        sceneProperty().addListener(sight);
        parentProperty().addListener((property, before, now) -> {
            if (line != null) {
                line.visibleProperty().removeListener(sight);
            }
            line = now;
            if (line != null) {
                line.visibleProperty().addListener(sight);
            }
            attend();
        });
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }

    /** The height of a cell of a width. */
    static double height(double width, double type) {
        return Math.rint(width / ASPECT + WORDS * type);
    }

    /** The row that is shown; −1 for none. */
    int row() {
        return row;
    }

    /** The grid empties a cell each time before it fills it, be it with the same: that is nothing new. */
    @Override
    protected void updateItem(Integer next, boolean empty) {
        super.updateItem(next, empty);
        if (empty || next == null) {
            return;
        }
        boolean same = next == row;
        if (!same) {
            release();
            row = next;
            image.setImage(null);
            broken.setVisible(false);
            waiting.setVisible(true);
        }
        write();
        select();
        if (!same) {
            var known = wall.thumbnails().get(row);
            if (known != null) {
                show(known);
            }
        }
        attend();
    }

    private void write() {
        var words = wall.words(row);
        name.setText(words.title());
        iou.setText(words.iou());
        said.setText(words.said());
        pseudoClassStateChanged(WRONG, words.isWrong());
        tooltip.setText(words.all());
        setTooltip(tooltip);
        setAccessibleText(words.all());
    }

    private void select() {
        pseudoClassStateChanged(SELECTED, row >= 0 && row == wall.selectedProperty().get());
    }

    private boolean isInSight() {
        return row >= 0 && getScene() != null && line != null && line.isVisible();
    }

    private void attend() {
        if (!isInSight()) {
            release();
        } else if (!asked) {
            dwell.playFromStart();
        }
    }

    private void ask() {
        if (isInSight() && !asked) {
            asked = true;
            wall.thumbnails().shown(row, listener);
        }
    }

    private void release() {
        dwell.stop();
        if (asked) {
            asked = false;
            wall.thumbnails().hidden(row, listener);
        }
    }

    private void show(Thumbnail thumbnail) {
        image.setImage(Images.of(thumbnail.picture()));
        waiting.setVisible(false);
        broken.setVisible(thumbnail.picture() == null);
        thumbnail.problem().ifPresent(problem -> tooltip.setText(wall.words(row).all() + "\n" + wall.say(problem)));
        picture.requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /** All of the cell. */
    private final class Picture extends Region {

        Picture() {
            getChildren().setAll(frame, waiting, broken, image, name, iou, said, ring);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double high = Math.max(1, getHeight() - Math.ceil(WORDS * name.getFont().getSize()));
            frame.resizeRelocate(0, 0, width, high);
            ring.resizeRelocate(-3, -3, width + 6, getHeight() + 6);
            for (var icon : List.of(waiting, broken)) {
                layoutInArea(icon, 0, 0, width, high, 0, HPos.CENTER, VPos.CENTER);
            }
            var shown = image.getImage();
            if (shown != null) {
                double part = Math.min(width / shown.getWidth(), high / shown.getHeight());
                image.setFitWidth(Math.rint(shown.getWidth() * part));
                image.setFitHeight(Math.rint(shown.getHeight() * part));
                image.relocate(Math.rint((width - image.getFitWidth()) / 2),
                        Math.rint((high - image.getFitHeight()) / 2));
            }
            double line = (getHeight() - high) / 2;
            double right = Math.min(Math.ceil(iou.prefWidth(-1)), width);
            name.resizeRelocate(0, high, Math.max(0, width - right - (right > 0 ? 6 : 0)), line);
            iou.resizeRelocate(width - right, high, right, line);
            said.resizeRelocate(0, Math.floor(high + line * 0.95), width, line);
        }
    }
}
