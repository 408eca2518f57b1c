package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.SessionFile;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Boxes are drawn in a comparison, the program is cut off, and the next start offers all of it. */
@FxTest
class KeptWindowTest {

    @TempDir
    static Path folder;

    private final FxRobot robot = new FxRobot();
    private Path photos;
    private Path sample;
    private Workspace workspace;
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage primary) throws IOException {
        photos = Files.createTempDirectory(folder, "foto n° 1");
        for (int width : new int[] {64, 48}) {
            try (var out = Files.newOutputStream(photos.resolve("photo " + width + ".png"))) {
                PhotoWriter.png(ColorNetworks.redAndGreen(width, 32), out);
            }
        }
        sample = Files.copy(photos.resolve("photo 64.png"), Files.createTempDirectory(folder, "samples").resolve("sample.png"));
        show(Files.createTempDirectory(folder, "home"), List.of(photos));
    }

    private void show(Path home, List<Path> toOpen) {
        workspace = new Workspace(home);
        workspace.save(Preferences.DEFAULTS.withLanguage(Language.ENGLISH).withTheme(Theme.LIGHT));
        stage = new Stage();
        shell = new Shell(stage, new Services(workspace, new ColorNetworks(), Optional.of("colors"),
                Optional.of(() -> List.of(sample)), new CommandLines(List.of("camera-lucida"))),
                texts -> new SilentDialogs());
        shell.show(toOpen);
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            return null;
        });
    }

    /** The files as they are at this moment, without the program that has them. */
    private Path cutOff(int boxes) throws Exception {
        until(() -> workspace.sessions().own().filter(Files::exists).map(SessionFile::read)
                .filter(session -> session.drawnBoxes() == boxes).isPresent());
        var copy = Files.createTempDirectory(folder, "later");
        var sessions = Files.createDirectories(copy.resolve("sessions"));
        try (var files = Files.list(workspace.sessions().own().orElseThrow().getParent())) {
            for (var file : files.toList()) {
                Files.copy(file, sessions.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private void reopen(Path home, List<Path> toOpen) throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            show(home, toOpen);
            return null;
        });
        until(() -> shell.model().kept().offerProperty().get() != null);
    }

    private void draw(double x, double y, double toX, double toY) throws Exception {
        var viewer = robot.lookup(".panes .pane .photo-viewer").queryAllAs(PhotoViewer.class).iterator().next();
        var from = onWindow(() -> viewer.localToScreen(viewer.fromPhoto(x, y)));
        var to = onWindow(() -> viewer.localToScreen(viewer.fromPhoto(toX, toY)));
        robot.moveTo(from);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(from.midpoint(to));
        robot.moveTo(to);
        robot.release(MouseButton.PRIMARY);
        waitForFxEvents();
    }

    @Test
    void allBoxesAreThereAgain() throws Exception {
        until(() -> shell.model().workbench().observationProperty().get() != null);
        robot.type(KeyCode.C);
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
        robot.type(KeyCode.T);
        draw(4, 4, 20, 28);
        draw(26, 4, 44, 20);
        var shown = shell.model().workbench();
        var boxes = onWindow(() -> shown.truths().of(shown.film().currentProperty().get()));
        assertThat(boxes).hasSize(2);
        onWindow(() -> {
            shell.model().kept().keep();
            return null;
        });
        var home = cutOff(2);

        // What is opened now does not hide what is offered.
        reopen(home, List.of(sample));
        until(() -> robot.lookup("#offer").tryQuery().isPresent());
        assertThat(robot.lookup("#offer").queryAs(Label.class).getText()).contains("did not end as it should")
                .endsWith("2 photos, colors, 2 true boxes");
        robot.clickOn("#offer-go");
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
        var workbench = shell.model().workbench();
        assertThat(onWindow(() -> workbench.truths().of(workbench.film().currentProperty().get()))).isEqualTo(boxes);
        assertThat(onWindow(() -> workbench.featureProperty().get())).isEqualTo(Feature.COMPARE);
        assertThat(robot.lookup(".offer").query().isVisible()).isFalse();
    }

    @Test
    void aStartThatShowsASampleOffersItToo() throws Exception {
        until(() -> shell.model().workbench().observationProperty().get() != null);
        onWindow(() -> {
            shell.model().kept().keep();
            return null;
        });
        reopen(cutOff(0), List.of());
        until(() -> robot.lookup("#offer").tryQuery().isPresent() && robot.lookup(".offer").query().isVisible());
        assertThat(stage.getTitle()).startsWith("sample.png");
        robot.clickOn("#offer-discard");
        until(() -> !robot.lookup(".offer").query().isVisible());
        assertThat(shell.model().kept().offerProperty().get()).isNull();
    }

    private static <T> T onWindow(Callable<T> action) throws Exception {
        return asyncFx(action).get();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        waitFor(30, TimeUnit.SECONDS, () -> asyncFx(condition).get());
        waitForFxEvents();
    }
}
