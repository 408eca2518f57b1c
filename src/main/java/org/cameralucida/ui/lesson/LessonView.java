package org.cameralucida.ui.lesson;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.lesson.Question;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;

/** The panel of a lesson, left of what it shows: the step's text, its question, and the way on and back. */
public final class LessonView {

    /** The share of the window's width that the text has, and its limits in letters' heights. */
    private static final double SHARE = 0.3;
    private static final double PRESENTED_SHARE = 0.36;
    private static final double LEAST_WIDTH = 290;
    private static final double MOST_WIDTH = 620;
    /** The size of the type, in pixels: on a desk, and the least before an audience. */
    private static final double DESK = 16;
    private static final double LEAST = 20;
    /** Before an audience a line is at least so small a share of the window's height. */
    private static final double LINE = 1 / 38.0;

    private final LessonViewModel model;
    private final Texts texts;
    private final NotesView notes;
    private final Label title = new Label();
    private final MenuButton contents = new MenuButton();
    private final Label heading = new Label();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Label keys = new Label();
    private final Label standing = new Label();
    private final VBox root = new VBox();

    /** @param presenting whether an audience looks */
    public LessonView(LessonViewModel model, Texts texts, ObservableBooleanValue presenting) {
        this.model = model;
        this.texts = texts;
        notes = new NotesView(model, texts);
        root.setId("lesson");
        root.getStyleClass().add("lesson");
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        body.getStyleClass().add("body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        keys.setWrapText(true);
        keys.getStyleClass().add("keys");
        keys.setMinHeight(Region.USE_PREF_SIZE);
        root.getChildren().setAll(top(), heading, scroll, bottom(), keys);
        root.visibleProperty().bind(model.lessonProperty().isNotNull());
        root.managedProperty().bind(root.visibleProperty());
        InvalidationListener refresh = observable -> refresh();
        for (Observable cause : List.of(model.lessonProperty(), model.indexProperty(), model.revealedProperty(),
                model.chosenProperty(), model.valuesProperty(), model.problemsProperty(), model.overlapProperty())) {
            cause.addListener(refresh);
        }
        model.indexProperty().addListener(observable -> scroll.setVvalue(0));
        // What is revealed comes last.
        body.heightProperty().addListener(observable -> {
            if (model.revealedProperty().get()) {
                scroll.setVvalue(1);
            }
        });
        bindSize(presenting);
        refresh();
    }

    /** The panel. */
    public Region root() {
        return root;
    }

    private HBox top() {
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        title.getStyleClass().add("lesson-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        contents.setId("lesson-contents");
        contents.getStyleClass().add("flat");
        contents.setMinWidth(Region.USE_PREF_SIZE);
        contents.setTooltip(new Tooltip(text("contents")));
        contents.setAccessibleText(text("contents"));
        var top = new HBox(title, contents, button("notes", "note-text-outline", "N", () -> notes.show(root.getScene().getWindow())),
                button("close", "close", "", model::close));
        top.getStyleClass().add("top");
        return top;
    }

    private HBox bottom() {
        standing.setId("lesson-standing");
        standing.getStyleClass().add("standing");
        standing.setWrapText(true);
        standing.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(standing, Priority.ALWAYS);
        standing.setMaxWidth(Double.MAX_VALUE);
        var back = button("back", "chevron-left", "←", model::back);
        back.disableProperty().bind(model.indexProperty().isEqualTo(0));
        var next = button("next", "chevron-right", "→", model::next);
        next.getStyleClass().add("accent");
        next.disableProperty().bind(Bindings.createBooleanBinding(() -> model.lessonProperty().get() == null
                || !model.isHidden() && model.indexProperty().get() == model.lessonProperty().get().steps().size() - 1,
                model.lessonProperty(), model.indexProperty(), model.revealedProperty()));
        var bottom = new HBox(standing, button("again", "restore", "R", model::again), back, next);
        bottom.getStyleClass().add("bottom");
        return bottom;
    }

    private Button button(String key, String icon, String keyName, Runnable action) {
        var button = new Button();
        button.setId("lesson-" + key);
        button.setGraphic(new Icon(icon));
        button.setAccessibleText(text(key));
        button.setTooltip(new Tooltip(keyName.isEmpty() ? text(key) : text(key) + "  (" + keyName + ")"));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** As wide as its share of the window; in type that is read at the back of a room while an audience looks. */
    private void bindSize(ObservableBooleanValue presenting) {
        InvalidationListener size = observable -> {
            var scene = root.getScene();
            double width = scene == null ? 0 : scene.getWidth();
            double height = scene == null ? 0 : scene.getHeight();
            double letters = presenting.get() ? Math.max(LEAST, height * LINE) : DESK;
            root.setStyle("-fx-font-size: " + letters + "px;");
            double wide = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH * letters / LEAST, width * (presenting.get() ? PRESENTED_SHARE : SHARE)));
            root.setMinWidth(wide);
            root.setPrefWidth(wide);
            root.setMaxWidth(wide);
        };
        presenting.addListener(size);
        root.sceneProperty().addListener((property, before, now) -> {
            if (now != null) {
                now.widthProperty().addListener(size);
                now.heightProperty().addListener(size);
            }
            size.invalidated(property);
        });
    }

    private void refresh() {
        var lesson = model.lessonProperty().get();
        if (lesson == null) {
            body.getChildren().clear();
            return;
        }
        var step = model.step();
        int number = model.indexProperty().get();
        title.setText(lesson.title());
        heading.setText(step.title());
        contents.getItems().setAll(IntStream.range(0, lesson.steps().size()).mapToObj(this::entry).toList());
        body.getChildren().setAll(LessonText.of(step.text(), model.valuesProperty().get()));
        step.question().ifPresent(this::ask);
        if (!model.isHidden()) {
            var answer = LessonText.of(step.answer(), model.valuesProperty().get());
            model.overlapProperty().get().ifPresent(overlap -> body.getChildren().add(overlap(overlap)));
            body.getChildren().addAll(answer);
        }
        model.problemsProperty().get().forEach(problem -> {
            var label = new Label(texts.of(problem));
            label.setWrapText(true);
            label.getStyleClass().add("problem");
            body.getChildren().add(label);
        });
        var counted = text("standing", number + 1, lesson.steps().size());
        standing.setText(model.answered() == 0 ? counted : counted + "  ·  " + text("score",
                score(), Long.toString(model.answered())));
        keys.setText(text(!model.isHidden() ? "keys.next" : model.drawingProperty().get() ? "keys.draw"
                : step.question().map(asked -> asked.answers().isEmpty()).orElse(true) ? "keys.reveal" : "keys.choose"));
    }

    /** A whole number as long as nobody has drawn. */
    private String score() {
        return texts.number(model.score(), model.score() == Math.rint(model.score()) ? 0 : 1);
    }

    /** How well the class has drawn. */
    private Label overlap(Guess.Overlap found) {
        var label = new Label(text("overlap", texts.number(found.iou(), 2), texts.percent(found.inside(), 0)));
        label.setId("lesson-overlap");
        label.getStyleClass().add("overlap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private MenuItem entry(int index) {
        var item = new MenuItem(index + 1 + "   " + model.lessonProperty().get().steps().get(index).title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.go(index));
        return item;
    }

    private void ask(Question question) {
        var asked = LessonText.paragraph(question.asked(), model.valuesProperty().get());
        asked.getStyleClass().add("asked");
        body.getChildren().add(asked);
        for (int i = 0; i < question.answers().size(); i++) {
            body.getChildren().add(answer(i, question.answers().get(i)));
        }
        if (model.isHidden()) {
            var reveal = new Button(text("reveal"));
            reveal.setId("lesson-reveal");
            reveal.setOnAction(event -> model.reveal());
            body.getChildren().add(reveal);
        }
    }

    /** An answer to choose; once it is revealed which is right, each says what it is, in signs and not by colour alone. */
    private Node answer(int index, Question.Answer answer) {
        boolean isChosen = model.chosenProperty().get() == index;
        boolean open = model.isHidden();
        var sign = open ? isChosen ? "●" : "○" : answer.right() ? "✓" : isChosen ? "✗" : "○";
        var words = LessonText.plain(answer.text(), model.valuesProperty().get());
        var button = new Button(text("answer", sign, index + 1, words));
        button.setId("lesson-answer-" + (index + 1));
        button.setWrapText(true);
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.getStyleClass().add("answer");
        if (isChosen) {
            button.getStyleClass().add("chosen");
        }
        if (!open && answer.right()) {
            button.getStyleClass().add("right");
        }
        button.setAccessibleText(words);
        button.setOnAction(event -> model.choose(index));
        return button;
    }

    private String text(String key, Object... arguments) {
        return texts.of(LessonView.class, key, arguments);
    }

    /** The notes, for the key that shows them. */
    public void showNotes() {
        notes.show(root.getScene().getWindow());
    }
}
