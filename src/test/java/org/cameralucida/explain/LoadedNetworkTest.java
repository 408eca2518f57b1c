package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;

class LoadedNetworkTest {

    @Test
    void scoresThatAreNoNumbersAreSaidToBeNone() {
        var graph = new Graph("damaged", List.of(
                Node.of("GlobalAveragePool", "", List.of("x"), List.of("p")),
                Node.of("Flatten", "", List.of("p"), List.of("f")),
                Node.of("Gemm", "", List.of("f", "w"), List.of("y"), Attribute.of("transB", 1L))),
                Map.of("w", Constant.floats("w", new long[]{2, 3}, 1, 2, 3, 4, Float.NaN, 6)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, 3, 8, 8))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(-1, 2))), Map.of());
        var network = NetworkReader.read("damaged", OnnxModel.of("damaged", 17, graph), Card.EMPTY, null);
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            assertThatThrownBy(() -> loaded.observe(new Tensor(new float[192], 1, 3, 8, 8)))
                    .isInstanceOf(Problem.class).hasMessageContaining("damaged").hasMessageContaining("NaN");
        }
    }
}
