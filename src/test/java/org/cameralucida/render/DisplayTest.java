package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cameralucida.image.Interpolation;
import org.junit.jupiter.api.Test;

class DisplayTest {

    @Test
    void aSymmetricScaleHasColoursWithANeutralMiddle() {
        var signed = Scale.symmetric(2);
        assertThat(Display.DEFAULT.colors(new Scale(0, 2))).isEqualTo(ColorMap.JET);
        assertThat(Display.DEFAULT.colors(signed)).isEqualTo(ColorMap.COOLWARM);
        assertThat(Display.DEFAULT.with(ColorMap.VIRIDIS).colors(signed)).isEqualTo(ColorMap.COOLWARM);
        assertThat(Display.DEFAULT.with(ColorMap.VIRIDIS, ColorMap.PURPLE_ORANGE).colors(signed))
                .isEqualTo(ColorMap.PURPLE_ORANGE);
        assertThat(Display.DEFAULT.with(ColorMap.VIRIDIS).colors(true)).isEqualTo(ColorMap.VIRIDIS);
    }

    @Test
    void anImpossibleShareIsRefused() {
        for (double bad : new double[] {-0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> new Display(ColorMap.JET, ColorMap.JET, ScaleOption.STANDARD, true, Blend.MASK,
                    Interpolation.NEAREST, bad, 0.2, false)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Display(ColorMap.JET, ColorMap.JET, ScaleOption.STANDARD, true, Blend.MASK,
                    Interpolation.NEAREST, 0.5, bad, false)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
