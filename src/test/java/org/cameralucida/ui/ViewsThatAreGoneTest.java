package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.compare.Axis;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Theme;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/** Views of panes that are gone are freed, with their pictures, however often one comes and goes. */
@FxTest
class ViewsThatAreGoneTest {

    private static final int TIMES = 100;
    /** The toolkit itself keeps a few until the next event: the focus' last owner, a tooltip's node. */
    private static final int KEPT_BY_THE_TOOLKIT = 4;

    @TempDir
    static Path folder;

    private final List<WeakReference<Node>> seen = new ArrayList<>();
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage primary) throws IOException {
        var workspace = new Workspace(Files.createTempDirectory(folder, "home"));
        workspace.save(Preferences.DEFAULTS.withLanguage(Language.ENGLISH).withTheme(Theme.DARK));
        stage = new Stage();
        shell = new Shell(stage, new Services(workspace, new ColorNetworks(), Optional.of("colors"), Optional.empty(),
                new CommandLines(List.of("camera-lucida"))), texts -> new SilentDialogs());
        var photos = new ArrayList<Path>();
        for (var name : List.of("one.png", "two.png")) {
            photos.add(folder.resolve(name));
            try (var out = Files.newOutputStream(photos.get(photos.size() - 1))) {
                PhotoWriter.png(ColorNetworks.redAndGreen(64, 32), out);
            }
        }
        shell.show(photos);
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            return null;
        });
    }

    @Test
    void eachModeIsMadeAndLeftAHundredTimes() throws Exception {
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var compare = shell.model().compare();
        for (int i = 0; i < TIMES; i++) {
            onWindow(() -> {
                eachMode();
                return null;
            });
            waitForFxEvents(1);
        }
        assertThat(seen).hasSizeGreaterThan(4 * TIMES);
        int shown = onWindow(() -> viewers(stage.getScene().getRoot()).size());
        int most = 2 * compare.panes().size() + shown + KEPT_BY_THE_TOOLKIT;
        until(() -> {
            System.gc();
            return alive() <= most;
        });
    }

    private long alive() {
        return seen.stream().filter(reference -> reference.get() != null).count();
    }

    private void eachMode() {
        var workbench = shell.model().workbench();
        var compare = shell.model().compare();
        workbench.featureProperty().set(Feature.COMPARE);
        for (var axis : Axis.values()) {
            compare.choices().axisProperty().set(axis);
            for (var shown : List.of(Shown.WIPE, Shown.DIFFERENCE, Shown.PANES)) {
                compare.pair().shownProperty().set(shown);
                see();
            }
        }
        workbench.featureProperty().set(Feature.EXPLORE);
        see();
        workbench.film().move(workbench.film().items().indexOf(workbench.film().currentProperty().get()) == 0 ? 1 : -1);
    }

    private void see() {
        for (var viewer : viewers(stage.getScene().getRoot())) {
            if (seen.stream().noneMatch(reference -> reference.get() == viewer)) {
                seen.add(new WeakReference<>(viewer));
            }
        }
    }

    private static List<Node> viewers(Node node) {
        var found = new ArrayList<Node>();
        if (node instanceof PhotoViewer) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(viewers(child)));
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
