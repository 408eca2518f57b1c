package org.cameralucida.ui.control;

import java.util.Locale;
import org.cameralucida.compare.Numerals;
import org.cameralucida.message.Message;

/** The sentences and numbers of these controls, in the language of the moment. */
public final class Words {

    private static Locale locale = Locale.getDefault();

    private Words() {
    }

    /** Speaks a language from now on; controls that are there already are to be made anew. */
    public static void speak(Locale now) {
        locale = now;
    }

    static Locale locale() {
        return locale;
    }

    static String of(String key, Object... arguments) {
        return Message.of(Words.class, key, arguments).in(locale);
    }

    /** A number with so many decimals, without grouping, with a true minus sign. */
    static String number(double value, int decimals) {
        return new Numerals(locale).number(value, decimals);
    }
}
