package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import atlantafx.base.theme.PrimerDark;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.AccessibleAttribute;
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
class PredictionBarsTest {

    private PredictionBars bars;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        bars = new PredictionBars(new Texts(Locale.UK));
        bars.getRows().setAll(new PredictionRow(19, "chickadee", 0.998, 14.82),
                new PredictionRow(17, "jay", 0.0012, 7.9),
                new PredictionRow(20, "water ouzel, dipper", 0.0001, Double.NaN));
        TestStage.show(stage, new VBox(bars), 280, 300);
    }

    @Test
    void aClickSelectsTheClass(FxRobot robot) {
        robot.clickOn("jay");
        assertThat(bars.getSelectedIndex()).isEqualTo(17);
    }

    @Test
    void keysGoThroughTheRowsAndStopAtTheEnds(FxRobot robot) {
        waitForAsyncFx(5000, bars::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(bars.getSelectedIndex()).isEqualTo(19);
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(bars.getSelectedIndex()).isEqualTo(20);
        robot.type(KeyCode.HOME);
        assertThat(bars.getSelectedIndex()).isEqualTo(19);
    }

    @Test
    void eachRowSaysItself() {
        assertThat(bars.getChildren()).extracting(javafx.scene.Node::getAccessibleText).containsExactly(
                "1, chickadee, 99.8 percent, logit 14.8", "2, jay, 0.1 percent, logit 7.9",
                "3, water ouzel, dipper, 0.0 percent");
        assertThat(bars.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT)).isEqualTo(3);
        assertThat(bars.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 1))
                .isSameAs(bars.getChildren().get(1));
    }

    @Test
    void barsAreAsLongAsTheProbabilityAndTheLogitNeedsRoom(FxRobot robot) {
        double track = robot.lookup(".track").queryAllAs(javafx.scene.layout.Region.class).iterator().next().getWidth();
        double fill = robot.lookup(".fill").queryAllAs(javafx.scene.layout.Region.class).iterator().next().getWidth();
        // On whole pixels.
        assertThat(fill).isCloseTo((track - 2) * 0.998, within(1.0));
        assertThat(robot.lookup("logit 14.8").query().isVisible()).isFalse();
        waitForAsyncFx(5000, () -> {
            bars.getScene().getWindow().setWidth(700);
            bars.getScene().getRoot().layout();
        });
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("logit 14.8").query().isVisible()).isTrue();
    }

    @Test
    void newNumbersKeepTheNodes() {
        var before = List.copyOf(bars.getChildren());
        waitForAsyncFx(5000, () -> bars.getRows().setAll(new PredictionRow(1, "a", 0.5, 1),
                new PredictionRow(2, "b", 0.3, 0.5), new PredictionRow(3, "c", 0.2, 0.1, 57, "")));
        assertThat(bars.getChildren()).isEqualTo(before);
        assertThat(bars.getChildren().get(2).getAccessibleText()).startsWith("57, c");
    }
}
