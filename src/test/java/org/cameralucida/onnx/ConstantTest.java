package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.cameralucida.image.Float16;
import org.cameralucida.SharedData;
import org.junit.jupiter.api.Test;

class ConstantTest {

    /** The value of a half by its definition. */
    private static double half(int bits) {
        int exponent = (bits >> 10) & 31;
        int mantissa = bits & 1023;
        double magnitude = exponent == 31 ? mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? mantissa / 1024.0 * Math.pow(2, -14)
                : (1 + mantissa / 1024.0) * Math.pow(2, exponent - 15);
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }

    @Test
    void everyHalfIsReadExactly() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            assertThat(Float16.toFloat((short) bits)).isEqualTo(Float.valueOf((float) half(bits)));
        }
    }

    private static Constant of(ElementType type, int size, int... bytes) {
        var data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return new Constant("c", type, new long[]{size}, ByteBuffer.wrap(data), UnreadFields.NONE);
    }

    @Test
    void allKindsOfNumbersAreRead() {
        assertThat(of(ElementType.INT8, 2, 0xFF, 5).longs()).containsExactly(-1, 5);
        assertThat(of(ElementType.UINT8, 2, 0xFF, 5).floats()).containsExactly(255, 5);
        assertThat(of(ElementType.INT16, 1, 0xFE, 0xFF).longs()).containsExactly(-2);
        assertThat(of(ElementType.UINT16, 1, 0xFE, 0xFF).longs()).containsExactly(65534);
        assertThat(of(ElementType.INT32, 1, 0xFE, 0xFF, 0xFF, 0xFF).longs()).containsExactly(-2);
        assertThat(of(ElementType.UINT32, 1, 0xFE, 0xFF, 0xFF, 0xFF).longs()).containsExactly(4294967294L);
        assertThat(of(ElementType.BFLOAT16, 1, 0xC0, 0x3F).floats()).containsExactly(1.5f);
        assertThat(of(ElementType.INT4, 3, 0x7F, 0x08).longs()).containsExactly(-1, 7, -8);
        assertThat(of(ElementType.UINT4, 3, 0x7F, 0x08).longs()).containsExactly(15, 7, 8);
        assertThat(of(ElementType.BOOL, 2, 1, 0).longs()).containsExactly(1, 0);
        assertThat(of(ElementType.DOUBLE, 1, 0, 0, 0, 0, 0, 0, 0xF8, 0xBF).floats()).containsExactly(-1.5f);
        assertThat(Constant.floats("f", new long[]{2}, 1.9f, -1.9f).longs()).containsExactly(1, -1);
    }

    @Test
    void aNumberOfBytesThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> of(ElementType.FLOAT, 2, 1, 2, 3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Constant("c", ElementType.FLOAT, new long[]{1L << 40, 1L << 40},
                ByteBuffer.allocate(0), UnreadFields.NONE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void halfPrecisionIsWidenedThroughout() {
        var model = OnnxModel.read(SharedData.at("networks/squeezenet1.1-fp16.onnx"));
        var wide = Float32.widen(model);
        assertThat(wide.graph().inputs().get(0).type()).isEqualTo(ElementType.FLOAT);
        assertThat(wide.graph().outputs().get(0).type()).isEqualTo(ElementType.FLOAT);
        assertThat(wide.graph().constants().values()).allMatch(c -> c.type() != ElementType.FLOAT16);
        assertThat(wide.graph().constant("conv10_w_0").orElseThrow().floats())
                .isEqualTo(model.graph().constant("conv10_w_0").orElseThrow().floats());
        assertThat(Float32.widen(wide)).isSameAs(wide);
    }

    @Test
    void conversionsToHalfBecomeConversionsToFloat() {
        var half = new Value("x", ElementType.FLOAT16, Shape.of(1));
        var graph = new Graph("g", List.of(
                Node.of("Cast", "", List.of("x"), List.of("a"), Attribute.of("to", 10L)),
                Node.of("Cast", "", List.of("a"), List.of("y"), Attribute.of("to", 7L))), Map.of(), List.of(half),
                List.of(new Value("y", ElementType.INT64, Shape.of(1))), Map.of());
        var wide = Float32.widen(OnnxModel.of("m", 13, graph)).graph();
        assertThat(wide.nodes()).extracting(n -> n.integer("to", 0)).containsExactly(1L, 7L);
        assertThat(wide.outputs().get(0).type()).isEqualTo(ElementType.INT64);
    }
}
