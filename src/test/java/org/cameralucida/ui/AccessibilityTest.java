package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;

/** Each mode and each dialog for those who do not see it, or not well, and for an audience. */
class AccessibilityTest extends ShellTest {

    /** Of letters of any size (WCAG 2.2, 1.4.3). */
    private static final double LEAST_CONTRAST = 4.5;
    /** Of the window's height, so that letters are read at the back of a room. */
    private static final double LETTERS = 1.0 / 40;
    private static final List<String> DIALOGS = List.of("_About the network …", "_Preprocessing …",
            "Preprocessing _doctor …", "What does it _want to see? …", "_More networks …", "P_references …", "Show _log …",
            "_About Camera Lucida");

    private final Set<String> wrong = new TreeSet<>();

    @Start
    void start(Stage primary) {
        // Each theme has a window of its own.
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    void everythingThatCanBeOperatedHasANameAndEveryTextContrast(Theme theme) throws Exception {
        open(theme);
        everyMode(() -> {
            for (var window : List.copyOf(Window.getWindows())) {
                check(window.getScene());
            }
        });
        for (var dialog : DIALOGS) {
            Platform.runLater(() -> menuItem(dialog).fire());
            until(() -> opened().isPresent());
            onWindow(() -> check(opened().orElseThrow().getScene()));
            onWindow(() -> opened().orElseThrow().hide());
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = "DARK")
    void lettersArePresentedLarge(Theme theme) throws Exception {
        open(theme);
        onWindow(() -> shell.model().presentingProperty().set(true));
        until(stage::isFullScreen);
        everyMode(() -> Seen.texts(stage.getScene().getRoot())
                .filter(text -> text.getFont().getSize() < LETTERS * stage.getScene().getHeight())
                .forEach(text -> wrong.add(text.getFont().getSize() + " px: " + place(text))));
        assertThat(wrong).isEmpty();
    }

    private void open(Theme theme) throws Exception {
        var home = Files.createTempDirectory(folder, "home");
        onWindow(() -> show(home, theme, NetworkSource.of(new Catalog(home.resolve("networks"))), Optional.of("lucida-gap"),
                Optional.of(() -> Samples.unpack(folder.resolve("samples"))), List.of()));
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null && menuItem(DIALOGS.get(0)) != null);
        evaluate(home);
    }

    private void evaluate(Path home) throws Exception {
        for (var name : List.of("teddy", "goldfish", "espresso")) {
            Files.copy(folder.resolve("samples").resolve(name + ".jpg"),
                    Files.createDirectories(home.resolve("data").resolve(name)).resolve("photo.jpg"));
        }
        dialogs.folder = home.resolve("data");
        onWindow(() -> shell.model().workbench().featureProperty().set(Feature.EVALUATE));
        until(() -> visible("#folder"));
        onWindow(() -> robot.lookup("#folder").queryButton().fire());
        until(() -> visible("#start") && !robot.lookup("#start").queryButton().isDisabled());
        onWindow(() -> robot.lookup("#start").queryButton().fire());
        until(() -> visible("#status") && text("#status").equals("3 photos evaluated"));
    }

    private void everyMode(Runnable check) throws Exception {
        for (var feature : Feature.values()) {
            onWindow(() -> shell.model().workbench().featureProperty().set(feature));
            settle();
            onWindow(check);
            if (feature == Feature.CHANNELS) {
                onWindow(() -> robot.lookup("#half-maps").<ToggleButton>query().fire());
                settle();
                onWindow(check);
            }
        }
        onWindow(() -> {
            shell.model().workbench().featureProperty().set(Feature.EXPLORE);
            shell.model().brush().editingProperty().set(true);
            shell.model().explainingProperty().set(true);
        });
        settle();
        onWindow(check);
        var lesson = shell.model().lesson();
        onWindow(() -> {
            shell.model().explainingProperty().set(false);
            lesson.open("6-from-heat-to-box");
        });
        until(() -> lesson.lessonProperty().get() != null && !lesson.busyProperty().get()
                && !lesson.valuesProperty().get().isEmpty());
        onWindow(check);
        onWindow(() -> robot.lookup("#lesson-notes").queryButton().fire());
        until(() -> opened().isPresent());
        onWindow(check);
        onWindow(lesson::close);
        until(() -> lesson.lessonProperty().get() == null && !lesson.busyProperty().get());
        onWindow(() -> shell.model().workbench().film().closeAll());
        settle();
        onWindow(check);
    }

    private void settle() throws Exception {
        waitForFxEvents();
        until(() -> shell.model().activities().running().isEmpty() && (shell.model().nothing().get()
                || robot.lookup(".photo-viewer").queryAllAs(PhotoViewer.class).stream().allMatch(
                        viewer -> !visible(viewer) || viewer.getPhoto() != null)));
        onWindow(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private void check(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Seen.nodes(scene.getRoot()).filter(Node::isFocusTraversable).filter(node -> !isNamed(node))
                .forEach(node -> wrong.add("no name: " + place(node)));
        Seen.nodes(scene.getRoot()).filter(Node::isFocusTraversable).filter(node -> Set.of(AccessibleRole.NODE,
                AccessibleRole.PARENT).contains(node.getAccessibleRole())).forEach(node -> wrong.add("no role: " + place(node)));
        Seen.texts(scene.getRoot()).filter(text -> !text.isDisabled()).filter(text -> Seen.contrast(text) < LEAST_CONTRAST)
                .forEach(text -> wrong.add(String.format("contrast %.2f: %s", Seen.contrast(text), place(text))));
    }

    /** By its own words, or by a label beside it. */
    private static boolean isNamed(Node node) {
        return says(node.getAccessibleText()) || node instanceof Labeled labeled && says(labeled.getText())
                || node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null;
    }

    private static boolean says(String words) {
        return words != null && !words.isBlank();
    }

    private static String place(Node node) {
        var place = new StringBuilder();
        for (var each = node; each != null && place.length() < 160; each = each.getParent()) {
            if (!(each instanceof Text)) {
                place.insert(0, " > " + each.getClass().getSimpleName() + (each.getId() == null ? "" : "#" + each.getId())
                        + "." + String.join(".", each.getStyleClass()));
            }
        }
        return node instanceof Text text ? place + " “" + text.getText().lines().findFirst().orElse("") + "”"
                : place.toString();
    }

    private Optional<Stage> opened() {
        ObservableList<Window> windows = Window.getWindows();
        return windows.stream().filter(window -> window instanceof Stage dialog && dialog.getOwner() == stage)
                .map(Stage.class::cast).findFirst();
    }

    private MenuItem menuItem(String text) {
        return robot.lookup(".menu-bar").<MenuBar>queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream()).filter(item -> text.equals(item.getText()))
                .findFirst().orElse(null);
    }
}
