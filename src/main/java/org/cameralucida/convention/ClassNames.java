package org.cameralucida.convention;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of classes as makers leave them, by index: JSON or the text of a Python list or dictionary, CSV with or without
 * a header, lines with or without a number in front, in UTF-8, UTF-16 or Latin-1.
 */
public final class ClassNames {

    private static final Pattern NUMBERED = Pattern.compile(
            "(\\d{1,6})(?:\\s*[:;=,|)]\\s*|\\.\\s+|\\s+-\\s+|\\s+)(\\S.*)");
    /** Where fewer of the indices have a name, they are not those of classes. */
    private static final int MOST_FOR_A_NAME = 2;
    private static final Pattern WORDNET = Pattern.compile("n\\d{8}");
    private static final Pattern NAME_HEADER = Pattern.compile(
            "(?i)(class|label|category)?[ _-]?(name|label)s?|class(es)?|category|display_?name|description");

    /** The keys under which names stand in a file that has other things too. */
    private static final List<String> WRAPPERS = List.of("id2label", "label_names", "class_names", "classes", "labels",
            "names", "categories", "label2id", "class_to_idx");

    private ClassNames() {
    }

    /** The names in a file, as they are likeliest meant. */
    public static List<String> inFile(String fileName, byte[] content) {
        return readings(fileName, content).get(0);
    }

    /** The ways in which a file may be read, the likelier first: which one is right, the number of classes tells. */
    public static List<List<String>> readings(String fileName, byte[] content) {
        var text = text(content);
        var name = fileName.toLowerCase(Locale.ROOT);
        var structured = name.endsWith(".json") || text.stripLeading().startsWith("{") || text.stripLeading()
                .startsWith("[") ? inStructure(text) : Optional.<List<String>>empty();
        if (structured.isPresent()) {
            return List.of(structured.get());
        }
        var lines = text.stripTrailing().lines().toList();
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            boolean isBySemicolon = lines.stream().allMatch(line -> line.isBlank() || line.indexOf(';') > 0);
            return List.of(inTable(lines, name.endsWith(".tsv") ? '\t' : isBySemicolon ? ';' : ','));
        }
        var filled = lines.stream().filter(line -> !line.isBlank()).toList();
        return filled.size() == 1 ? inOneLine(filled.get(0))
                : Stream.of(inLines(lines), inLines(filled), lines, filled).distinct().toList();
    }

    /** A single line may be a single name, or all of them. */
    private static List<List<String>> inOneLine(String line) {
        return Stream.of(";", "\t", ",", null).map(separator -> separator == null ? inLines(List.of(line))
                : Arrays.stream(line.strip().split(separator)).map(String::strip).toList())
                .filter(names -> !names.isEmpty()).distinct().toList();
    }

    /** The names in a note of the file's metadata: a structure, lines, or one line of names apart by commas. */
    public static List<String> inNote(String text) {
        return inStructure(text).orElseGet(() -> {
            var lines = text.strip().lines().toList();
            var separated = lines.size() > 1 ? lines
                    : Arrays.stream(text.strip().split(text.contains(";") ? ";" : ",")).toList();
            return inLines(separated.stream().map(String::strip).toList());
        });
    }

    /** Bytes as text: by their byte order mark, else UTF-8 or UTF-16 if they can be, else Latin-1. */
    static String text(byte[] content) {
        var charset = starts(content, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE
                : starts(content, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE
                : content.length > 1 && content[1] == 0 ? StandardCharsets.UTF_16LE
                : content.length > 1 && content[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        try {
            return withoutMark(charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private static boolean starts(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A list, or a dictionary by index or by name, in JSON or as Python writes it; none if it is neither. */
    private static Optional<List<String>> inStructure(String text) {
        try {
            // The parser is lenient: it takes single quotes, and numbers as keys.
            return of(JsonParser.parseString(text));
        } catch (JsonParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** The names in a list, or in an object by index or by name; none where it is neither. */
    public static Optional<List<String>> of(JsonElement element) {
        if (element.isJsonArray()) {
            return inList(element.getAsJsonArray());
        }
        return element.isJsonObject() ? inObject(element.getAsJsonObject()).or(() -> WRAPPERS.stream()
                .map(element.getAsJsonObject()::get).filter(inner -> inner != null && !inner.isJsonPrimitive())
                .flatMap(inner -> of(inner).stream()).findFirst()) : Optional.empty();
    }

    private static Optional<List<String>> inList(JsonArray array) {
        var names = new ArrayList<String>();
        for (var entry : array) {
            var name = name(entry);
            if (name == null) {
                return Optional.empty();
            }
            names.add(name);
        }
        return Optional.of(names);
    }

    private static Optional<List<String>> inObject(JsonObject object) {
        var byIndex = new TreeMap<Integer, String>();
        var byName = new TreeMap<Integer, String>();
        for (var entry : object.entrySet()) {
            var index = index(entry.getKey());
            var name = name(entry.getValue());
            if (index != null && name != null) {
                byIndex.put(index, name);
            }
            var value = entry.getValue().isJsonPrimitive() ? index(entry.getValue().getAsString()) : null;
            if (value != null) {
                byName.put(value, entry.getKey());
            }
        }
        return Stream.of(byIndex, byName).filter(names -> names.size() == object.size())
                .flatMap(names -> isGapless(names) ? Stream.of(List.copyOf(names.values())) : withGaps(names)).findFirst();
    }

    /** Names of which some are missing: empty there. */
    private static Stream<List<String>> withGaps(TreeMap<Integer, String> names) {
        int size = names.isEmpty() ? 0 : names.lastKey() + 1;
        return size == 0 || size > MOST_FOR_A_NAME * names.size() ? Stream.empty()
                : Stream.of(IntStream.range(0, size).mapToObj(i -> names.getOrDefault(i, "")).toList());
    }

    private static boolean isGapless(TreeMap<Integer, String> names) {
        return !names.isEmpty() && names.firstKey() <= 1 && names.lastKey() - names.firstKey() == names.size() - 1;
    }

    private static Integer index(String text) {
        return text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
    }

    /** A name; of Keras' pairs of WordNet id and name both; of an object its name. */
    private static String name(JsonElement element) {
        if (element.isJsonPrimitive()) {
            return element.getAsString();
        } else if (element.isJsonArray()) {
            return inList(element.getAsJsonArray()).map(parts -> String.join(" ", parts)).orElse(null);
        } else if (element.isJsonObject()) {
            return Stream.of("name", "label", "class", "displayName", "display_name")
                    .map(element.getAsJsonObject()::get).filter(e -> e != null && e.isJsonPrimitive()).findFirst()
                    .map(JsonElement::getAsString).orElse(null);
        }
        return null;
    }

    /** One name a line; where every line begins with its number, by that number, and without it. */
    private static List<String> inLines(List<String> lines) {
        var numbered = new TreeMap<Integer, String>();
        for (var line : lines) {
            var match = NUMBERED.matcher(line.strip());
            if (!match.matches()) {
                return lines;
            }
            numbered.put(Integer.valueOf(match.group(1)), match.group(2));
        }
        return numbered.size() == lines.size() && isGapless(numbered) ? List.copyOf(numbered.values()) : lines;
    }

    /** The column of names of a table, in the order of its column of indices if it has one. */
    private static List<String> inTable(List<String> lines, char separator) {
        var rows = new ArrayList<>(lines.stream().filter(line -> !line.isBlank()).map(line -> fields(line, separator))
                .toList());
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.size() != rows.get(0).size())) {
            return inLines(lines);
        }
        int columns = rows.get(0).size();
        int named = column(rows.get(0), NAME_HEADER);
        boolean hasHeader = named >= 0 || rows.size() > 1 && numbersFrom(rows, 0) < 0 && numbersFrom(rows, 1) >= 0;
        if (hasHeader) {
            rows.remove(0);
        }
        int numbers = columns > 1 ? numbersFrom(rows, 0) : -1;
        int ids = column(rows.get(0), WORDNET);
        int names = named;
        for (int i = 0; i < columns && names < 0; i++) {
            names = i == numbers || i == ids ? -1 : i;
        }
        var byIndex = new TreeMap<Integer, String>();
        for (int i = 0; i < rows.size(); i++) {
            var name = rows.get(i).get(Math.max(names, 0));
            byIndex.put(numbers < 0 ? i : Integer.parseInt(rows.get(i).get(numbers)),
                    ids >= 0 && ids != names ? rows.get(i).get(ids) + " " + name : name);
        }
        return List.copyOf(byIndex.values());
    }

    private static int column(List<String> row, Pattern pattern) {
        for (int i = 0; i < row.size(); i++) {
            if (pattern.matcher(row.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** The column that counts without gaps from 0 or 1, from a row on; -1 if none does. */
    private static int numbersFrom(List<List<String>> rows, int first) {
        for (int column = 0; column < rows.get(0).size(); column++) {
            var numbers = new TreeMap<Integer, String>();
            for (var row : rows.subList(first, rows.size())) {
                var number = index(row.get(column));
                if (number != null) {
                    numbers.put(number, "");
                }
            }
            if (numbers.size() == rows.size() - first && isGapless(numbers)) {
                return column;
            }
        }
        return -1;
    }

    /** The fields of a line as RFC 4180 writes them. */
    private static List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
