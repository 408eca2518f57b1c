package org.cameralucida.ui.lesson;

import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cameralucida.ui.kit.Texts;

/** The teacher's window, for a second display: the notes of the step, what is right, and what comes next. */
final class NotesView {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 640;

    private final LessonViewModel model;
    private final Texts texts;
    private final Predicate<Boolean> scroll;
    private final VBox body = new VBox();
    private Stage stage;

    /** @param scroll scrolls the lesson's text down or else up by a page; false where there is no further to go */
    NotesView(LessonViewModel model, Predicate<Boolean> scroll, Texts texts) {
        this.model = model;
        this.scroll = scroll;
        this.texts = texts;
        body.getStyleClass().add("lesson-notes");
        InvalidationListener refresh = observable -> refresh();
        model.lessonProperty().addListener(refresh);
        model.indexProperty().addListener(refresh);
        model.valuesProperty().addListener(refresh);
        model.revealedProperty().addListener(refresh);
    }

    void show(Window owner) {
        if (stage == null) {
            var scroll = new ScrollPane(body);
            scroll.setFitToWidth(true);
            stage = new Stage();
            stage.initOwner(owner);
            var scene = new Scene(scroll, WIDTH, HEIGHT);
            scene.getStylesheets().setAll(owner.getScene().getRoot().getStylesheets());
            scene.setOnKeyPressed(event -> LessonKeys.turn(event, model, this.scroll));
            stage.setScene(scene);
        }
        refresh();
        stage.show();
        stage.toFront();
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
        body.getChildren().setAll(heading);
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
