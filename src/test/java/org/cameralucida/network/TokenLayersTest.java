package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cameralucida.network.SmallTransformer.CHANNELS;
import static org.cameralucida.network.SmallTransformer.COLUMNS;
import static org.cameralucida.network.SmallTransformer.PLACES;
import static org.cameralucida.network.SmallTransformer.ROWS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.onnx.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of transformers: which of their tensors are grids of places, and of how many tokens that are none. */
class TokenLayersTest {

    private static final List<String> NAMES = List.of("patches with their positions", "block 0, before attention",
            "block 0, after attention", "block 0, before the MLP", "block 0, output", "block 1, before attention",
            "block 1, after attention", "block 1, before the MLP", "block 1, output", "after the last block, normalised");

    private static List<Layer> ofTokens(Network network) {
        return network.layers().stream().filter(layer -> layer.maps().tokens().isPresent()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void everyPartOfEachBlockIsALayerOfTheGrid(int batch) {
        var network = SmallTransformer.withClassToken(batch, false);
        assertThat(ofTokens(network)).extracting(Layer::name).containsExactlyElementsOf(NAMES);
        assertThat(ofTokens(network)).allMatch(layer -> layer.height() == ROWS && layer.width() == COLUMNS
                && layer.channels() == CHANNELS);
        assertThat(ofTokens(network)).extracting(layer -> layer.maps().tokens())
                .containsOnly(Optional.of(new TokenAxis(1, PLACES + 1, false)));
    }

    @Test
    void oneLooksAtWhatTheLastAttentionReads() {
        var network = SmallTransformer.withClassToken(-1, false);
        assertThat(network.head()).isInstanceOf(Head.Tokens.class);
        assertThat(network.layer(network.head().target()).name()).isEqualTo("block 1, before attention");
        assertThat(network.head().description().toString()).contains("3×5 tokens of 6 numbers", "one more token");
    }

    @ParameterizedTest
    @CsvSource({"-1,2", "1,5", "-1,5"})
    void distillationTokensAndRegistersAreNoPlaces(int batch, int prefix) {
        var network = SmallTransformer.withTokens(new SmallTransformer(batch, false), prefix);
        assertThat(ofTokens(network)).hasSameSizeAs(NAMES).extracting(layer -> layer.maps().tokens())
                .containsOnly(Optional.of(new TokenAxis(prefix, PLACES + prefix, false)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 2})
    void tokensMayPrecedeTheBatch(int batch) {
        var network = SmallTransformer.withClassToken(batch, true);
        assertThat(ofTokens(network)).extracting(Layer::name).contains("block 0, output", "block 1, before attention");
        assertThat(network.layer(network.head().target()).maps().tokens())
                .contains(new TokenAxis(1, PLACES + 1, true));
    }

    @Test
    void tokensThatFollowThePatchesAreNoPlaces() {
        var t = new SmallTransformer(-1, false);
        var patches = t.patches();
        var network = t.read(t.classified(t.token(t.blocks(t.joined(patches, t.ownTokens(patches, 2)), PLACES + 2), PLACES)));
        assertThat(ofTokens(network)).hasSameSizeAs(NAMES).extracting(layer -> layer.maps().tokens())
                .containsOnly(Optional.of(new TokenAxis(0, PLACES + 2, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sliced", "split", "alone"})
    void theMeanOverThePatchesAloneIsAnExactHead(String how) {
        var t = new SmallTransformer(-1, false);
        var patches = t.patches();
        int prefix = how.equals("alone") ? 0 : 3;
        var tokens = t.blocks(prefix == 0 ? patches : t.joined(t.ownTokens(patches, prefix), patches), PLACES + prefix);
        var places = prefix == 0 ? tokens : how.equals("sliced") ? t.b.slice(tokens, 1, prefix, PLACES + prefix)
                : t.b.emit("Split", List.of(tokens, t.b.list(prefix, PLACES)), 2, Attribute.of("axis", 1L)).get(1);
        var network = t.read(t.classified(t.b.reduce("ReduceMean", places, false, 1)));
        assertThat(network.head()).isInstanceOf(Head.PooledLinear.class);
        assertThat(network.head().maps().orElseThrow().tokens()).contains(new TokenAxis(0, PLACES, false));
    }

    @Test
    void theMeanOverAllTokensIsNotOfPlacesAlone() {
        var t = new SmallTransformer(-1, false);
        var patches = t.patches();
        var tokens = t.blocks(t.joined(t.ownTokens(patches, 1), patches), PLACES + 1);
        var network = t.read(t.classified(t.b.reduce("ReduceMean", tokens, false, 1)));
        assertThat(network.head().hasClassMaps()).isFalse();
        assertThat(network.head()).isInstanceOf(Head.Tokens.class);
    }

    @Test
    void theNameIsInTheLanguageOfTheWindow() {
        var network = SmallTransformer.withClassToken(-1, false);
        var target = network.layer(network.head().target());
        assertThat(target.title(Locale.ITALIAN)).isEqualTo("blocco 1, prima dell'attenzione");
        assertThat(network.layers().get(0).title(Locale.ITALIAN)).isEqualTo(network.layers().get(0).name());
    }
}
