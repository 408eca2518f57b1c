package org.cameralucida.ui;

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
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * A test in the real window, with networks that need no engine. TestFX looks for {@code @Start} in the class of the test
 * itself: each says there what its window shows at first.
 */
@FxTest
abstract class ShellTest {

    static final int PATIENCE_SECONDS = 60;

    @TempDir
    static Path folder;

    final FxRobot robot = new FxRobot();
    final ColorNetworks networks = new ColorNetworks();
    final SilentDialogs dialogs = new SilentDialogs();
    Workspace workspace;
    Stage stage;
    Shell shell;

    /** The window of a program that was never started before. */
    void show(Theme theme, List<Path> toOpen) throws IOException {
        show(Files.createTempDirectory(folder, "home"), theme, networks, Optional.of("colors"), Optional.empty(), toOpen);
    }

    /** The window of a program with this home. */
    void show(Path home, Theme theme, NetworkSource source, Optional<String> standardNetwork,
            Optional<Supplier<List<Path>>> samples, List<Path> toOpen) {
        workspace = new Workspace(home);
        workspace.save(Preferences.DEFAULTS.withLanguage(Language.ENGLISH).withTheme(theme));
        stage = new Stage();
        shell = new Shell(stage, new Services(workspace, source, standardNetwork, samples,
                new CommandLines(List.of("camera-lucida"))), texts -> dialogs);
        shell.show(toOpen);
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
        });
    }

    /** A photo of that many pixels, red on the left and green on the right, in a file. */
    static Path photo(Path file, int width) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(width, 32), out);
        }
        return file;
    }

    static <T> T onWindow(Callable<T> action) throws Exception {
        return asyncFx(action).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static void onWindow(Runnable action) throws Exception {
        asyncFx(action).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static void until(Callable<Boolean> condition) throws Exception {
        waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onWindow(condition));
        waitForFxEvents();
    }

    /** Drags on what is shown of a photo, from one of its pixels to another. */
    void drag(PhotoViewer viewer, Point2D fromPixel, Point2D toPixel) throws Exception {
        var from = onWindow(() -> viewer.localToScreen(viewer.fromPhoto(fromPixel.getX(), fromPixel.getY())));
        var to = onWindow(() -> viewer.localToScreen(viewer.fromPhoto(toPixel.getX(), toPixel.getY())));
        robot.moveTo(from);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(from.midpoint(to));
        robot.moveTo(to);
        robot.release(MouseButton.PRIMARY);
        waitForFxEvents();
    }

    List<PhotoViewer> viewersInPanes() {
        return List.copyOf(robot.lookup(".panes .pane .photo-viewer").queryAllAs(PhotoViewer.class));
    }

    String text(String query) {
        return ((Labeled) robot.lookup(query).query()).getText().replace("_", "");
    }

    boolean visible(String query) {
        return robot.lookup(query).tryQuery().filter(ShellTest::visible).isPresent();
    }

    static boolean visible(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
