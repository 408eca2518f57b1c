package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;

class ClassChoiceTest {

    @Test
    void aNumberIsAnIndexAndWhereThereIsNoneAName() {
        var b = new GraphBuilder(17);
        var maps = b.emit("Conv", List.of(b.input("x", Shape.of(1, 3, 4, 4)),
                b.floats(new long[]{3, 3, 1, 1}, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
        b.output(b.reduce("ReduceMean", maps, false, 2, 3), Shape.of(1, 3));
        var network = NetworkReader.read("n", b.model("n"),
                Card.parse("n.json", "{\"labels\": [\"10\", \"20\", \"1\"]}"), null);
        assertThat(ClassChoice.of("20", network)).isEqualTo(1);
        assertThat(ClassChoice.of("1", network)).isEqualTo(1);
        assertThat(ClassChoice.of("2", network)).isEqualTo(2);
        assertThatThrownBy(() -> ClassChoice.of("30", network)).isInstanceOf(Problem.class).hasMessageContaining("30");
        assertThatThrownBy(() -> ClassChoice.of("-1", network)).isInstanceOf(Problem.class);
    }
}
