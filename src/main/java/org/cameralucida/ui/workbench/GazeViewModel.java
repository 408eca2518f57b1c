package org.cameralucida.ui.workbench;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.workspace.FrameMode;

/**
 * The gaze frame: the part of the photo that the network sees. It starts as the card's crop; dragging it makes it the
 * user's own, which lasts until another photo is shown.
 */
public final class GazeViewModel {

    private final ObjectProperty<Region> frame = new SimpleObjectProperty<>();
    private final ObjectProperty<FrameMode> mode = new SimpleObjectProperty<>(FrameMode.CARD);
    private final ReadOnlyDoubleWrapper aspect = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyObjectWrapper<Preprocessing> preprocessing = new ReadOnlyObjectWrapper<>();
    private Photo photo;
    private Region placed;
    private boolean settingMode;

    GazeViewModel() {
        frame.addListener((property, before, now) -> {
            if (now != null && now != placed) {
                setMode(FrameMode.OWN);
            }
        });
        mode.addListener((property, before, now) -> {
            if (!settingMode) {
                place();
            }
        });
    }

    /**
     * The frame, in photo coordinates; null while there is no photo or no network. Setting it makes it the user's own.
     */
    public ObjectProperty<Region> frameProperty() {
        return frame;
    }

    /** How the frame is found. */
    public ObjectProperty<FrameMode> modeProperty() {
        return mode;
    }

    /** Whether the network is given the whole photo. */
    boolean isWhole() {
        return mode.get() == FrameMode.WHOLE;
    }

    /** How a photo becomes what the network is given, if nothing else is asked for; null while there is no network. */
    public ReadOnlyObjectProperty<Preprocessing> preprocessingProperty() {
        return preprocessing.getReadOnlyProperty();
    }

    /** Width : height of what the network is given; NaN while there is no network. */
    public ReadOnlyDoubleProperty aspectProperty() {
        return aspect.getReadOnlyProperty();
    }

    /** Another photo is shown. */
    void show(Photo shown) {
        photo = shown;
        if (mode.get() == FrameMode.OWN) {
            setMode(FrameMode.CARD);
        }
        place();
    }

    /** The same photo looks otherwise: the frame stays where it is. */
    void edited(Photo shown) {
        photo = shown;
    }

    /** Another network looks, or the same one with another preprocessing; the user's own frame stays. */
    void look(Preprocessing through) {
        preprocessing.set(through);
        aspect.set(through == null ? Double.NaN : (double) through.width() / through.height());
        place();
    }

    private void place() {
        if (photo == null || preprocessing.get() == null) {
            placed = null;
        } else if (mode.get() == FrameMode.WHOLE) {
            placed = photo.whole();
        } else if (mode.get() == FrameMode.CARD || frame.get() == null) {
            placed = preprocessing.get().frame(photo.width(), photo.height());
        } else {
            return;
        }
        frame.set(placed);
    }

    private void setMode(FrameMode newMode) {
        settingMode = true;
        mode.set(newMode);
        settingMode = false;
    }
}
