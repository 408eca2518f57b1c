package org.cameralucida.explain.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cameralucida.network.SmallTransformer.BLOCKS;
import static org.cameralucida.network.SmallTransformer.CHANNELS;
import static org.cameralucida.network.SmallTransformer.CLASSES;
import static org.cameralucida.network.SmallTransformer.HEADS;
import static org.cameralucida.network.SmallTransformer.PLACES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.Golden;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Decimal;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Network;
import org.cameralucida.network.SmallTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What places give directly, against the sum written out with the network's own weights. */
class DirectContributionsTest {

    private static final DirectContributions METHOD = new DirectContributions();
    private static final int PREFIX = 2;
    private static final int TOKENS = PLACES + PREFIX;
    private static final int C = 1;

    private final SmallTransformer transformer = new SmallTransformer(-1, false);
    private final Network network = SmallTransformer.withTokens(transformer, PREFIX);

    private static Explained explained(Network network) {
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            return loaded.explain(new Request(new Input.Preprocessed(SmallTransformer.picture()), new Target.Index(C), METHOD,
                    Settings.of(METHOD), Optional.empty()), Progress.NONE);
        }
    }

    /** The numbers of the note: places, logit, MLPs, other tokens, start and biases. */
    private static double[] told(Explained explained) {
        return explained.notes().get(0).arguments().stream().mapToDouble(number -> ((Decimal) number).value()).toArray();
    }

    private float[] weights(String name) {
        return network.model().graph().constant(name).orElseThrow().floats();
    }

    /** The weights of class C on the stream of the first token, with the deviation and the mean taken as the picture's. */
    private double[] readout(float[] stream) {
        double mean = 0;
        double squares = 0;
        for (int k = 0; k < CHANNELS; k++) {
            mean += stream[k] / (double) CHANNELS;
        }
        for (int k = 0; k < CHANNELS; k++) {
            squares += Math.pow(stream[k] - mean, 2) / CHANNELS;
        }
        var scaled = new double[CHANNELS];
        double sum = 0;
        for (int k = 0; k < CHANNELS; k++) {
            scaled[k] = weights(transformer.last.get(0))[k] * weights(transformer.last.get(2))[k * CLASSES + C]
                    / Math.sqrt(squares + 1e-5);
            sum += scaled[k] / CHANNELS;
        }
        for (int k = 0; k < CHANNELS; k++) {
            scaled[k] -= sum;
        }
        return scaled;
    }

    private List<Tensor> values(List<String> tensors) {
        try (var session = Sessions.open(ExposedOutputs.of(network, tensors.toArray(String[]::new)), "t", Device.CPU, 1)) {
            return session.run(Map.of("x", SmallTransformer.picture()));
        }
    }

    @Test
    void eachPlaceHasTheSumOfWhatAllHeadsOfAllBlocksCarryOfItsTokenToTheFirst() {
        var names = new ArrayList<>(List.of(transformer.attention));
        names.addAll(List.of(transformer.values));
        names.addAll(transformer.stream);
        var found = values(names);
        double[] readout = readout(found.get(found.size() - 1).data());
        var tokens = new double[TOKENS];
        double biases = 0;
        for (int l = 0; l < BLOCKS; l++) {
            float[] projection = weights(transformer.projection[l]);
            for (int k = 0; k < CHANNELS; k++) {
                biases += weights(transformer.projectionBias[l])[k] * readout[k];
            }
            for (int h = 0; h < HEADS; h++) {
                for (int i = 0; i < TOKENS; i++) {
                    for (int d = 0; d < 3; d++) {
                        double carried = found.get(l).data()[h * TOKENS * TOKENS + i]
                                * found.get(BLOCKS + l).data()[(h * TOKENS + i) * 3 + d];
                        for (int k = 0; k < CHANNELS; k++) {
                            tokens[i] += carried * projection[(h * 3 + d) * CHANNELS + k] * readout[k];
                        }
                    }
                }
            }
        }
        var explained = explained(network);
        double size = Math.abs(told(explained)[1]) + 1;
        for (int i = 0; i < PLACES; i++) {
            assertThat((double) explained.map().data()[i]).isCloseTo(tokens[PREFIX + i], within(1e-5 * size));
        }
        double rest = biases + weights(transformer.last.get(3))[C];
        for (int k = 0; k < CHANNELS; k++) {
            rest += found.get(2 * BLOCKS).data()[k] * readout[k]
                    + weights(transformer.last.get(1))[k] * weights(transformer.last.get(2))[k * CLASSES + C];
        }
        assertThat(told(explained)[3]).isCloseTo(tokens[0] + tokens[1], within(1e-5 * size));
        assertThat(told(explained)[4]).as("start and biases").isCloseTo(rest, within(1e-5 * size));
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "-1,true", "2,true"})
    void theOrderOfAxesAndTheBatchThatItWasMadeForChangeNothing(int batch, boolean isTokensFirst) {
        float[] plain = explained(SmallTransformer.withClassToken(-1, false)).map().data();
        assertThat(explained(SmallTransformer.withClassToken(batch, isTokensFirst)).map().data())
                .containsExactly(plain, within(2e-5f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit_cls", "vit_gap", "deit_distilled", "vit_torchvision", "coat"})
    void thePartsThatAreToldSumToTheLogit(String name) {
        try (var golden = Golden.transformer(name)) {
            var explained = golden.loaded.explain(new Request(new Input.Preprocessed(golden.observation.input()),
                    new Target.Index(golden.classIndex()), METHOD, Settings.of(METHOD), Optional.empty()), Progress.NONE);
            double[] told = told(explained);
            double sum = 0;
            for (float value : explained.map().data()) {
                sum += value;
            }
            assertThat(sum + told[2] + told[3] + told[4]).isCloseTo(told[1], within(1e-5 * Math.abs(told[1])));
        }
    }
}
