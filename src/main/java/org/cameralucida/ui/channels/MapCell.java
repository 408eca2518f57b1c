package org.cameralucida.ui.channels;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.Texts;
import org.controlsfx.control.GridCell;

/** One channel of the wall: its map over the photo and its patch, its number, how strong it is and what it gives. */
final class MapCell extends GridCell<Integer> {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final MapsViewModel model;
    private final Texts texts;
    private final MapPicture picture;
    private final Label words = new Label();
    private final VBox box;
    private final InvalidationListener follow = observable -> write();

    MapCell(MapsViewModel model, ChannelPictures pictures, Texts texts) {
        this.model = model;
        this.texts = texts;
        picture = new MapPicture(pictures);
        picture.getStyleClass().setAll("tile-picture");
        VBox.setVgrow(picture, Priority.ALWAYS);
        words.getStyleClass().add("tile-words");
        words.setMinWidth(0);
        box = new VBox(picture, words);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(box);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        model.largeProperty().addListener(new WeakInvalidationListener(follow));
        model.mapsProperty().addListener(new WeakInvalidationListener(follow));
        sceneProperty().addListener((property, before, now) -> write());
    }

    /** The channel that is shown; −1 for none. */
    int channel() {
        return isEmpty() || getItem() == null ? -1 : getItem();
    }

    @Override
    protected void updateItem(Integer channel, boolean empty) {
        super.updateItem(channel, empty);
        write();
    }

    private void write() {
        var now = model.mapsProperty().get();
        int channel = channel();
        boolean isShown = now != null && getScene() != null && channel >= 0 && channel < now.layer().channels();
        picture.show(isShown ? channel : -1);
        if (!isShown) {
            return;
        }
        double share = model.share(channel);
        var strength = texts.figure(now.strength(channel));
        words.setText(Double.isNaN(share) ? say("tile", Integer.toString(channel), strength)
                : say("tile.share", Integer.toString(channel), strength, texts.signed(share)));
        pseudoClassStateChanged(SELECTED, model.channel().filter(looked -> looked == channel).isPresent());
        setAccessibleText(words.getText());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        box.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private String say(String key, Object... arguments) {
        return texts.of(MapCell.class, "maps." + key, arguments);
    }
}
