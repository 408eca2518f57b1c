package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** A picture is kept beside what is shown next. */
class FrozenWindowTest extends ShellTest {

    /** Both pictures lie on whole pixels. */
    private static final double PIXEL = 1;

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of(photo(folder.resolve("first.png"), 64), photo(folder.resolve("second.png"), 64)));
    }

    @Test
    void aPictureStaysAsItWasBesideTheNextAndIsAsLarge() throws Exception {
        seen();
        robot.type(KeyCode.K);
        until(() -> visible("#frozen-picture") && viewer().isPainted());
        assertThat(text(".frozen-title")).isEqualTo("Frozen: first.png");
        assertThat(text(".frozen-what")).contains("Colours").contains("CAM").contains("%");
        var picture = picture();
        var alike = onWindow(() -> viewer().fromPhoto(64, 32).subtract(viewer().fromPhoto(0, 0)));
        assertThat(picture.getFitWidth()).isCloseTo(alike.getX(), within(PIXEL));
        assertThat(picture.getFitHeight()).isCloseTo(alike.getY(), within(PIXEL));
        var kept = picture.getImage();
        double opacity = shell.model().workbench().display().opacityProperty().get();
        var before = at(picture, 0.25);

        robot.type(KeyCode.RIGHT);
        until(() -> stage.getTitle().startsWith("second.png"));
        onWindow(() -> shell.model().workbench().display().opacityProperty().set(1 - opacity / 2));
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null && viewer().isPainted());
        assertThat(picture().getImage()).isSameAs(kept);
        assertThat(at(picture(), 0.25)).isEqualTo(before);
        assertThat(text(".frozen-title")).isEqualTo("Frozen: first.png");
        // Another mode beside it; what is frozen is released by the same key, there too.
        onWindow(() -> shell.model().workbench().featureProperty().set(Feature.CHANNELS));
        until(() -> visible(".channels"));
        assertThat(visible("#frozen-picture")).isTrue();
        robot.type(KeyCode.K);
        until(() -> robot.lookup("#frozen-picture").tryQuery().isEmpty());
    }

    @Test
    void whetherColoursMeanTheSameIsSaid() throws Exception {
        seen();
        robot.type(KeyCode.K);
        until(() -> visible("#frozen-picture"));
        var frozen = onWindow(() -> robot.lookup(".frozen .color-bar").queryAs(ColorBarView.class).getScale());
        assertThat(frozen).isEqualTo(onWindow(() -> viewer().getHeat().scale()));
        assertThat(compared()).contains("same value");
        onWindow(() -> {
            var display = shell.model().workbench().display();
            display.scalingProperty().set(Scaling.SYMMETRIC);
        });
        until(() -> viewer().getHeat().scale().low() < 0);
        assertThat(compared()).contains("another value");
        assertThat(onWindow(() -> robot.lookup(".frozen .color-bar").queryAs(ColorBarView.class).getScale()))
                .isEqualTo(frozen);
        robot.clickOn("#frozen-release");
        until(() -> robot.lookup("#frozen-picture").tryQuery().isEmpty());
        // Without a heatmap there are no colours whose ends could be told.
        onWindow(() -> shell.model().workbench().display().visibleProperty().set(false));
        robot.type(KeyCode.K);
        until(() -> visible("#frozen-picture"));
        assertThat(visible(".frozen .color-bar")).isFalse();
        onWindow(() -> shell.model().workbench().film().closeAll());
        until(() -> robot.lookup("#frozen-picture").tryQuery().isEmpty());
    }

    private String compared() {
        return robot.lookup(".frozen-below .unit-note").queryAllAs(javafx.scene.control.Label.class).stream()
                .filter(label -> label.isVisible()).reduce((first, second) -> second).orElseThrow().getText();
    }

    private Color at(ImageView picture, double share) throws Exception {
        return onWindow(() -> {
            var image = picture.getImage();
            return image.getPixelReader().getColor((int) (image.getWidth() * share), (int) (image.getHeight() / 2));
        });
    }

    private void seen() throws Exception {
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null
                && robot.lookup("#compare-tab").tryQuery().isPresent());
        onWindow(() -> viewer().requestFocus());
        waitForFxEvents();
    }

    private ImageView picture() {
        return robot.lookup("#frozen-picture").queryAs(ImageView.class);
    }

    private PhotoViewer viewer() {
        return robot.lookup("#viewer").queryAs(PhotoViewer.class);
    }
}
