package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final Texts english = new Texts(Locale.ENGLISH);
    private final Texts italian = new Texts(Locale.ITALIAN);

    @ParameterizedTest
    @CsvSource({"0,0", "0.36123,0.361", "14.8249,14.82", "312.44,312.4", "98123,98123", "-1.5,−1.50",
        "0.00001234,1.2×10⁻⁵", "-0.0004,−4.0×10⁻⁴", "0.0000997,1.0×10⁻⁴"})
    void aFigureHasAboutThreeDigits(double value, String text) {
        assertThat(english.figure(value)).isEqualTo(text);
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        assertThat(italian.figure(14.8249)).isEqualTo("14,82");
        assertThat(italian.percent(0.981, 1)).isEqualTo("98,1 %");
        assertThat(english.signed(0.36)).isEqualTo("+0.360");
        assertThat(english.signed(-0.36)).isEqualTo("\u22120.360");
    }

    @Test
    void thereIsNoNegativeZero() {
        assertThat(english.number(-0.00001, 2)).isEqualTo("0.00");
    }
}
