package org.cameralucida.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cameralucida.message.Problem;

/**
 * The values of a method's settings: all of them, those not given at their standard. Immutable, and plain text, so
 * that they can be saved, compared, and written on a command line.
 *
 * @param values by key
 */
public record Settings(Map<String, String> values) {

    public Settings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The standard values of a method's settings. */
    public static Settings of(Method method) {
        return of(method, Map.of());
    }

    /**
     * Values for a method's settings.
     *
     * @param given some of them, by key
     * @throws Problem if the method has no such setting, or the setting cannot have that value
     */
    public static Settings of(Method method, Map<String, String> given) {
        return of(method.id(), method.settings(), given);
    }

    /** As {@link #of(Method, Map)}, for settings of something else, which is called {@code id}. */
    public static Settings of(String id, List<Setting> settings, Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        for (var setting : settings) {
            values.put(setting.key(), setting.standard());
        }
        given.forEach((key, text) -> values.put(key, named(id, settings, key).checked(text)));
        return new Settings(values);
    }

    private static Setting named(String id, List<Setting> settings, String key) {
        return settings.stream().filter(s -> s.key().equals(key)).findFirst()
                .orElseThrow(() -> settings.isEmpty() ? Problem.of(Method.class, "setting.none", id)
                        : Problem.of(Method.class, "setting.unknown", id, key,
                                settings.stream().map(Setting::key).collect(Collectors.joining(", "))));
    }

    /** The number that a setting is. */
    public double number(String key) {
        return Double.parseDouble(values.get(key));
    }

    /** The whole number that a setting is. */
    public int whole(String key) {
        return Math.toIntExact(seed(key));
    }

    /** The large whole number that a setting is. */
    public long seed(String key) {
        return Long.parseLong(values.get(key));
    }

    /** Whether a setting is that word. */
    public boolean is(String key, String choice) {
        return values.get(key).equals(choice);
    }
}
