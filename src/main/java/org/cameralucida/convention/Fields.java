package org.cameralucida.convention;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A document of keys and values, whatever it was written in; what is asked for and is not there, or is of another type
 * than asked for, is absent.
 */
final class Fields {

    /** There is nothing. */
    static final Fields NONE = new Fields(JsonNull.INSTANCE);

    private static final int LARGEST_YAML = 4 << 20;
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 500_000;

    private final JsonElement element;

    private Fields(JsonElement element) {
        this.element = element;
    }

    /** A JSON text; {@link #NONE} if it is none. */
    static Fields json(String text) {
        try {
            return new Fields(JsonParser.parseString(text));
        } catch (JsonParseException | StackOverflowError e) {
            return NONE;
        }
    }

    /** A YAML text, of which only data are read, and no more of it than it is long; {@link #NONE} if it is none. */
    static Fields yaml(String text) {
        var settings = LoadSettings.builder().setMaxAliasesForCollections(20).setAllowRecursiveKeys(false)
                .setAllowDuplicateKeys(true).setCodePointLimit(LARGEST_YAML).build();
        try {
            return new Fields(element(new Load(settings).loadFromString(text), 0, new int[]{MOST_VALUES}));
        } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
            return NONE;
        }
    }

    /** @param left how many values more there may be: a part that is referred to is copied each time */
    private static JsonElement element(Object value, int depth, int[] left) {
        if (depth > DEEPEST || left[0]-- <= 0) {
            throw new IllegalArgumentException("deeper than " + DEEPEST + ", or more than " + MOST_VALUES + " values");
        } else if (value instanceof Map<?, ?> map) {
            var object = new JsonObject();
            map.forEach((key, each) -> object.add(String.valueOf(key), element(each, depth + 1, left)));
            return object;
        } else if (value instanceof Iterable<?> list) {
            var array = new JsonArray();
            list.forEach(each -> array.add(element(each, depth + 1, left)));
            return array;
        } else if (value instanceof Number number) {
            return new JsonPrimitive(number);
        } else if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value.toString());
    }

    /** A single text. */
    static Fields ofText(String text) {
        return new Fields(new JsonPrimitive(text));
    }

    /** Whether there is anything. */
    boolean isPresent() {
        return !element.isJsonNull();
    }

    /** Whether it is of keys and values. */
    boolean isObject() {
        return element.isJsonObject();
    }

    JsonElement element() {
        return element;
    }

    /** What is at a key, and at one in that. */
    Fields at(String... path) {
        var found = element;
        for (var key : path) {
            found = found.isJsonObject() && found.getAsJsonObject().has(key) ? found.getAsJsonObject().get(key)
                    : JsonNull.INSTANCE;
        }
        return found == element ? this : new Fields(found);
    }

    /** Whether there is something at a key. */
    boolean has(String key) {
        return at(key).isPresent();
    }

    /** The keys. */
    List<String> keys() {
        return element.isJsonObject() ? List.copyOf(element.getAsJsonObject().keySet()) : List.of();
    }

    /** The entries of a list. */
    Stream<Fields> entries() {
        return element.isJsonArray() ? StreamSupport.stream(element.getAsJsonArray().spliterator(), false)
                .map(Fields::new) : Stream.empty();
    }

    /** A text, or a number or truth value as text. */
    Optional<String> text() {
        return element.isJsonPrimitive() ? Optional.of(element.getAsString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    Optional<String> text(String key) {
        return at(key).text();
    }

    /** A finite number; one may be written as a quotient, as {@code 1.0/255.0}. */
    Optional<Double> number() {
        return text().flatMap(text -> {
            try {
                var parts = text.strip().split("/", 2);
                double number = Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
                return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    Optional<Double> number(String key) {
        return at(key).number();
    }

    /** A whole number from 1 on that an extent in pixels may be. */
    OptionalInt extent() {
        var number = number().filter(n -> n >= 1 && n <= StatementBuilder.LARGEST_SIDE && n == Math.rint(n));
        return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
    }

    OptionalInt extent(String key) {
        return at(key).extent();
    }

    Optional<Boolean> flag(String key) {
        return text(key).map(text -> text.toLowerCase(Locale.ROOT)).flatMap(text -> switch (text) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A list of numbers, or a single one; empty if anything else is among them. */
    List<Double> numbers() {
        if (!element.isJsonArray()) {
            return number().map(List::of).orElse(List.of());
        }
        var numbers = new ArrayList<Double>();
        for (var entry : element.getAsJsonArray()) {
            var number = new Fields(entry).number();
            if (number.isEmpty()) {
                return List.of();
            }
            numbers.add(number.get());
        }
        return numbers;
    }

    List<Double> numbers(String key) {
        return at(key).numbers();
    }

    /** Names of classes, in a list or by index. */
    Optional<List<String>> names(String key) {
        return ClassNames.of(at(key).element).filter(names -> !names.isEmpty());
    }
}
