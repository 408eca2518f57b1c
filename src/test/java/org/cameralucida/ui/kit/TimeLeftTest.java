package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    @ParameterizedTest
    @CsvSource({"10,0.5,10", "10,0.25,30", "30,0.99,1", "2,0.1,18"})
    void workAtAnEvenPaceTakesItsShareOfTheTimeSpent(double elapsed, double fraction, long left) {
        assertThat(TimeLeft.seconds(elapsed, fraction)).hasValue(left);
    }

    @Test
    void nothingIsSaidBeforeThereIsAnythingToSay() {
        assertThat(TimeLeft.seconds(0.5, 0.5)).isEmpty();
        assertThat(TimeLeft.seconds(60, 0.01)).isEmpty();
        assertThat(TimeLeft.seconds(60, -1)).isEmpty();
        assertThat(TimeLeft.seconds(60, 1)).isEmpty();
    }
}
