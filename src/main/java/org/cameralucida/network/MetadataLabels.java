package org.cameralucida.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Class names that a trainer left in the file's notes: {@code names = {0: 'cat', 1: "dog's nose"}}. */
final class MetadataLabels {

    private static final Pattern ENTRY = Pattern.compile("[\"']?(\\d{1,6})[\"']?\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");

    private MetadataLabels() {
    }

    /** The names, if the notes have one for each of {@code classes}; else none. */
    static List<String> of(Map<String, String> notes, int classes) {
        var names = new TreeMap<Integer, String>();
        var entries = ENTRY.matcher(notes.getOrDefault("names", ""));
        while (entries.find()) {
            names.put(Integer.valueOf(entries.group(1)),
                    entries.group(2) == null ? entries.group(3) : entries.group(2));
        }
        boolean complete = names.size() == classes && names.firstKey() == 0 && names.lastKey() == classes - 1;
        return complete ? List.copyOf(names.values()) : List.of();
    }
}
