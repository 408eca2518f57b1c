package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    /** The picture of EXIF 2.32, 4.6.4: the letter F as it is stored for each value. */
    @ParameterizedTest
    @CsvSource({
        "1, '##|#.|##|#.|#.'",
        "2, '##|.#|##|.#|.#'",
        "3, '.#|.#|##|.#|##'",
        "4, '#.|#.|##|#.|##'",
        "5, '#####|#.#..'",
        "6, '#.#..|#####'",
        "7, '..#.#|#####'",
        "8, '#####|..#.#'"
    })
    void turnsTheStoredLetterUpright(int tag, String stored) {
        assertThat(text(Orientation.of(tag).upright(letter(stored)))).isEqualTo("##|#.|##|#.|#.");
    }

    @ParameterizedTest
    @EnumSource
    void turnsPicturesLargerThanABlock(Orientation orientation) {
        int width = 70;
        int height = 45;
        var pixels = new int[width * height];
        Arrays.setAll(pixels, i -> 0xFF000000 | i);
        var upright = orientation.upright(new Raster(width, height, pixels));
        assertThat(upright.width()).isEqualTo(orientation.swapsSides() ? height : width);
        assertThat(Arrays.stream(upright.argb()).sorted().toArray())
                .isEqualTo(Arrays.stream(pixels).sorted().toArray());
        assertThat(Math.abs(upright.argb()[1] - upright.argb()[0])).isEqualTo(orientation.swapsSides() ? width : 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 9, 1L << 40})
    void valuesWithoutMeaningAreUpright(long tag) {
        assertThat(Orientation.of(tag)).isEqualTo(Orientation.TOP_LEFT);
    }

    @Test
    void uprightPictureIsNotCopied() {
        var raster = letter("#.");
        assertThat(Orientation.TOP_LEFT.upright(raster)).isSameAs(raster);
    }

    private static Raster letter(String rows) {
        int height = rows.split("\\|").length;
        var flat = rows.replace("|", "");
        return new Raster(flat.length() / height, height, flat.chars().map(c -> c == '#' ? -1 : 0xFF000000).toArray());
    }

    private static String text(Raster raster) {
        var text = new StringBuilder();
        for (int i = 0; i < raster.argb().length; i++) {
            text.append(i > 0 && i % raster.width() == 0 ? "|" : "").append(raster.argb()[i] == -1 ? '#' : '.');
        }
        return text.toString();
    }
}
