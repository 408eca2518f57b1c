package org.cameralucida.message;

import java.util.Locale;

/**
 * Something that went wrong and that a user can understand or mend: one sentence that says what and why, naming the file
 * or thing concerned. The only exception of ours that is meant to be shown; it is logged once, where it is shown.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message sentence;

    public Problem(Message sentence) {
        this(sentence, null);
    }

    public Problem(Message sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    /** The problem {@code key} of the bundle beside {@code room}. */
    public static Problem of(Class<?> room, String key, Object... arguments) {
        return new Problem(Message.of(room, key, arguments));
    }

    /** As {@link #of}, caused by {@code cause}. */
    public static Problem causedBy(Throwable cause, Class<?> room, String key, Object... arguments) {
        return new Problem(Message.of(room, key, arguments), cause);
    }

    /** The sentence, to be put into another; null only for a copy that was serialized. */
    public Message sentence() {
        return sentence;
    }

    /** The sentence in a language. */
    public String in(Locale locale) {
        return sentence == null ? getMessage() : sentence.in(locale);
    }
}
