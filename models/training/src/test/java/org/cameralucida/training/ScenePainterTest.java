package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.cameralucida.training.scene.CloseUp;
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

    /** A pixel of the sketch that the distance is chosen by is one in 300 of the view. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aCloseUpHoldsTheWholeThingAsLargeAsWanted(Kind kind) {
        List<Scene> scenes = LongStream.range(1, 7).boxed().flatMap(seed -> CloseUp.of(kind, 0.8, 192, seed).stream())
                .toList();
        assertThat(scenes).isNotEmpty().allSatisfy(scene -> {
            Scene.Thing thing = scene.things().get(0);
            assertThat(scene.picture().getWidth()).isEqualTo(256);
            assertThat(new Rectangle(32, 0, 192, 192).contains(thing.box())).isTrue();
            assertThat(Math.max(thing.box().width, thing.box().height) / 192.0).isBetween(0.8 - 0.02, 1.0);
            assertThat(thing.mask().stream().allMatch(i -> thing.box().contains(i % 256, i / 256))).isTrue();
            assertThat(thing.mask().stream().anyMatch(i -> i % 256 == thing.box().x)).isTrue();
        });
    }

    private static int[] pixels(Scene scene) {
        return scene.picture().getRGB(0, 0, 160, 120, null, 0, 160);
    }
}
