package org.cameralucida.ui.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.cameralucida.lesson.Question;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;

/** What is to be seen of teams: how many there are, whose turn it is, who has chosen what, and the points of each. */
final class TeamsView {

    private final LessonViewModel model;
    private final Teams teams;
    private final Texts texts;

    TeamsView(LessonViewModel model, Texts texts) {
        this.model = model;
        this.teams = model.teams();
        this.texts = texts;
    }

    /** How many there are, and the rule of their points. */
    MenuButton menu() {
        var menu = new MenuButton();
        menu.setId("lesson-teams");
        menu.getStyleClass().add("flat");
        menu.setGraphic(new Icon("account-group-outline"));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip(text("teams")));
        menu.setAccessibleText(text("teams"));
        var group = new ToggleGroup();
        for (int i = 1; i <= Teams.MOST; i++) {
            int count = i;
            var item = new RadioMenuItem(text("teams.count", count));
            item.setId("lesson-teams-" + count);
            item.setToggleGroup(group);
            item.setSelected(count == teams.countProperty().get());
            item.setOnAction(event -> teams.split(count));
            menu.getItems().add(item);
        }
        var rule = new MenuItem(text("teams.rule"));
        rule.setDisable(true);
        var reset = new MenuItem(text("teams.reset"));
        reset.setId("lesson-teams-reset");
        reset.setOnAction(event -> model.reset());
        menu.getItems().addAll(new SeparatorMenuItem(), reset, new SeparatorMenuItem(), rule);
        return menu;
    }

    private boolean isOne() {
        return teams.countProperty().get() == 1;
    }

    private IntStream all() {
        return IntStream.range(0, teams.countProperty().get());
    }

    /** Whether anybody has chosen an answer. */
    boolean haveChosen(int answer) {
        return all().anyMatch(team -> teams.chosenProperty().get().get(team) == answer);
    }

    /** The letters of those who have chosen an answer; nothing where the class is one. */
    String letters(int answer) {
        var letters = all().filter(team -> teams.chosenProperty().get().get(team) == answer).mapToObj(Teams::letter)
                .collect(Collectors.joining(" "));
        return isOne() || letters.isEmpty() ? "" : "   ·\u00a0\u00a0" + letters.replace(' ', '\u00a0');
    }

    /** Whose turn it is, to be changed; empty where the class is one. */
    Optional<Node> turn() {
        if (isOne() || model.step().question().isEmpty()) {
            return Optional.empty();
        }
        var row = new FlowPane();
        row.getStyleClass().add("teams");
        all().forEach(team -> {
            var button = new ToggleButton(text("team", Teams.letter(team)));
            button.setId("lesson-team-" + Teams.letter(team));
            button.setSelected(team == teams.currentProperty().get());
            button.setOnAction(event -> teams.turn(team));
            row.getChildren().add(button);
        });
        return Optional.of(row);
    }

    /** What has been drawn: by whose turn it is, so that nobody follows another; of all, once it is revealed. */
    ObservableValue<List<BoxMark>> marks() {
        return Bindings.createObjectBinding(() -> all().filter(team -> !model.drawingProperty().get()
                || team == teams.currentProperty().get()).boxed().flatMap(team -> teams.boxesProperty().get().get(team)
                        .stream().map(box -> new BoxMark(box, BoxMark.Kind.GUESS,
                                isOne() ? text("guess") : Teams.letter(team)))).toList(),
                teams.boxesProperty(), teams.currentProperty(), teams.countProperty(), model.drawingProperty());
    }

    /** How well each has drawn. */
    List<Node> overlaps() {
        return all().boxed().flatMap(team -> teams.overlapsProperty().get().get(team).stream()
                .map(found -> (Node) overlap(team, found))).toList();
    }

    private Label overlap(int team, Guess.Overlap found) {
        var numbers = new Object[] {texts.number(found.iou(), 2), texts.percent(found.inside(), 0), Teams.letter(team)};
        var label = new Label(text(isOne() ? "overlap" : "overlap.team", numbers));
        label.setId(isOne() ? "lesson-overlap" : "lesson-overlap-" + Teams.letter(team));
        label.getStyleClass().add("overlap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** The points: of the class, once it has answered anything; of each team. */
    Stream<String> scores() {
        return !isOne() ? all().mapToObj(team -> text("score.team", Teams.letter(team), points(team)))
                : teams.answered(0) == 0 ? Stream.of()
                : Stream.of(text("score", points(0), Long.toString(teams.answered(0))));
    }

    /** A whole number as long as nobody has drawn. */
    private String points(int team) {
        double score = teams.score(team);
        return texts.number(score, score == Math.rint(score) ? 0 : 1);
    }

    /** What keys do, and with several teams what they win. */
    String rule(String keys) {
        boolean isAsked = model.isHidden() && model.step().question().isPresent();
        return isOne() || !isAsked ? keys : String.join("   ·   ", keys, text("keys.team"),
                text(model.step().question().map(Question::drawn).orElse(false) ? "rule.draw" : "rule.choose"));
    }

    private String text(String key, Object... arguments) {
        return texts.of(TeamsView.class, key, arguments);
    }
}
