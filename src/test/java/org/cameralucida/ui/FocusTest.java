package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;

/** The keyboard's way through each mode: in the order in which one reads, and seen at each stop. */
class FocusTest extends ShellTest {

    /** Of what marks the focus, with and without it (WCAG 2.2, 2.4.13). */
    private static final double LEAST_CONTRAST = 3;
    /** Pixels that change so much: a line along a side of a small button at least. */
    private static final int LEAST_PIXELS = 16;
    /** Stops of any mode; more would be a way without an end. */
    private static final int MOST_STOPS = 120;
    /** What marks the focus may lie so far outside. */
    private static final double AROUND = 4;

    private final Set<String> wrong = new TreeSet<>();

    /** A stop, where the one before it is now (what has the focus is scrolled into sight), and the scene. */
    private record Stop(Node node, String name, Bounds bounds, Bounds before, WritableImage picture) {
    }

    @Start
    void start(Stage primary) {
        // Each theme has a window of its own.
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    void tabGoesThroughEachModeInReadingOrderAndIsSeenToDoSo(Theme theme) throws Exception {
        var home = Files.createTempDirectory(folder, "home");
        onWindow(() -> show(home, theme, NetworkSource.of(new Catalog(home.resolve("networks"))), Optional.of("lucida-gap"),
                Optional.of(() -> Samples.unpack(folder.resolve("samples"))), List.of()));
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null);
        for (var feature : Feature.values()) {
            onWindow(() -> shell.model().workbench().featureProperty().set(feature));
            waitForFxEvents();
            until(() -> shell.model().activities().running().isEmpty());
            check(feature.name(), walk());
        }
        onWindow(() -> {
            shell.model().workbench().featureProperty().set(Feature.EXPLORE);
            shell.model().lesson().open("1-what-a-classifier-says");
        });
        until(() -> shell.model().lesson().lessonProperty().get() != null && !shell.model().lesson().busyProperty().get());
        check("lesson", walk());
        assertThat(wrong).isEmpty();
    }

    private List<Stop> walk() throws Exception {
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < MOST_STOPS; i++) {
            robot.type(KeyCode.TAB);
            waitForFxEvents();
            var before = stops.isEmpty() ? null : stops.get(i - 1).node();
            var stop = onWindow(() -> stop(before));
            stops.add(stop);
            if (i > 0 && stop.node() == stops.get(0).node()) {
                return stops;
            }
        }
        wrong.add("no end: " + stops.get(stops.size() - 1).name());
        return stops;
    }

    private Stop stop(Node before) {
        var scene = stage.getScene();
        var node = scene.getFocusOwner();
        return new Stop(node, node.getTypeSelector() + "#" + node.getId() + "." + String.join(".", node.getStyleClass())
                + " “" + node.getAccessibleText() + "”", bounds(node), before == null ? null : bounds(before),
                scene.snapshot(null));
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private void check(String mode, List<Stop> stops) {
        var first = stops.stream().min(Comparator.comparingDouble((Stop stop) -> stop.bounds().getCenterY())
                .thenComparingDouble(stop -> stop.bounds().getMinX())).orElseThrow();
        for (int i = 0; i + 1 < stops.size(); i++) {
            var one = stops.get(i);
            var next = stops.get(i + 1);
            int changed = changed(one, next.picture());
            if (changed < LEAST_PIXELS) {
                wrong.add("focus not seen, " + changed + " pixels in " + mode + ": " + one.name());
            }
            if (next.bounds().getCenterY() > first.bounds().getMaxY() && isBefore(next.bounds(), next.before())) {
                wrong.add("order in " + mode + ": " + next.name() + " after " + one.name());
            }
        }
    }

    /** Whether one reads this first: it is above and not right of the other, or left of it in one line. */
    private static boolean isBefore(Bounds one, Bounds other) {
        boolean above = one.getMaxY() <= other.getMinY();
        boolean left = one.getMaxX() <= other.getMinX();
        double shared = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return above && one.getMinX() < other.getMaxX()
                || left && shared > Math.min(one.getHeight(), other.getHeight()) / 2;
    }

    /** How many pixels about a stop differ by the contrast in another picture. */
    private static int changed(Stop stop, WritableImage without) {
        var reader = stop.picture().getPixelReader();
        var other = without.getPixelReader();
        int count = 0;
        int right = (int) Math.min(without.getWidth(), stop.bounds().getMaxX() + AROUND);
        int bottom = (int) Math.min(without.getHeight(), stop.bounds().getMaxY() + AROUND);
        for (int y = (int) Math.max(0, stop.bounds().getMinY() - AROUND); y < bottom; y++) {
            for (int x = (int) Math.max(0, stop.bounds().getMinX() - AROUND); x < right; x++) {
                if (reader.getArgb(x, y) != other.getArgb(x, y)
                        && Seen.contrast(reader.getColor(x, y), other.getColor(x, y)) >= LEAST_CONTRAST) {
                    count++;
                }
            }
        }
        return count;
    }
}
