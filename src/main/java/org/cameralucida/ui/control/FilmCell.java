package org.cameralucida.ui.control;

import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;

/** One picture of the {@link FilmStrip}: the thumbnail fills it, cropped; the caption lies over its bottom edge. */
final class FilmCell extends ListCell<FilmItem> {

    private static final double ASPECT = 14.0 / 9;
    /** What the style sheet leaves free around a picture, and at most what a scroll bar takes. */
    private static final double GAP_ACROSS = 16 + 8;
    private static final double GAP_DOWN = 10;
    private static final double UPPER = 0.3;
    /** An item that scrolls by faster than this is never asked for its thumbnail. */
    private static final Duration DWELL = Duration.millis(60);

    private final Texts texts;
    private final ImageView image = new ImageView();
    private final Label caption = new Label();
    private final Icon problem = new Icon("image-broken-variant");
    private final Icon waiting = new Icon("image-outline");
    private final Region ring = new Region();
    private final Picture picture = new Picture();
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition dwell = new PauseTransition(DWELL);
    private final InvalidationListener refresher = change -> refresh();
    private final WeakInvalidationListener listener = new WeakInvalidationListener(refresher);
    private FilmItem item;
    private boolean asked;

    FilmCell(Texts texts) {
        this.texts = texts;
        caption.getStyleClass().add("caption");
        problem.getStyleClass().add("problem");
        waiting.getStyleClass().add("waiting");
        ring.getStyleClass().add("ring");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER);
        setPrefWidth(0);
        dwell.setOnFinished(event -> ask());
        // The list keeps spare cells, with their items, out of sight.
        visibleProperty().addListener(change -> attend());
        sceneProperty().addListener(change -> attend());
    }

    /** The height of a cell in a strip of this width: the same for all, so that the list need not look at each. */
    static double height(double stripWidth) {
        return Math.rint(Math.max(40, stripWidth - GAP_ACROSS) / ASPECT) + GAP_DOWN;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double left = snappedLeftInset();
        double top = snappedTopInset();
        picture.resizeRelocate(left, top, getWidth() - left - snappedRightInset(),
                getHeight() - top - snappedBottomInset());
    }

    @Override
    protected void updateItem(FilmItem next, boolean empty) {
        super.updateItem(next, empty);
        if (next == item) {
            return;
        }
        leave();
        item = empty ? null : next;
        if (item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        item.thumbnail().addListener(listener);
        item.caption().addListener(listener);
        item.problem().addListener(listener);
        setGraphic(picture);
        setTooltip(tooltip);
        refresh();
        attend();
    }

    private void attend() {
        if (item != null && isVisible() && getScene() != null) {
            if (!asked) {
                dwell.playFromStart();
            }
        } else {
            release();
        }
    }

    private void ask() {
        if (item != null && !asked) {
            asked = true;
            item.shown().run();
        }
    }

    private void leave() {
        release();
        if (item == null) {
            return;
        }
        item.thumbnail().removeListener(listener);
        item.caption().removeListener(listener);
        item.problem().removeListener(listener);
    }

    private void release() {
        dwell.stop();
        if (asked) {
            asked = false;
            item.hidden().run();
        }
    }

    private void refresh() {
        if (item == null) {
            return;
        }
        var trouble = item.problem().getValue();
        var words = trouble == null ? item.caption().get() : item.name();
        image.setImage(item.thumbnail().getValue());
        problem.setVisible(trouble != null);
        waiting.setVisible(trouble == null && image.getImage() == null);
        caption.setText(words);
        caption.setVisible(words != null && !words.isEmpty());
        tooltip.setText(trouble == null ? item.name() : texts.of(FilmCell.class, "strip.problem", item.name(), trouble));
        setAccessibleText(trouble != null ? tooltip.getText()
                : caption.isVisible() ? texts.of(FilmCell.class, "strip.item", item.name(), words) : item.name());
        picture.requestLayout();
    }

    /** The cell less its padding. */
    private final class Picture extends StackPane {

        private final Rectangle clip = new Rectangle();

        Picture() {
            getStyleClass().add("frame");
            clip.setArcWidth(12);
            clip.setArcHeight(12);
            image.setManaged(false);
            caption.setMaxWidth(Double.MAX_VALUE);
            StackPane.setAlignment(caption, Pos.BOTTOM_LEFT);
            getChildren().addAll(waiting, image, problem, caption, ring);
            setClip(clip);
            setMinSize(0, 0);
        }

        @Override
        protected void layoutChildren() {
            clip.setWidth(getWidth());
            clip.setHeight(getHeight());
            cover(image.getImage());
            super.layoutChildren();
        }

        /** Shows as much of the thumbnail as has our proportions: of a tall one rather the upper part, where faces are. */
        private void cover(Image thumbnail) {
            if (thumbnail == null || getWidth() <= 0 || getHeight() <= 0) {
                return;
            }
            double width = thumbnail.getWidth();
            double height = thumbnail.getHeight();
            double part = Math.min(width / getWidth(), height / getHeight());
            image.setViewport(new Rectangle2D((width - getWidth() * part) / 2, (height - getHeight() * part) * UPPER,
                    getWidth() * part, getHeight() * part));
            image.setFitWidth(getWidth());
            image.setFitHeight(getHeight());
        }
    }
}
