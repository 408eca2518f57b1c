package org.cameralucida.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cameralucida.explain.Method;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scaling;
import org.junit.jupiter.api.Test;

class StandardScalingTest {

    @Test
    void theStandardScalingFollowsFromWhatAMethodsNumbersAre() {
        assertThat(StandardScaling.of(Method.named("cam"), ColorMap.JET)).isEqualTo(Scaling.MAXIMUM);
        assertThat(StandardScaling.of(Method.named("cam"), ColorMap.COOLWARM)).isEqualTo(Scaling.SYMMETRIC);
        assertThat(StandardScaling.of(Method.named("rise"), ColorMap.JET)).isEqualTo(Scaling.MIN_MAX);
        for (var id : List.of("integrated-gradients", "lrp")) {
            assertThat(StandardScaling.of(Method.named(id), ColorMap.JET)).isEqualTo(Scaling.PERCENTILE);
            assertThat(StandardScaling.of(Method.named(id), ColorMap.COOLWARM)).isEqualTo(Scaling.PERCENTILE);
        }
    }
}
