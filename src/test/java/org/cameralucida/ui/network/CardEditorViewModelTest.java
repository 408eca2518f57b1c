package org.cameralucida.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.cameralucida.SharedData;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizeFilter;
import org.cameralucida.network.Card;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Framing;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Position;
import org.cameralucida.network.SideRounding;
import org.cameralucida.network.Transfer;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardEditorViewModelTest extends OpenNetworkTest {

    private CardEditorViewModel editor;

    @BeforeEach
    void openANetworkWithoutACard() throws IOException {
        var file = folder.resolve("net.onnx");
        Files.copy(SharedData.at("networks/resnet20-cifar10.onnx"), file);
        from(files(OpenNetworkTest::blind));
        networks.open(file);
        editor = new CardEditorViewModel(networks);
    }

    @Test
    void whatIsChangedIsUsedAtOnceAndNoLongerAssumed() {
        assertThat(network().assumed()).isNotEmpty();
        editor.use(CardEditorViewModel.Preset.CAFFE);
        assertThat(network().preprocessing().channels()).isEqualTo(Channels.BGR);
        assertThat(network().preprocessing().mean()).containsExactly(104f, 117f, 123f);
        editor.fitProperty().set(Fit.SQUASH);
        assertThat(network().preprocessing().framing().fit()).isEqualTo(Fit.SQUASH);
    }

    @Test
    void numbersMayBeWrittenAsOneIsUsedTo() {
        editor.meanProperty().set("0,485 0.456;0,406");
        assertThat(network().preprocessing().mean()).containsExactly(0.485f, 0.456f, 0.406f);
        editor.stdProperty().set("0.5");
        assertThat(network().preprocessing().std()).containsExactly(0.5f, 0.5f, 0.5f);
    }

    @Test
    void whatMakesNoSenseIsSaidAndChangesNothing() {
        var before = network().preprocessing();
        editor.meanProperty().set("0.1; 0.2");
        assertThat(editor.wrongProperty().get().in(Locale.ENGLISH)).contains("3 numbers");
        editor.meanProperty().set("0; 0; 0");
        editor.stdProperty().set("1; 0; 1");
        assertThat(editor.wrongProperty().get().in(Locale.ITALIAN)).contains("dividere");
        editor.stdProperty().set("1; 1; 1");
        assertThat(editor.wrongProperty().get()).isNull();
        editor.shortSideProperty().set("many");
        editor.reset();
        assertThat(network().preprocessing()).isEqualTo(before);
        assertThat(network().assumed()).isNotEmpty();
    }

    @Test
    void everyDetailOfTheFramingIsUsed() {
        editor.fitProperty().set(Fit.PAD);
        editor.roundingProperty().set(SideRounding.SCALE_TRUNCATE);
        editor.positionProperty().set(Position.TOP_LEFT);
        editor.padProperty().set("114");
        editor.antialiasProperty().set(false);
        editor.profileProperty().set(ColorProfile.IGNORE);
        var used = network().preprocessing();
        assertThat(used.framing()).isEqualTo(new Framing(Fit.PAD, 32, 32, SideRounding.SCALE_TRUNCATE,
                Position.TOP_LEFT, List.of(114f, 114f, 114f)));
        assertThat(used.resampling()).isEqualTo(new Resampling(ResizeFilter.BILINEAR, false));
        assertThat(used.profile()).isEqualTo(ColorProfile.IGNORE);
        editor.interpolationProperty().set(ResizeFilter.HAMMING);
        assertThat(editor.hasAntialias()).isFalse();
        assertThat(network().preprocessing().resampling()).isEqualTo(new Resampling(ResizeFilter.HAMMING, true));
        editor.padProperty().set("0; 1");
        assertThat(editor.wrongProperty().get().in(Locale.ENGLISH)).contains("0 to 255");
        editor.padProperty().set(" ");
        assertThat(network().preprocessing().framing().pad()).isEmpty();
        var facts = new NetworkFactsViewModel(networks.loadedProperty().get(), new Texts(Locale.ENGLISH)).facts();
        assertThat(facts.get(1).what()).contains("lie within 32 × 32", "Hamming", "profiles of photos are ignored");
    }

    @Test
    void whatCannotBeSaidHereStays() throws IOException {
        Files.writeString(folder.resolve("net.json"), """
                {"input": {"fit": "crop", "resize": [40, 36], "gamma": "linear"}}""");
        networks.open(folder.resolve("net.onnx"));
        editor = new CardEditorViewModel(networks);
        editor.meanProperty().set("0.5");
        assertThat(network().preprocessing().framing()).isEqualTo(Framing.of(Fit.CROP, 40, 36));
        assertThat(input()).contains("until it covers 40 × 36");
        assertThat(network().preprocessing().transfer()).isEqualTo(Transfer.LINEAR);
    }

    private String input() {
        return new NetworkFactsViewModel(networks.loadedProperty().get(), new Texts(Locale.ENGLISH)).facts().get(1).what();
    }

    @Test
    void aPartOfTheCentreIsSaidToBeThat() throws IOException {
        Files.writeString(folder.resolve("net.json"), "{\"input\": {\"fit\": \"square\", \"resize\": 64}}");
        networks.open(folder.resolve("net.onnx"));
        assertThat(input()).contains("32/64 of each side");
    }

    @Test
    void theCardIsSavedBesideTheNetworkAndKeepsWhatItSaid() throws IOException {
        Files.writeString(folder.resolve("net.json"), "{\"name\": \"Mine\", \"mood\": \"good\"}");
        networks.open(folder.resolve("net.onnx"));
        editor = new CardEditorViewModel(networks);
        editor.use(CardEditorViewModel.Preset.UNIT);
        editor.save();
        var saved = Files.readString(editor.file().orElseThrow());
        assertThat(saved).contains("\"mood\": \"good\"", "\"channels\": \"RGB\"");
        assertThat(Card.read(folder.resolve("net.json")).name()).contains("Mine");
        assertThat(activities.failureProperty().get()).isNull();
    }

    /** What was missing is told no more once a card says it, as when the network is opened again. */
    @Test
    void whatIsSavedIsNeitherAssumedNorMissing() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"vit\"}");
        networks.open(folder.resolve("net.onnx"));
        editor = new CardEditorViewModel(networks);
        assertThat(network().notes().toString()).contains("no preprocessor_config.json");
        editor.save();
        var again = NetworkReader.read(folder.resolve("net.onnx"));
        assertThat(network().notes()).isEqualTo(again.notes()).isEmpty();
        assertThat(network().assumed()).isEqualTo(again.assumed());
        assertThat(network().origins().values().get("mean")).isEqualTo(again.origins().values().get("mean"));
    }

    @Test
    void theFactsSayWhatItIsInPlainWords() {
        var facts = new NetworkFactsViewModel(networks.loadedProperty().get(), new Texts(Locale.ENGLISH)).facts();
        assertThat(facts).extracting(NetworkFactsViewModel.Fact::about)
                .contains("Head", "Input", "Assumed", "Runs on", "File");
        assertThat(facts.get(0).what()).contains("Global average pooling");
    }
}
