package org.cameralucida.ui.channels;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.kit.Images;

/** The small picture of a channel, as large as there is room, and on it the position that counts alone, if one does. */
final class MapPicture extends Region {

    private static final double NEARLY = 0.06;

    private final ChannelPictures pictures;
    private final ImageView image = new ImageView();
    private final Region mark = new Region();
    private final Consumer<Raster> listener = this::show;
    private int channel = -1;
    /** Where the mark is, as shares of the picture; null for nowhere. */
    private Rectangle2D marked;

    MapPicture(ChannelPictures pictures) {
        this.pictures = pictures;
        getStyleClass().add("map-picture");
        mark.getStyleClass().add("position");
        mark.setVisible(false);
        getChildren().setAll(image, mark);
    }

    /** Shows the picture under a number; −1 for none. */
    void show(int number) {
        if (number != channel) {
            if (channel >= 0) {
                pictures.hidden(channel, listener);
                image.setImage(null);
            }
            channel = number;
            if (number >= 0) {
                pictures.shown(number, listener);
            }
        }
    }

    /** Marks a part of the photo; null for none. */
    void mark(Photo photo, org.cameralucida.image.Region part) {
        marked = part == null ? null : new Rectangle2D(part.x() / photo.width(), part.y() / photo.height(),
                part.width() / photo.width(), part.height() / photo.height());
        requestLayout();
    }

    private void show(Raster raster) {
        image.setImage(Images.of(raster));
        requestLayout();
    }

    /** As large as there is room; pixel by pixel where that is nearly so: without a graphics card scaling is what costs. */
    private double part(Image shown) {
        double part = Math.min(getWidth() / shown.getWidth(), getHeight() / shown.getHeight());
        var window = getScene() == null ? null : getScene().getWindow();
        double pixel = 1 / (window == null ? 1 : window.getRenderScaleX());
        return Math.abs(part / pixel - 1) < NEARLY ? pixel : part;
    }

    @Override
    protected void layoutChildren() {
        var shown = image.getImage();
        mark.setVisible(shown != null && marked != null);
        if (shown == null) {
            return;
        }
        double part = part(shown);
        double width = shown.getWidth() * part;
        double height = shown.getHeight() * part;
        double left = snapPositionX((getWidth() - width) / 2);
        double top = snapPositionY((getHeight() - height) / 2);
        image.setFitWidth(width);
        image.setFitHeight(height);
        image.relocate(left, top);
        if (marked != null) {
            mark.resizeRelocate(left + marked.getMinX() * width, top + marked.getMinY() * height,
                    marked.getWidth() * width, marked.getHeight() * height);
        }
    }
}
