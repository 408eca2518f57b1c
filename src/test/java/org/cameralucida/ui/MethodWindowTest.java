package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.control.LayerPicker;
import org.cameralucida.ui.explore.HeatmapViewModel;
import org.cameralucida.ui.workbench.MethodsViewModel;
import org.cameralucida.workspace.Preferences;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Methods, layers, options and maps that sharpen, as a person uses them in the real window. */
class MethodWindowTest extends ShellTest {

    @Start
    void start(Stage primary) throws Exception {
        show(Preferences.DEFAULTS.theme(), List.of(photo(folder.resolve("first.png"), 64)));
    }

    @Test
    void aPhotoIsLookedAtOnce() throws Exception {
        until(() -> heatmap().layerProperty().get() != null
                && !shell.model().workbench().observingProperty().get()
                && robot.lookup(".device-time").tryQuery().isPresent());
        assertThat(networks.passes()).isEqualTo(1);
        assertThat(robot.lookup(".device-time").queryAs(Label.class).getText()).matches("[0-9.]+ ms");
    }

    @Test
    void theLayerIsChosenFromAListThatCanBeSearchedByName() throws Exception {
        choose("gradcam");
        var picker = robot.lookup("#layer-picker").queryAs(LayerPicker.class);
        assertThat(picker.getText()).isEqualTo("features");
        robot.clickOn(picker);
        until(picker::isOpen);
        assertThat(picker.getOffered()).extracting("name").containsExactly("early", "features");
        robot.clickOn(robot.lookup(".layer-panel .list-cell .name").nth(0).queryAs(Label.class));
        until(() -> networks.asked.contains("gradcam at early"));
        until(() -> !picker.isOpen()); // it fades
        assertThat(picker.getText()).isEqualTo("early");
        // Back at one click.
        robot.clickOn(picker);
        until(picker::isOpen);
        robot.clickOn(robot.lookup(".layer-panel .hyperlink").<Node>query());
        until(() -> picker.getText().equals("features"));
        assertThat(methods().layer(network())).isEmpty();
    }

    @Test
    void theLayerListIsMovedThroughWithKeys() throws Exception {
        choose("gradcam");
        var picker = robot.lookup("#layer-picker").queryAs(LayerPicker.class);
        robot.clickOn(picker);
        until(picker::isOpen);
        robot.type(KeyCode.UP, KeyCode.ENTER);
        until(() -> picker.getText().equals("early"));
        robot.clickOn(picker);
        until(picker::isOpen);
        // On a busy machine the window system may be slow to give a panel the keys.
        for (int i = 0; i < PATIENCE_SECONDS && picker.isOpen(); i++) {
            robot.type(KeyCode.ESCAPE);
            waitForFxEvents();
        }
        assertThat(picker.isOpen()).isFalse();
        assertThat(picker.getText()).isEqualTo("early");
    }

    @Test
    void methodsWithoutALayerSaySo() throws Exception {
        until(() -> heatmap().layerProperty().get() != null);
        assertThat(robot.lookup("#layer-picker").query().isDisabled()).isTrue();
        choose("rise");
        assertThat(robot.lookup("#layer-picker").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#layer-picker").query().getAccessibleHelp()).startsWith("RISE has no choice of layer");
        choose("gradcam");
        assertThat(robot.lookup("#layer-picker").query().isDisabled()).isFalse();
    }

    @Test
    void optionsAreSetWithinTheirRangeAndComputedAnew() throws Exception {
        until(() -> heatmap().layerProperty().get() != null);
        assertThat(robot.lookup("#method-options").query().isVisible()).as("CAM has no options").isFalse();
        choose("rise");
        robot.clickOn("#method-options");
        var masks = robot.lookup(".options-panel .spinner").nth(0).queryAs(Spinner.class);
        type(masks, "500");
        until(() -> Map.of("masks", "500").equals(methods().differing(Method.named("rise"))));
        until(() -> networks.asked.stream().filter("rise"::equals).count() == 2);
        // What cannot be is said, and not taken.
        type(masks, "0");
        var hint = robot.lookup(".options-panel .setting-hint").nth(0).queryAs(Label.class);
        until(() -> hint.getText().startsWith("“0” is not possible: 1 to 20,000"));
        assertThat(methods().settings(Method.named("rise")).whole("masks")).isEqualTo(500);
        assertThat(masks.getEditor().getText()).isEqualTo("500");
        // In the command, and back to what is usual.
        onWindow(() -> shell.model().export().copyCommand());
        assertThat(dialogs.copiedText).contains("--method rise --option masks=500 ");
        robot.clickOn("#options-reset");
        until(() -> methods().differing(Method.named("rise")).isEmpty());
        assertThat(masks.getEditor().getText()).isEqualTo("2000");
    }

    @Test
    void stepsAreTakenWhenTheyComeToRest() throws Exception {
        choose("rise");
        robot.clickOn("#method-options");
        var masks = robot.lookup(".options-panel .spinner").nth(0).queryAs(Spinner.class);
        onWindow(() -> {
            for (int i = 0; i < 5; i++) {
                masks.increment();
            }
        });
        until(() -> methods().settings(Method.named("rise")).whole("masks") == 2500);
        until(() -> heatmap().layerProperty().get() != null);
        assertThat(networks.asked.stream().filter("rise"::equals)).as("once before, once after").hasSize(2);
    }

    @Test
    void aMapSharpensAndCanBeStopped() throws Exception {
        until(() -> heatmap().layerProperty().get() != null);
        var gate = new CountDownLatch(1);
        networks.during = progress -> {
            step(progress, 640, 200);
            await(gate);
            step(progress, 656, 0);
        };
        onWindow(() -> shell.model().workbench().methods().chosenProperty().set(Method.named("rise")));
        until(() -> visible("#standing") && text("#standing").equals("after 640 of 2,000 passes"));
        until(() -> robot.lookup(".activity").query().isVisible());
        assertThat(robot.lookup(".activity .label").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().equals("640 of 2,000 passes"));
        assertThat(shell.model().explore().map().mapProperty().get().data()).containsExactly(0, 640);
        robot.clickOn(robot.lookup(".activity .cancel").queryAs(Button.class));
        until(() -> text("#standing").equals("stopped after 640 of 2,000 passes"));
        gate.countDown();
        until(() -> !robot.lookup(".activity").query().isVisible());
        assertThat(shell.model().explore().map().mapProperty().get().data()).as("what was there stays").containsExactly(0, 640);
        networks.during = progress -> progress.passed(2000, 2000);
        networks.notes = List.of(Message.of(Method.class, "note.completeness", "1", "2", "50"));
        robot.clickOn("#again");
        until(() -> !visible("#standing"));
        assertThat(robot.lookup(".notes .label").queryAs(Label.class).getText()).contains("a gap of 50 %");
    }

    @Test
    void aSignedMapHasDivergingColours() throws Exception {
        networks.lowest = -2;
        choose("integrated-gradients");
        assertThat(heatmap().layerProperty().get().colors()).isEqualTo(ColorMap.COOLWARM);
        assertThat(heatmap().layerProperty().get().scale().symmetric()).isTrue();
    }

    @Test
    void swappedPoolingIsLabelledWhereverItIsShown() throws Exception {
        until(() -> heatmap().layerProperty().get() != null);
        until(() -> robot.lookup("#swappedPooling").tryQuery().isPresent());
        assertThat(visible("#swappedTag")).isFalse();
        press("#swappedPooling");
        until(() -> shell.model().workbench().observationProperty().get() != null
                && shell.model().workbench().observationProperty().get().network().head().swapped());
        assertThat(visible("#swappedTag")).isTrue();
        robot.type(KeyCode.F11);
        until(() -> !visible("#swappedPooling"));
        assertThat(visible("#swappedTag")).as("for an audience too").isTrue();
        robot.type(KeyCode.ESCAPE);
        until(() -> visible("#trainedPooling"));
        press("#trainedPooling");
        until(() -> !visible("#swappedTag"));
        assertThat(robot.lookup("#trainedPooling").queryAs(ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void theNetworkPaintsWhatItWantsToSee() throws Exception {
        until(() -> heatmap().layerProperty().get() != null);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        until(() -> robot.lookup("#start").tryQuery().isPresent());
        assertThat(text("#className")).isEqualTo("red");
        robot.clickOn("#start");
        until(() -> text("#maximised").startsWith("all 128"));
        robot.clickOn("#openAsPhoto");
        // It stays beside the window until it is closed.
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#start").tryQuery().isEmpty());
        until(() -> stage.getTitle().startsWith("Colours-red-wanted"));
        until(() -> shell.model().workbench().predictions().rows().size() == 3);
        assertThat(shell.model().workbench().predictions().name(selected())).isEqualTo("red");
    }

    private int selected() {
        return shell.model().workbench().predictions().selectedProperty().get();
    }

    private static void step(Progress progress, int done, long milliseconds) {
        await(milliseconds);
        progress.sharpened(() -> new Tensor(new float[] {0, done}, 1, 2));
        progress.passed(done, 2000);
    }

    private static void await(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void choose(String method) throws Exception {
        until(() -> shell.model().workbench().observationProperty().get() != null);
        onWindow(() -> shell.model().workbench().methods().chosenProperty().set(Method.named(method)));
        until(() -> heatmap().layerProperty().get() != null && shell.model().explore().map().standingProperty().get() == null);
    }

    private void type(Spinner<?> spinner, String text) {
        // A panel that has just changed its height may still move under the mouse.
        robot.interact(() -> spinner.getEditor().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text).type(KeyCode.ENTER);
        waitForFxEvents();
    }

    /** What lies below the end of the inspector is pressed without scrolling to it. */
    private void press(String query) throws Exception {
        onWindow(() -> robot.lookup(query).queryAs(ToggleButton.class).fire());
    }

    private HeatmapViewModel heatmap() {
        return shell.model().explore().heatmap();
    }

    private MethodsViewModel methods() {
        return shell.model().workbench().methods();
    }

    private Network network() {
        return shell.model().networks().loadedProperty().get().network();
    }
}
