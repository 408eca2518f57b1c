package org.cameralucida.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cameralucida.message.Message;

/** The names of a network's classes, by index from 0. */
public final class Labels {

    private static final Pattern WITH_ID = Pattern.compile("(n\\d{8})[\\s,:]+(\\S.*)");
    private static final Pattern ID = Pattern.compile("n\\d{8}");
    /** What would steer a terminal, break a line, or turn what follows around. */
    private static final Pattern COMMANDS = Pattern.compile("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final int LONGEST = 500;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORDS = Pattern.compile("[\\s,_/()-]+");

    private final List<String> names;
    private final List<String> ids;
    /** What classes without a name are called, if by more than their number. */
    private final List<Message> phrases;
    /** By language, the names that a card has besides; as many as there are classes. */
    private final Map<String, List<String>> others;
    /** Names without case and accents, words apart by one space, led by one: made when first searched. */
    private String[] plain;

    private Labels(List<String> names, List<String> ids, List<Message> phrases) {
        this(names, ids, phrases, Map.of());
    }

    private Labels(List<String> names, List<String> ids, List<Message> phrases, Map<String, List<String>> others) {
        this.others = others;
        this.names = names;
        this.ids = ids;
        this.phrases = phrases;
    }

    /**
     * Labels as lines of text: {@code "tench, Tinca tinca"}, or {@code "n01440764 tench, Tinca tinca"} with its WordNet
     * id; of an id alone the name is ImageNet's. An underscore between words is taken for a space.
     */
    public static Labels of(List<String> lines) {
        return of(lines, true);
    }

    /** The same, with underscores as they are written. */
    static Labels verbatim(List<String> lines) {
        return of(lines, false);
    }

    private static Labels of(List<String> lines, boolean isSpaced) {
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var line : lines) {
            var text = COMMANDS.matcher(line).replaceAll(" ").strip();
            text = text.substring(0, Math.min(text.length(), LONGEST));
            var match = WITH_ID.matcher(text);
            boolean hasId = match.matches();
            boolean isId = !hasId && ID.matcher(text).matches();
            var name = hasId ? match.group(2) : isId ? Imagenet.NAMES.getOrDefault(text, text) : text;
            names.add(name.contains(" ") || !isSpaced ? name : name.replace('_', ' '));
            ids.add(hasId ? match.group(1) : isId ? text : "");
        }
        return new Labels(List.copyOf(names), List.copyOf(ids), List.of());
    }

    /** The same classes with their names in a language, too. */
    Labels with(String language, Labels translated) {
        var all = new HashMap<>(others);
        all.put(language, translated.names);
        return new Labels(names, ids, phrases, Map.copyOf(all));
    }

    /** Classes without names: "class 17". */
    public static Labels numbered(int size) {
        var empty = IntStream.range(0, size).mapToObj(i -> "").toList();
        return new Labels(empty, empty, List.of());
    }

    /** Two classes of which one has a name: class 0 is that it is not there, class 1 that it is. */
    static Labels against(String name) {
        return name.isEmpty() ? numbered(2)
                : new Labels(List.of("", name), List.of("", ""), List.of(Message.of(Labels.class, "label.not", name)));
    }

    /**
     * The directions of a value: what makes it go up, and what down.
     *
     * @param name what the value is called; may be empty
     */
    static Labels ofValue(String name) {
        var phrases = name.isEmpty() ? List.of(Message.of(Labels.class, "label.up"), Message.of(Labels.class, "label.down"))
                : List.of(Message.of(Labels.class, "label.up.of", name), Message.of(Labels.class, "label.down.of", name));
        return new Labels(List.of("", ""), List.of("", ""), phrases);
    }

    /** The 1000 classes of ILSVRC 2012, in the order of their WordNet ids. */
    public static Labels imagenet() {
        return Imagenet.PLAIN;
    }

    /** The same after a class 0 "background": 1001. */
    public static Labels imagenetWithBackground() {
        return Imagenet.WITH_BACKGROUND;
    }

    /** Whether these are ILSVRC's classes, after a background or without; the list is read only where their number fits. */
    boolean isImagenet() {
        return size() == Imagenet.CLASSES && equals(imagenet())
                || size() == Imagenet.CLASSES + 1 && equals(imagenetWithBackground());
    }

    /** Read once, when first asked for. */
    private static final class Imagenet {
        /** A constant, for which nothing is read. */
        static final int CLASSES = 1000;
        static final Labels PLAIN = of(lines());
        static final Labels WITH_BACKGROUND = withBackground();
        /** By their WordNet ids. */
        static final Map<String, String> NAMES = IntStream.range(0, CLASSES).boxed().collect(Collectors.toMap(PLAIN::id,
                PLAIN::name));

        private static Labels withBackground() {
            var lines = new ArrayList<String>();
            lines.add("background");
            lines.addAll(lines());
            return of(lines);
        }

        private static List<String> lines() {
            try (var stream = Labels.class.getResourceAsStream("imagenet.txt")) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How many classes. */
    public int size() {
        return names.size();
    }

    /** Whether a class has a name of its own. */
    public boolean isNamed(int index) {
        return index < names.size() && !names.get(index).isEmpty();
    }

    /** The full name, synonyms included; "class 17" where there is none. */
    public String name(int index) {
        return name(index, Locale.ENGLISH);
    }

    /** The name in a language; empty where neither the card nor {@linkplain ClassTranslations anybody else} says one. */
    private Optional<String> translated(int index, Locale locale) {
        return Optional.ofNullable(others.get(locale.getLanguage())).map(all -> all.get(index)).filter(name -> !name.isEmpty())
                .or(() -> ClassTranslations.of(id(index), locale));
    }

    /** The WordNet id of a class whose name is English because nobody has translated it to a language; empty otherwise. */
    public Optional<String> untranslated(int index, Locale locale) {
        return locale.getLanguage().equals("en") || translated(index, locale).isPresent() ? Optional.empty()
                : Optional.ofNullable(id(index));
    }

    /** As {@link #name(int)} in a language, where somebody has translated it. */
    public String name(int index, Locale locale) {
        return isNamed(index) ? translated(index, locale).orElse(names.get(index))
                : (index < phrases.size() ? phrases.get(index)
                        : Message.of(Labels.class, "label.unnamed", Integer.toString(index))).in(locale);
    }

    /** The first synonym alone. */
    public String shortName(int index) {
        return shortName(index, Locale.ENGLISH);
    }

    /** As {@link #shortName(int)}, with "class 17" in a language. */
    public String shortName(int index, Locale locale) {
        var name = name(index, locale);
        int comma = name.indexOf(',');
        return comma > 0 ? name.substring(0, comma).strip() : name;
    }

    /** The WordNet id, as {@code "n01440764"}; null if the class has none. */
    public String id(int index) {
        return index < ids.size() && !ids.get(index).isEmpty() ? ids.get(index) : null;
    }

    /**
     * The classes that a query may mean, the likeliest first: its index or WordNet id; a name that is the query; one
     * that begins with it; one in which a word begins with it; one that has it anywhere; one that has all of its words.
     * Case and accents do not count. An empty query finds all.
     */
    public List<Integer> find(String query) {
        var wanted = plain(query);
        if (wanted.isBlank()) {
            return IntStream.range(0, size()).boxed().toList();
        }
        var ranks = new int[size()];
        Arrays.setAll(ranks, i -> rank(i, wanted));
        return IntStream.range(0, size()).filter(i -> ranks[i] < NOT_FOUND).boxed()
                .sorted(Comparator.comparingInt(i -> ranks[i])).toList();
    }

    /** As {@link #find(String)}, by the names of a language too; these come first where both are as likely. */
    public List<Integer> find(String query, Locale locale) {
        var wanted = plain(query);
        var found = new LinkedHashSet<Integer>();
        if (!wanted.isBlank()) {
            IntStream.range(0, size()).filter(i -> translated(i, locale).isPresent())
                    .filter(i -> Arrays.stream(name(i, locale).split(",")).anyMatch(each -> plain(each).startsWith(wanted)))
                    .forEach(found::add);
        }
        found.addAll(find(query));
        return List.copyOf(found);
    }

    private static final int NOT_FOUND = 9;

    private int rank(int index, String wanted) {
        var text = plainNames()[index];
        var query = wanted.strip();
        if (query.equals(Integer.toString(index)) || query.equals(ids.get(index))) {
            return 0;
        }
        int at = text.indexOf(wanted);
        if (at >= 0) {
            boolean starts = at == 0 || text.charAt(at - 1) == ',';
            int end = at + wanted.length();
            boolean whole = end == text.length() || text.charAt(end) == ',';
            return starts ? (whole ? 1 : 2) + (at == 0 ? 0 : 2) : 5;
        } else if (text.contains(query)) {
            return 6;
        } else if (query.length() >= 4 && query.startsWith("n") && ids.get(index).startsWith(query)) {
            return 7;
        }
        boolean all = query.contains(" ") && Arrays.stream(query.split(" ")).allMatch(w -> text.contains(" " + w));
        return all ? 8 : NOT_FOUND;
    }

    private synchronized String[] plainNames() {
        if (plain == null) {
            plain = new String[size()];
            Arrays.setAll(plain, i -> String.join(",",
                    Arrays.stream(name(i).split(",")).map(Labels::plain).toList()));
        }
        return plain;
    }

    /** Without case and accents, words led by one space each. */
    static String plain(String text) {
        var bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
        return " " + WORDS.matcher(bare.strip()).replaceAll(" ").strip();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels l && names.equals(l.names) && ids.equals(l.ids) && phrases.equals(l.phrases);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return size() + " labels";
    }
}
