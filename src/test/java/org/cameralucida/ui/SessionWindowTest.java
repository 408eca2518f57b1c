package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.control.Words;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A comparison is saved, the program closed, and the session opened again, as a user does it. */
@FxTest
class SessionWindowTest {

    private static final KeyCodeCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
    private static final KeyCodeCombination OPEN =
            new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);

    @TempDir
    static Path folder;

    private final FxRobot robot = new FxRobot();
    private final SilentDialogs dialogs = new SilentDialogs();
    private final Locale before = Locale.getDefault();
    private Path photos;
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage primary) throws IOException {
        show();
    }

    private void show() throws IOException {
        var workspace = new Workspace(Files.createTempDirectory(folder, "home"));
        workspace.save(Preferences.DEFAULTS.withLanguage(Language.ENGLISH).withTheme(Theme.LIGHT));
        stage = new Stage();
        shell = new Shell(stage, new Services(workspace, new ColorNetworks(), Optional.of("colors"), Optional.empty(),
                new CommandLines(List.of("camera-lucida"))), texts -> dialogs);
        shell.show(List.of());
    }

    @BeforeEach
    void photos() throws Exception {
        photos = Files.createDirectories(Files.createTempDirectory(folder, "la città").resolve("foto n° 1"));
        for (int width : new int[] {64, 48, 80}) {
            try (var out = Files.newOutputStream(photos.resolve("ph'oto " + width + ".png"))) {
                PhotoWriter.png(ColorNetworks.redAndGreen(width, 32), out);
            }
        }
        until(() -> shell.model().networks().loadedProperty().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            return null;
        });
        Words.speak(before);
    }

    private void compareAndChangeThings() throws Exception {
        onWindow(() -> {
            shell.model().open(List.of(photos));
            return null;
        });
        until(() -> shell.model().workbench().observationProperty().get() != null);
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.C, 2);
        shown(Axis.CLASSES, 3);
        robot.type(KeyCode.T);
        draw();
        robot.type(KeyCode.T);
        robot.type(KeyCode.B);
        robot.type(KeyCode.CLOSE_BRACKET);
        robot.write("]]");
        robot.clickOn("#shared");
        onWindow(() -> {
            var options = shell.model().workbench().display();
            options.colorMapProperty().set(ColorMap.VIRIDIS);
            options.thresholdProperty().set(0.4);
            return null;
        });
        shown(Axis.CLASSES, 3);
    }

    private void draw() throws Exception {
        var viewer = robot.lookup(".panes .pane .photo-viewer").queryAllAs(PhotoViewer.class).iterator().next();
        var from = onWindow(() -> viewer.localToScreen(viewer.fromPhoto(10, 4)));
        var to = onWindow(() -> viewer.localToScreen(viewer.fromPhoto(30, 28)));
        robot.moveTo(from);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(from.midpoint(to));
        robot.moveTo(to);
        robot.release(MouseButton.PRIMARY);
        waitForFxEvents();
    }

    private int[] pixels() throws Exception {
        var comparison = onWindow(() -> shell.model().compare().comparison());
        return FigureWriter.raster(ComparisonFigure.of(comparison, Locale.ENGLISH), Locale.ENGLISH).argb();
    }

    private void reopen() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            show();
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

    private static <T> T onWindow(Callable<T> action) throws Exception {
        return asyncFx(action).get();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        waitFor(30, TimeUnit.SECONDS, () -> asyncFx(condition).get());
        waitForFxEvents();
    }
}
