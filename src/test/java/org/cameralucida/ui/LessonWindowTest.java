package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.lesson.Block;
import org.cameralucida.lesson.Filled;
import org.cameralucida.lesson.Lessons;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Each lesson from its beginning to its end, by keyboard alone, with the networks and photos of a fresh start. */
@FxTest
class LessonWindowTest {

    @TempDir
    static Path folder;

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage primary) {
        // Each lesson has a window of its own, in its language.
    }

    private void show(Language language) throws Exception {
        var home = Files.createTempDirectory(folder, "home");
        var workspace = new Workspace(home);
        workspace.save(Preferences.DEFAULTS.withLanguage(language).withTheme(Theme.LIGHT));
        onWindow(() -> {
            stage = new Stage();
            shell = new Shell(stage, new Services(workspace, NetworkSource.of(new Catalog(home.resolve("networks"))),
                    Optional.of("lucida-gap"), Optional.of(() -> Samples.unpack(folder.resolve("samples"))),
                    new CommandLines(List.of("camera-lucida"))), texts -> new SilentDialogs());
            shell.show(List.of());
            stage.setWidth(1280);
            stage.setHeight(800);
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            return null;
        });
    }

    static Stream<Arguments> lessons() {
        return Lessons.names().stream().flatMap(name -> Stream.of(Language.ENGLISH, Language.ITALIAN)
                .map(language -> Arguments.of(name, language)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonIsPlayedByKeyboardAlone(String name, Language language) throws Exception {
        show(language);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open(name);
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null);
        int steps = lesson.lessonProperty().get().steps().size();
        for (int step = 0; step < steps; step++) {
            int expected = step;
            until(() -> lesson.indexProperty().get() == expected && isSettled());
            check(false);
            if (onWindow(lesson::isHidden)) {
                robot.type(KeyCode.DIGIT1).type(KeyCode.SPACE);
                until(() -> lesson.revealedProperty().get() && isSettled());
                check(true);
            }
            robot.type(step % 2 == 0 ? KeyCode.RIGHT : KeyCode.PAGE_DOWN);
        }
        assertThat(onWindow(() -> lesson.indexProperty().get())).isEqualTo(steps - 1);
        robot.type(KeyCode.LEFT);
        assertThat(onWindow(() -> lesson.indexProperty().get())).isEqualTo(steps - 2);
    }

    private boolean isSettled() {
        return !shell.model().lesson().busyProperty().get() && !shell.model().lesson().valuesProperty().get().isEmpty();
    }

    /** What the step says it shows is shown, and every number in its text is one that is shown, or known of it. */
    private void check(boolean revealed) throws Exception {
        var model = shell.model().lesson();
        onWindow(() -> {
            assertThat(model.problemsProperty().get()).as(model.step().title()).isEmpty();
            assertThat(shell.model().activities().failureProperty().get()).isNull();
            var values = model.valuesProperty().get();
            for (var text : texts(revealed)) {
                for (var value : Filled.names(text)) {
                    assertThat(values).as("%s: %s", model.step().title(), text).containsKey(value);
                }
            }
            var shown = String.join("\n", words(stage.getScene().getRoot()));
            for (var text : texts(revealed)) {
                assertThat(shown.replaceAll("\\s+", " ")).contains(Filled.of(text, values).strip().replaceAll("\\s+", " "));
            }
            return null;
        });
    }

    private List<String> texts(boolean revealed) {
        var step = shell.model().lesson().step();
        var blocks = new ArrayList<>(step.text());
        if (revealed || step.question().isEmpty()) {
            blocks.addAll(step.answer());
        }
        return blocks.stream().flatMap(block -> block instanceof Block.Points points ? points.points().stream()
                : Stream.of((Block.Paragraph) block)).map(paragraph -> paragraph.spans().stream().map(Block.Span::text)
                        .collect(Collectors.joining())).toList();
    }

    private static List<String> words(Node node) {
        var found = new ArrayList<String>();
        if (node instanceof javafx.scene.text.TextFlow flow) {
            found.add(flow.getChildren().stream().map(each -> ((Text) each).getText()).collect(Collectors.joining()));
        } else if (node.isVisible() && node instanceof Labeled labeled && labeled.getText() != null) {
            found.add(labeled.getText());
        } else if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(words(child)));
        }
        return found;
    }

    private static <T> T onWindow(Callable<T> action) throws Exception {
        return asyncFx(action).get();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        waitFor(30, TimeUnit.SECONDS, () -> asyncFx(condition).get());
        waitForFxEvents();
    }
}
