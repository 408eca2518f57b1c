package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {

    @ParameterizedTest
    @CsvSource({"fpu avx2 avx512f avx512_bf16 avx512_vnni,true", "fpu avx512f amx_bf16 amx_tile,true",
        "fpu avx avx2 fma,false", "fpu avx2 avx512f avx512_vnni,false"})
    void onlyAProcessorWithTheInstructionsMultipliesInBfloat16(String flags, boolean half) {
        String processor = "processor\t: 0\nmodel name\t: avx512_bf16, were it a flag\nflags\t\t: " + flags
                + "\nbugs\t\t: spectre_v1\n";
        assertThat(HalfPrecision.hasInstructions(processor)).isEqualTo(half);
    }

    @Test
    void thePropertyDecidesWhereItIsSet() throws IOException {
        String before = System.getProperty(HalfPrecision.PROPERTY);
        try (NDManager manager = NDManager.newBaseManager()) {
            System.setProperty(HalfPrecision.PROPERTY, "float32");
            assertThat(HalfPrecision.ofProcessor(manager)).hasToString("float32");
            System.setProperty(HalfPrecision.PROPERTY, "bfloat16");
            assertThat(HalfPrecision.ofProcessor(manager)).hasToString("bfloat16");
            System.setProperty(HalfPrecision.PROPERTY, "float8");
            assertThatThrownBy(() -> HalfPrecision.ofProcessor(manager)).hasMessageContaining("float32");
        } finally {
            if (before == null) {
                System.clearProperty(HalfPrecision.PROPERTY);
            } else {
                System.setProperty(HalfPrecision.PROPERTY, before);
            }
        }
    }

    /** 1 + 2⁻⁹ lies between the bfloat16 numbers 1 and 1 + 2⁻⁷, nearer to 1; what is one already stays. */
    @Test
    void narrowRoundsToBfloat16AndWideGivesItBackWithGradients() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            HalfPrecision precision = HalfPrecision.bfloat16(manager);
            NDArray numbers = manager.create(new float[] {1 + 1 / 512f, 1 + 1 / 128f, -3});
            numbers.setRequiresGradient(true);
            try (var collector = Engine.getInstance().newGradientCollector()) {
                NDArray wide = precision.wide(precision.narrow(numbers, manager), manager);
                assertThat(wide.getDataType()).isEqualTo(DataType.FLOAT32);
                assertThat(wide.toFloatArray()).containsExactly(1, 1 + 1 / 128f, -3);
                collector.backward(wide.sum());
            }
            assertThat(numbers.getGradient().toFloatArray()).containsExactly(1, 1, 1);
        }
    }
}
