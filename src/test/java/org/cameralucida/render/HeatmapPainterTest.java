package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeatmapPainterTest {

    private static final Region ROW = new Region(0, 0, 4, 1);

    @ParameterizedTest
    @EnumSource
    void coloursEachPixelByItsPosition(ColorMap colors) {
        var map = MapResamplerTest.random(new Random(4), 7, 7);
        var whole = new Region(0, 0, 7, 7);
        var scale = Scale.of(map, Scaling.MIN_MAX, false);
        var values = MapResampler.resample(map, whole, 50, 40, Interpolation.BILINEAR);
        var pixels = HeatmapPainter.paint(map, whole, 50, 40, scale, colors, Interpolation.BILINEAR, Blend.OPACITY);
        for (int i = 0; i < values.length; i++) {
            assertThat(pixels[i]).isEqualTo(0xFF000000 | colors.rgb(scale.position(values[i])));
        }
    }

    @Test
    void theThesisLayerIsFourFifthsOfTheHeat() {
        int[] pixels = paint(new float[] {0, 1, 2, 4}, new Scale(0, 4), Blend.THESIS);
        assertThat(pixels[0]).isEqualTo(0xFF000066);
        assertThat(pixels[3]).isEqualTo(0xFF660000);
    }

    @Test
    void aMaskVeilsWhatIsColdInProportion() {
        assertThat(paint(new float[] {0, 1, 2, 4}, new Scale(0, 4), Blend.MASK))
                .containsExactly(0xFF000000, 0xBF000000, 0x7F000000, 0);
    }

    @Test
    void evidenceAgainstIsNotHotOnASymmetricScale() {
        assertThat(paint(new float[] {-4, 0, 2, 4}, new Scale(-4, 4), Blend.MASK))
                .containsExactly(0xFF000000, 0xFE000000, 0x80000000, 0);
    }

    @Test
    void colourFollowsTheStepsOfTheScale() {
        var table = ColorMap.JET.table();
        int[] pixels = paint(new float[] {0.0625f, 0.25f, 1, 9}, new Scale(0, 1, Steps.ROOT, true), Blend.OPACITY);
        assertThat(pixels).containsExactly(0xFF000000 | table[64], 0xFF000000 | table[128], 0xFF000000 | table[255],
                0xFF000000 | table[255]);
    }

    @ParameterizedTest
    @EnumSource
    void oddValuesHaveADefiniteColour(Blend blend) {
        var scale = new Scale(0, 1);
        var odd = new float[] {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0};
        int[] pixels = paint(odd, scale, blend);
        int[] ends = paint(new float[] {0, 0, 1, 1}, scale, blend);
        assertThat(pixels).containsExactly(blend == Blend.MASK ? 0xFF000000 : 0, ends[0], ends[2], ends[0]);
    }

    @ParameterizedTest
    @EnumSource
    void layersArePremultiplied(Blend blend) {
        for (int pixel : paint(new float[] {0, 1, 2, 4}, new Scale(0, 4), blend)) {
            int alpha = pixel >>> 24;
            assertThat(pixel >> 16 & 0xFF).isLessThanOrEqualTo(alpha);
            assertThat(pixel >> 8 & 0xFF).isLessThanOrEqualTo(alpha);
            assertThat(pixel & 0xFF).isLessThanOrEqualTo(alpha);
        }
    }

    private static int[] paint(float[] values, Scale scale, Blend blend) {
        var map = new Tensor(values, 1, 4);
        return HeatmapPainter.paint(map, ROW, 4, 1, scale, ColorMap.JET, Interpolation.NEAREST, blend);
    }
}
