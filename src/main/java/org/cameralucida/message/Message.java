package org.cameralucida.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * A sentence for a user, not yet in any language: a key in the {@code messages} bundle of a room (the package of
 * {@code room}) and its arguments. The room that knows a fact names it; the window and the command line choose the language.
 *
 * @param room any class of the package whose {@code messages.properties} holds the key
 * @param key the key
 * @param arguments the values of the placeholders, in {@link MessageFormat} order; may themselves be messages,
 *     or a {@link Decimal}
 */
public record Message(Class<?> room, String key, List<Object> arguments) {

    /**
     * What names of files and notes in them may have in them to steer a terminal, or to turn what follows around. The
     * first two signs are the window's own, for what is strong.
     */
    private static final Pattern COMMANDS = Pattern.compile(
            "[\\x03-\\x08\\x0B-\\x1F\\x7F-\\x9F\u202A-\u202E\u2066-\u2069]");

    public Message {
        arguments = List.copyOf(arguments);
    }

    /** The sentence {@code key} of the bundle beside {@code room}, with its arguments. */
    public static Message of(Class<?> room, String key, Object... arguments) {
        return new Message(room, key, List.of(arguments));
    }

    /**
     * The sentence in a language; English where there is no translation.
     *
     * @throws java.util.MissingResourceException if the key is in no bundle
     */
    public String in(Locale locale) {
        var bundle = ResourceBundle.getBundle(room.getPackageName() + ".messages", locale, room.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var values = arguments.stream().map(a -> a instanceof Message m ? m.in(locale)
                : a instanceof Decimal d ? d.in(locale)
                : a instanceof String text ? COMMANDS.matcher(text).replaceAll("\uFFFD") : a).toArray();
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** The sentence in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
