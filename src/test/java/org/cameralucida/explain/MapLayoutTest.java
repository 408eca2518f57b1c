package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.junit.jupiter.api.Test;

class MapLayoutTest {

    /** Value (k, i) of two maps of 2×3 positions is 10·k + i. */
    private static final float[] CHANNELS_FIRST = {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15};
    private static final float[] CHANNELS_LAST = {0, 10, 1, 11, 2, 12, 3, 13, 4, 14, 5, 15};

    @Test
    void theSameMapsComeOutOfEveryOrder() {
        var first = FeatureMaps.of(new Tensor(CHANNELS_FIRST, 1, 2, 2, 3), Layout.NCHW);
        var last = FeatureMaps.of(new Tensor(CHANNELS_LAST, 1, 2, 3, 2), Layout.NHWC);
        var expected = new Tensor(CHANNELS_FIRST, 2, 2, 3);
        assertThat(first.channelsFirst()).isEqualTo(expected);
        assertThat(last.channelsFirst()).isEqualTo(expected);
        assertThat(tokens().channelsFirst()).isEqualTo(expected);
    }

    @Test
    void ofABatchTheFirstCounts() {
        var batch = new Tensor(CHANNELS_FIRST, 1, 2, 2, 3).tiled(3);
        assertThat(batch.shape()).containsExactly(3, 2, 2, 3);
        assertThat(FeatureMaps.of(batch, Layout.NCHW).channelsFirst()).isEqualTo(new Tensor(CHANNELS_FIRST, 2, 2, 3));
    }

    @Test
    void aMaskHidesPositionsOfAllMapsAndWritesNoTokenThatHasNone() {
        float[] mask = {1, 0, 0, 2, 0, 0};
        for (var maps : new FeatureMaps[]{FeatureMaps.of(new Tensor(CHANNELS_FIRST, 1, 2, 2, 3), Layout.NCHW), tokens()}) {
            int size = maps.values().data().length;
            var batch = new float[2 * size];
            maps.writeMasked(mask, batch, size);
            var masked = new Tensor(Arrays.copyOfRange(batch, size, 2 * size), maps.values().shape());
            assertThat(maps.layout().channelsFirst(masked).data())
                    .containsExactly(0, 0, 0, 6, 0, 0, 10, 0, 0, 26, 0, 0);
            assertThat(Arrays.copyOf(batch, size)).containsOnly(0);
        }
        var batch = new float[tokens().values().data().length];
        tokens().writeMasked(mask, batch, 0);
        assertThat(batch[0]).isZero();
    }

    /** A class token of 99 before the grid's. */
    private static FeatureMaps tokens() {
        var data = new float[14];
        Arrays.fill(data, 0, 2, 99);
        System.arraycopy(CHANNELS_LAST, 0, data, 2, 12);
        return new FeatureMaps(new Tensor(data, 1, 7, 2), MapLayout.ofTokens(2, 2, 3, 1));
    }
}
