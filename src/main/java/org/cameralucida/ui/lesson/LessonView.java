package org.cameralucida.ui.lesson;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
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
import org.cameralucida.ui.control.BoxMark;
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
    private final TeamsView teams;
    private final Label heading = new Label();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Pages pages = new Pages(scroll, body);
    private final Label keys = new Label();
    private final Label standing = new Label();
    private final VBox root = new VBox();

    /** @param presenting whether an audience looks */
    public LessonView(LessonViewModel model, Texts texts, ObservableBooleanValue presenting) {
        this.model = model;
        this.texts = texts;
        notes = new NotesView(model, texts);
        teams = new TeamsView(model, texts);
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
                model.valuesProperty(), model.problemsProperty(), model.teams().chosenProperty(),
                model.teams().overlapsProperty(), model.teams().countProperty(), model.teams().currentProperty())) {
            cause.addListener(refresh);
        }
        model.indexProperty().addListener(observable -> pages.begin());
        model.revealedProperty().addListener((property, before, now) -> {
            if (now) {
                pages.reveal();
            }
        });
        bindSize(presenting);
        refresh();
    }

    /** The panel. */
    public Region root() {
        return root;
    }

    /** What has been drawn: by whose turn it is; of all, once it is revealed. */
    public ObservableValue<List<BoxMark>> marks() {
        return teams.marks();
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
        var top = new HBox(title, contents, teams.menu(), button("notes", "note-text-outline", "N", () -> notes.toggle(root.getScene().getWindow())),
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
        int asked = body.getChildren().size();
        if (!model.isHidden()) {
            body.getChildren().addAll(teams.overlaps());
            body.getChildren().addAll(LessonText.of(step.answer(), model.valuesProperty().get()));
        }
        pages.answer(step.question().isPresent() && asked < body.getChildren().size() ? body.getChildren().get(asked) : null);
        model.problemsProperty().get().forEach(problem -> {
            var label = new Label(texts.of(problem));
            label.setWrapText(true);
            label.getStyleClass().add("problem");
            body.getChildren().add(label);
        });
        standing.setText(String.join("  ·  ", Stream.concat(Stream.of(text("standing", number + 1, lesson.steps().size())),
                teams.scores()).toList()));
        keys.setText(teams.rule(text(!model.isHidden() ? "keys.next" : model.drawingProperty().get() ? "keys.draw"
                : step.question().map(asks -> asks.answers().isEmpty()).orElse(true) ? "keys.reveal" : "keys.choose")));
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
            teams.turn().ifPresent(body.getChildren()::add);
            var reveal = new Button(text("reveal"));
            reveal.setId("lesson-reveal");
            reveal.setOnAction(event -> model.reveal());
            body.getChildren().add(reveal);
        }
    }

    /** An answer to choose; once it is revealed which is right, each says what it is, in signs and not by colour alone. */
    private Node answer(int index, Question.Answer answer) {
        boolean isChosen = teams.haveChosen(index);
        boolean open = model.isHidden();
        var sign = open ? isChosen ? "●" : "○" : answer.right() ? "✓" : isChosen ? "✗" : "○";
        var words = LessonText.plain(answer.text(), model.valuesProperty().get());
        var button = new Button(text("answer", sign, index + 1, words) + teams.letters(index));
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
        button.setAccessibleText(words + teams.letters(index));
        button.setOnAction(event -> model.choose(index));
        return button;
    }

    private String text(String key, Object... arguments) {
        return texts.of(LessonView.class, key, arguments);
    }

    /**
     * Scrolls the text by what is seen of it at once.
     *
     * @return whether there was any further to go
     */
    public boolean scroll(boolean down) {
        return pages.turn(down);
    }

    /** The notes, for the key that shows and hides them. */
    public void toggleNotes() {
        notes.toggle(root.getScene().getWindow());
    }
}
