package org.cameralucida.inference;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cameralucida.message.Problem;

/**
 * The device that a user asks to run on. What then really runs is {@link RunsOn}.
 *
 * @param kind the graphics card where there is one, the processor, or something else and nothing but that
 * @param index which of several, from 0
 */
public record Device(Kind kind, int index) {

    public static final Device AUTO = new Device(Kind.AUTO, 0);
    public static final Device CPU = new Device(Kind.CPU, 0);

    private static final Pattern FORM = Pattern.compile("(auto|cpu|coreml)|(gpu|directml)(?::(\\d{1,3}))?");

    /** What can be wished for. */
    public enum Kind {
        AUTO,
        CPU,
        /** A graphics card of NVIDIA's, by CUDA. */
        GPU,
        /** A graphics card by Windows' own way. */
        DIRECTML,
        /** What macOS thinks best. */
        COREML
    }

    /**
     * Reads {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:N}, {@code directml}, {@code directml:N} or {@code coreml}.
     *
     * @throws Problem if it is none of these
     */
    public static Device parse(String text) {
        var match = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw Problem.of(Device.class, "device.unknown", text);
        }
        if (match.group(1) != null) {
            return new Device(Kind.valueOf(match.group(1).toUpperCase(Locale.ROOT)), 0);
        }
        return new Device(Kind.valueOf(match.group(2).toUpperCase(Locale.ROOT)),
                match.group(3) == null ? 0 : Integer.parseInt(match.group(3)));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        var name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.GPU || kind == Kind.DIRECTML ? name + ":" + index : name;
    }
}
