package org.cameralucida.convention;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.cameralucida.message.Message;

/** Puts together what one source says of a network, in the words of a card. */
final class StatementBuilder {

    /** ImageNet's mean and standard deviation of 0…1, in red, green, blue. */
    static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

    private static final Set<String> FILTERS = Set.of("nearest", "box", "bilinear", "hamming", "bicubic", "lanczos",
            "area");

    /** A picture of more pixels across is none that a network is shown, and a tensor of it would fill the memory. */
    static final int LARGEST_SIDE = 4096;

    /** Four times as many as the classes of ImageNet-21k: more are no names of classes. */
    private static final int MOST_NAMES = 100_000;

    /** Numbers that become larger than this are none that a network was trained with. */
    private static final double LARGEST_NUMBER = 1e5;

    /** A file with more to be said of it is none that a maker wrote. */
    private static final int MOST_NOTES = 10;

    private final String source;
    private final JsonObject card = new JsonObject();
    private final JsonObject input = new JsonObject();
    private final List<Message> notes = new ArrayList<>();
    private final List<Message> missing = new ArrayList<>();
    private boolean background;

    StatementBuilder(String source) {
        this.source = source;
    }

    Statement build() {
        if (input.size() > 0) {
            card.add("input", input);
        }
        return new Statement(source, source.equals(Statement.METADATA), card, background, notes, missing);
    }

    /** The statement alone; none if it says nothing. */
    List<Statement> list() {
        var statement = build();
        return statement.card().size() == 0 && statement.notes().isEmpty() && statement.missing().isEmpty() ? List.of() : List.of(statement);
    }

    StatementBuilder about(String key, Optional<String> text) {
        text.filter(t -> t.length() <= 1000).ifPresent(t -> card.addProperty(key, t));
        return this;
    }

    StatementBuilder names(Optional<List<String>> names) {
        if (names.filter(list -> list.size() > MOST_NAMES).isPresent()) {
            return note("names.unreadable", source);
        }
        names.ifPresent(list -> {
            var array = new JsonArray();
            list.forEach(array::add);
            card.add("labels", array);
        });
        return this;
    }

    /** ImageNet's names. */
    StatementBuilder imagenet() {
        card.addProperty("labels", "imagenet");
        return this;
    }

    /** The names leave out a class 0 that the network may have kept. */
    StatementBuilder background(boolean isLeftOut) {
        background = isLeftOut;
        return this;
    }

    StatementBuilder activation(String activation) {
        card.addProperty("activation", activation);
        return this;
    }

    StatementBuilder output(Optional<String> output) {
        output.ifPresent(name -> card.addProperty("output", name));
        return this;
    }

    StatementBuilder size(OptionalInt width, OptionalInt height) {
        if (width.orElse(1) > LARGEST_SIDE || height.orElse(1) > LARGEST_SIDE) {
            return note("number.unusable", "size");
        }
        width.ifPresent(w -> input.addProperty("width", w));
        height.ifPresent(h -> input.addProperty("height", h));
        return this;
    }

    /** The whole photo squeezed, to the network's own size. */
    StatementBuilder squash() {
        return fit("squash");
    }

    /** The whole photo squeezed to a size of which the network sees the middle. */
    StatementBuilder squash(int width, int height) {
        return fit("squash").resize(width, height);
    }

    /** The short side resized to a length, then the middle. */
    StatementBuilder shortSide(int length) {
        if (!isSide(length)) {
            return note("number.unusable", "size");
        }
        input.addProperty("fit", "crop");
        input.addProperty("shortSide", length);
        return this;
    }

    private static boolean isSide(int length) {
        return length >= 1 && length <= LARGEST_SIDE;
    }

    StatementBuilder fit(String fit) {
        input.addProperty("fit", fit);
        return this;
    }

    StatementBuilder resize(int width, int height) {
        if (!isSide(width) || !isSide(height)) {
            return note("number.unusable", "size");
        }
        input.add("resize", numbers(List.of((double) width, (double) height)));
        return this;
    }

    /** How sides become whole pixels, and where the middle is: see the card's keys. */
    StatementBuilder exactly(String rounding, String position) {
        input.addProperty("rounding", rounding);
        input.addProperty("position", position);
        return this;
    }

    /** Pillow's sizes and margins as transformers cuts them, black where the photo does not reach. */
    StatementBuilder pad(double... values) {
        input.add("pad", numbers(java.util.Arrays.stream(values).boxed().toList()));
        return this;
    }

    /** By Pillow, whose filters grow when shrinking. */
    StatementBuilder pillow(String filter) {
        return interpolation(filter, true);
    }

    /** By OpenCV, or what resizes like it: between neighbours only. */
    StatementBuilder opencv(String filter) {
        return interpolation(filter, filter.equalsIgnoreCase("area") || filter.equalsIgnoreCase("box"));
    }

    private StatementBuilder interpolation(String filter, boolean antialias) {
        var name = switch (filter.toLowerCase(Locale.ROOT)) {
            case "linear" -> "bilinear";
            case "cubic" -> "bicubic";
            case "lanczos4" -> "lanczos";
            case "random" -> "bilinear";
            default -> filter.toLowerCase(Locale.ROOT);
        };
        if (FILTERS.contains(name)) {
            input.addProperty("interpolation", name);
            input.addProperty("antialias", antialias);
        } else {
            note("filter.unknown", source, filter);
        }
        // Neither looks at the profile of a photo.
        input.addProperty("colourProfile", "ignore");
        return this;
    }

    StatementBuilder channels(String channels) {
        input.addProperty("channels", channels);
        return this;
    }

    StatementBuilder gamma(String gamma) {
        input.addProperty("gamma", gamma);
        return this;
    }

    /** What black and white become, of which nothing is subtracted. */
    StatementBuilder range(double black, double white) {
        return normalization(black, white, List.of(0.0), List.of(1.0));
    }

    /** What black and white become, what is then subtracted, and what that is divided by. */
    StatementBuilder normalization(double black, double white, List<Double> mean, List<Double> std) {
        boolean isUsable = isPerChannel(mean) && isPerChannel(std) && black != white
                && std.stream().allMatch(number -> number > 0) && largest(black, white, mean, std) <= LARGEST_NUMBER;
        if (!isUsable) {
            return note("normalization.unusable", source);
        }
        input.add("range", numbers(List.of(black, white)));
        input.add("mean", numbers(mean));
        input.add("std", numbers(std));
        return this;
    }

    /** Mean and deviation in the other order of channels. */
    StatementBuilder reversed() {
        for (var key : List.of("mean", "std")) {
            if (input.has(key)) {
                var list = new ArrayList<>(input.getAsJsonArray(key).asList());
                java.util.Collections.reverse(list);
                var array = new JsonArray();
                list.forEach(array::add);
                input.add(key, array);
            }
        }
        return this;
    }

    /** The largest number that a channel's black or white may become; NaN if one is none. */
    private static double largest(double black, double white, List<Double> mean, List<Double> std) {
        double most = Math.max(Math.abs(black), Math.abs(white));
        return (most + mean.stream().mapToDouble(Math::abs).max().orElse(0))
                / std.stream().mapToDouble(Math::abs).min().orElse(1);
    }

    private static boolean isPerChannel(List<Double> numbers) {
        return numbers.size() == 1 || numbers.size() == 3 || numbers.size() == 4;
    }

    /** What would say how photos become the input, and is not there. */
    StatementBuilder missing(String key, Object... arguments) {
        missing.add(Message.of(StatementBuilder.class, key, arguments));
        return this;
    }

    StatementBuilder note(String key, Object... arguments) {
        var note = Message.of(StatementBuilder.class, key, arguments);
        if (notes.size() < MOST_NOTES && !notes.contains(note)) {
            notes.add(note);
        }
        return this;
    }

    /** Numbers as people write them: whole ones without a point. */
    private static JsonArray numbers(List<Double> numbers) {
        var array = new JsonArray();
        numbers.stream().flatMap(n -> n == Math.rint(n) && Math.abs(n) < 1e9
                ? Stream.<JsonElement>of(new JsonPrimitive(n.longValue())) : Stream.of(new JsonPrimitive(n)))
                .forEach(array::add);
        return array;
    }
}
