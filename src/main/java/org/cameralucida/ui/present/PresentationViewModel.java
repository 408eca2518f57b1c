package org.cameralucida.ui.present;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** What an audience is shown besides the photo: large type, a pointer, a spotlight, a dark screen. */
public final class PresentationViewModel {

    /** Radii of the spotlight, as shares of the window's height. */
    private static final double LEAST = 0.04;
    private static final double USUAL = 0.2;
    private static final double MOST = 0.8;

    private final BooleanProperty presenting = new SimpleBooleanProperty();
    private final BooleanProperty pointing = new SimpleBooleanProperty();
    private final BooleanProperty spotlit = new SimpleBooleanProperty();
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final DoubleProperty radius = new SimpleDoubleProperty(USUAL);

    /** Presentation mode: large type, no chrome. */
    public BooleanProperty presentingProperty() {
        return presenting;
    }

    /** Whether a large dot follows the mouse. */
    public BooleanProperty pointingProperty() {
        return pointing;
    }

    /** Whether all is dimmed but what is about the mouse. */
    public BooleanProperty spotlitProperty() {
        return spotlit;
    }

    /** Whether the window is black, so that an audience looks elsewhere. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** The spotlight's radius, as a share of the window's height. */
    public DoubleProperty radiusProperty() {
        return radius;
    }

    /** Makes the spotlight larger by a factor. */
    void widen(double factor) {
        radius.set(Math.max(LEAST, Math.min(MOST, radius.get() * factor)));
    }

    /**
     * Leaves one thing: the pointer and the spotlight, or else presentation mode.
     *
     * @return whether there was any to leave
     */
    public boolean leave() {
        boolean lit = pointing.get() || spotlit.get();
        boolean any = lit || presenting.get();
        pointing.set(false);
        spotlit.set(false);
        if (!lit) {
            presenting.set(false);
        }
        return any;
    }
}
