package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.cameralucida.Rounding;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Layout;
import org.junit.jupiter.api.Test;

class LayerStripTest {

    private static Layer layer(int channels, int size) {
        return new Layer("t", "t", "Conv", Layout.NCHW, channels, size, size);
    }

    @Test
    void barsGoFromInputToOutputWithinTheStrip() {
        var layers = IntStream.range(0, 150).mapToObj(i -> layer(64 + i, 224 / (1 + i / 30))).toList();
        var places = LayerStrip.places(layers);
        for (int i = 1; i < places.length; i++) {
            assertThat(places[i][0]).isGreaterThanOrEqualTo(places[i - 1][0] + places[i - 1][1] - Rounding.OF_DOUBLES);
        }
        var last = places[places.length - 1];
        assertThat(last[0] + last[1]).isLessThanOrEqualTo(LayerStrip.WIDTH + Rounding.OF_DOUBLES);
    }

    @Test
    void aLargerMapIsHigherAndMoreChannelsAreThicker() {
        var places = LayerStrip.places(List.of(layer(16, 112), layer(512, 7)));
        assertThat(places[0][2]).isCloseTo(LayerStrip.HEIGHT, within(Rounding.OF_DOUBLES)).isGreaterThan(places[1][2]);
        assertThat(places[1][1]).isCloseTo(places[0][1] * 2, within(Rounding.OF_DOUBLES));
    }

    @Test
    void aNetworkWithoutLayersHasNoBars() {
        assertThat(LayerStrip.places(List.of())).isEmpty();
    }
}
