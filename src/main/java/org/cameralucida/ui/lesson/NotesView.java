package org.cameralucida.ui.lesson;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cameralucida.ui.kit.Texts;

/**
 * The teacher's window, on a second display where there is one: the notes of the step, what is right, what comes next, the
 * time, and how long the lesson has taken. Its keys are those of the lesson's window, so that a remote turns the pages
 * whichever of both has the keyboard; the arrows up and down scroll the notes.
 */
final class NotesView {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 640;
    private static final double LEAST_LETTERS = 18;
    /** On a larger window letters are larger: a line has not many more than twice as many. */
    private static final double LETTERS_A_LINE = 46;
    private static final Set<KeyCode> SCROLLING = Set.of(KeyCode.UP, KeyCode.KP_UP, KeyCode.DOWN, KeyCode.KP_DOWN);
    private static final long SECOND = 1000;

    private final LessonViewModel model;
    private final Texts texts;
    private final VBox body = new VBox();
    private final Label clock = label("", "clock");
    private long begun = System.nanoTime();
    private Timer ticking;
    private Stage stage;

    NotesView(LessonViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        body.getStyleClass().add("lesson-notes");
        InvalidationListener refresh = observable -> refresh();
        model.lessonProperty().addListener(observable -> {
            begun = System.nanoTime();
            refresh();
        });
        model.indexProperty().addListener(refresh);
        model.valuesProperty().addListener(refresh);
        model.revealedProperty().addListener(refresh);
    }

    /** Opens the window, or closes it. */
    void toggle(Window owner) {
        if (stage == null) {
            make(owner);
        }
        if (stage.isShowing()) {
            // Not while the toolkit is still about the key that was pressed in it.
            Platform.runLater(stage::hide);
            return;
        }
        refresh();
        place(owner);
        stage.show();
        ticking = new Timer("camera-lucida clock", true);
        // Not by JavaFX's own animations, which have the window painted as long as they wait.
        ticking.schedule(new TimerTask() {
            @Override
            public void run() {
                Platform.runLater(NotesView.this::tick);
            }
        }, 0, SECOND);
    }

    private void make(Window owner) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("lesson-notes-window");
        stage = new Stage();
        stage.initOwner(owner);
        stage.setOnHidden(event -> ticking.cancel());
        var scene = new Scene(scroll, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(owner.getScene().getRoot().getStylesheets());
        scene.widthProperty().addListener(observable -> body.setStyle("-fx-font-size: "
                + Math.max(LEAST_LETTERS, Math.floor(scene.getWidth() / LETTERS_A_LINE)) + "px;"));
        scene.addEventFilter(KeyEvent.ANY, event -> {
            if (!SCROLLING.contains(event.getCode()) && !event.isShortcutDown() && !event.isAltDown()) {
                event.consume();
                var there = owner.getScene();
                Event.fireEvent(there.getFocusOwner() == null ? there.getRoot() : there.getFocusOwner(), event);
            }
        });
        stage.setScene(scene);
    }

    private void place(Window owner) {
        var window = new Rectangle2D(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight());
        var screens = Screen.getScreens();
        var own = screens.stream().filter(screen -> screen.getBounds().contains(
                        (window.getMinX() + window.getMaxX()) / 2, (window.getMinY() + window.getMaxY()) / 2))
                .findFirst().orElse(Screen.getPrimary());
        var others = screens.stream().filter(screen -> !screen.equals(own)).map(Screen::getVisualBounds).toList();
        var place = NotesPlace.of(window, own.getVisualBounds(), others, WIDTH, HEIGHT);
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
    }

    private void tick() {
        clock.setText(text("notes.clock", LocalTime.now().format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())), Long.toString(TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - begun))));
    }

    private void refresh() {
        var lesson = model.lessonProperty().get();
        if (stage == null) {
            return;
        }
        if (lesson == null) {
            stage.hide();
            return;
        }
        var step = model.step();
        int number = model.indexProperty().get();
        stage.setTitle(text("notes.title", lesson.title()));
        var heading = label(text("notes.step", number + 1, lesson.steps().size(), step.title()), "heading");
        tick();
        body.getChildren().setAll(clock, heading);
        body.getChildren().addAll(LessonText.of(step.notes(), model.valuesProperty().get()));
        if (step.notes().isEmpty()) {
            body.getChildren().add(label(text("notes.none"), "muted"));
        }
        step.question().ifPresent(question -> question.answers().stream().filter(answer -> answer.right()).findFirst()
                .ifPresent(answer -> body.getChildren().add(label(text("notes.right",
                        LessonText.plain(answer.text(), model.valuesProperty().get())), "muted"))));
        body.getChildren().add(label(number + 1 < lesson.steps().size()
                ? text("notes.next", lesson.steps().get(number + 1).title()) : text("notes.last"), "muted"));
    }

    private static Label label(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private String text(String key, Object... arguments) {
        return texts.of(NotesView.class, key, arguments);
    }
}
