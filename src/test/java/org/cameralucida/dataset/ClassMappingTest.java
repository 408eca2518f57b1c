package org.cameralucida.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassMappingTest {

    private static final Labels LABELS = Labels.of(List.of("n01440764 tench, Tinca tinca",
            "n01443537 goldfish, Carassius auratus", "crane", "red fox"));

    @TempDir
    Path folder;

    private static List<ClassName> classes(String... texts) {
        return Arrays.stream(texts).map(ClassName::of).toList();
    }

    private static List<Integer> indices(ClassMapping mapping, List<ClassName> classes) {
        return classes.stream().map(each -> mapping.index(each).orElse(-1)).toList();
    }

    private static List<String> told(ClassMapping mapping) {
        return mapping.explanation().stream().map(Message::toString).toList();
    }

    @Test
    void classesAreTheSameByIdByNameOrByNumber() {
        var classes = classes("n01443537", "Tench", "003.red_fox", "2", "unicorn");
        var mapping = ClassMapping.of(classes, LABELS, 4);
        assertThat(indices(mapping, classes)).containsExactly(1, 0, 3, 2, -1);
        assertThat(mapping.missing()).containsExactly(classes.get(4));
        assertThat(told(mapping)).containsExactly("Of the data set's 5 classes 4 are among the network's 4: "
                + "1 by WordNet id, 2 by name, 1 by number.",
                "One class is unknown to the network, and its photos are shown and not judged: unicorn. "
                        + "A mapping file can say which they are.");
        assertThat(mapping.explanation().get(0).in(Locale.ITALIAN)).startsWith("Delle 5 classi dell'insieme di dati 4 sono tra");
    }

    @Test
    void aNumberIsOneMoreWhereTheNetworkHasABackground() {
        var classes = IntStream.range(0, 1000).mapToObj(i -> ClassName.of(Integer.toString(i))).toList();
        var mapping = ClassMapping.of(classes, Labels.imagenetWithBackground(), 1001);
        assertThat(mapping.index(classes.get(472))).hasValue(473);
        assertThat(told(mapping)).anyMatch(told -> told.contains("background"));
        assertThat(ClassMapping.of(classes, Labels.imagenet(), 1000).index(classes.get(472))).hasValue(472);
        assertThat(ClassMapping.of(classes, Labels.imagenet(), 10).missing()).hasSize(990);
    }

    @Test
    void ilsvrcsClassesAreFoundByIdInAnyOrder() {
        var labels = Labels.imagenet();
        var classes = IntStream.range(0, 1000).mapToObj(i -> ClassName.of(labels.id(i))).toList();
        assertThat(indices(ClassMapping.of(classes, labels, 1000), classes))
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
        assertThat(indices(ClassMapping.of(classes, Labels.imagenetWithBackground(), 1001), classes))
                .isEqualTo(IntStream.range(1, 1001).boxed().toList());
    }

    @Test
    void twoClassesThatAreOneToTheNetworkAreTold() {
        assertThat(told(ClassMapping.of(classes("tench", "n01440764"), LABELS, 4)))
                .anyMatch(told -> told.startsWith("One class of the data set is the same class"));
    }

    @Test
    void aMappingFileDecides() throws IOException {
        var file = Files.writeString(folder.resolve("map.csv"),
                "# my classes\nunicorn,3\n\"fish, gold\",n01443537\nbird,crane\ntench,goldfish\nnot there,0\n");
        var classes = classes("unicorn", "fish, gold", "bird", "tench", "red fox");
        var mapping = ClassMapping.of(classes, LABELS, 4, Optional.of(file));
        assertThat(indices(mapping, classes)).containsExactly(3, 1, 2, 1, 3);
        assertThat(told(mapping).get(0)).endsWith(": 1 by name, 4 by the mapping file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unicorn", "unicorn,4", "unicorn,dragon", "unicorn,n99999999", "a,b,c", "unicorn,-1"})
    void aLineThatNamesNoClassOfTheNetworkIsExplained(String line) throws IOException {
        var file = Files.writeString(folder.resolve("map.csv"), "tench,0\n" + line + "\n");
        assertThatThrownBy(() -> ClassMapping.of(classes("unicorn"), LABELS, 4, Optional.of(file)))
                .isInstanceOf(Problem.class).hasMessageContaining("Line 2").hasMessageContaining(line);
    }

    @Test
    void withoutClassesThereIsNothingToExplain() {
        assertThat(ClassMapping.of(List.of(), LABELS, 4).explanation()).isEmpty();
    }
}
