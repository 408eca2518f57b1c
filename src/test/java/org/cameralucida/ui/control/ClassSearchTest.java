package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import atlantafx.base.theme.PrimerDark;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@FxTest
class ClassSearchTest {

    private static final List<ClassSuggestion> CLASSES = IntStream.range(0, 21_000)
            .mapToObj(i -> new ClassSuggestion(i, i == 19 ? "chickadee" : i == 20 ? "chicken" : "class " + i)).toList();

    private ClassSearch search;
    private final AtomicReference<ClassSuggestion> chosen = new AtomicReference<>();

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        search = new ClassSearch(new Texts(Locale.ENGLISH));
        search.setSearch(query -> CLASSES.stream().filter(name -> name.label().contains(query)).toList());
        search.setOnChosen(chosen::set);
        TestStage.show(stage, new VBox(new Button("elsewhere"), search), 300, 500);
    }

    private void type(FxRobot robot, String text) throws Exception {
        waitForAsyncFx(5000, search::requestFocus);
        robot.write(text, 0);
        waitFor(10, TimeUnit.SECONDS, search::isShowing);
    }

    @Test
    void typingSuggestsAndEnterTakesTheFirst(FxRobot robot) throws Exception {
        type(robot, "chick");
        waitFor(10, TimeUnit.SECONDS, () -> search.getSuggestions().size() == 2);
        robot.type(KeyCode.ENTER);
        assertThat(chosen.get()).isEqualTo(CLASSES.get(19));
        assertThat(search.getText()).isEmpty();
        assertThat(search.isShowing()).isFalse();
    }

    @Test
    void downChooses(FxRobot robot) throws Exception {
        type(robot, "chick");
        waitFor(10, TimeUnit.SECONDS, () -> search.getSuggestions().size() == 2);
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(chosen.get()).isEqualTo(CLASSES.get(20));
    }

    @Test
    void tabGoesOnAndClosesWhatIsOpen(FxRobot robot) throws Exception {
        type(robot, "chick");
        robot.type(KeyCode.TAB);
        assertThat(search.isFocused()).isFalse();
        assertThat(search.isShowing()).isFalse();
    }

    @Test
    void escapeClosesThenClears(FxRobot robot) throws Exception {
        type(robot, "chick");
        robot.type(KeyCode.ESCAPE);
        assertThat(search.isShowing()).isFalse();
        assertThat(search.getText()).isEqualTo("chick");
        robot.type(KeyCode.ESCAPE);
        assertThat(search.getText()).isEmpty();
    }

    @Test
    void saysWhenNothingIsFound(FxRobot robot) throws Exception {
        type(robot, "zz");
        waitFor(10, TimeUnit.SECONDS, () -> search.getSuggestions().isEmpty());
        robot.type(KeyCode.ENTER);
        assertThat(chosen.get()).isNull();
    }

    @Test
    void aSlowSearchDoesNotHoldUpTypingAndEnterWaitsForTheNewest(FxRobot robot) throws Exception {
        var gate = new CountDownLatch(1);
        waitForAsyncFx(5000, () -> {
            search.setSearch(query -> {
                assertThat(Platform.isFxApplicationThread()).isFalse();
                await(gate);
                return query.equals("chicken") ? List.of(CLASSES.get(20)) : List.of(CLASSES.get(5));
            });
            search.requestFocus();
        });
        robot.write("chicken", 0);
        assertThat(search.getText()).isEqualTo("chicken");
        robot.type(KeyCode.ENTER);
        assertThat(chosen.get()).isNull();
        gate.countDown();
        waitFor(10, TimeUnit.SECONDS, () -> chosen.get() != null);
        assertThat(chosen.get()).isEqualTo(CLASSES.get(20));
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
