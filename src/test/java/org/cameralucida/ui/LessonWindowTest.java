package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.compare.Comparison;
import org.cameralucida.image.Region;
import org.cameralucida.lesson.Block;
import org.cameralucida.lesson.Filled;
import org.cameralucida.lesson.Lessons;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Each lesson from its beginning to its end, by keyboard alone, with the networks and photos of a fresh start. */
@FxTest
class LessonWindowTest {

    /** Pixels of a projected window of 1280 × 800. */
    private static final double LEAST_LETTERS = 18;

    @TempDir
    static Path folder;

    private final FxRobot robot = new FxRobot();
    private final SilentDialogs dialogs = new SilentDialogs();
    private Workspace workspace;
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage primary) {
        // Each lesson has a window of its own, in its language.
    }

    private void show(Language language) throws Exception {
        show(language, Files.createTempDirectory(folder, "home"));
    }

    private void show(Language language, Path home) throws Exception {
        workspace = new Workspace(home);
        workspace.save(Preferences.DEFAULTS.withLanguage(language).withTheme(Theme.LIGHT));
        onWindow(() -> {
            stage = new Stage();
            shell = new Shell(stage, new Services(workspace, NetworkSource.of(new Catalog(home.resolve("networks"))),
                    Optional.of("lucida-gap"), Optional.of(() -> Samples.unpack(folder.resolve("samples"))),
                    new CommandLines(List.of("camera-lucida"))), texts -> dialogs);
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
            shell.model().presentingProperty().set(true);
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
            turn(step % 2 == 0 ? KeyCode.RIGHT : KeyCode.PAGE_DOWN, Math.min(steps - 1, step + 1));
        }
        assertThat(onWindow(() -> lesson.indexProperty().get())).isEqualTo(steps - 1);
        robot.type(KeyCode.LEFT);
        assertThat(onWindow(() -> lesson.indexProperty().get())).isEqualTo(steps - 2);
    }

    /** A remote's keys scroll to the end of a long text first. */
    private void turn(KeyCode key, int next) throws Exception {
        for (int pages = 0; pages < 20 && onWindow(() -> shell.model().lesson().indexProperty().get()) != next; pages++) {
            robot.type(key);
        }
    }

    /** The program is gone between two questions: it goes on at the step, and what is to be predicted is hidden still. */
    @Test
    void aLessonThatWasCutOffGoesOnAtItsStep() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        onWindow(() -> {
            shell.model().lesson().open("4-one-photo-five-classes");
            return null;
        });
        until(() -> shell.model().lesson().lessonProperty().get() != null && isSettled());
        robot.type(KeyCode.RIGHT);
        until(() -> shell.model().lesson().indexProperty().get() == 1 && isSettled());
        var place = new Session.LessonPlace("4-one-photo-five-classes", 1);
        until(() -> {
            shell.model().kept().keep();
            return workspace.sessions().own().filter(Files::exists).map(SessionFile::read)
                    .flatMap(Session::lesson).filter(place::equals).isPresent();
        });
        var later = Files.createTempDirectory(folder, "later");
        copy(workspace.sessions().own().orElseThrow().getParent(), Files.createDirectories(later.resolve("sessions")));
        close();
        show(Language.ENGLISH, later);
        until(() -> shell.model().kept().offerProperty().get() != null);
        onWindow(() -> {
            shell.model().kept().resume();
            return null;
        });
        var lesson = shell.model().lesson();
        until(() -> lesson.lessonProperty().get() != null && lesson.indexProperty().get() == 1 && isSettled());
        assertThat(onWindow(lesson::isHidden)).isTrue();
        until(() -> !shell.model().workbench().display().visibleProperty().get());
        check(false);
        robot.type(KeyCode.SPACE);
        until(() -> lesson.revealedProperty().get() && isSettled()
                && shell.model().workbench().display().visibleProperty().get());
        check(true);
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Whatever was made of a step, R shows it again; what was open before the lesson comes back after it. */
    @Test
    void aStepCanBeTouchedAndShownAgainAndTheLessonLeft() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var workbench = shell.model().workbench();
        int photos = onWindow(() -> workbench.film().items().size());
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open("5-average-or-maximum");
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && isSettled());
        assertThat(onWindow(() -> workbench.film().items().size())).isEqualTo(1);
        assertThat(onWindow(() -> workbench.display().visibleProperty().get())).isFalse();
        onWindow(() -> {
            workbench.display().visibleProperty().set(true);
            workbench.predictions().choose(3);
            return null;
        });
        until(() -> !lesson.valuesProperty().get().getOrDefault("class", "teddy").equals("teddy"));
        robot.type(KeyCode.R);
        until(() -> lesson.valuesProperty().get().getOrDefault("class", "").equals("teddy") && isSettled());
        assertThat(onWindow(() -> workbench.display().visibleProperty().get())).isFalse();
        assertThat(onWindow(() -> shell.model().session().shown().lesson())).hasValue(
                new Session.LessonPlace("5-average-or-maximum", 0));
        robot.clickOn("#lesson-close");
        until(() -> lesson.lessonProperty().get() == null && workbench.film().items().size() == photos);
        assertThat(onWindow(() -> workbench.display().visibleProperty().get())).isTrue();
    }

    /** By keys: a box from the middle on, compared with that of the network once it is revealed. */
    @Test
    void aBoxIsDrawnAndItsOverlapIsANumber() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open("6-from-heat-to-box");
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && isSettled());
        robot.type(KeyCode.RIGHT);
        until(() -> lesson.drawingProperty().get() && isSettled());
        robot.type(KeyCode.ENTER);
        robot.press(KeyCode.SHIFT).type(KeyCode.UP).type(KeyCode.PLUS).release(KeyCode.SHIFT);
        assertThat(onWindow(() -> lesson.teams().guess().boxProperty().get())).isNotNull();
        robot.type(KeyCode.SPACE);
        until(() -> lesson.teams().overlapsProperty().get().get(0).isPresent() && isSettled());
        var found = onWindow(() -> lesson.teams().overlapsProperty().get().get(0).orElseThrow());
        var box = onWindow(() -> lesson.teams().guess().boxProperty().get());
        var pane = onWindow(() -> shell.model().explore().shownPane().comparisonProperty().get().orElseThrow());
        assertThat(found.iou()).isBetween(0.1, 1.0);
        assertThat(found.iou()).isCloseTo(iou(box, pane.measures().get(0).box().orElseThrow().region()), within(0.02));
        var words = String.join("\n", onWindow(() -> words(stage.getScene().getRoot())));
        assertThat(words).contains(String.format(Locale.ROOT, "%.2f", found.iou()));
        assertThat(onWindow(() -> lesson.teams().score(0))).isEqualTo(found.iou());
    }

    /** Two teams: each chooses by figures, the letters stand beside what they chose, and the right one has the point. */
    @Test
    void teamsChooseInTurnAndHaveTheirPoints() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open("1-what-a-classifier-says");
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && isSettled());
        robot.clickOn("#lesson-teams").clickOn("#lesson-teams-2");
        robot.type(KeyCode.RIGHT);
        until(() -> lesson.indexProperty().get() == 1 && isSettled());
        assertThat(panel()).contains("Team A", "Team B", "T next team", "right: 1 point", "A 0", "B 0");
        robot.type(KeyCode.DIGIT1).type(KeyCode.DIGIT2);
        assertThat(panel()).contains("· A", "· B");
        robot.type(KeyCode.SPACE);
        until(() -> lesson.revealedProperty().get() && isSettled());
        assertThat(panel()).contains("A 0", "B 1").doesNotContain("Team A");
        robot.clickOn("#lesson-teams").clickOn("#lesson-teams-reset");
        until(() -> lesson.isHidden() && isSettled());
        assertThat(panel()).contains("A 0", "B 0");
        onWindow(() -> {
            shell.model().kept().keep();
            return null;
        });
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json")).filter(file -> read(file).contains("team")))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String panel() throws Exception {
        return onWindow(() -> spaced(String.join("\n", words(stage.getScene().lookup("#lesson")))));
    }

    /** A text that is longer than the window is high: all of it comes in sight by a remote's keys before the page turns. */
    @Test
    void pageKeysScrollALongTextBeforeTheyTurnThePage() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var file = Files.createTempDirectory(folder, "long").resolve("long.md");
        Files.writeString(file, "# One\n\n" + "Some words of a long text.\n\n".repeat(60) + "The end.\n\n# Two\n\nNo more.\n");
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open(file);
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && !lesson.busyProperty().get());
        var scroll = (ScrollPane) stage.getScene().lookup("#lesson .scroll-pane");
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(onWindow(() -> lesson.indexProperty().get())).isZero();
        assertThat(scroll.getVvalue()).isBetween(0.05, 0.95);
        turn(KeyCode.PAGE_DOWN, 1);
        assertThat(onWindow(() -> lesson.indexProperty().get())).isEqualTo(1);
        robot.type(KeyCode.LEFT);
        assertThat(onWindow(() -> lesson.indexProperty().get())).isZero();
        assertThat(scroll.getVvalue()).isZero();
        robot.type(KeyCode.PAGE_DOWN).type(KeyCode.PAGE_UP);
        assertThat(scroll.getVvalue()).isZero();
    }

    /** Over real areas; the program's boxes are whole pixels, so that they differ by a pixel at each edge. */
    private static double iou(Region one, Region other) {
        double across = Math.max(0, Math.min(one.right(), other.right()) - Math.max(one.x(), other.x()));
        double down = Math.max(0, Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y()));
        double shared = across * down;
        return shared / (one.width() * one.height() + other.width() * other.height() - shared);
    }

    /** What it sends: Page Up and Page Down, F5 to begin, Escape to end, a full stop for a black screen. */
    @Test
    void aPresentersRemoteIsUnderstood() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var lesson = shell.model().lesson();
        var presentation = shell.model().presentation();
        onWindow(() -> {
            lesson.open("2-from-pixels-to-features");
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && isSettled());
        robot.type(KeyCode.F5);
        until(() -> presentation.presentingProperty().get());
        robot.type(KeyCode.PAGE_DOWN);
        until(() -> lesson.indexProperty().get() == 1 && isSettled());
        robot.type(KeyCode.PERIOD);
        until(() -> presentation.darkProperty().get());
        robot.type(KeyCode.PAGE_DOWN);
        until(() -> !presentation.darkProperty().get());
        assertThat(onWindow(() -> lesson.indexProperty().get())).as("the key brought the picture back").isEqualTo(1);
        robot.type(KeyCode.PAGE_UP);
        until(() -> lesson.indexProperty().get() == 0 && isSettled());
        robot.type(KeyCode.ESCAPE);
        until(() -> !presentation.presentingProperty().get());
        assertThat(onWindow(() -> lesson.lessonProperty().get())).isNotNull();
    }

    /** Notes of the step, what comes next, the time; a remote turns the pages there as well. */
    @Test
    void theTeachersWindowFollowsTheLessonAndHasItsKeys() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open("2-from-pixels-to-features");
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && isSettled());
        robot.type(KeyCode.N);
        until(() -> notes().isPresent());
        for (int step = 0; step < 2; step++) {
            int expected = step;
            until(() -> lesson.indexProperty().get() == expected && isSettled());
            var words = String.join("\n", onWindow(() -> words(notes().orElseThrow().getScene().getRoot())));
            assertThat(words).contains("Step " + (step + 1) + " of", "Next: " + onWindow(
                    () -> lesson.lessonProperty().get().steps().get(expected + 1).title()), "0 min of the lesson");
            focusNotes();
            if (onWindow(lesson::isHidden)) {
                robot.type(KeyCode.SPACE);
                until(() -> lesson.revealedProperty().get());
            }
            robot.type(KeyCode.RIGHT);
        }
        robot.type(KeyCode.F5);
        until(() -> shell.model().presentingProperty().get());
        // That a window fills the screen may take the keyboard from the other one.
        focusNotes();
        robot.type(KeyCode.N);
        until(() -> notes().isEmpty());
    }

    private void focusNotes() throws Exception {
        onWindow(() -> {
            notes().orElseThrow().requestFocus();
            return null;
        });
        waitForFxEvents();
    }

    private Optional<Stage> notes() {
        return Stage.getWindows().stream().filter(window -> window instanceof Stage each && each.getOwner() == stage)
                .map(Stage.class::cast).findFirst();
    }

    /** A teacher's own lesson: a step of what is shown, in a file; and a file of which not all is there. */
    @Test
    void aStepIsWrittenOfWhatIsShown() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        dialogs.target = Files.createTempDirectory(folder, "own").resolve("mine.md");
        var lesson = shell.model().lesson();
        onWindow(() -> {
            shell.model().workbench().display().boxProperty().set(true);
            lesson.files().addStep();
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && isSettled());
        assertThat(Files.readString(dialogs.target)).contains("title: mine", "photo: teddy.jpg", "network: lucida-gap",
                "box: true");
        assertThat(onWindow(() -> shell.model().workbench().display().boxProperty().get())).isTrue();
        Files.writeString(dialogs.target, """

                # Odd
                Still text.
                ```show
                photo: gone.jpg
                network: gone
                class: teddy
                ```
                """, StandardOpenOption.APPEND);
        onWindow(() -> {
            lesson.open(dialogs.target);
            return null;
        });
        until(() -> lesson.lessonProperty().get().steps().size() == 2 && !lesson.busyProperty().get());
        robot.type(KeyCode.PAGE_DOWN);
        until(() -> lesson.indexProperty().get() == 1 && !lesson.problemsProperty().get().isEmpty());
        var words = String.join("\n", onWindow(() -> words(stage.getScene().getRoot())));
        assertThat(words).contains("Still text.", "gone.jpg");
    }

    /** Damaged files and steps: a sentence each, the lesson that was open stays open, and the last step is shown whole. */
    @Test
    void whatIsDamagedIsASentenceAndTheRestGoesOn() throws Exception {
        show(Language.ENGLISH);
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var own = Files.createTempDirectory(folder, "damaged");
        Files.writeString(own.resolve("no-photo.jpg"), "no photo");
        Files.writeString(own.resolve("no-network.onnx"), "no network");
        Files.writeString(own.resolve("holes.md"), "---\nnetwork: lucida-gap\n---\n"
                + Stream.of("photo: no-photo.jpg", "photo: ../../../../etc/hostname", "photo: teddy.jpg\nnetwork: no-network.onnx",
                        "photo: teddy.jpg\nnetwork: nowhere", "photo: teddy.jpg\nframe: a, b", "photo: teddy.jpg")
                        .map(lines -> "# Step\n```show\n" + lines + "\n```\nStill text.\n").collect(Collectors.joining()));
        Files.write(own.resolve("binary.md"), new byte[] {1, 2, (byte) 0xFF, 0, 5});
        var lesson = shell.model().lesson();
        onWindow(() -> {
            lesson.open(own.resolve("holes.md"));
            return null;
        });
        until(() -> lesson.lessonProperty().get() != null && !lesson.busyProperty().get());
        var activities = shell.model().activities();
        for (int step = 1; step < 6; step++) {
            assertThat(panel()).contains("Still text.");
            var sentence = List.of("no-photo.jpg", "hostname", "no-network.onnx", "nowhere", "frame: a, b").get(step - 1);
            until(() -> (String.join(" ", words(stage.getScene().getRoot())) + activities.failureProperty().get()).contains(
                    sentence));
            onWindow(() -> {
                activities.dismiss();
                return null;
            });
            turn(KeyCode.RIGHT, step);
            until(() -> !lesson.busyProperty().get());
        }
        until(() -> isSettled() && !shell.model().workbench().networks().openingProperty().get());
        assertThat(onWindow(() -> lesson.valuesProperty().get())).containsEntry("class", "teddy");
        onWindow(() -> {
            lesson.open(own.resolve("binary.md"));
            return null;
        });
        until(() -> activities.failureProperty().get() != null);
        assertThat(onWindow(() -> lesson.lessonProperty().get().steps())).hasSize(6);
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
            var comparison = shownComparison();
            for (var text : texts(revealed)) {
                for (var value : Filled.names(text)) {
                    assertThat(values).as("%s: %s", model.step().title(), text).containsKey(value);
                }
            }
            var root = stage.getScene().getRoot();
            if (shell.model().presentingProperty().get()) {
                root.applyCss();
                root.layout();
                assertThat(Seen.texts(root).filter(text -> text.getFont().getSize() < LEAST_LETTERS).map(Text::getText))
                        .as(model.step().title()).isEmpty();
            }
            checkNumbers(texts(revealed), values, comparison, spaced(String.join("\n", wordsOutside(root))));
            var shown = String.join("\n", words(root));
            for (var text : texts(revealed)) {
                assertThat(shown.replaceAll("\\s+", " ")).contains(Filled.of(text, values).strip().replaceAll("\\s+", " "));
            }
            return null;
        });
    }

    /** Each value that the text has filled in is written beside the picture as well, or else is that of a naive count. */
    private void checkNumbers(List<String> texts, Map<String, String> values, Optional<Comparison> comparison,
            String outside) {
        for (var text : texts) {
            for (var name : Filled.names(text)) {
                var value = spaced(values.get(name));
                if (!outside.contains(value)) {
                    assertThat(comparison.flatMap(shown -> NaiveValues.of(shown, name,
                            shell.model().texts().locale())).map(LessonWindowTest::spaced)).as("%s: %s", name, text).contains(value);
                }
            }
        }
    }

    private Optional<Comparison> shownComparison() {
        return switch (shell.model().workbench().featureProperty().get()) {
            case EXPLORE -> shell.model().explore().shownPane().comparisonProperty().get();
            case COMPARE -> Optional.ofNullable(shell.model().compare().comparison());
            default -> Optional.empty();
        };
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

    private static String spaced(String words) {
        return words.replaceAll("[\\s\u00a0\u202f]+", " ");
    }

    /** All words that are seen but those of the lesson itself. */
    private static List<String> wordsOutside(Node node) {
        if ("lesson".equals(node.getId()) || !node.isVisible()) {
            return List.of();
        } else if (node instanceof Text text) {
            return List.of(text.getText());
        }
        return node instanceof Labeled || !(node instanceof Parent parent) ? words(node)
                : parent.getChildrenUnmodifiable().stream().flatMap(child -> wordsOutside(child).stream()).toList();
    }

    private static <T> T onWindow(Callable<T> action) throws Exception {
        return asyncFx(action).get();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        waitFor(120, TimeUnit.SECONDS, () -> asyncFx(condition).get());
        waitForFxEvents();
    }
}
