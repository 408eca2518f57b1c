package org.cameralucida.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cameralucida.SharedData;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationsTest {

    private static final String DOG = """
            <annotation><size><width>40</width><height>30</height></size>
              <object><name>dog</name>
                <part><name>head</name><bndbox><xmin>9</xmin><ymin>9</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></part>
                <bndbox><xmax>20</xmax><xmin>1.6</xmin><ymin>3</ymin><ymax>25</ymax></bndbox></object>
            </annotation>
            """;

    @TempDir
    Path folder;

    private Path write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private Path photo(String file) throws IOException {
        return write(file, "");
    }

    @ParameterizedTest
    @CsvSource({"JPEGImages/a b.jpg,Annotations/a b.xml", "là/ü.JPEG,là/ü.xml", "x.png,annotations/x.xml",
            "images/x.tar.png,annotations/x.tar.xml", "Data/CLS-LOC/val/x.JPEG,Annotations/CLS-LOC/val/x.xml",
            "Data/CLS-LOC/train/n01440764/x.JPEG,Annotations/CLS-LOC/train/n01440764/x.xml",
            "val/images/x.JPEG,annotations/val/images/x.xml"})
    void anAnnotationIsFoundWhereDataSetsHaveIt(String photo, String annotation) throws IOException {
        write(annotation, DOG);
        var found = Annotations.of(photo(photo)).orElseThrow();
        assertThat(found.width()).isEqualTo(40);
        assertThat(found.height()).isEqualTo(30);
        assertThat(found.objects()).containsExactly(TrueBox.of(new Box(2, 3, 20, 25), "dog"));
        assertThatThrownBy(() -> found.check(30, 40)).isInstanceOf(Problem.class).hasMessageContaining("40×30");
        assertThat(found.check(40, 30)).isSameAs(found);
    }

    @Test
    void anotherXmlFileBesideAPhotoIsNoAnnotation() throws IOException {
        write("x.xml", "<darkroom><object/></darkroom>");
        assertThat(Annotations.of(photo("x.jpg"))).isEmpty();
        write("annotations/x.xml", DOG);
        assertThat(Annotations.of(photo("x.jpg"))).isPresent();
        assertThat(Annotations.of(photo("y.jpg"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<annotation>", "<annotation><object></object></annotation>", "not XML",
            "<annotation><object><bndbox><xmin>9</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>",
            "<annotation><object><bndbox><xmin>a</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>",
            "<annotation><object><bndbox><xmin>NaN</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>"})
    void aDamagedAnnotationIsASentenceThatNamesIt(String text) throws IOException {
        write("x.xml", text);
        var photo = photo("x.jpg");
        assertThatThrownBy(() -> Annotations.of(photo)).isInstanceOf(Problem.class).hasMessageContaining("x.xml");
    }

    @Test
    void nothingThatAnAnnotationRefersToIsRead() throws IOException {
        var secret = write("secret.txt", "top-secret");
        write("x.xml", "<!DOCTYPE annotation [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">"
                + "<!ENTITY a \"1111111111\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + DOG.replace("<name>dog</name>", "<name>&s;&b;</name>"));
        String said;
        try {
            said = Annotations.of(photo("x.jpg")).toString();
        } catch (Problem e) {
            said = e.getMessage();
        }
        assertThat(said).doesNotContain("top-secret").doesNotContain("1111111111");
    }

    @Test
    void tinyImageNetsTablesAreRead() throws IOException {
        write("train/n01443537/n01443537_boxes.txt", "n01443537_0.JPEG\t0\t10\t63\t58\nn01443537_1.JPEG\t6\t22\t49\t59\n");
        write("val/val_annotations.txt", "val_1.JPEG\tn01629819\t0\t3\t60\t61\nval_11.JPEG\tn01443537\t1\t2\t3\t4\n");
        assertThat(Annotations.of(photo("train/n01443537/images/n01443537_1.JPEG")).orElseThrow().objects())
                .containsExactly(TrueBox.of(new Box(6, 22, 49, 59), "n01443537"));
        assertThat(Annotations.of(photo("val/images/val_1.JPEG")).orElseThrow().objects())
                .containsExactly(TrueBox.of(new Box(0, 3, 60, 61), "n01629819"));
        assertThat(Annotations.of(photo("val/images/val_2.JPEG"))).isEmpty();
        write("val/val_annotations.txt", "val_1.JPEG\tn01629819\tzero\t3\t60\t61\n");
        assertThatThrownBy(() -> Annotations.of(photo("val/images/val_1.JPEG"))).isInstanceOf(Problem.class);
    }

    @Test
    void theListOfTheScenesIsRead() throws IOException {
        write("samples.json", """
                [{"file": "a.jpg", "width": 8, "height": 6, "objects": [
                  {"id": "n07749582", "name": "lemon", "box": [1, 2, 3, 4]}]}]""");
        var object = Annotations.of(photo("a.jpg")).orElseThrow().objects().get(0);
        assertThat(object.id()).contains("n07749582");
        assertThat(object.box()).isEqualTo(new Box(1, 2, 3, 4));
        assertThat(Annotations.of(photo("b.jpg"))).isEmpty();
        for (var other : List.of("{}", "[1]", "[{\"file\": \"a.jpg\"}]", "null")) {
            write("samples.json", other);
            assertThat(Annotations.of(photo("a.jpg"))).isEmpty();
        }
        write("samples.json", "[{\"file\": \"a.jpg\", \"objects\": [{}]}]");
        assertThatThrownBy(() -> Annotations.of(photo("a.jpg"))).isInstanceOf(Problem.class)
                .hasMessageContaining("samples.json");
    }

    @Test
    void aNamedFileMustSpeakOfThePhoto() throws IOException {
        var table = write("elsewhere/val_annotations.txt", "val_1.JPEG n01629819 0 3 60 61");
        assertThat(Annotations.read(table, photo("val_1.JPEG")).objects()).hasSize(1);
        assertThatThrownBy(() -> Annotations.read(table, photo("other.JPEG"))).isInstanceOf(Problem.class)
                .hasMessageContaining("other.JPEG");
        assertThatThrownBy(() -> Annotations.read(folder.resolve("gone.xml"), photo("other.JPEG")))
                .isInstanceOf(Problem.class).hasMessageContaining("gone.xml");
    }

    @Test
    void aClassIsTheSameByItsIdOrByASynonym() {
        var withIds = Labels.of(List.of("n02123045 tabby, tabby cat", "n07749582 lemon"));
        var names = Labels.of(List.of("Tabby_cat", "Lemon", ""));
        var box = new Box(0, 0, 1, 1);
        assertThat(TrueBox.of(box, "n07749582").isOf(withIds, 1)).isTrue();
        assertThat(TrueBox.of(box, "n07749582").isOf(withIds, 0)).isFalse();
        assertThat(TrueBox.of(box, "n02123045").isOf(names, 0)).isTrue();
        assertThat(TrueBox.of(box, "lemon").isOf(withIds, 1)).isTrue();
        assertThat(TrueBox.of(box, "lemon").isOf(names, 2)).isFalse();
        assertThat(TrueBox.ofAnything(box).isOf(names, 2)).isTrue();
        assertThat(TrueBox.of(box, "n02123045").title(names, Locale.ENGLISH)).isEqualTo("Tabby cat");
        assertThat(TrueBox.of(box, "n07747607").title(names, Locale.ENGLISH)).isEqualTo("orange");
        assertThat(TrueBox.of(box, "n99999999").title(names, Locale.ENGLISH)).isEqualTo("n99999999");
        assertThat(TrueBox.of(box, "Zebra crossing").title(names, Locale.ENGLISH)).isEqualTo("Zebra crossing");
    }

    @Test
    void everyPhotoOfTheRealSetHasItsBoxes() throws IOException {
        var set = SharedData.at("boxes/ilsvrc-val");
        var expected = Files.readAllLines(set.resolve("boxes.csv")).stream().skip(1)
                .map(line -> line.replaceFirst(",\\d+,", ",")).toList();
        var read = new java.util.ArrayList<String>();
        try (var photos = Files.list(set.resolve("images"))) {
            for (var photo : photos.sorted().toList()) {
                Annotations.of(photo).orElseThrow().objects().forEach(object -> {
                    var box = object.box();
                    assertThat(object.id()).isPresent();
                    read.add(String.join(",", photo.getFileName().toString(), "" + box.xmin(), "" + box.ymin(),
                            "" + box.xmax(), "" + box.ymax()));
                });
            }
        }
        assertThat(read).hasSize(1018).containsExactlyInAnyOrderElementsOf(expected);
    }
}
