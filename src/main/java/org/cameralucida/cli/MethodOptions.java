package org.cameralucida.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Problem;

/** Options of several methods: {@code KEY=VALUE} for all that have it, {@code METHOD:KEY=VALUE} for one. */
final class MethodOptions {

    private MethodOptions() {
    }

    /** A method and how it is set. */
    record Asked(Method method, Settings settings) {
    }

    /**
     * The methods with their settings.
     *
     * @throws Problem if no method has an option, or it cannot have that value
     */
    static List<Asked> of(List<Method> methods, Map<String, String> options) {
        var given = new HashMap<String, Map<String, String>>();
        options.forEach((word, value) -> {
            int colon = word.indexOf(':');
            var key = word.substring(colon + 1);
            var meant = methods.stream().filter(method -> colon >= 0 ? method.id().equalsIgnoreCase(word.substring(0, colon))
                    : methods.size() == 1 || has(method, key)).toList();
            if (meant.isEmpty()) {
                throw Problem.of(Cli.class, "option.ofNone", word);
            }
            meant.forEach(method -> given.computeIfAbsent(method.id(), id -> new LinkedHashMap<>()).put(key, value));
        });
        return methods.stream().map(method -> new Asked(method,
                Settings.of(method, given.getOrDefault(method.id(), Map.of())))).toList();
    }

    private static boolean has(Method method, String key) {
        return method.settings().stream().anyMatch(setting -> setting.key().equals(key));
    }
}
