package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.cameralucida.compare.Axis;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Views of panes that are gone are freed, with their pictures, however often one comes and goes. */
class ViewsThatAreGoneTest extends ShellTest {

    private static final int TIMES = 100;
    /** The toolkit itself keeps a few until the next event: the focus' last owner, a tooltip's node. */
    private static final int KEPT_BY_THE_TOOLKIT = 4;

    private final List<WeakReference<Node>> seen = new ArrayList<>();

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of(photo(folder.resolve("one.png"), 64), photo(folder.resolve("two.png"), 64)));
    }

    @Test
    void eachModeIsMadeAndLeftAHundredTimes() throws Exception {
        until(() -> shell.model().workbench().observationProperty().get() != null);
        var compare = shell.model().compare();
        for (int i = 0; i < TIMES; i++) {
            onWindow(this::eachMode);
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
}
