package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;
import org.cameralucida.training.scene.ScenePainter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenePainterTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theBoxIsTightAroundTheMask(Kind kind) {
        Scene.Thing thing = ScenePainter.paint(List.of(kind), 160, 120, 5).things().get(0);
        assertThat(thing.mask().cardinality()).isGreaterThan(150);
        assertThat(thing.mask().stream().allMatch(i -> thing.box().contains(i % 160, i / 160))).isTrue();
        assertThat(thing.mask().stream().anyMatch(i -> i % 160 == thing.box().x)).isTrue();
        assertThat(thing.mask().stream().anyMatch(i -> i / 160 == thing.box().getMaxY() - 1)).isTrue();
    }

    @Test
    void theSameSeedPaintsTheSameScene() {
        Scene one = ScenePainter.paint(List.of(Kind.TEAPOT, Kind.LEMON), 160, 120, 7);
        Scene two = ScenePainter.paint(List.of(Kind.TEAPOT, Kind.LEMON), 160, 120, 7);
        Scene other = ScenePainter.paint(List.of(Kind.TEAPOT, Kind.LEMON), 160, 120, 8);
        assertThat(pixels(one)).isEqualTo(pixels(two)).isNotEqualTo(pixels(other));
        assertThat(one.things()).isEqualTo(two.things());
    }

    @Test
    void whatIsHiddenBelongsToTheThingInFront() {
        for (long seed = 0; seed < 20; seed++) {
            List<Scene.Thing> things = ScenePainter.paint(List.of(Kind.ORANGE, Kind.BANANA), 160, 120, seed).things();
            var common = (BitSet) things.get(0).mask().clone();
            common.and(things.get(1).mask());
            assertThat(common.isEmpty()).isTrue();
        }
    }

    private static int[] pixels(Scene scene) {
        return scene.picture().getRGB(0, 0, 160, 120, null, 0, 160);
    }
}
