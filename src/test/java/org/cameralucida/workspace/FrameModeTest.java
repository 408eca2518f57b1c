package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cameralucida.image.Resampling;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Preprocessing;
import org.junit.jupiter.api.Test;

class FrameModeTest {

    private static Preprocessing of(Fit fit) {
        return new Preprocessing(Layout.NCHW, 32, 32, fit, 36, Channels.GRAY, List.of(0f, 1f), List.of(0f), List.of(1f),
                Resampling.BILINEAR);
    }

    @Test
    void whatACardPrescribesIsCalledWhatItIs() {
        assertThat(FrameMode.CARD.label(null)).hasToString("Crop");
        assertThat(FrameMode.CARD.label(of(Fit.CROP))).hasToString("Crop");
        assertThat(FrameMode.CARD.label(of(Fit.PAD))).hasToString("With border");
        assertThat(FrameMode.CARD.label(of(Fit.SQUASH))).hasToString("Whole photo");
        assertThat(FrameMode.CARD.isWhole(of(Fit.SQUASH))).isTrue();
        assertThat(FrameMode.CARD.isWhole(of(Fit.PAD))).isFalse();
    }
}
