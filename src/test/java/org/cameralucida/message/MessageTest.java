package org.cameralucida.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cameralucida.explain.Method;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void numbersAreWrittenAsTheLanguageOfTheSentenceWritesThem() {
        var note = Message.of(Method.class, "note.completeness", Decimal.of(1234.56789, 4), Decimal.of(-0.5, 4),
                Decimal.significant(0.00123456, 3));
        assertThat(note.in(Locale.ENGLISH)).contains("1234.5679", "-0.5000", "0.00123");
        assertThat(note.in(Locale.ITALIAN)).contains("1234,5679", "-0,5000", "0,00123");
    }
}
