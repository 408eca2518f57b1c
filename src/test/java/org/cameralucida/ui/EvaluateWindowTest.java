package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Semaphore;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.ui.evaluate.ColoredPhotos;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Evaluating as a user does it, in the real window, with networks that need no engine. */
class EvaluateWindowTest extends ShellTest {

    private static final int PHOTOS = 60;

    /** As many forward passes as may still be made. */
    private final Semaphore passes = new Semaphore(0);

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of());
    }

    @AfterEach
    void letPassesEnd() {
        networks.beforePass = () -> { };
        passes.release(Integer.MAX_VALUE / 2);
    }

    @Test
    void aDataSetIsChosenRunStoppedResumedSortedOpenedAndReported() throws Exception {
        until(() -> shell.model().networks().loadedProperty().get() != null);
        var data = ColoredPhotos.write(Files.createTempDirectory(folder, "data"), PHOTOS);
        networks.beforePass = passes::acquireUninterruptibly;
        robot.type(KeyCode.F4);
        dialogs.folder = data;
        until(() -> visible("#folder"));
        robot.clickOn("#folder");
        until(() -> visible("#start") && status().equals(PHOTOS + " photos to evaluate"));

        robot.clickOn("#start");
        passes.release(20);
        until(() -> status().matches("1?\\d of " + PHOTOS + " photos.*") || status().startsWith("20 of "));
        until(() -> !table().getItems().isEmpty());
        assertThat(robot.lookup("#data").queryAs(Node.class).isDisabled()).isTrue();
        robot.clickOn("#stop");
        passes.release(PHOTOS);
        until(() -> status().startsWith("Stopped at "));

        assertThat(robot.lookup("#start").queryAs(Button.class).getText()).isEqualTo("Resume");
        int done = Integer.parseInt(status().replaceAll("\\D+(\\d+) of.*", "$1"));
        assertThat(done).isBetween(1, PHOTOS - 1);
        robot.clickOn("#start");
        // The wall's pictures take some, too.
        passes.release(100 * PHOTOS);
        until(() -> status().equals(PHOTOS + " photos evaluated"));
        assertThat(robot.lookup("#failed").queryAs(Labeled.class).getText()).startsWith("1 photo ");

        robot.clickOn("#wall-order").type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
        // They are in the middle of the data set, out of sight.
        until(() -> robot.lookup("#wall .label").queryAllAs(Labeled.class).stream().map(Labeled::getText)
                .anyMatch("IoU 0.00"::equals));
        robot.clickOn("#wall").type(KeyCode.HOME);
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        until(() -> shell.model().workbench().featureProperty().get() == Feature.COMPARE
                && shell.model().workbench().photoProperty().get() != null);
        assertThat(shell.model().workbench().photoProperty().get().name()).isIn("photo030.png", "photo031.png");

        robot.type(KeyCode.F4);
        dialogs.target = folder.resolve("report.html");
        robot.clickOn("#exports").clickOn("#saveReport");
        until(() -> Files.exists(dialogs.target));
        assertThat(Files.readString(dialogs.target)).contains("Colours");
    }

    @Test
    void whatIsEvaluatedIsStillThereInAnotherLanguage() throws Exception {
        until(() -> shell.model().networks().loadedProperty().get() != null);
        var data = ColoredPhotos.write(Files.createTempDirectory(folder, "data"), 5);
        robot.type(KeyCode.F4);
        dialogs.folder = data;
        until(() -> visible("#folder"));
        robot.clickOn("#folder");
        until(() -> visible("#start"));
        robot.clickOn("#start");
        until(() -> status().equals("5 photos evaluated"));
        onWindow(() -> {
            shell.model().memory().prefer(preferences -> preferences.withLanguage(Language.ITALIAN));
        });
        until(() -> shell.model().texts().locale().getLanguage().equals("it") && visible("#status")
                && status().equals("5 foto valutate"));
    }

    private String status() {
        var status = robot.lookup("#status").tryQueryAs(Labeled.class);
        return status.map(Labeled::getText).orElse("");
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> table() {
        return robot.lookup("#results-table").queryAs(TableView.class);
    }
}
