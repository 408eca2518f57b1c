package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;
    private final Pace pace = new Pace();

    @Test
    void theTimeIsCountedFromTheFirstNews() {
        // Ten seconds of making a graph are over when the first of ten batches is told.
        assertThat(pace.secondsLeft(-1, 5 * SECOND)).isEmpty();
        assertThat(pace.secondsLeft(0.1, 10 * SECOND)).isEmpty();
        assertThat(pace.secondsLeft(0.4, 13 * SECOND)).hasValue(6);
        assertThat(pace.secondsLeft(0.7, 16 * SECOND)).hasValue(3);
        assertThat(pace.secondsLeft(1, 19 * SECOND)).isEmpty();
    }

    @Test
    void otherWorkHasAPaceOfItsOwn() {
        pace.secondsLeft(0.1, 0);
        pace.restart();
        assertThat(pace.secondsLeft(0.1, 100 * SECOND)).isEmpty();
        assertThat(pace.secondsLeft(0.2, 110 * SECOND)).hasValue(80);
    }

    @Test
    void itIsSaidInSecondsOrMinutes() {
        var texts = new Texts(Locale.ENGLISH);
        pace.secondsLeft(0, 0);
        assertThat(pace.words(0.5, 20 * SECOND, texts)).isEqualTo("20 s left");
        assertThat(pace.words(0.1, 20 * SECOND, texts)).isEqualTo("3 min left");
        assertThat(pace.words(0.001, 20 * SECOND, texts)).isEmpty();
    }
}
