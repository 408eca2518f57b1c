package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.cameralucida.explain.Method;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scaling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeatmapOptionsTest {

    private HeatmapOptions options;

    @BeforeEach
    void begin() {
        options = new HeatmapOptions();
    }

    private void assertShown(ColorMap colors, Scaling scaling) {
        assertThat(options.colorMapProperty().get()).isEqualTo(colors);
        assertThat(options.scalingProperty().get()).isEqualTo(scaling);
    }

    @Test
    void colorsForAProjectorAreThoseOfBothKindsOfMap() {
        options.colorMapProperty().set(ColorMap.PURPLE_ORANGE);
        options.useSteadyColors();
        assertShown(ColorMap.CIVIDIS, Scaling.MAXIMUM);
        options.show(Method.named("hirescam"), true);
        assertShown(ColorMap.PURPLE_ORANGE, Scaling.SYMMETRIC);
        options.useSteadyColors();
        options.show(Method.named("cam"), false);
        assertShown(ColorMap.CIVIDIS, Scaling.MAXIMUM);
    }

    @Test
    void eachKindOfMapBeginsWithItsStandard() {
        assertShown(ColorMap.JET, Scaling.MAXIMUM);
        options.show(Method.named("rise"), false);
        assertShown(ColorMap.JET, Scaling.MIN_MAX);
        options.show(Method.named("gradient"), false);
        assertShown(ColorMap.JET, Scaling.PERCENTILE);
        options.show(Method.named("lrp"), true);
        assertShown(ColorMap.COOLWARM, Scaling.PERCENTILE);
        options.show(Method.named("hirescam"), true);
        assertShown(ColorMap.COOLWARM, Scaling.SYMMETRIC);
        options.show(Method.named("cam"), false);
        assertShown(ColorMap.JET, Scaling.MAXIMUM);
    }

    @Test
    void aKindKeepsTheScalingThatWasChosenForItAndAllShareTheColours() {
        options.scalingProperty().set(Scaling.MIN_MAX);
        options.show(Method.named("gradient"), false);
        options.colorMapProperty().set(ColorMap.VIRIDIS);
        assertShown(ColorMap.VIRIDIS, Scaling.PERCENTILE);
        options.show(Method.named("gradcam"), false);
        assertShown(ColorMap.VIRIDIS, Scaling.MIN_MAX);
        options.show(Method.named("lrp"), true);
        assertShown(ColorMap.COOLWARM, Scaling.PERCENTILE);
    }

    @Test
    void aNeutralMiddleIsAlwaysAtZero() {
        options.colorMapProperty().set(ColorMap.COOLWARM);
        assertShown(ColorMap.COOLWARM, Scaling.SYMMETRIC);
        options.show(Method.named("gradient"), false);
        assertShown(ColorMap.COOLWARM, Scaling.PERCENTILE);
        options.colorMapProperty().set(ColorMap.VIRIDIS);
        options.show(Method.named("cam"), false);
        assertShown(ColorMap.VIRIDIS, Scaling.MAXIMUM);
    }

    @Test
    void theScalingOfASessionIsThatOfTheFirstMapAfterIt() {
        options.scalingProperty().set(Scaling.MIN_MAX);
        var saved = options.value();
        var later = new HeatmapOptions();
        later.restore(saved);
        later.show(Method.named("gradient"), false);
        assertThat(later.scalingProperty().get()).isEqualTo(Scaling.MIN_MAX);
        later.show(Method.named("cam"), false);
        assertThat(later.scalingProperty().get()).isEqualTo(Scaling.MAXIMUM);
    }

    @Test
    void aSessionWithASignedMapLeavesTheColoursOfOthersAlone() {
        options.show(Method.named("lrp"), true);
        options.colorMapProperty().set(ColorMap.PURPLE_ORANGE);
        var saved = options.value();
        var later = new HeatmapOptions();
        later.restore(saved);
        later.show(Method.named("cam"), false);
        assertThat(later.colorMapProperty().get()).isEqualTo(ColorMap.JET);
        later.show(Method.named("lrp"), true);
        assertThat(later.colorMapProperty().get()).isEqualTo(ColorMap.PURPLE_ORANGE);
        assertThat(later.scalingProperty().get()).isEqualTo(Scaling.PERCENTILE);
    }
}
