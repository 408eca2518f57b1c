package org.cameralucida.inference;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cameralucida.message.Problem;

/**
 * The device that a user asks to run on. What then really runs is {@link RunsOn}.
 *
 * @param kind the graphics card where there is one, the processor, or a graphics card and nothing else
 * @param index which graphics card, from 0
 */
public record Device(Kind kind, int index) {

    public static final Device AUTO = new Device(Kind.AUTO, 0);
    public static final Device CPU = new Device(Kind.CPU, 0);

    private static final Pattern FORM = Pattern.compile("(auto|cpu)|gpu(?::(\\d{1,3}))?");

    /** The three kinds of wish. */
    public enum Kind { AUTO, CPU, GPU }

    /**
     * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}.
     *
     * @throws Problem if it is none of these
     */
    public static Device parse(String text) {
        var match = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw Problem.of(Device.class, "device.unknown", text);
        }
        if (match.group(1) != null) {
            return match.group(1).equals("cpu") ? CPU : AUTO;
        }
        return new Device(Kind.GPU, match.group(2) == null ? 0 : Integer.parseInt(match.group(2)));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return kind == Kind.GPU ? "gpu:" + index : kind.name().toLowerCase(Locale.ROOT);
    }
}
