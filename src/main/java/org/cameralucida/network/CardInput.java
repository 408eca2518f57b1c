package org.cameralucida.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizeFilter;

/** What a card says of a network's input; each part may be missing. */
public final class CardInput {

    private static final int LARGEST = 16384;
    private static final List<String> DETAIL = List.of("shortSide", "resize", "rounding", "position", "pad",
            "antialias", "gamma", "colourProfile");

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
        resize();
        rounding();
        position();
        interpolation();
        antialias();
        transfer();
        profile();
        range();
        int channels = channels().map(Channels::count).orElse(0);
        mean(channels);
        std(channels);
        pad(channels);
    }

    /** What it says of the parts of which nobody asks where they come from unless something says them. */
    List<String> keysOfDetail() {
        return DETAIL.stream().filter(key -> element(key).isPresent()).toList();
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

    /** The width and height that the photo is resized to, covers, or lies within, by {@link #fit}; pixels. */
    public Optional<List<Integer>> resize() {
        return element("resize").map(element -> {
            var sides = element.isJsonArray() ? element.getAsJsonArray().asList() : List.of(element, element);
            if (sides.size() != 2 || !sides.stream().allMatch(side -> isSize(number(side)))) {
                throw card.wrong("input.resize", "card.type.sizes");
            }
            return sides.stream().map(JsonElement::getAsInt).toList();
        });
    }

    /** How the sides of a resized photo become whole pixels. */
    public Optional<SideRounding> rounding() {
        return choice("rounding", SideRounding.class, "card.type.rounding");
    }

    /** Where on the resized photo the network's input lies. */
    public Optional<Position> position() {
        return choice("position", Position.class, "card.type.position");
    }

    /** The value of 0…255 that fills what is no photo; one number stands for all channels. */
    public Optional<List<Float>> pad(int channels) {
        return numbers("pad", channels);
    }

    /** The colours in order. */
    public Optional<Channels> channels() {
        return choice("channels", Channels.class, "card.type.channels");
    }

    /** How it is resized. */
    public Optional<ResizeFilter> interpolation() {
        return choice("interpolation", ResizeFilter.class, "card.type.interpolation");
    }

    /** Whether its filter grows when shrinking. */
    public Optional<Boolean> antialias() {
        var says = element("antialias").map(element -> {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
                throw card.wrong("input.antialias", "card.type.boolean");
            }
            return element.getAsBoolean();
        });
        if (says.isPresent() && !says.get() && !interpolation().map(Resampling::isForNeighbours).orElse(true)) {
            throw card.wrong("input.antialias", "card.type.antialias");
        }
        return says;
    }

    /** What a channel's number stands for. */
    public Optional<Transfer> transfer() {
        return choice("gamma", Transfer.class, "card.type.gamma");
    }

    /** What is done with a photo's colour profile. */
    public Optional<ColorProfile> profile() {
        return choice("colourProfile", ColorProfile.class, "card.type.colourProfile");
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
                    if (word(constant).equals(element.getAsString().strip().toLowerCase(Locale.ROOT))) {
                        return constant;
                    }
                }
            }
            throw card.wrong("input." + key, expected);
        });
    }

    /** What a card calls one of several choices: in lower case, with hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private OptionalInt size(String key) {
        var element = element(key);
        if (element.isEmpty()) {
            return OptionalInt.empty();
        }
        double size = number(element.get());
        if (!isSize(size)) {
            throw card.wrong("input." + key, "card.type.size");
        }
        return OptionalInt.of((int) size);
    }

    private static boolean isSize(double number) {
        return number >= 1 && number <= LARGEST && number == Math.rint(number);
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
