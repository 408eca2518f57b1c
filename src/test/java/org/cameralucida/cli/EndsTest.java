package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cameralucida.image.Tensor;
import org.cameralucida.render.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class EndsTest {

    private final Tensor map = new Tensor(new float[] {-2, 5}, 1, 2);

    private Scale scale(String text) {
        return new Ends.Form().convert(text).scale(map, false);
    }

    @Test
    void aWordFindsTheEndsAndTwoNumbersAreThem() {
        assertThat(scale("maximum")).isEqualTo(new Scale(0, 5));
        assertThat(scale("MIN_MAX")).isEqualTo(new Scale(-2, 5));
        assertThat(scale("symmetric")).isEqualTo(new Scale(-5, 5));
        assertThat(scale("-3.5,1e1")).isEqualTo(new Scale(-3.5, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"absolute", "3", "5,2", "1,2,3", "a,b", "NaN,1", ""})
    void whatIsNoScaleIsRefused(String text) {
        assertThatThrownBy(() -> scale(text)).isInstanceOf(TypeConversionException.class).hasMessageContaining(text);
    }
}
