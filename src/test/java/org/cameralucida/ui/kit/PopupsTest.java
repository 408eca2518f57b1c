package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

@FxTest
class PopupsTest {

    private Stage stage;

    @Start
    void start(Stage primary) {
        stage = primary;
        TestStage.show(stage, new StackPane(), 400, 300);
    }

    @Test
    void aDialogWithLessRoomThanItNeedsKeepsItsButtonInSight() throws Exception {
        var content = new Region();
        content.setMinSize(400, 400);
        var dialog = asyncFx(() -> Popups.make(stage, "High", content, "Close", false)).get();
        asyncFx(dialog::show).get();
        waitForFxEvents();
        asyncFx(() -> dialog.setHeight(250)).get();
        var pane = dialog.getDialogPane();
        waitFor(10, TimeUnit.SECONDS, () -> asyncFx(() -> pane.getContent() instanceof ScrollPane).get());
        asyncFx(() -> {
            pane.applyCss();
            pane.layout();
        }).get();
        var button = asyncFx(() -> pane.lookup(".button").localToScene(pane.lookup(".button").getLayoutBounds())).get();
        assertThat(button.getMaxY()).isBetween(0.0, asyncFx(() -> pane.getScene().getHeight()).get());
        asyncFx(dialog::hide).get();
    }
}
