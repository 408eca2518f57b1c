package org.cameralucida.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Region;
import org.cameralucida.lesson.Block;
import org.cameralucida.lesson.Question;
import org.junit.jupiter.api.Test;

class TeamsTest {

    private static final Question CHOICE = new Question(words("Which?"), List.of(new Question.Answer(words("this"), false),
            new Question.Answer(words("that"), true)), false);
    private static final Question DRAWN = new Question(words("Where?"), List.of(), true);

    private final Teams teams = new Teams();

    private static Block.Paragraph words(String text) {
        return new Block.Paragraph(List.of(new Block.Span(text, false, false)));
    }

    private void answer(int step, int... answers) {
        teams.ask();
        for (int team = 0; team < answers.length; team++) {
            if (answers[team] >= 0) {
                teams.turn(team);
                teams.choose(answers[team]);
            }
        }
        teams.commit(step, Optional.of(CHOICE));
    }

    @Test
    void aRightAnswerIsAPointAndWhoHasNotAnsweredHasNoneToLose() {
        teams.split(3);
        answer(0, 1, 0, -1);
        answer(4, 1, 1, 1);
        assertThat(teams.score(0)).isEqualTo(2);
        assertThat(teams.score(1)).isEqualTo(1);
        assertThat(teams.score(2)).isEqualTo(1);
        assertThat(teams.answered(1)).isEqualTo(2);
        assertThat(teams.answered(2)).isEqualTo(1);
        assertThat(teams.isCommitted(4)).isTrue();
        assertThat(teams.isCommitted(1)).isFalse();
    }

    @Test
    void aStepThatIsAnsweredAgainCountsOnce() {
        answer(0, 1);
        answer(0, 0);
        assertThat(teams.score(0)).isZero();
        assertThat(teams.answered(0)).isEqualTo(1);
    }

    @Test
    void theTurnGoesToTheNextThatHasNotChosenAndAChoiceCanBeChangedBeforeIt() {
        teams.split(2);
        teams.ask();
        teams.choose(0);
        assertThat(teams.currentProperty().get()).isEqualTo(1);
        teams.choose(0);
        assertThat(teams.currentProperty().get()).isEqualTo(1);
        teams.choose(1);
        assertThat(teams.chosenProperty().get()).startsWith(0, 1);
        teams.turn();
        assertThat(teams.currentProperty().get()).isZero();
    }

    @Test
    void aDrawnBoxIsWorthItsIoU() {
        teams.split(2);
        teams.ask();
        var left = new Region(0, 0, 10, 10);
        var right = new Region(20, 0, 10, 10);
        teams.guess().boxProperty().set(left);
        teams.turn();
        assertThat(teams.guess().boxProperty().get()).isNull();
        teams.guess().boxProperty().set(right);
        teams.turn();
        assertThat(teams.guess().boxProperty().get()).isEqualTo(left);
        teams.commit(2, Optional.of(DRAWN));
        assertThat(teams.answered(0)).isZero();
        teams.compare(2, box -> Optional.of(new Guess.Overlap(box.equals(left) ? 0.75 : 0.25, 0)));
        assertThat(teams.score(0)).isEqualTo(0.75);
        assertThat(teams.score(1)).isEqualTo(0.25);
        assertThat(teams.overlapsProperty().get().get(2)).isEmpty();
    }

    @Test
    void anotherStepAsksAnewAndAResetForgetsAllPoints() {
        teams.split(2);
        answer(0, 1, 1);
        teams.guess().boxProperty().set(new Region(0, 0, 5, 5));
        teams.ask();
        assertThat(teams.chosenProperty().get()).containsOnly(-1);
        assertThat(teams.boxesProperty().get()).containsOnly(Optional.empty());
        assertThat(teams.guess().boxProperty().get()).isNull();
        assertThat(teams.score(1)).isEqualTo(1);
        teams.reset();
        assertThat(teams.score(1)).isZero();
        assertThat(teams.isCommitted(0)).isFalse();
    }
}
