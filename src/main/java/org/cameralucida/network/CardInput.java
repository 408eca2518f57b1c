package org.cameralucida.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.image.Interpolation;

/** What a card says of a network's input; each part may be missing. */
public final class CardInput {

    private static final int LARGEST = 16384;

    private final Card card;
    private final JsonObject json;

    CardInput(Card card, JsonObject json) {
        this.card = card;
        this.json = json;
    }

    void check() {
        layout();
        width();
        height();
        fit();
        shortSide();
        interpolation();
        range();
        var channels = channels();
        mean(channels.map(Channels::count).orElse(0));
        std(channels.map(Channels::count).orElse(0));
    }

    /** The order of axes. */
    public Optional<Layout> layout() {
        return choice("layout", Layout.class, "card.type.layout");
    }

    /** Columns, pixels. */
    public OptionalInt width() {
        return size("width");
    }

    /** Rows, pixels. */
    public OptionalInt height() {
        return size("height");
    }

    /** How a photo is made to fit. */
    public Optional<Fit> fit() {
        return choice("fit", Fit.class, "card.type.fit");
    }

    /** The length that the short side is resized to, pixels. */
    public OptionalInt shortSide() {
        return size("shortSide");
    }

    /** The colours in order. */
    public Optional<Channels> channels() {
        return choice("channels", Channels.class, "card.type.channels");
    }

    /** How it is resized. */
    public Optional<Interpolation> interpolation() {
        return choice("interpolation", Interpolation.class, "card.type.interpolation");
    }

    /** The values of black and white. */
    public Optional<List<Float>> range() {
        return numbers("range", 2);
    }

    /** What is subtracted; one number stands for all channels. */
    public Optional<List<Float>> mean(int channels) {
        return numbers("mean", channels);
    }

    /** What is divided by; one number stands for all channels. */
    public Optional<List<Float>> std(int channels) {
        var std = numbers("std", channels);
        if (std.isPresent() && std.get().contains(0f)) {
            throw card.wrong("input.std", "card.type.nonzero");
        }
        return std;
    }

    private Optional<JsonElement> element(String key) {
        return Optional.ofNullable(json.get(key)).filter(e -> !e.isJsonNull());
    }

    private <E extends Enum<E>> Optional<E> choice(String key, Class<E> type, String expected) {
        return element(key).map(element -> {
            if (Card.isText(element)) {
                for (var constant : type.getEnumConstants()) {
                    if (constant.name().equals(element.getAsString().strip().toUpperCase(Locale.ROOT))) {
                        return constant;
                    }
                }
            }
            throw card.wrong("input." + key, expected);
        });
    }

    private OptionalInt size(String key) {
        var element = element(key);
        if (element.isEmpty()) {
            return OptionalInt.empty();
        }
        double size = number(element.get());
        if (!(size >= 1 && size <= LARGEST) || size != Math.rint(size)) {
            throw card.wrong("input." + key, "card.type.size");
        }
        return OptionalInt.of((int) size);
    }

    private static double number(JsonElement element) {
        boolean isNumber = element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
        return isNumber ? element.getAsDouble() : Double.NaN;
    }

    /** So many numbers (0: any number of them); a single one stands for all. */
    private Optional<List<Float>> numbers(String key, int count) {
        return element(key).map(element -> {
            var values = new ArrayList<Float>();
            if (element.isJsonArray()) {
                element.getAsJsonArray().forEach(e -> values.add((float) number(e)));
            } else {
                values.add((float) number(element));
            }
            while (values.size() == 1 && values.size() < count && !key.equals("range")) {
                values.addAll(java.util.Collections.nCopies(count - 1, values.get(0)));
            }
            boolean finite = values.stream().allMatch(v -> Float.isFinite(v));
            if (!finite || values.isEmpty() || count > 0 && values.size() != count) {
                throw card.wrong("input." + key, count == 1 ? "card.type.number"
                        : count == 2 ? "card.type.two" : "card.type.numbers");
            }
            return List.copyOf(values);
        });
    }
}
