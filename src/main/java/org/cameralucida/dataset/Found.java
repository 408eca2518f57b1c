package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.message.Message;

/** A data set while it is being read: its classes by what they are called, its examples, and what was not right. */
final class Found {

    private final Map<String, ClassName> classes = new LinkedHashMap<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    /** By the key of its sentence: how often it happened, and the first time. */
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> firsts = new HashMap<>();

    /** The class of a text; every example of a class shares it. */
    ClassName className(String text) {
        return classes.computeIfAbsent(text.strip(), ClassName::of);
    }

    /** A class whose name is known from elsewhere, or a class already known by this text. */
    ClassName className(String text, ClassName known) {
        return classes.computeIfAbsent(text, key -> known);
    }

    void add(Example example) {
        examples.add(example);
    }

    void note(String key, Object... arguments) {
        notes.add(Message.of(Found.class, key, arguments));
    }

    /**
     * Something that was not right: it is told how often, with the first as an example.
     *
     * @param key of a sentence with the count as {0} and the first as {1}
     */
    void count(String key, String what) {
        counts.merge(key, 1, Integer::sum);
        firsts.putIfAbsent(key, what);
    }

    int examples() {
        return examples.size();
    }

    /** What was found, examples in the order of their names, classes in that of their texts, numbers by size. */
    DataSet dataSet(Path root, Layout layout, Message how) {
        var told = new ArrayList<Message>();
        told.add(how);
        told.addAll(notes);
        counts.forEach((key, count) -> told.add(Message.of(Found.class, key, count, firsts.get(key))));
        return new DataSet(root, layout, classes.values().stream().sorted(ClassName.ORDER).toList(),
                examples.stream().sorted(Comparator.comparing(Example::name)).toList(), told);
    }
}
