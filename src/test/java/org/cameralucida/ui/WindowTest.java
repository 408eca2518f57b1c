package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.Rounding;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.ClassSearch;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Theme;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The main job as a user does it, in the real window, with networks that need no engine. */
class WindowTest extends ShellTest {

    private Path photo;

    @Start
    void start(Stage primary) throws IOException {
        for (var name : List.of("first.png", "second.png")) {
            photo = photo(folder.resolve(name), 64);
        }
        show(Theme.DARK, List.of());
    }

    @Test
    void theMainJob() throws Exception {
        until(() -> shell.model().networks().loadedProperty().get() != null);
        assertThat(text("#openPhotos")).contains("Open photos");
        dialogs.photos = List.of(folder.resolve("first.png"), folder.resolve("second.png"));
        robot.clickOn("#openPhotos");
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null);
        assertThat(robot.lookup(".prediction-row").queryAll()).hasSize(3);
        assertThat(viewer().getHeat()).isNotNull();

        // Another class, by its key, then by searching: no forward pass once both photos have been seen.
        until(() -> shell.model().workbench().film().items().stream()
                .noneMatch(item -> item.captionProperty().get().isEmpty()));
        long passes = networks.passes();
        robot.type(KeyCode.DIGIT2);
        assertThat(selected()).isEqualTo(1);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("dark");
        var search = robot.lookup(".class-search").queryAs(ClassSearch.class);
        until(() -> !search.getSuggestions().isEmpty());
        robot.type(KeyCode.ENTER);
        until(() -> selected() == 2);
        assertThat(networks.passes()).as("forward passes for the classes").isEqualTo(passes);

        // Opacity by keys and by the slider; the heatmap away while Space is held.
        robot.clickOn(viewer());
        robot.write("]");
        waitForFxEvents();
        assertThat(viewer().heatOpacityProperty().get()).isCloseTo(0.6, within(Rounding.OF_SHARES));
        onWindow(() -> robot.lookup("#opacity").queryAs(Slider.class).setValue(0.25));
        assertThat(viewer().heatOpacityProperty().get()).isEqualTo(0.25);
        robot.press(KeyCode.SPACE);
        waitForFxEvents();
        assertThat(viewer().heatVisibleProperty().get()).isFalse();
        robot.release(KeyCode.SPACE);
        waitForFxEvents();
        assertThat(viewer().heatVisibleProperty().get()).isTrue();

        // The next photo, and back.
        robot.type(KeyCode.RIGHT);
        until(() -> stage.getTitle().startsWith("second.png"));
        robot.type(KeyCode.LEFT);
        until(() -> stage.getTitle().startsWith("first.png"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        until(() -> dialogs.copiedText != null);
        assertThat(dialogs.copiedText).startsWith("camera-lucida explain --network colors --class");
    }

    @Test
    void lettersTypedIntoTheSearchAreNoCommands() throws Exception {
        open();
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("b2]");
        assertThat(robot.lookup(".class-search").queryAs(ClassSearch.class).getText()).isEqualTo("b2]");
        assertThat(shell.model().workbench().display().boxProperty().get()).isFalse();
        assertThat(selected()).isZero();
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.ESCAPE).type(KeyCode.B);
        until(() -> shell.model().workbench().display().boxProperty().get());
    }

    @Test
    void theFrameIsTheWholePhotoAtAClick() throws Exception {
        open();
        robot.clickOn("#whole");
        until(() -> shell.model().workbench().view().region().width() == 64);
        assertThat(shell.model().workbench().gaze().modeProperty().get()).isEqualTo(FrameMode.WHOLE);
    }

    @Test
    void presentingHidesWhatIsNotAboutThePhoto() throws Exception {
        open();
        robot.type(KeyCode.F11);
        until(() -> !robot.lookup(".menu-bar").queryAs(MenuBar.class).getParent().isVisible());
        assertThat(robot.lookup(".film-strip").tryQuery()).isPresent().get().matches(node -> !visible(node));
        assertThat(robot.lookup(".prediction-bars").tryQuery()).isPresent().get().matches(WindowTest::visible);
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup(".menu-bar").queryAs(MenuBar.class).getParent().isVisible());
    }

    @Test
    void thePanelSaysWhatOneIsLookingAt() throws Exception {
        open();
        robot.type(KeyCode.F1);
        until(() -> robot.lookup(".paragraphs .label").queryAll().size() > 3);
        assertThat(robot.lookup(".paragraphs .label").queryAllAs(Label.class))
                .anyMatch(l -> l.getText().contains("red"));
        robot.type(KeyCode.ESCAPE);
        until(() -> !visible(robot.lookup(".explanation").query()));
    }

    @Test
    void inANarrowWindowThePhotoTakesTheFilmStripsRoomAndNothingIsCutOff() throws Exception {
        open();
        assertThat(visible(robot.lookup("#film-handle").query())).isFalse();
        resize(800, 560);
        until(() -> !visible(robot.lookup(".film-strip").query()));
        for (var node : robot.lookup(".button, .toggle-button, .label, .combo-box, .slider").queryAll()) {
            if (visible(node)) {
                // Half a pixel is not seen: nodes are laid out on whole ones.
                assertThat(node.localToScene(node.getLayoutBounds()).getMaxX()).as(node.toString())
                        .isLessThanOrEqualTo(stage.getScene().getWidth() + 0.5);
            }
        }
        robot.clickOn("#film-handle");
        until(() -> visible(robot.lookup(".film-strip").query()));
        robot.type(KeyCode.F6);
        until(() -> !visible(robot.lookup(".film-strip").query()));
        robot.type(KeyCode.F7);
        until(() -> !visible(robot.lookup(".inspector").query()));
        // Finding a class needs the field for it.
        robot.push(KeyCode.CONTROL, KeyCode.F);
        until(() -> visible(robot.lookup(".class-search").query()));
        resize(1280, 800);
        until(() -> visible(robot.lookup(".film-strip").query()) && !visible(robot.lookup("#film-handle").query()));
    }

    private void resize(double width, double height) throws Exception {
        onWindow(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        waitForFxEvents();
    }

    @Test
    void endAndHomeGoToTheLastAndTheFirstPhoto() throws Exception {
        open();
        robot.type(KeyCode.HOME);
        until(() -> stage.getTitle().startsWith("first.png"));
        robot.type(KeyCode.END);
        until(() -> stage.getTitle().startsWith("second.png"));
        robot.type(KeyCode.PAGE_UP);
        until(() -> stage.getTitle().startsWith("first.png"));
        robot.type(KeyCode.PAGE_DOWN);
        until(() -> stage.getTitle().startsWith("second.png"));
    }

    @Test
    void theEndsOfAFixedScaleAreDragged() throws Exception {
        open();
        var display = shell.model().workbench().display();
        assertThat(visible(robot.lookup("#ends").query())).isFalse();
        onWindow(() -> display.scalingProperty().set(Scaling.ABSOLUTE));
        until(() -> visible(robot.lookup("#ends").query()) && display.held().isPresent());
        var ends = robot.lookup("#ends").queryAs(RangeSlider.class);
        double high = display.held().orElseThrow().high();
        assertThat(ends.getHighValue()).isEqualTo(high);
        onWindow(() -> ends.setHighValue(high / 2));
        assertThat(display.held().orElseThrow().high()).isEqualTo(high / 2);
        until(() -> shell.model().explore().heatmap().layerProperty().get().scale().high() == high / 2);
        onWindow(() -> display.scalingProperty().set(Scaling.MAXIMUM));
        until(() -> !visible(robot.lookup("#ends").query()));
    }

    /** The start waits for nothing that nobody sees; all of it is there as soon as it is asked for. */
    @Test
    void whatIsNotSeenYetIsNotMade() throws Exception {
        until(() -> shell.model().networks().loadedProperty().get() != null);
        for (var part : List.of(".inspector", ".film", ".compare", ".explanation", ".evaluate", ".notification-bar",
                ".unreadable")) {
            assertThat(robot.lookup(part).queryAll()).as(part).isEmpty();
        }
        robot.push(KeyCode.F1);
        until(() -> robot.lookup(".explanation .paragraphs .label").tryQuery().isPresent());
        robot.push(KeyCode.F1);
        dialogs.photos = List.of(folder.resolve("first.png"), Files.writeString(folder.resolve("broken.png"), "?"));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null);
        until(() -> robot.lookup(".film .list-cell").tryQuery().isPresent());
        assertThat(robot.lookup(".inspector .prediction-row").queryAll()).hasSize(3);
        robot.push(KeyCode.F3);
        until(() -> robot.lookup(".compare .pane").tryQuery().isPresent());
        robot.push(KeyCode.F2);
        robot.push(KeyCode.END);
        until(() -> robot.lookup(".unreadable").tryQuery().isPresent());
        assertThat(text("#unreadableSentence")).contains("broken.png");
    }

    @Test
    void whatGoesWrongIsASentenceWithDetailsToCopy() throws Exception {
        onWindow(() -> shell.model().networks().open("missing.onnx"));
        // It slides in.
        until(() -> robot.lookup(".notification-bar").tryQuery().isPresent());
        until(() -> visible(robot.lookup(".notification-bar").query())
                && robot.lookup(".notification-bar").query().getOpacity() == 1
                && robot.lookup(".notification-bar .label").query().getOpacity() == 1);
        assertThat(text(".notification-bar .label")).contains("missing.onnx");
        robot.interact(robot.lookup(".notification-bar .button-bar .button").queryButton()::fire);
        assertThat(dialogs.copiedText).contains("Camera Lucida", "Java", "missing.onnx");
        robot.interact(robot.lookup(".notification-bar .close-button").queryButton()::fire);
        until(() -> !visible(robot.lookup(".notification-bar").query()));
    }

    @Test
    void anotherLanguageIsSpokenAtOnceAndNothingIsLost() throws Exception {
        open();
        robot.type(KeyCode.C);
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
        onWindow(() -> shell.model().memory().prefer(preferences -> preferences.withLanguage(Language.ITALIAN)));
        until(() -> menus().contains("_Aiuto"));
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
        assertThat(workspace.preferences().language()).isEqualTo(Language.ITALIAN);
    }

    @Test
    void aLaterStartContinuesWhereTheLastOneEnded() throws Exception {
        open();
        robot.type(KeyCode.HOME, KeyCode.DIGIT2);
        until(() -> selected() == 1);
        robot.type(KeyCode.C);
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
        onWindow(() -> {
            stage.close();
            shell.close();
            stage = new Stage();
            shell = new Shell(stage, new Services(workspace, networks, Optional.of("colors"), Optional.empty(),
                    new CommandLines(List.of("camera-lucida"))), texts -> dialogs);
            shell.show(List.of());
        });
        until(() -> visible(robot.lookup("#resume").query()));
        assertThat(text("#resumed")).isEqualTo("2 photos, colors");
        robot.clickOn("#resume");
        until(() -> stage.getTitle().startsWith("first.png"));
        until(() -> selected() == 1);
        until(() -> robot.lookup(".panes .pane").tryQuery().isPresent());
    }

    @Test
    void aStartWithAFolderOpensItsPhotosAndNoSamples() throws Exception {
        var own = Files.createDirectory(folder.resolve("own"));
        Files.copy(photo, own.resolve("own.png"));
        onWindow(() -> {
            stage.close();
            shell.close();
            stage = new Stage();
            shell = new Shell(stage, new Services(workspace, networks, Optional.of("colors"),
                    Optional.of(() -> List.of(photo)), new CommandLines(List.of("camera-lucida"))), texts -> dialogs);
            shell.show(List.of(own));
        });
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null);
        assertThat(shell.model().workbench().film().items()).extracting(PhotoItem::name)
                .containsExactly("own.png");
    }

    private void open() throws Exception {
        onWindow(() -> shell.model().open(List.of(folder.resolve("first.png"), folder.resolve("second.png"))));
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null);
        until(() -> robot.lookup(".film").tryQuery().isPresent() && robot.lookup("#whole").tryQuery().isPresent());
    }

    private PhotoViewer viewer() {
        return robot.lookup(".photo-viewer").queryAs(PhotoViewer.class);
    }

    private int selected() {
        waitForFxEvents();
        return shell.model().workbench().predictions().selectedProperty().get();
    }

    private String menus() {
        return robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream().map(MenuItem::getText).toList()
                .toString();
    }
}
