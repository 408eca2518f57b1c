package org.cameralucida.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.download.Offer;
import org.cameralucida.catalog.download.Offers;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cards of published networks, on the networks of that kind that are at hand. */
class PublishedCardsTest {

    private static Card card(String id) {
        Offer offer = Offers.read(null).named(id).orElseThrow();
        return offer.card(offer.file());
    }

    /** The ONNX project's own graphs of these networks, with the weights left out. */
    @ParameterizedTest
    @CsvSource({"alexnet,light_bvlc_alexnet", "densenet-121,light_densenet121", "inception-v1,light_inception_v1",
        "inception-v2,light_inception_v2", "resnet-50,light_resnet50", "squeezenet-1.0,light_squeezenet",
        "vgg-19,light_vgg19"})
    void aCardFitsItsGraph(String id, String graph) {
        Network network = NetworkReader.read(SharedData.at("networks/topologies/" + graph + ".onnx"), card(id));
        assertThat(network.labels().size()).isEqualTo(1000);
        assertThat(network.labels().name(0)).contains("tench");
        assertThat(network.isGuessed()).as(network.assumptions().toString()).isFalse();
        assertThat(network.preprocessing().width()).isEqualTo(224);
    }

    /**
     * Trained networks of two of the families: PyTorch's convention and Caffe's. Of the photos whose class the reference is
     * sure of, nearly all have it; with red and blue exchanged far fewer would. Caffe's card squeezes where the reference
     * crops, so some may differ.
     */
    @ParameterizedTest
    @CsvSource({"squeezenet-1.1,squeezenet1.1,1.0", "squeezenet-1.0,squeezenet1.1-fp16,0.8"})
    void aTrainedNetworkSeesWhatIsThere(String id, String name, double least) throws IOException {
        var expected = JsonParser.parseString(Files.readString(SharedData.at("expected-predictions.json")))
                .getAsJsonObject().getAsJsonObject(name);
        int sure = 0;
        int right = 0;
        try (LoadedNetwork loaded = LoadedNetwork.open(
                NetworkReader.read(SharedData.at("networks/" + name + ".onnx"), card(id)), Device.CPU, 2)) {
            for (String file : expected.keySet()) {
                var best = expected.getAsJsonArray(file).get(0).getAsJsonArray();
                if (best.get(2).getAsDouble() > 0.9) {
                    sure++;
                    var photo = PhotoReader.read(SharedData.at(file));
                    var seen = loaded.observe(loaded.network().preprocessing().tensor(photo));
                    right += seen.top(1)[0] == best.get(0).getAsInt() ? 1 : 0;
                }
            }
        }
        assertThat(sure).isGreaterThan(5);
        assertThat(right).as("of " + sure).isGreaterThanOrEqualTo((int) Math.ceil(least * sure));
    }
}
