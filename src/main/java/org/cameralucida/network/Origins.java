package org.cameralucida.network;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where each thing that is known of a network comes from.
 *
 * @param values by the names that they have on a card, as {@code "mean"} or {@code "labels"}
 */
public record Origins(Map<String, Origin> values) {

    /** The key under which it stands that a graph takes one picture at a time, whatever it declares. */
    static final String BATCH = "batch";

    private static final Set<String> NOT_OF_INPUT = Set.of("output", "labels", "activation", BATCH);

    /** Nothing is known. */
    public static final Origins NONE = new Origins(Map.of());

    public Origins {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same after one has said everything of the input. */
    Origins withInput(Origin by) {
        var all = new LinkedHashMap<>(values);
        all.replaceAll((key, origin) -> NOT_OF_INPUT.contains(key) ? origin : by);
        return new Origins(all);
    }

    /** The same after what a card says of it was saved there. */
    Origins on(Card card) {
        var input = card.json().get("input");
        var all = new LinkedHashMap<>(values);
        all.replaceAll((key, origin) -> card.json().has(key) || !NOT_OF_INPUT.contains(key) && input != null
                && input.isJsonObject() && input.getAsJsonObject().has(key) ? Origin.of(card) : origin);
        return new Origins(all);
    }

    /** The same, and of one thing more. */
    Origins with(String key, Origin origin) {
        return with(Map.of(key, origin));
    }

    /** The same, and of more things. */
    Origins with(Map<String, Origin> more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Origins(all);
    }

    /** What nothing says. */
    public Set<Assumption> assumed() {
        var assumed = EnumSet.noneOf(Assumption.class);
        for (var assumption : Assumption.values()) {
            if (assumption.isMade(values)) {
                assumed.add(assumption);
            }
        }
        return assumed;
    }
}
