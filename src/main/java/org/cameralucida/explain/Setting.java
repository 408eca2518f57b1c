package org.cameralucida.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/** An option of a method, described once: the window's controls, {@code --option} and the help are made from it. */
public sealed interface Setting {

    /** The name on the command line. */
    String key();

    /** What it is without being set, as on the command line. */
    String standard();

    /** The text of a value in the form that is kept; a {@link Problem} if the setting cannot have it. */
    String checked(String text);

    /** What it may be, for the help: {@code 1…1000} or {@code sum, max, norm}. */
    String range();

    /** The name in the window. */
    default Message title() {
        return Message.of(Method.class, "setting." + key());
    }

    /** A number from {@code low} to {@code high}. */
    record Number(String key, double value, double low, double high) implements Setting {

        @Override
        public String standard() {
            return text(value);
        }

        @Override
        public String range() {
            return text(low) + "…" + text(high);
        }

        @Override
        public String checked(String text) {
            try {
                double number = Double.parseDouble(text.strip());
                if (number >= low && number <= high) {
                    return text(number);
                }
            } catch (NumberFormatException e) {
                throw Problem.causedBy(e, Method.class, "setting.outside", key, text, range());
            }
            throw Problem.of(Method.class, "setting.outside", key, text, range());
        }

        private static String text(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e9 ? Long.toString((long) number)
                    : Double.toString(number).toLowerCase(Locale.ROOT);
        }
    }

    /** A whole number from {@code low} to {@code high}. */
    record Whole(String key, long value, long low, long high) implements Setting {

        @Override
        public String standard() {
            return Long.toString(value);
        }

        @Override
        public String range() {
            return low + "…" + high;
        }

        @Override
        public String checked(String text) {
            try {
                long number = Long.parseLong(text.strip());
                if (number >= low && number <= high) {
                    return Long.toString(number);
                }
            } catch (NumberFormatException e) {
                throw Problem.causedBy(e, Method.class, "setting.outside", key, text, range());
            }
            throw Problem.of(Method.class, "setting.outside", key, text, range());
        }
    }

    /**
     * One of several words.
     *
     * @param formerly words that earlier versions had, and what they are read as
     */
    record Choice(String key, String standard, List<String> choices, Map<String, String> formerly) implements Setting {

        public Choice {
            choices = List.copyOf(choices);
            formerly = Map.copyOf(formerly);
        }

        /** As ever. */
        public Choice(String key, String standard, List<String> choices) {
            this(key, standard, choices, Map.of());
        }

        @Override
        public String range() {
            return String.join(", ", choices);
        }

        @Override
        public String checked(String text) {
            String word = formerly.getOrDefault(text.strip(), text.strip());
            return choices.stream().filter(c -> c.equalsIgnoreCase(word)).findFirst()
                    .orElseThrow(() -> Problem.of(Method.class, "setting.outside", key, text, range()));
        }

        /** The name of a choice in the window. */
        public Message title(String choice) {
            return Message.of(Method.class, "choice." + choice);
        }
    }
}
