package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import atlantafx.base.theme.PrimerDark;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@FxTest
class ColorBarViewTest {

    private ColorBarView bar;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        bar = new ColorBarView(new Texts(Locale.ENGLISH));
        bar.setMaxWidth(270);
        TestStage.show(stage, new VBox(bar), 400, 100);
    }

    private void show(ColorMap colors, Scale scale) {
        waitForAsyncFx(5000, () -> {
            bar.setColors(colors);
            bar.setScale(scale);
            bar.getScene().getRoot().applyCss();
            bar.getScene().getRoot().layout();
        });
    }

    private static List<Label> labels(FxRobot robot) {
        return robot.lookup(".color-bar .label").queryAllAs(Label.class).stream().filter(Node::isVisible).toList();
    }

    @Test
    void saysBothEnds(FxRobot robot) {
        show(ColorMap.TURBO, new Scale(0, 17));
        assertThat(labels(robot)).extracting(Label::getText).contains("0", "17", "10");
        assertThat(bar.getAccessibleText()).contains("17");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.000123, 0.36, 1, 17.6, 999.4, 123456})
    void numbersNeverOverlap(double high, FxRobot robot) {
        show(ColorMap.COOLWARM, Scale.symmetric(high));
        var bounds = labels(robot).stream().map(Node::getBoundsInParent).toList();
        for (int i = 0; i < bounds.size(); i++) {
            for (Bounds after : bounds.subList(i + 1, bounds.size())) {
                assertThat(bounds.get(i).intersects(after)).isFalse();
            }
        }
        assertThat(bounds).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theColoursRunFromEndToEnd() {
        show(ColorMap.VIRIDIS, new Scale(0, 1));
        var image = new javafx.scene.image.WritableImage[1];
        waitForAsyncFx(5000, () -> image[0] = bar.snapshot(null, null));
        var pixels = image[0].getPixelReader();
        assertThat(pixels.getArgb(0, 4)).isEqualTo(0xFF000000 | ColorMap.VIRIDIS.rgb(0));
        assertThat(pixels.getArgb((int) bar.getWidth() - 1, 4)).isEqualTo(0xFF000000 | ColorMap.VIRIDIS.rgb(1));
    }
}
