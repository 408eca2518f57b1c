package org.cameralucida.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names of classes in other languages than English, by their WordNet ids: those that come with the program, and those of
 * the user's folder, in files such as {@code fr.txt} with a line {@code n01443537 poisson rouge} a class. Any thread may ask.
 */
public final class ClassTranslations {

    private static final Logger LOG = LoggerFactory.getLogger(ClassTranslations.class);
    private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();
    private static volatile Path folder;

    private ClassTranslations() {
    }

    /** Looks into a folder of the user's, too; it need not exist. */
    public static void lookIn(Path usersFolder) {
        folder = usersFolder;
        READ.clear();
    }

    /** The file of the user's that adds names in a language; it need not exist. Empty where there is no folder for it. */
    public static Optional<Path> file(Locale locale) {
        return Optional.ofNullable(folder).map(each -> each.resolve(locale.getLanguage() + ".txt"));
    }

    /** The names of a class, separated by commas; empty where nobody has translated it. */
    static Optional<String> of(String id, Locale locale) {
        return id == null || locale.getLanguage().equals("en") || locale.getLanguage().isEmpty() ? Optional.empty()
                : Optional.ofNullable(READ.computeIfAbsent(locale.getLanguage(), ClassTranslations::read).get(id));
    }

    private static Map<String, String> read(String language) {
        var names = new HashMap<String, String>();
        try (var own = ClassTranslations.class.getResourceAsStream("classes_" + language + ".txt")) {
            if (own != null) {
                add(new String(own.readAllBytes(), StandardCharsets.UTF_8), names);
            }
            if (folder != null && Files.isRegularFile(folder.resolve(language + ".txt"))) {
                add(Files.readString(folder.resolve(language + ".txt")), names);
            }
        } catch (IOException e) {
            // English is as good as it gets then.
            LOG.warn("names of classes in {}", language, e);
        }
        return Map.copyOf(names);
    }

    private static void add(String lines, Map<String, String> names) {
        lines.lines().map(line -> line.strip().split("\\s+", 2)).filter(parts -> parts.length == 2)
                .forEach(parts -> names.put(parts[0], parts[1]));
    }
}
