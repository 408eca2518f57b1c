package org.cameralucida.ui.lesson;

import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys of a lesson, before those of the window: arrows and the keys of a presenter's remote (Page Up, Page Down) turn the
 * pages, the latter once all of a page's text has been in sight; figures choose an answer, T gives the turn to the next team,
 * Enter or Space commits; R shows the step again, N the notes, or hides them. Controls that need a key themselves have it. F5, which a
 * remote sends to begin, begins or ends presentation mode; the window's own keys have the rest of a remote's: Escape leaves
 * presentation, a full stop makes the window black.
 */
public final class LessonKeys {

    private final LessonViewModel model;
    private final BooleanProperty presenting;
    private final Predicate<Boolean> scroll;
    private final Runnable notes;

    /**
     * Keys that need a window to be {@linkplain #install heeded} in.
     *
     * @param presenting whether an audience looks
     * @param scroll scrolls the text down or else up by a page; false where there is no further to go
     * @param notes shows the teacher's notes, or hides them
     */
    public LessonKeys(LessonViewModel model, BooleanProperty presenting, Predicate<Boolean> scroll, Runnable notes) {
        this.model = model;
        this.presenting = presenting;
        this.scroll = scroll;
        this.notes = notes;
    }

    /** Heeds them in a window; to be installed before whatever else heeds keys there. */
    public void install(Parent root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // By what else heeds keys before: a black window.
            if (!event.isConsumed() && model.lessonProperty().get() != null && !(event.getTarget() instanceof TextInputControl)
                    && (show(event) || draw(event) || plain(event) && (turn(event) || act(event)))) {
                event.consume();
            }
        });
    }

    private static boolean plain(KeyEvent event) {
        return !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    }

    /** What begins a show elsewhere, and is sent by a remote, begins one here. */
    private boolean show(KeyEvent event) {
        if (event.getCode() != KeyCode.F5 || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        presenting.set(!presenting.get());
        return true;
    }

    /** Turns the page, if that is what the key does. */
    private boolean turn(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT, KP_RIGHT, LEFT, KP_LEFT -> {
                if (needsArrows(event.getTarget())) {
                    return false;
                }
                if (event.getCode().name().endsWith("RIGHT")) {
                    model.next();
                } else {
                    model.back();
                }
            }
            case PAGE_DOWN -> {
                if (!scroll.test(true)) {
                    model.next();
                }
            }
            case PAGE_UP -> {
                if (!scroll.test(false)) {
                    model.back();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** While a box is asked for: Enter puts one in the middle, Shift and the arrows move it, Shift and plus or minus resize. */
    private boolean draw(KeyEvent event) {
        var photo = model.photo();
        if (!model.drawingProperty().get() || photo.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        int width = photo.get().width();
        int height = photo.get().height();
        if (event.getCode() == KeyCode.ENTER && model.teams().guess().boxProperty().get() == null) {
            model.teams().guess().begin(width, height);
            return true;
        }
        if (!event.isShiftDown()) {
            return false;
        }
        switch (event.getCode()) {
            case LEFT -> model.teams().guess().move(-1, 0, width, height);
            case RIGHT -> model.teams().guess().move(1, 0, width, height);
            case UP -> model.teams().guess().move(0, -1, width, height);
            case DOWN -> model.teams().guess().move(0, 1, width, height);
            case PLUS, ADD, EQUALS -> model.teams().guess().grow(true, width, height);
            case MINUS, SUBTRACT -> model.teams().guess().grow(false, width, height);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean act(KeyEvent event) {
        switch (event.getCode()) {
            case R -> model.again();
            case N -> notes.run();
            case T -> {
                if (!model.isHidden() || model.teams().countProperty().get() == 1) {
                    return false;
                }
                model.teams().turn();
            }
            case ENTER, SPACE -> {
                if (!model.isHidden() || event.getTarget() instanceof ButtonBase
                        || event.getTarget() instanceof ComboBoxBase) {
                    return false;
                }
                model.reveal();
            }
            default -> {
                return chosen(event.getText());
            }
        }
        return true;
    }

    /** A figure chooses an answer while one is asked for; otherwise it is the window's. */
    private boolean chosen(String key) {
        boolean asked = model.isHidden() && model.step().question().map(each -> !each.answers().isEmpty()).orElse(false);
        if (asked && key.matches("[1-9]")) {
            model.choose(Integer.parseInt(key) - 1);
            return true;
        }
        return false;
    }

    private static boolean needsArrows(EventTarget target) {
        return target instanceof Slider || target instanceof Spinner || target instanceof ComboBoxBase
                || target instanceof Node node && node.getStyleClass().contains("gaze-frame");
    }
}
