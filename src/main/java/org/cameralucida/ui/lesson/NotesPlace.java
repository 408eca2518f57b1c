package org.cameralucida.ui.lesson;

import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where the teacher's window opens: on all of another screen, where there is one; else beside the lesson's window. */
final class NotesPlace {

    private NotesPlace() {
    }

    /**
     * @param window the lesson's
     * @param screen what is free of the screen that it is on
     * @param others what is free of each other screen
     * @param width of the teacher's window, where it has no screen of its own
     */
    static Rectangle2D of(Rectangle2D window, Rectangle2D screen, List<Rectangle2D> others, double width, double height) {
        if (!others.isEmpty()) {
            return others.get(0);
        }
        double wide = Math.min(width, screen.getWidth());
        double high = Math.min(height, screen.getHeight());
        double y = Math.max(screen.getMinY(), Math.min(window.getMinY(), screen.getMaxY() - high));
        double x = window.getMaxX() + wide <= screen.getMaxX() ? window.getMaxX()
                : window.getMinX() - wide >= screen.getMinX() ? window.getMinX() - wide : screen.getMaxX() - wide;
        return new Rectangle2D(x, y, wide, high);
    }
}
