package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.cameralucida.image.Raster;
import org.junit.jupiter.api.Test;

class LastPrintTest {

    private static final LastPrint.Cut CUT =
            new LastPrint.Cut(5, 4, 0.3, 0.2, 1.7, 1.7, PhotoSampler.Quality.FILTERED);

    private final LastPrint last = new LastPrint();

    private static Raster raster(int seed) {
        var random = new java.util.Random(seed);
        return new Raster(12, 9, random.ints(108).map(pixel -> 0xFF000000 | pixel).toArray());
    }

    private static int[] sampled(Raster raster, LastPrint.Cut cut) {
        var out = new int[cut.width() * cut.height()];
        PhotoSampler.fill(out, cut.width(), cut.width(), cut.height(), raster, cut.left(), cut.top(), cut.stepX(), cut.stepY(),
                cut.quality(), () -> false);
        return out;
    }

    private int[] filled(Raster raster, LastPrint.Cut cut) {
        var out = new int[cut.width() * cut.height()];
        assertThat(last.fill(out, cut.width(), raster, cut, () -> false)).isTrue();
        return out;
    }

    @Test
    void whatIsCopiedIsWhatWouldHaveBeenSampled() {
        var photo = raster(1);
        assertThat(filled(photo, CUT)).isEqualTo(sampled(photo, CUT));
        // A copy asks nobody whether it is still wanted: nothing is sampled.
        var copy = new int[20];
        assertThat(last.fill(copy, 5, photo, CUT, () -> true)).isTrue();
        assertThat(copy).isEqualTo(sampled(photo, CUT));
    }

    @Test
    void anotherPhotoOrAnotherCutIsSampled() {
        filled(raster(1), CUT);
        var other = raster(2);
        assertThat(filled(other, CUT)).isEqualTo(sampled(other, CUT));
        var moved = new LastPrint.Cut(5, 4, 0.4, 0.2, 1.7, 1.7, PhotoSampler.Quality.FILTERED);
        assertThat(filled(other, moved)).isEqualTo(sampled(other, moved));
        var rough = new LastPrint.Cut(5, 4, 0.4, 0.2, 1.7, 1.7, PhotoSampler.Quality.NEAREST);
        assertThat(filled(other, rough)).isEqualTo(sampled(other, rough));
    }

    @Test
    void whatWasPaintedOverIsNotCopied() {
        var photo = raster(1);
        var other = raster(2);
        var sheet = new int[20];
        last.fill(sheet, 5, photo, CUT, () -> false);
        assertThat(last.fill(sheet, 5, other, CUT, () -> true)).isFalse();
        assertThat(filled(photo, CUT)).isEqualTo(sampled(photo, CUT));
    }

    @Test
    void whatWasStoppedIsNotCopied() {
        var photo = raster(1);
        assertThat(last.fill(new int[20], 5, photo, CUT, () -> true)).isFalse();
        assertThat(filled(photo, CUT)).isEqualTo(sampled(photo, CUT));
    }
}
