package org.cameralucida.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.message.Message;

/** What one source says of a network's input otherwise than one that is believed before it. */
final class Disagreement {

    /** What may be compared one by one. */
    private static final List<List<String>> SINGLE = List.of(List.of("width", "height"), List.of("fit", "shortSide",
            "resize"), List.of("channels"), List.of("interpolation"), List.of("gamma"));
    private static final List<String> NUMBERS = List.of("range", "mean", "std");
    /** Makers write the same numbers with two digits, and with eight. */
    private static final double SAME = 0.01;

    private Disagreement() {
    }

    /**
     * One note for each group of things that belong together.
     *
     * @param says a card's input as the source has it
     * @param who the source
     * @param believed what was said before
     * @param origins by whom, by key
     */
    static List<Message> of(JsonObject says, Origin who, JsonObject believed, Map<String, Origin> origins) {
        var others = SINGLE.stream().filter(group -> group.stream().anyMatch(key -> says.has(key) && believed.has(key)
                && !says.get(key).equals(believed.get(key))));
        var numbers = Stream.of(NUMBERS).filter(group -> isOther(says, believed));
        return Stream.concat(others, numbers).flatMap(group -> note(group, says, who, believed, origins).stream()).toList();
    }

    private static Optional<Message> note(List<String> group, JsonObject says, Origin who, JsonObject believed,
            Map<String, Origin> origins) {
        return group.stream().filter(believed::has).map(origins::get).findFirst().filter(other -> !other.equals(who))
                .map(other -> Message.of(Disagreement.class, "said.other", who.source(), words(group, says),
                        other.source(), words(group, believed)));
    }

    private static String words(List<String> group, JsonObject says) {
        return group.stream().filter(says::has).map(key -> key + " " + word(says.get(key)))
                .collect(Collectors.joining(", "));
    }

    private static String word(JsonElement value) {
        return value.isJsonArray() ? value.getAsJsonArray().asList().stream().map(JsonElement::getAsString)
                .collect(Collectors.joining(" ")) : value.getAsString();
    }

    /** Whether black or white become other numbers in some channel, in whichever units they are written. */
    private static boolean isOther(JsonObject first, JsonObject second) {
        if (NUMBERS.stream().noneMatch(first::has) || NUMBERS.stream().noneMatch(second::has)) {
            return false;
        }
        boolean isTurned = first.has("channels") && second.has("channels")
                && !first.get("channels").equals(second.get("channels"));
        return IntStream.range(0, 3).anyMatch(c -> {
            double black = value(first, 0, c) - value(second, 0, isTurned ? 2 - c : c);
            double white = value(first, 1, c) - value(second, 1, isTurned ? 2 - c : c);
            double span = Math.abs(value(first, 1, c) - value(first, 0, c));
            return Math.max(Math.abs(black), Math.abs(white)) > SAME * span;
        });
    }

    private static double value(JsonObject says, int end, int channel) {
        return (number(says, "range", end, end) - number(says, "mean", channel, 0)) / number(says, "std", channel, 1);
    }

    private static double number(JsonObject says, String key, int index, double otherwise) {
        var numbers = Optional.ofNullable(says.get(key)).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray)
                .orElseGet(() -> list(says.get(key)));
        return numbers.isEmpty() ? otherwise : numbers.get(Math.min(index, numbers.size() - 1)).getAsDouble();
    }

    private static JsonArray list(JsonElement number) {
        var list = new JsonArray();
        Optional.ofNullable(number).filter(JsonPrimitive.class::isInstance).ifPresent(list::add);
        return list;
    }
}
