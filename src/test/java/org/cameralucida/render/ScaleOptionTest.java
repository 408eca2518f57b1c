package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleOptionTest {

    private final Tensor map = new Tensor(new float[] {-2, 5}, 1, 2);

    private Scale scale(String text) {
        return ScaleOption.of(text).orElseThrow().of(map, Scaling.PERCENTILE, false);
    }

    @Test
    void aWordFindsTheEndsAndTwoNumbersAreThem() {
        assertThat(scale("maximum")).isEqualTo(new Scale(0, 5));
        assertThat(scale("MIN_MAX")).isEqualTo(new Scale(-2, 5));
        assertThat(scale("symmetric")).isEqualTo(new Scale(-5, 5));
        assertThat(scale("-3.5,1e1")).isEqualTo(new Scale(-3.5, 10));
    }

    @Test
    void theStandardIsWhatItIsToldToBe() {
        assertThat(ScaleOption.STANDARD.of(map, Scaling.MIN_MAX, false)).isEqualTo(new Scale(-2, 5));
        assertThat(ScaleOption.STANDARD.of(map, Scaling.SYMMETRIC, true)).isEqualTo(new Scale(-5, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "maximum", "min-max", "-3.5,10.0", "0.1,0.30000000000000004"})
    void aNameIsReadBack(String text) {
        assertThat(ScaleOption.of(text).orElseThrow().id()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absolute", "3", "5,2", "1,2,3", "a,b", "NaN,1", ""})
    void whatIsNoScaleIsNone(String text) {
        assertThat(ScaleOption.of(text)).isEmpty();
    }
}
