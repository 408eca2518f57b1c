package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;

class ObservationTest {

    @Test
    void theBestClassesComeAsASortOfAllHasThemWhereScoresAreEqualToo() {
        var random = new Random(1);
        for (int classes : new int[] {1, 2, 5, 40}) {
            for (int i = 0; i < 50; i++) {
                var logits = new float[classes];
                for (int c = 0; c < classes; c++) {
                    logits[c] = random.nextInt(7) - 3;
                }
                int[] sorted = IntStream.range(0, classes).boxed()
                        .sorted(Comparator.<Integer>comparingDouble(c -> -logits[c])).mapToInt(c -> c).toArray();
                var seen = new Observation(null, new Tensor(new float[1], 1), logits, logits, Optional.empty(), 0);
                for (int count : new int[] {0, 1, 3, classes, classes + 1}) {
                    assertThat(seen.top(count)).containsExactly(IntStream.of(sorted).limit(count).toArray());
                }
            }
        }
    }
}
