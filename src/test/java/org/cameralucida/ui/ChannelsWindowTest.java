package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The channels as a teacher shows them, in the real window, with networks that need no engine. */
class ChannelsWindowTest extends ShellTest {

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of());
    }

    @BeforeEach
    void aPhotoIsSeen() throws Exception {
        until(() -> shell.model().networks().loadedProperty().get() != null);
        var photo = photo(Files.createTempDirectory(folder, "photos").resolve("half red.png"), 64);
        onWindow(() -> {
            shell.model().open(List.of(photo));
        });
        until(() -> shell.model().workbench().observationProperty().get() != null);
    }

    @Test
    void byKeyboardAloneChannelsAreAddedUpLeftOutWeighedAndSavedWithTheSession() throws Exception {
        robot.type(KeyCode.F5);
        until(() -> visible("#sum-line") && line().startsWith("0.500 of 0.500 + bias 0 = logit 0.500"));
        until(() -> robot.lookup("#class-map").queryAs(PhotoViewer.class).isPainted());
        assertThat(words("#terms-title")).isEqualTo("2 channels of features, by what each gives to “red”");

        // The sum so far: one channel, none more.
        robot.type(KeyCode.UP);
        until(() -> words("#sum-share").startsWith("The first of 2 channels make 100"));

        robot.write("-");
        until(() -> line().contains("edited (the network: 0.500)") && visible("#reset-sum"));
        assertThat(robot.lookup(".tag").queryAllAs(Labeled.class).stream()
                .filter(tag -> tag.getText().equals("edited") && tag.isVisible())).hasSize(2);

        robot.type(KeyCode.TAB).type(KeyCode.SPACE);
        until(() -> line().startsWith("0 of 0 + bias 0 = logit 0, edited"));

        dialogs.target = folder.resolve("channels.lucida");
        robot.push(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN));
        until(() -> Files.exists(dialogs.target));
        robot.clickOn("#reset-sum");
        until(() -> line().startsWith("0.500 of 0.500") && !line().contains("edited"));
        robot.type(KeyCode.F2);
        until(() -> !visible("#sum-line"));
        dialogs.session = dialogs.target;
        robot.push(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN));
        until(() -> visible("#sum-line") && line().startsWith("0 of 0 + bias 0 = logit 0, edited"));
        assertThat(onWindow(() -> shell.model().workbench().channels().valueProperty().get().count())).isEqualTo(1);
    }

    @Test
    void aWeightIsDraggedAndScoreAndMapFollow() throws Exception {
        robot.clickOn("#channels-tab");
        until(() -> visible("#sum-line") && line().startsWith("0.500 of 0.500"));
        var slider = robot.lookup(".terms .slider").<Slider>queryAll().stream()
                .filter(each -> each.getValue() == 1).findFirst().orElseThrow();
        var thumb = robot.from(slider).lookup(".thumb").<Node>query();
        var heat = robot.lookup("#class-map").queryAs(PhotoViewer.class).getHeat();
        robot.drag(thumb).dropBy(-40, 0);
        until(() -> line().contains("edited (the network: 0.500)"));
        assertThat(slider.getValue()).isLessThan(1);
        assertThat(robot.lookup("#class-map").queryAs(PhotoViewer.class).getHeat().map()).isNotEqualTo(heat.map());
        assertThat(words("#sum-probability")).contains("with the edited weights");
    }

    @Test
    void theMapsOfALayerAreMovedThroughPaintedAndLookedForInAllPhotos() throws Exception {
        robot.clickOn("#channels-tab").clickOn("#half-maps");
        until(() -> visible("#maps-wall") && words("#maps-title").startsWith("2 maps of features, 4 × 4 positions"));
        assertThat(visible("#channel-detail")).isFalse();
        robot.clickOn("#maps-wall").type(KeyCode.HOME).type(KeyCode.RIGHT);
        until(() -> visible("#channel-detail") && words("#channel-title").equals("Channel 1 of features"));
        until(() -> robot.lookup("#channel-map").queryAs(PhotoViewer.class).isPainted());
        assertThat(words("#channel-facts")).startsWith("At most 1.00 here");

        robot.clickOn("#look-through");
        until(() -> robot.lookup(".hit").queryAll().size() == 1);
        robot.clickOn("#paint");
        until(() -> words("#paint").equals("_Paint it") && robot.lookup("#channel-detail .unit-note").queryAllAs(
                Labeled.class).stream().anyMatch(note -> note.getText().contains("9.0000")));

        robot.clickOn("#maps-order").type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
        robot.clickOn("#maps-layer");
        until(() -> robot.lookup(".layer-panel .list-cell .name").queryAll().size() == 2);
        robot.clickOn(robot.lookup(".layer-panel .list-cell .name").nth(0).<Node>query());
        until(() -> words("#maps-title").startsWith("4 maps of early, 8 × 8 positions"));
        assertThat(onWindow(() -> shell.model().channels().maps().channels().toString())).isEqualTo("[0, 1, 2, 3]");
    }

    @Test
    void aNetworkWithoutASumOverChannelsIsToldInASentenceWithoutNumbers() throws Exception {
        onWindow(() -> {
            shell.model().networks().open("flat");
            shell.model().workbench().featureProperty().set(Feature.CHANNELS);
        });
        until(() -> visible("#no-sum") && words("#no-sum").startsWith("The score of this network is no sum"));
        assertThat(visible("#terms")).isFalse();
    }

    private String line() {
        return robot.lookup("#sum-line").tryQueryAs(TextFlow.class).map(flow -> flow.getChildren().stream()
                .map(text -> ((Text) text).getText()).collect(Collectors.joining())).orElse("");
    }

    private String words(String query) {
        return robot.lookup(query).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }
}
