package org.cameralucida.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of the program is there in English and in Italian, with the same placeholders. */
class BundlesTest {

    private static final Pattern CHOICE = Pattern.compile("\\{\\d+,choice,((?:[^{}]|\\{[^{}]*\\})*)\\}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");

    /** Every English bundle among the compiled resources. */
    static List<Path> bundles() throws IOException, URISyntaxException {
        Path marker = Path.of(BundlesTest.class.getResource("/org/cameralucida/inference/messages.properties").toURI());
        Path root = marker.getParent().getParent();
        try (var files = Files.walk(root)) {
            var bundles = files.filter(f -> f.toString().endsWith(".properties"))
                    .filter(f -> !f.toString().matches(".*_[a-z]{2}\\.properties")).sorted().toList();
            assertThat(bundles).isNotEmpty();
            return bundles;
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeysAndPlaceholders(Path english) throws IOException {
        var italian = Path.of(english.toString().replace(".properties", "_it.properties"));
        var inEnglish = read(english);
        var inItalian = read(italian);
        assertThat(inItalian.stringPropertyNames()).as("keys of " + italian.getFileName() + " in " + english.getParent())
                .containsExactlyInAnyOrderElementsOf(inEnglish.stringPropertyNames());
        for (String key : inEnglish.stringPropertyNames()) {
            assertThat(placeholders(inItalian.getProperty(key))).as(english + ": " + key)
                    .isEqualTo(placeholders(inEnglish.getProperty(key)));
            assertThat(inItalian.getProperty(key)).as("empty: " + key).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceIsAPatternThatTheFormatterTakes(Path english) throws IOException {
        for (var file : List.of(english, Path.of(english.toString().replace(".properties", "_it.properties")))) {
            var bundle = read(file);
            for (String key : bundle.stringPropertyNames()) {
                String pattern = bundle.getProperty(key);
                new MessageFormat(pattern, Locale.ENGLISH);
                assertThat(pattern.replace("''", "")).as(file + ": a lone apostrophe in " + key).doesNotContain("'");
            }
        }
    }

    /** What a choice picks is a pattern once more where it has a placeholder: an apostrophe in it is lost there. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noApostropheIsLostInAChoice(Path english) throws IOException {
        for (var file : List.of(english, Path.of(english.toString().replace(".properties", "_it.properties")))) {
            var bundle = read(file);
            for (String key : bundle.stringPropertyNames()) {
                CHOICE.matcher(bundle.getProperty(key)).results().flatMap(m -> Stream.of(m.group(1).split("\\|")))
                        .filter(branch -> branch.contains("{"))
                        .forEach(branch -> assertThat(branch).as(file + ": " + key).doesNotContain("'"));
            }
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static java.util.Set<String> placeholders(String pattern) {
        return PLACEHOLDER.matcher(pattern).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }
}
