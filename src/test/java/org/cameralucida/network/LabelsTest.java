package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.cameralucida.SharedData;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void imagenetHasAThousandClassesWithTheirIds() {
        var labels = Labels.imagenet();
        assertThat(labels.size()).isEqualTo(1000);
        assertThat(labels.id(0)).isEqualTo("n01440764");
        assertThat(labels.name(0)).isEqualTo("tench, Tinca tinca");
        assertThat(labels.shortName(94)).isEqualTo("hummingbird");
        assertThat(labels.name(999)).isEqualTo("toilet tissue, toilet paper, bathroom tissue");
        assertThat(labels.id(999)).isEqualTo("n15075141");
    }

    @Test
    void withBackgroundAllMoveByOne() {
        var labels = Labels.imagenetWithBackground();
        assertThat(labels.size()).isEqualTo(1001);
        assertThat(labels.name(0)).isEqualTo("background");
        assertThat(labels.id(0)).isNull();
        assertThat(labels.name(95)).isEqualTo(Labels.imagenet().name(94));
        assertThat(labels.id(1000)).isEqualTo("n15075141");
    }

    @Test
    void theyAreThoseOfThePublishedLists() throws IOException {
        var synset = Files.readAllLines(SharedData.at("labels/onnx_zoo_synset.txt"));
        assertThat(Labels.of(synset)).isEqualTo(Labels.imagenet());
        var coral = Files.readAllLines(SharedData.at("labels/coral_imagenet_labels.txt"));
        for (int i = 0; i < 1001; i++) {
            assertThat(Labels.imagenetWithBackground().name(i)).isEqualTo(coral.get(i));
        }
    }

    @Test
    void linesMayHaveIdsAndUnderscores() {
        var labels = Labels.of(List.of("n02119789 kit_fox", "plain", "two words, more"));
        assertThat(labels.name(0)).isEqualTo("kit fox");
        assertThat(labels.id(0)).isEqualTo("n02119789");
        assertThat(labels.id(1)).isNull();
        assertThat(labels.shortName(2)).isEqualTo("two words");
    }

    @Test
    void classesWithoutANameHaveTheirNumber() {
        var labels = Labels.numbered(20);
        assertThat(labels.name(17)).isEqualTo("class 17");
        assertThat(labels.name(17, Locale.ITALIAN)).isEqualTo("classe 17");
        assertThat(labels.isNamed(17)).isFalse();
        assertThat(labels.find("class 17")).startsWith(17);
        assertThat(labels.find("17")).startsWith(17);
    }

    @Test
    void searchFindsByNumberIdNameAndAnySynonym() {
        var labels = Labels.imagenet();
        assertThat(labels.find("94").get(0)).isEqualTo(94);
        assertThat(labels.find("n01833805")).first().isEqualTo(94);
        assertThat(labels.find("HUMMING")).containsExactly(94);
        assertThat(labels.find("Tinca")).containsExactly(0);
        assertThat(labels.find("great white shark").get(0)).isEqualTo(2);
        assertThat(labels.find("man-eater")).contains(2);
        assertThat(labels.find("no such thing")).isEmpty();
        assertThat(labels.find("  ")).hasSize(1000);
    }

    @Test
    void searchPutsWordsThatBeginSoFirst() {
        var labels = Labels.of(List.of("scat", "wild cat", "catfish", "dog, cat", "cat", "bob cat fish"));
        assertThat(labels.find("cat")).containsExactly(4, 2, 3, 1, 5, 0);
        assertThat(labels.find("fish bob")).containsExactly(5);
    }

    @Test
    void searchMindsNeitherCaseNorAccents() {
        var labels = Labels.of(List.of("Caffè", "crème brûlée", "Schrödinger"));
        assertThat(labels.find("caffe")).containsExactly(0);
        assertThat(labels.find("CRÈME BRULEE")).containsExactly(1);
        assertThat(labels.find("schrod")).containsExactly(2);
    }

    /** The classes of the networks that come with the program have names in Italian, by which they are found, too. */
    @Test
    void classesHaveNamesInTheReadersLanguageWhereSomebodyHasTranslatedThem() {
        var labels = Labels.of(List.of("n07734744 mushroom", "n02105412 kelpie", "n04399382 teddy, teddy bear", "no id"));
        assertThat(labels.shortName(0, Locale.ITALIAN)).isEqualTo("fungo");
        assertThat(labels.name(2, Locale.ITALIAN)).isEqualTo("orsacchiotto, orso di peluche");
        assertThat(labels.shortName(1, Locale.ITALIAN)).isEqualTo("kelpie");
        assertThat(labels.shortName(3, Locale.ITALIAN)).isEqualTo("no id");
        assertThat(labels.shortName(0, Locale.ENGLISH)).isEqualTo("mushroom");
        assertThat(labels.find("orso", Locale.ITALIAN)).containsExactly(2);
        assertThat(labels.find("teddy", Locale.ITALIAN)).containsExactly(2);
        assertThat(labels.find("fungo", Locale.ENGLISH)).isEmpty();
    }

    /** Other languages lie in a folder of the user's. */
    @Test
    void anotherLanguageIsAFileInAFolder(@TempDir Path folder) throws IOException {
        var labels = Labels.of(List.of("n07734744 mushroom"));
        Files.writeString(folder.resolve("fr.txt"), "n07734744 champignon\n\nodd\n");
        try {
            ClassTranslations.lookIn(folder);
            assertThat(labels.shortName(0, Locale.FRENCH)).isEqualTo("champignon");
            assertThat(labels.shortName(0, Locale.ITALIAN)).isEqualTo("fungo");
        } finally {
            ClassTranslations.lookIn(null);
        }
        assertThat(labels.shortName(0, Locale.FRENCH)).isEqualTo("mushroom");
    }

    @Test
    void aCardsNamesInALanguageComeFirstAndWhatNobodyHasTranslatedHasItsId() {
        var labels = Labels.of(List.of("n07734744 mushroom", "n00000001 unheard of", "plain")).with("it", Labels.of(List.of("porcino", "", "semplice")));
        assertThat(labels.name(0, Locale.ITALIAN)).isEqualTo("porcino");
        assertThat(labels.name(0, Locale.ENGLISH)).isEqualTo("mushroom");
        assertThat(labels.name(1, Locale.ITALIAN)).isEqualTo("unheard of");
        assertThat(labels.name(2, Locale.ITALIAN)).isEqualTo("semplice");
        assertThat(labels.untranslated(0, Locale.ITALIAN)).isEmpty();
        assertThat(labels.untranslated(1, Locale.ITALIAN)).contains("n00000001");
        assertThat(labels.untranslated(1, Locale.ENGLISH)).isEmpty();
        assertThat(labels.find("porc", Locale.ITALIAN)).containsExactly(0);
        assertThat(labels).isEqualTo(Labels.of(List.of("n07734744 mushroom", "n00000001 unheard of", "plain")));
    }
}
