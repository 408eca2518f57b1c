package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.cameralucida.SharedData;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From file to prediction on real photos and networks, against another implementation's preprocessing and engine calls. */
class ExpectedPredictionsTest {

    /** What a difference in decoding may do to a probability; most are within 0.001. */
    private static final double TOLERANCE = 0.03;
    /** What the engine's own 8-bit arithmetic may do, from one version to another. */
    private static final double TOLERANCE_OF_8_BITS = 0.08;
    /** This photo has a colour profile of a camera: we show and classify its colours, the reference ignored the profile. */
    private static final String WITH_COLOUR_PROFILE = "photos/imagenet/n03400231_frying_pan.JPEG";

    private static final Map<String, Photo> PHOTOS = new HashMap<>();

    @AfterAll
    static void forget() {
        PHOTOS.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeezenet1.1", "squeezenet1.1-fp16", "mobilenet-v2", "darknet-tiny", "mobilenet-v2-qdq"})
    void thePredictionsAreThoseOfAnotherImplementation(String name) throws IOException {
        JsonObject expected = JsonParser.parseString(Files.readString(SharedData.at("expected-predictions.json")))
                .getAsJsonObject().getAsJsonObject(name);
        Network network = NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
        double tolerance = name.endsWith("-qdq") ? TOLERANCE_OF_8_BITS : TOLERANCE;
        try (LoadedNetwork loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            for (String file : expected.keySet()) {
                if (file.equals(WITH_COLOUR_PROFILE)) {
                    continue;
                }
                Photo photo = PHOTOS.computeIfAbsent(file, f -> PhotoReader.read(SharedData.at(f)));
                Observation observation = loaded.observe(network.preprocessing().tensor(photo));
                JsonArray best = expected.getAsJsonArray(file).get(0).getAsJsonArray();
                JsonArray second = expected.getAsJsonArray(file).get(1).getAsJsonArray();
                int index = best.get(0).getAsInt();
                double probability = best.get(2).getAsDouble();
                assertThat((double) observation.probabilities()[index]).as(file)
                        .isCloseTo(probability, within(tolerance));
                if (probability - second.get(2).getAsDouble() > tolerance) {
                    assertThat(observation.top(1)[0]).as(file).isEqualTo(index);
                }
            }
        }
    }
}
