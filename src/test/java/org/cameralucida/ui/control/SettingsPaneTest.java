package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.theme.PrimerDark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.explain.Setting;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@FxTest
class SettingsPaneTest {

    private static final List<Setting> SETTINGS = List.of(new Setting.Number("sigma", 0.15, 0, 2),
            new Setting.Number("epsilon", 1e-6, 0, 1), new Setting.Choice("score", "logit",
                    List.of("logit", "probability")));

    private final List<String> taken = new ArrayList<>();
    private SettingsPane pane;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        pane = new SettingsPane(new Texts(Locale.ITALIAN));
        pane.setOnChanged((key, value) -> taken.add(key + "=" + value));
        pane.show(SETTINGS, Map.of("sigma", "0.15", "epsilon", "1.0e-6", "score", "logit"));
        TestStage.show(stage, pane, 340, 400);
    }

    @Test
    void numbersAreWrittenAsTheUserWritesThem(FxRobot robot) throws Exception {
        var field = field(robot, 0);
        assertThat(field.getText()).isEqualTo("0,15");
        type(robot, field, "0,4");
        assertThat(taken).containsExactly("sigma=0.4");
        assertThat(robot.lookup(".slider").queryAllAs(Slider.class)).as("none for ε, whose usual value is at its end")
                .hasSize(1).allMatch(slider -> slider.getValue() == 0.4);
    }

    @Test
    void whatCannotBeIsSaidAndNotTaken(FxRobot robot) throws Exception {
        var field = field(robot, 1);
        var hint = robot.lookup(".setting-hint").nth(1).queryAs(Label.class);
        type(robot, field, "7");
        assertThat(taken).isEmpty();
        assertThat(hint.getText()).startsWith("«7» non è possibile: da 0 a 1");
        assertThat(field.getText()).as("as it was").isEqualTo("1,0e-6");
        type(robot, field, "0,5");
        assertThat(taken).containsExactly("epsilon=0.5");
        assertThat(hint.getText()).startsWith("da 0 a 1");
    }

    @Test
    void aSliderIsTakenWhenItComesToRest(FxRobot robot) throws Exception {
        var slider = robot.lookup(".slider").queryAs(Slider.class);
        asyncFx(() -> {
            for (double value = 0.2; value < 1; value += 0.1) {
                slider.setValue(value);
            }
            slider.setValue(1.2345);
        }).get();
        assertThat(field(robot, 0).getText()).isEqualTo("1,23");
        waitFor(10, TimeUnit.SECONDS, () -> !taken.isEmpty());
        assertThat(taken).containsExactly("sigma=1.23");
    }

    @Test
    void aChoiceIsTakenAtOnceAndLeadsBackAtOneClick(FxRobot robot) throws Exception {
        @SuppressWarnings("unchecked")
        ComboBox<String> combo = robot.lookup(".combo-box").queryAs(ComboBox.class);
        asyncFx(() -> combo.setValue("probability")).get();
        var back = robot.lookup(".setting-back").queryAll().stream().filter(node -> node.isVisible()).toList();
        assertThat(back).hasSize(1);
        robot.clickOn(back.get(0));
        waitForFxEvents();
        assertThat(taken).containsExactly("score=probability", "score=logit");
        assertThat(combo.getValue()).isEqualTo("logit");
    }

    private static TextField field(FxRobot robot, int place) {
        return robot.lookup(".text-field").nth(place).queryAs(TextField.class);
    }

    private static void type(FxRobot robot, TextField field, String text) {
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text).type(KeyCode.ENTER);
        waitForFxEvents();
    }
}
