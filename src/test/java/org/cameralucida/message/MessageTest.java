package org.cameralucida.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cameralucida.explain.Method;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void numbersAreWrittenAsTheLanguageOfTheSentenceWritesThem() {
        var note = Message.of(Method.class, "note.completeness", Decimal.of(1234.56789, 4), Decimal.of(-0.5, 4),
                Decimal.significant(0.00123456, 3));
        assertThat(note.in(Locale.ENGLISH)).contains("1234.5679", "-0.5000", "0.00123");
        assertThat(note.in(Locale.ITALIAN)).contains("1234,5679", "-0,5000", "0,00123");
    }

    /** The window marks what is strong by the first two signs. */
    @Test
    void whatStandsInFilesSteersNoTerminal() {
        var note = Message.of(NetworkReader.class, "network.problem", "a\u001B[2J\rb\u202Ec", "\u0001strong\u0002");
        assertThat(note.toString()).isEqualTo("a\uFFFD[2J\uFFFDb\uFFFDc: \u0001strong\u0002");
    }
}
