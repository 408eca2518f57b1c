package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.SessionFile;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Boxes are drawn in a comparison, the program is cut off, and the next start offers all of it. */
class KeptWindowTest extends ShellTest {

    private Path photos;
    private Path sample;

    @Start
    void start(Stage primary) throws IOException {
        photos = Files.createTempDirectory(folder, "foto n° 1");
        for (int width : new int[] {64, 48}) {
            photo(photos.resolve("photo " + width + ".png"), width);
        }
        sample = Files.copy(photos.resolve("photo 64.png"), Files.createTempDirectory(folder, "samples").resolve("sample.png"));
        showWithASample(Files.createTempDirectory(folder, "home"), List.of(photos));
    }

    private void showWithASample(Path home, List<Path> toOpen) {
        show(home, Theme.LIGHT, networks, Optional.of("colors"), Optional.of(() -> List.of(sample)), toOpen);
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
            showWithASample(home, toOpen);
        });
        until(() -> shell.model().kept().offerProperty().get() != null);
    }

    @Test
    void allBoxesAreThereAgain() throws Exception {
        until(() -> shell.model().workbench().observationProperty().get() != null);
        robot.type(KeyCode.C);
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
        robot.type(KeyCode.T);
        drag(viewersInPanes().get(0), new Point2D(4, 4), new Point2D(20, 28));
        drag(viewersInPanes().get(0), new Point2D(26, 4), new Point2D(44, 20));
        var shown = shell.model().workbench();
        var boxes = onWindow(() -> shown.truths().of(shown.film().currentProperty().get()));
        assertThat(boxes).hasSize(2);
        onWindow(() -> shell.model().kept().keep());
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
        onWindow(() -> shell.model().kept().keep());
        reopen(cutOff(0), List.of());
        until(() -> robot.lookup("#offer").tryQuery().isPresent() && robot.lookup(".offer").query().isVisible());
        assertThat(stage.getTitle()).startsWith("sample.png");
        robot.clickOn("#offer-discard");
        until(() -> !robot.lookup(".offer").query().isVisible());
        assertThat(shell.model().kept().offerProperty().get()).isNull();
    }
}
