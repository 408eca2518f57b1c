package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffersTest {

    @TempDir
    Path folder;

    private final Offers shipped = Offers.read(null);

    @Test
    void everyNetworkHasAllThatItsRowShowsInBothLanguages() {
        assertThat(shipped.listed()).hasSizeGreaterThanOrEqualTo(20);
        var ids = new HashSet<String>();
        for (var offer : shipped.all()) {
            assertThat(ids.add(offer.id())).as(offer.id()).isTrue();
            assertThat(offer.name()).isNotBlank();
            assertThat(offer.license()).isNotBlank();
            assertThat(offer.source()).startsWith(offer.kind() == Offer.Kind.BUNDLED ? "models/" : "https://");
            assertThat(offer.about(Locale.ENGLISH)).isNotBlank().doesNotEndWith(".");
            assertThat(offer.about(Locale.ITALIAN)).isNotBlank().isNotEqualTo(offer.about(Locale.ENGLISH));
            assertThat(offer.about(Locale.FRENCH)).isEqualTo(offer.about(Locale.ENGLISH));
            offer.top1().ifPresent(top1 -> assertThat(top1).isBetween(50.0, 90.0));
        }
    }

    @Test
    void allThatWasPromisedIsThere() {
        assertThat(shipped.listed()).extracting(Offer::name).contains("SqueezeNet 1.0", "SqueezeNet 1.1", "MobileNetV2",
                "ResNet-18", "ResNet-50", "ResNet-101", "GoogLeNet", "Inception v1", "Inception v2", "AlexNet", "CaffeNet",
                "VGG16", "VGG19", "DenseNet-121", "ShuffleNet v2", "EfficientNet-Lite4");
        assertThat(shipped.listed().stream().filter(offer -> offer.kind() == Offer.Kind.BUNDLED)).extracting(Offer::id)
                .containsExactlyElementsOf(new Catalog(folder).entries().stream().map(Catalog.Entry::name).toList());
        assertThat(shipped.listed().stream().filter(offer -> offer.kind() == Offer.Kind.RECIPE)).extracting(Offer::id).containsExactlyInAnyOrder(
                "keras-inception-v3", "keras-resnet-101", "keras-xception", "keras-vgg-16");
    }

    @Test
    void addressesAreOfTheMakersAndSecure() {
        var file = shipped.named("resnet-50").orElseThrow().file();
        assertThat(shipped.addresses(file)).containsExactly(
                URI.create("https://github.com/onnx/models/raw/main/validated/vision/classification/resnet/model/"
                        + "resnet50-v1-12.onnx"),
                URI.create("https://huggingface.co/onnxmodelzoo/resnet50-v1-12/resolve/main/resnet50-v1-12.onnx"),
                URI.create("https://huggingface.co/onnxmodelzoo/legacy_models/resolve/main/validated/vision/classification/"
                        + "resnet/model/resnet50-v1-12.onnx"));
    }

    @Test
    void filesAreThoseThatTheZooPublished() throws IOException {
        var published = new HashMap<String, List<String>>();
        for (var line : Files.readAllLines(SharedData.at("labels/onnx-model-zoo.tsv"))) {
            var fields = line.split("\t");
            published.put(fields[0], List.of(fields[1], fields[2]));
        }
        for (var offer : shipped.all()) {
            // The table has no CaffeNet; the Zoo's own manifest has.
            for (var file : offer.id().equals("caffenet") ? List.<PublishedFile>of() : offer.files()) {
                assertThat(published.get(file.path())).as(file.path())
                        .containsExactly(Long.toString(file.size()), file.sha256());
            }
        }
    }

    @Test
    void caffesNetworksSeeBlueFirstAndTheOthersRed() {
        for (var id : List.of("googlenet", "inception-v1", "alexnet", "caffenet", "squeezenet-1.0")) {
            var offer = shipped.named(id).orElseThrow();
            var input = offer.card(offer.file()).input();
            assertThat(input.channels()).as(id).contains(Channels.BGR);
            assertThat(input.range()).as(id).contains(List.of(0f, 255f));
            assertThat(input.mean(3)).as(id).contains(List.of(103.939f, 116.779f, 123.68f));
        }
        for (var id : List.of("squeezenet-1.1", "mobilenet-v2", "resnet-18", "resnet-50", "resnet-101", "vgg-16", "vgg-19",
                "shufflenet-v2")) {
            var offer = shipped.named(id).orElseThrow();
            var input = offer.card(offer.file()).input();
            assertThat(input.channels()).as(id).contains(Channels.RGB);
            assertThat(input.fit()).as(id).contains(Fit.CROP);
            assertThat(input.mean(3)).as(id).contains(List.of(0.485f, 0.456f, 0.406f));
        }
    }

    @Test
    void theUsersOwnListNamesOtherAddressesAndOtherNetworks() throws IOException {
        var own = Files.writeString(folder.resolve("catalog.json"), """
                {"mirrors": ["https://mirror.example.org/onnx/{path}"],
                 "networks": [
                   {"id": "resnet-50", "name": "Ours", "about": {"en": "Another"}, "license": "MIT", "source": "https://example.org",
                    "input": "torch", "files": [{"path": "a/b.onnx", "size": 12, "sha256": "%s"}]},
                   {"id": "new", "name": "New", "about": {"en": "New"}, "license": "MIT", "source": "https://example.org",
                    "input": {"channels": "GRAY", "mean": 0.5}, "files": [{"path": "c.onnx", "size": 13, "sha256": "%s"}]}]}
                """.formatted("a".repeat(64), "b".repeat(64)));
        var offers = Offers.read(own);
        assertThat(offers.all()).hasSize(shipped.all().size() + 1);
        var changed = offers.named("resnet-50").orElseThrow();
        assertThat(changed.name()).isEqualTo("Ours");
        assertThat(changed.card(changed.file()).input().channels()).contains(Channels.RGB);
        assertThat(offers.addresses(changed.file())).containsExactly(URI.create("https://mirror.example.org/onnx/a/b.onnx"));
        assertThat(offers.named("new").orElseThrow().card(offers.named("new").orElseThrow().file()).input().channels())
                .contains(Channels.GRAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "{\"mirrors\": 3}", "{\"mirrors\": [\"file:///etc/{path}\"]}",
        "{\"networks\": [{\"id\": \"../x\", \"name\": \"x\", \"about\": {}, \"license\": \"\", \"source\": \"\"}]}",
        "{\"networks\": [{\"id\": \"x\"}]}",
        "{\"networks\": [{\"id\": \"x\", \"name\": \"x\", \"about\": {}, \"license\": \"\", \"source\": \"\"}]}",
        "{\"networks\": [{\"id\": \"x\", \"name\": \"x\", \"about\": {}, \"license\": \"\", \"source\": \"\","
            + " \"files\": [{\"path\": \"../../x.onnx\", \"size\": 1, \"sha256\": \"\"}]}]}"})
    void aListThatIsWrongIsASentence(String text) throws IOException {
        var own = Files.writeString(folder.resolve("catalog.json"), text);
        assertThatThrownBy(() -> Offers.read(own)).isInstanceOf(Problem.class).hasMessageContaining("catalog.json");
    }
}
