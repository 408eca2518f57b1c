package org.cameralucida.ui.kit;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.cameralucida.message.Message;
import org.cameralucida.message.Numerals;

/**
 * The words and numbers of the window in the user's language.
 *
 * @param locale the language, and how numbers are written
 */
public record Texts(Locale locale) {

    /** The sentence {@code key} of the bundle beside {@code room}. */
    public String of(Class<?> room, String key, Object... arguments) {
        return of(Message.of(room, key, arguments));
    }

    /** A sentence in the user's language; empty for null. */
    public String of(Message message) {
        return message == null ? "" : message.in(locale);
    }

    /** The bundle beside {@code room}, for the {@code %keys} of an FXML file. */
    public ResourceBundle bundle(Class<?> room) {
        return new Formatted(room);
    }

    /** A number with so many decimals; a true minus sign. */
    public String number(double value, int decimals) {
        return new Numerals(locale).number(value, decimals);
    }

    /** A number to about three significant digits, so that small and large values read equally well. */
    public String figure(double value) {
        return new Numerals(locale).figure(value);
    }

    /** As {@link #figure}, with its sign always written. */
    public String signed(double value) {
        return value > 0 ? "+" + figure(value) : figure(value);
    }

    /** A share 0…1 in per cent. */
    public String percent(double share, int decimals) {
        return new Numerals(locale).percent(share, decimals);
    }

    /** A bundle whose patterns without placeholders are already texts: an apostrophe is one apostrophe. */
    private final class Formatted extends ResourceBundle {

        private final Class<?> room;

        Formatted(Class<?> room) {
            this.room = room;
        }

        @Override
        protected Object handleGetObject(String key) {
            return new Message(room, key, List.of()).in(locale);
        }

        @Override
        public boolean containsKey(String key) {
            return true;
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.emptyEnumeration();
        }
    }
}
