package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Pooling;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.cameralucida.ui.ColorNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void whatWasSeenIsNotLookedAtAgainUntilItIsShownOtherwise() {
        var counted = new Counted();
        var network = new ColorNetworks().read("colors");
        var loaded = LoadedNetwork.over(network, counted);
        var photo = PhotoReader.of("photo", ColorNetworks.redAndGreen(16, 8));
        var view = View.of(photo, network.preprocessing());
        var seen = loaded.observe(view);
        assertThat(loaded.observe(new View(photo, view.region()))).isSameAs(seen);
        assertThat(loaded.with(network).observe(view)).isSameAs(seen);
        loaded.observe(new View(photo, photo.whole()));
        loaded.with(network.withPooling(Pooling.GMP)).observe(view);
        loaded.observe(View.of(PhotoReader.of("photo", ColorNetworks.redAndGreen(16, 8)), network.preprocessing()));
        assertThat(counted.passes).isEqualTo(4);
    }

    @Test
    void aVariantOfTheNetworkHasWhatWasSeenUnderItsOwnName() {
        var network = new ColorNetworks().read("colors");
        var counted = new Counted();
        var loaded = LoadedNetwork.over(network, counted);
        var view = View.of(PhotoReader.of("photo", ColorNetworks.redAndGreen(16, 8)), network.preprocessing());
        var seen = loaded.observe(view);
        var other = network.withCard(Card.EMPTY);
        var again = loaded.with(other).observe(view);
        assertThat(again.network()).isSameAs(other);
        assertThat(again.logits()).isSameAs(seen.logits());
        assertThat(counted.passes).isEqualTo(1);
    }

    /** Bit for bit: rows of one pass do not meet, and every pass has the same size. */
    @ParameterizedTest
    @ValueSource(strings = {"tiny_gap", "tiny_nhwc"})
    void whatComesOfAPictureDoesNotDependOnThoseBesideIt(String name) {
        var network = NetworkReader.read(SharedData.tiny(name).resolve("model.onnx"));
        var random = new Random(5);
        var pictures = Stream.generate(() -> {
            var shape = network.preprocessing().shape();
            var data = new float[shape[1] * shape[2] * shape[3]];
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextFloat() - 0.5f;
            }
            return new Tensor(data, shape);
        }).limit(11).toList();
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            var together = loaded.observe(pictures);
            assertThat(together).hasSameSizeAs(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                var alone = loaded.observe(List.of(pictures.get(i))).get(0);
                assertThat(together.get(i).logits()).containsExactly(alone.logits());
                assertThat(together.get(i).features()).isEqualTo(alone.features());
                assertThat(together.get(i).input()).isSameAs(pictures.get(i));
                // Another size of pass may sum in another order: some units in the last place.
                var single = loaded.observe(pictures.get(i));
                for (int c = 0; c < single.logits().length; c++) {
                    assertThat(alone.logits()[c]).isCloseTo(single.logits()[c], within(1e-4f));
                }
            }
        }
    }

    @Test
    void photosThatAreGoneAreNotKeptAlive() throws InterruptedException {
        var network = new ColorNetworks().read("colors");
        var loaded = LoadedNetwork.over(network, new Counted());
        var photo = PhotoReader.of("photo", ColorNetworks.redAndGreen(16, 8));
        loaded.observe(View.of(photo, network.preprocessing()));
        var gone = new WeakReference<>(photo);
        photo = null;
        for (int i = 0; i < 50 && gone.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(gone.get()).isNull();
    }

    @Test
    void theClassThatIsExplainedIsFoundByItsRank() {
        var network = new ColorNetworks().read("colors");
        var loaded = LoadedNetwork.over(network, new Counted());
        var view = View.of(PhotoReader.of("photo", ColorNetworks.redAndGreen(16, 8)), network.preprocessing());
        var method = new ClassActivationMap();
        for (int rank = 1; rank <= 4; rank++) {
            var explained = loaded.explain(new Request(view, new Target.Top(rank), method, Settings.of(method),
                    Optional.empty()), Progress.NONE);
            // The scores are 0.3, 0.2 and 0.1; there is no fourth.
            assertThat(explained.classIndex()).isEqualTo(Math.min(rank, 3) - 1);
            assertThat(explained.layer()).contains(network.head().target());
        }
        assertThatThrownBy(() -> loaded.explain(new Request(view, new Target.Index(3), method, Settings.of(method),
                Optional.empty()), Progress.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Sees the same in every picture, and counts. */
    private static final class Counted implements Backend {

        private int passes;

        @Override
        public Observation observe(Network variant, Tensor input) {
            passes++;
            float[] logits = {0.3f, 0.2f, 0.1f};
            return new Observation(variant, input, logits, logits, Optional.of(new Tensor(new float[32], 2, 4, 4)), 1);
        }

        @Override
        public RunsOn runsOn() {
            return new RunsOn("CPU", "", 1, Optional.empty());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
