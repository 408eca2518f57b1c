package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cameralucida.explain.Method;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {

    private static final Tensor SIGNED = new Tensor(new float[] {-2, 0, 1, 6}, 2, 2);

    @Test
    void endsComeFromTheMap() {
        assertThat(Scale.of(SIGNED, Scaling.MAXIMUM, false)).isEqualTo(new Scale(0, 6));
        assertThat(Scale.of(SIGNED, Scaling.MIN_MAX, false)).isEqualTo(new Scale(-2, 6));
        assertThat(Scale.of(SIGNED, Scaling.SYMMETRIC, false)).isEqualTo(new Scale(-6, 6));
        assertThatThrownBy(() -> Scale.of(SIGNED, Scaling.ABSOLUTE, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positionsAreClippedAndNeverNaN() {
        var scale = new Scale(-2, 6);
        assertThat(scale.position(-2)).isZero();
        assertThat(scale.position(0)).isEqualTo(0.25);
        assertThat(scale.position(6)).isEqualTo(1);
        assertThat(scale.position(-9)).isZero();
        assertThat(scale.position(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(scale.position(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(scale.position(Double.NaN)).isZero();
    }

    @Test
    void aFlatMapLiesAtItsLowEndAndZerosInTheMiddleOfASymmetricScale() {
        for (float level : new float[] {0, 5, -5, 1e20f, -1e-30f}) {
            var map = new Tensor(new float[] {level, level}, 1, 2);
            assertThat(Scale.of(map, Scaling.MIN_MAX, false).position(level)).isZero();
        }
        var zeros = new Tensor(new float[4], 2, 2);
        assertThat(Scale.of(zeros, Scaling.SYMMETRIC, false).position(0)).isEqualTo(0.5);
        assertThat(Scale.of(zeros, Scaling.MAXIMUM, false).position(0)).isZero();
    }

    @Test
    void aMapWithNothingPositiveIsColdOnAScaleToItsMaximum() {
        var map = new Tensor(new float[] {-3, -1}, 1, 2);
        var scale = Scale.of(map, Scaling.MAXIMUM, false);
        assertThat(scale.low()).isZero();
        assertThat(scale.position(-1)).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ABSOLUTE")
    void leavesOutWhatIsNotFinite(Scaling scaling) {
        var values = new float[] {Float.NaN, -2, 0, Float.POSITIVE_INFINITY, 1, 6, Float.NEGATIVE_INFINITY};
        var odd = new Tensor(values, 1, 7);
        assertThat(Scale.of(odd, scaling, true)).isEqualTo(Scale.of(SIGNED, scaling, true));
        Scale.of(new Tensor(new float[] {Float.NaN}, 1, 1), scaling, true);
        Scale.of(new Tensor(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, 1, 2), scaling, true);
    }

    @Test
    void aPercentileLeavesTheHundredthPartBeyondTheEnd() {
        var values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[(i * 7) % values.length] = i < 500 ? -i : i;
        }
        var map = new Tensor(values, 10, 100);
        assertThat(Scale.of(map, Scaling.PERCENTILE, false)).isEqualTo(new Scale(0, 989, Steps.EVEN, true));
        assertThat(Scale.of(map, Scaling.PERCENTILE, true)).isEqualTo(new Scale(-989, 989, Steps.EVEN, true));
        var negative = new Tensor(new float[] {-3, -1, 0, 0}, 2, 2);
        assertThat(Scale.of(negative, Scaling.PERCENTILE, true)).isEqualTo(new Scale(-3, 3));
        assertThat(Scale.of(negative, Scaling.PERCENTILE, false)).isEqualTo(new Scale(0, 1));
    }

    @Test
    void aMapThatIsNearlyAllZeroIsScaledToItsLargestValue() {
        var values = new float[1000];
        values[17] = 4;
        values[18] = -6;
        var map = new Tensor(values, 10, 100);
        assertThat(Scale.of(map, Scaling.PERCENTILE, false)).isEqualTo(new Scale(0, 4));
        assertThat(Scale.of(map, Scaling.PERCENTILE, true)).isEqualTo(new Scale(-6, 6));
    }

    @Test
    void whereZeroSaysNothingAMapIsCountedFromItsMinimum() {
        var map = new Tensor(new float[] {0.5f, 0.75f, Float.NaN, 1.5f}, 2, 2);
        assertThat(Method.named("rise").heat(map).data()).containsExactly(0, 0.25f, Float.NaN, 1);
        assertThat(Method.named("cam").heat(map)).isSameAs(map);
    }

    @Test
    void refusesEndsThatMakeNoRange() {
        assertThatThrownBy(() -> new Scale(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(0, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onRootStepsFourTimesTheValueIsTwiceTheWay() {
        var scale = new Scale(0, 8, Steps.ROOT, true);
        assertThat(scale.position(8)).isEqualTo(1);
        assertThat(scale.position(2)).isEqualTo(0.5);
        assertThat(scale.position(0.5)).isEqualTo(0.25);
        assertThat(scale.position(-1)).isZero();
        assertThat(scale.position(99)).isEqualTo(1);
        var twoSided = new Scale(-8, 8, Steps.ROOT, false);
        assertThat(twoSided.position(0)).isEqualTo(0.5);
        assertThat(twoSided.position(-2)).isEqualTo(0.25);
        assertThat(twoSided.position(2)).isEqualTo(0.75);
    }
}
