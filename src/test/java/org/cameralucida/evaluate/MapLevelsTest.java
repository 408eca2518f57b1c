package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;

class MapLevelsTest {

    private final Random random = new Random(3);

    /** The oracle scales and cuts every pixel of the enlarged picture by a division; the levels are the same, none is near. */
    @Test
    void levelsAreThoseOfThePictureScaledPixelByPixel() {
        for (int side : new int[] {1, 2, 7, 13, 50, 224, 300}) {
            for (float offset : new float[] {0, -1e6f, 1e-30f}) {
                var map = map(side, offset == 1e-30f ? offset : 1, offset);
                assertLevels(map);
            }
        }
    }

    @Test
    void whatIsNoNumberIsAtTheLowestLevel() {
        var map = map(13, 1, 0);
        map.data()[5] = Float.NaN;
        map.data()[80] = Float.POSITIVE_INFINITY;
        map.data()[160] = Float.NEGATIVE_INFINITY;
        assertLevels(map);
        var large = map(LevelBoxes.SIDE, 1, 0);
        large.data()[7] = Float.NaN;
        large.data()[900] = Float.NEGATIVE_INFINITY;
        assertLevels(large);
    }

    /** Cells of a few values only: many pixels are on a level to the last bit, or beside it. */
    @Test
    void nothingIsLostWhereValuesAreWholeLevels() {
        var map = map(13, 1, 0);
        for (int i = 0; i < map.data().length; i++) {
            map.data()[i] = random.nextInt(256) / 255f;
        }
        assertLevels(map);
    }

    private static void assertLevels(Tensor map) {
        var large = BilinearUpsampling.bilinear(map, LevelBoxes.SIDE, LevelBoxes.SIDE);
        var ends = MinMax.ends(large);
        var levels = MapLevels.of(map, LevelBoxes.SIDE);
        assertThat(levels.isPresent()).isEqualTo(ends.isPresent());
        for (int i = 0; ends.isPresent() && i < large.length; i++) {
            int expected = (int) (ends.get().scaled(large[i]) * LevelBoxes.LEVELS);
            if ((levels.orElseThrow()[i] & 0xFF) != expected) {
                assertThat(levels.get()[i] & 0xFF).as("pixel " + i + " of " + map).isEqualTo(expected);
            }
        }
    }

    private Tensor map(int side, float range, float offset) {
        var data = new float[side * side];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian() * range + offset;
        }
        return new Tensor(data, side, side);
    }
}
