package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.render.ColorMap;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** A comparison is saved, the program closed, and the session opened again, as a user does it. */
class SessionWindowTest extends ShellTest {

    private static final KeyCodeCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
    private static final KeyCodeCombination OPEN =
            new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);

    private Path photos;

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.LIGHT, List.of());
    }

    @BeforeEach
    void photos() throws Exception {
        photos = Files.createDirectories(Files.createTempDirectory(folder, "la città").resolve("foto n° 1"));
        for (int width : new int[] {64, 48, 80}) {
            photo(photos.resolve("ph'oto " + width + ".png"), width);
        }
        until(() -> shell.model().networks().loadedProperty().get() != null);
    }

    private void compareAndChangeThings() throws Exception {
        onWindow(() -> shell.model().open(List.of(photos)));
        until(() -> shell.model().workbench().observationProperty().get() != null);
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.C, 2);
        shown(Axis.CLASSES, 3);
        robot.type(KeyCode.T);
        drag(viewersInPanes().get(0), new Point2D(10, 4), new Point2D(30, 28));
        robot.type(KeyCode.T);
        robot.type(KeyCode.B);
        robot.type(KeyCode.CLOSE_BRACKET);
        robot.write("]]");
        robot.clickOn("#shared");
        onWindow(() -> {
            var options = shell.model().workbench().display();
            options.colorMapProperty().set(ColorMap.VIRIDIS);
            options.thresholdProperty().set(0.4);
        });
        shown(Axis.CLASSES, 3);
    }

    private int[] pixels() throws Exception {
        var comparison = onWindow(() -> shell.model().compare().comparison());
        return FigureWriter.raster(ComparisonFigure.of(comparison, Locale.ENGLISH), Locale.ENGLISH).argb();
    }

    private void reopen() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            show(Theme.LIGHT, List.of());
            return null;
        });
        until(() -> shell.model().networks().loadedProperty().get() != null);
        robot.push(OPEN);
        until(() -> shell.model().session().doneProperty().get() != null
                || shell.model().activities().failureProperty().get() != null);
    }

    @Test
    void whatWasSavedIsThereAgainToThePixel() throws Exception {
        compareAndChangeThings();
        var expected = pixels();
        dialogs.target = photos.resolveSibling("la mia lezione.lucida");
        robot.push(SAVE);
        until(() -> shell.model().session().doneProperty().get() != null);
        dialogs.session = dialogs.target;
        reopen();
        shown(Axis.CLASSES, 3);
        assertThat(shell.model().workbench().film().currentProperty().get().name()).isEqualTo("ph'oto 64.png");
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(3);
        assertThat(pixels()).isEqualTo(expected);
        // And once more, saved from there: nothing creeps.
        robot.push(SAVE);
        until(() -> shell.model().session().doneProperty().get().toString().startsWith("Saved"));
        reopen();
        shown(Axis.CLASSES, 3);
        assertThat(pixels()).isEqualTo(expected);
    }

    @Test
    void aDifferenceThatWasSavedIsSeenAgain() throws Exception {
        compareAndChangeThings();
        robot.type(KeyCode.D);
        until(() -> robot.lookup(".difference .heading").tryQuery().isPresent());
        var expected = pixels();
        dialogs.target = photos.resolveSibling("difference.lucida");
        robot.push(SAVE);
        until(() -> shell.model().session().doneProperty().get() != null);
        dialogs.session = dialogs.target;
        reopen();
        shown(Axis.CLASSES, 3);
        waitForFxEvents();
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(4);
        assertThat(robot.lookup(".difference .heading").queryAs(Label.class).getText()).contains(" − ");
        assertThat(pixels()).isEqualTo(expected);
    }

    @Test
    void aPhotoThatIsGoneIsNamedInTheWindowAndTheRestIsShown() throws Exception {
        compareAndChangeThings();
        dialogs.target = photos.resolveSibling("x.lucida");
        robot.push(SAVE);
        until(() -> shell.model().session().doneProperty().get() != null);
        Files.move(photos.resolve("ph'oto 80.png"), folder.resolve("renamed " + photos.getParent().getFileName() + ".png"));
        dialogs.session = dialogs.target;
        reopen();
        until(() -> shell.model().workbench().film().items().size() == 2);
        waitForFxEvents();
        assertThat(dialogs.asked).containsExactly("ph'oto 80.png");
        assertThat(robot.lookup(".notification-bar .label").queryAs(Label.class).getText()).contains("ph'oto 80.png");
    }

    @Test
    void aDamagedSessionIsASentenceInTheWindow() throws Exception {
        dialogs.session = Files.writeString(photos.resolve("broken.lucida"), "{\"format\": \"camera-lucida-session-1\",");
        robot.push(OPEN);
        until(() -> shell.model().activities().failureProperty().get() != null);
        assertThat(robot.lookup(".notification-bar .label").queryAs(Label.class).getText()).contains("broken.lucida");
    }

    /** Waits until there are so many panes, all are made and measured. */
    private void shown(Axis axis, int count) throws Exception {
        var compare = shell.model().compare();
        until(() -> compare.choices().axisProperty().get() == axis && compare.panes().size() == count && compare.panes().stream()
                .allMatch(pane -> !pane.busyProperty().get() && pane.measuresProperty().get() != null));
    }
}
