package org.cameralucida.ui.control;

import java.util.Locale;
import org.cameralucida.message.Message;
import org.cameralucida.message.Numerals;

/**
 * The sentences and numbers of these controls, in the language of the window. It is the one thing of the program that
 * all share and that changes: most controls are made by FXML, which hands them nothing; so it is said once, before the
 * first of them is made.
 */
public final class Words {

    private static Locale locale = Locale.getDefault();

    private Words() {
    }

    /** Speaks a language from now on; controls that are there already stay as they are. */
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
