package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** What nobody has foreseen is told in one window, whatever thread it was on. */
class CrashesTest extends ShellTest {

    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private Thread.UncaughtExceptionHandler crashes;

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of());
        crashes = Thread.getDefaultUncaughtExceptionHandler();
    }

    @AfterEach
    void handleAsBefore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** On a thread of its own, as the virtual machine hands it over. */
    private void crash(Throwable error) throws Exception {
        var thread = new Thread(() -> CrashesTest.<RuntimeException>sneak(error), "some thread");
        thread.setUncaughtExceptionHandler(crashes);
        thread.start();
        thread.join();
        waitForFxEvents();
    }

    private static long windows() throws Exception {
        return asyncFx(() -> Window.getWindows().stream().filter(window -> window.getScene() != null
                && window.getScene().getRoot().lookup(".failure-box") != null).count()).get();
    }

    @Test
    void itIsOneWindowWithASentenceAndDetailsToCopy() throws Exception {
        crash(new IllegalStateException("the cat sat on it"));
        assertThat(windows()).isOne();
        assertThat(robot.lookup(".failure-sentence").queryAs(Label.class).getText()).contains("the cat sat on it");
        assertThat(robot.lookup(".failure-box .note").queryAs(Label.class).getText()).contains("kept");
        robot.clickOn("Copy details");
        assertThat(windows()).as("copying closes nothing").isOne();
        assertThat(dialogs.copiedText).contains("IllegalStateException: the cat sat on it").contains("Camera Lucida");

        crash(new IllegalArgumentException("another"));
        crash(new IllegalArgumentException("and another"));
        assertThat(windows()).as("never two of them").isOne();
        assertThat(robot.lookup(".failure-box .note").queryAs(Label.class).getText()).startsWith("2 more things");

        robot.clickOn("Continue");
        assertThat(windows()).isZero();
        assertThat(asyncFx(stage::isShowing).get()).isTrue();
        crash(new IllegalArgumentException("later"));
        assertThat(windows()).isOne();
        robot.clickOn("Continue");
    }

    @Test
    void whatIsThrownWhileEventsAreHandledIsToldToo() throws Exception {
        asyncFx(() -> {
            crashes.uncaughtException(Thread.currentThread(), new StackOverflowError());
        }).get();
        waitForFxEvents();
        assertThat(windows()).isOne();
        assertThat(robot.lookup(".failure-sentence").queryAs(Label.class).getText()).contains("nested");
        assertThat(robot.lookup(".failure-box .text-area").queryAs(TextArea.class).getText()).contains("StackOverflowError");
        robot.clickOn("Continue");
    }

    @Test
    void tooLittleMemoryIsSaidInWordsThatHelp() throws Exception {
        crash(new OutOfMemoryError("Java heap space"));
        assertThat(robot.lookup(".failure-sentence").queryAs(Label.class).getText()).contains("not enough memory");
        robot.clickOn("Continue");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
