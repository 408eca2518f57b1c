package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import atlantafx.base.theme.PrimerDark;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@FxTest
class FilmStripTest {

    private FilmStrip strip;
    private final Set<Integer> asked = new ConcurrentSkipListSet<>();
    private final SimpleObjectProperty<String> problem = new SimpleObjectProperty<>();

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        strip = new FilmStrip(new Texts(Locale.ENGLISH));
        for (int i = 0; i < 3000; i++) {
            int number = i;
            strip.getItems().add(new FilmItem(i, new SimpleObjectProperty<Image>(), "photo" + i + ".jpg",
                    new SimpleStringProperty("class " + i), i == 1 ? problem : new SimpleObjectProperty<>(),
                    () -> asked.add(number), () -> asked.remove(number)));
        }
        TestStage.show(stage, strip, 156, 400);
    }

    @BeforeEach
    void laidOut() throws Exception {
        waitFor(10, TimeUnit.SECONDS, () -> asked.contains(0) && asked.contains(3));
    }

    @Test
    void onlyWhatIsInSightHasNodesAndIsAskedForItsThumbnail(FxRobot robot) throws Exception {
        assertThat(asked).hasSizeLessThan(10);
        waitForAsyncFx(5000, () -> strip.select(strip.getItems().get(2000)));
        waitFor(10, TimeUnit.SECONDS, () -> asked.contains(2000) && asked.stream().allMatch(number -> number > 1900));
        assertThat(asked).hasSizeLessThan(10);
        assertThat(robot.lookup(".list-cell").queryAll()).hasSizeLessThan(20);
    }

    @Test
    void aClickAndKeysSelect(FxRobot robot) {
        robot.clickOn("class 1");
        assertThat(strip.getSelected().key()).isEqualTo(1);
        robot.type(KeyCode.DOWN);
        assertThat(strip.getSelected().key()).isEqualTo(2);
        robot.type(KeyCode.END);
        assertThat(strip.getSelected().key()).isEqualTo(2999);
    }

    @Test
    void deleteRemovesWhereThatIsWanted(FxRobot robot) {
        robot.clickOn("class 1").type(KeyCode.DELETE);
        assertThat(strip.getItems()).hasSize(3000);
        waitForAsyncFx(5000, () -> strip.setOnRemove(strip.getItems()::remove));
        robot.type(KeyCode.DELETE);
        assertThat(strip.getItems()).hasSize(2999);
        assertThat(strip.getSelected()).isNotNull();
    }

    @Test
    void aFileThatCannotBeReadSaysSo(FxRobot robot) {
        waitForAsyncFx(5000, () -> problem.set("it is not a picture"));
        assertThat(robot.lookup(".problem").queryAll().stream().filter(Node::isVisible).count()).isEqualTo(1);
        assertThat(robot.lookup(".caption").queryAllAs(Label.class)).extracting(Label::getText).contains("photo1.jpg");
        assertThat(robot.lookup(".list-cell").queryAllAs(Node.class)).extracting(Node::getAccessibleText)
                .contains("photo1.jpg: it is not a picture");
    }
}
