package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorBarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0     | 0.36  | 5 | 0 0.1 0.2 0.3",
        "0     | 0.4   | 5 | 0 0.1 0.2 0.3 0.4",
        "0     | 7.31  | 5 | 0 2 4 6",
        "-1    | 1     | 5 | −1.0 −0.5 0 0.5 1.0",
        "-0.3  | 0.3   | 7 | −0.3 −0.2 −0.1 0 0.1 0.2 0.3",
        "0     | 17.3  | 4 | 0 5 10 15",
        "-12.9 | 4.1   | 4 | −10 −5 0",
        "0     | 1.7e-7| 5 | 0 0.5×10⁻⁷ 1.0×10⁻⁷ 1.5×10⁻⁷",
        "0     | 3e12  | 4 | 0 1×10¹² 2×10¹² 3×10¹²",
        "0     | 120000| 4 | 0 50000 100000",
        "0.002 | 0.009 | 5 | 0.002 0.004 0.006 0.008",
        "100   | 100.5 | 3 | 100.0 100.2 100.4"})
    void ticksAreNiceNumbers(double low, double high, int most, String expected) {
        assertThat(texts(ColorBar.ticks(new Scale(low, high), most, Locale.ENGLISH))).isEqualTo(expected);
    }

    @Test
    void ticksLieWhereTheirValuesAreAndNeverOutnumberTheRoom() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);
            double length = (0.01 + random.nextDouble()) * Math.pow(10, random.nextInt(24) - 12);
            var scale = new Scale(low, low + Math.max(length, 1e-12 * Math.abs(low)));
            int most = 2 + random.nextInt(9);
            var ticks = ColorBar.ticks(scale, most, Locale.ENGLISH);
            assertThat(ticks).hasSizeLessThanOrEqualTo(most);
            assertThat(ticks.stream().map(ColorBar.Tick::text)).doesNotHaveDuplicates();
            for (var tick : ticks) {
                // An end that misses a tick by 1e-9 of a step has it; the rest is five operations there and back, in double.
                double span = scale.high() - scale.low();
                assertThat(scale.low() + tick.position() * span).isCloseTo(tick.value(),
                        within(1e-9 * span + 5 * 0x1p-53 * (Math.abs(low) + span)));
                assertThat(parsed(tick.text())).isEqualTo(tick.value());
            }
        }
    }

    @Test
    void thereAreAtLeastTwoTicksWhereThereIsRoomForFour() {
        for (double high = 0.001; high < 2000; high *= 1.013) {
            assertThat(ColorBar.ticks(new Scale(0, high), 4, Locale.ENGLISH)).hasSizeBetween(2, 4);
            assertThat(ColorBar.ticks(Scale.symmetric(high), 5, Locale.ENGLISH)).hasSizeBetween(3, 5);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7.3123, 7.31", "-0.30000000000000004, −0.3", "6, 6", "-0.004, −0.004", "-0.000123, −1.2×10⁻⁴",
        "-3.4e-9, −3.4×10⁻⁹", "12.4249, 12.42", "-0.0, 0", "NaN, –", "-Infinity, −∞"})
    void valuesAreAsFineAsTheScaleAndKeepTheirSign(double value, String text) {
        assertThat(ColorBar.text(value, new Scale(0, 7.3123), Locale.ENGLISH)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0     | 0.399 | 6 | 0 0.02 0.1 0.2",
        "0     | 2.11  | 6 | 0 0.2 0.5 1 2",
        "-1    | 1     | 6 | −1 −0.2 0 0.2 1",
        "0     | 3e-6  | 5 | 0 0.2×10⁻⁶ 1×10⁻⁶ 2×10⁻⁶"})
    void ticksOnRootStepsAreNiceNumbersWithRoomBetweenThem(double low, double high, int most, String expected) {
        var scale = new Scale(low, high, Steps.ROOT, false);
        var ticks = ColorBar.ticks(scale, most, Locale.ENGLISH);
        assertThat(texts(ticks)).isEqualTo(expected);
        assertThat(ticks).allMatch(tick -> tick.position() == scale.position(tick.value()));
    }

    @Test
    void endsAreWrittenToo() {
        var scale = new Scale(-0.0712345, 0.1);
        assertThat(ColorBar.low(scale, Locale.ENGLISH)).isEqualTo(new ColorBar.Tick(-0.0712345, 0, "−0.071"));
        assertThat(ColorBar.high(scale, Locale.ENGLISH)).isEqualTo(new ColorBar.Tick(0.1, 1, "0.1"));
        assertThat(ColorBar.high(new Scale(0, 123456789), Locale.ENGLISH).text()).isEqualTo("1.23×10⁸");
        assertThat(ColorBar.high(new Scale(0, 200), Locale.ENGLISH).text()).isEqualTo("200");
    }

    @Test
    void theDecimalSeparatorIsTheLanguages() {
        assertThat(texts(ColorBar.ticks(new Scale(-1, 1), 5, Locale.ITALIAN))).isEqualTo("−1,0 −0,5 0 0,5 1,0");
    }

    private static String texts(List<ColorBar.Tick> ticks) {
        return String.join(" ", ticks.stream().map(ColorBar.Tick::text).toList());
    }

    private static double parsed(String text) {
        var plain = text.replace('−', '-').replace("×10", "e");
        for (int digit = 0; digit <= 9; digit++) {
            plain = plain.replace("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit), (char) ('0' + digit));
        }
        return Double.parseDouble(plain.replace('⁻', '-'));
    }
}
