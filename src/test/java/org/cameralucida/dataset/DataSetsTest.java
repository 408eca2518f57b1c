package org.cameralucida.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.SharedData;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetsTest extends DataSetFolder {

    @Nested
    class OneFolderAClass {

        @Test
        void namesAreThoseOfTheFolders() throws IOException {
            photo("n01440764/b.png", "n01440764/a.png", "goldfish/x/c.png", "12/d.png", ".hidden/e.png");
            write("goldfish/readme.txt", "");
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.FOLDERS);
            assertThat(names(set)).containsExactly("12/d.png", "goldfish/x/c.png", "n01440764/a.png",
                    "n01440764/b.png");
            assertThat(labels(set)).containsExactly("12", "goldfish", "n01440764", "n01440764");
            assertThat(set.classes()).extracting(ClassName::text).containsExactly("12", "goldfish", "n01440764");
            assertThat(set.classes()).extracting(ClassName::title).containsExactly("12", "goldfish", "tench");
            assertThat(notes(set)).containsExactly("One folder a class, recognised by the folder “12”.");
        }

        @Test
        void annotationsAreFoundWhereDataSetsHaveThem() throws IOException {
            photo("cat/a.png", "dog/b.png");
            write("cat/a.xml", voc("cat", 1, 2, 3, 4));
            write("dog/b.xml", voc("cat", 1, 2, 3, 4));
            var set = open();
            assertThat(named(set, "cat/a.png").boxes(WIDTH, HEIGHT)).containsExactly(new Box(1, 2, 3, 4));
            assertThatThrownBy(() -> named(set, "dog/b.png").boxes(WIDTH, HEIGHT)).isInstanceOf(Problem.class)
                    .hasMessage("The true boxes of dog/b.png are not of its class dog; the first is of cat.");
        }

        @Test
        void ofADataSetInPartsTheValidationPartIsRead() throws IOException {
            photo("train/cat/a.png", "train/dog/b.png", "val/cat/c.png", "val/dog/d.png");
            Files.createDirectories(folder.resolve("val/emu"));
            var set = open();
            assertThat(names(set)).containsExactly("val/cat/c.png", "val/dog/d.png");
            assertThat(notes(set)).containsExactly("One folder a class, recognised by the folder “val”.", "Of its parts val is read.",
                    "One class has no photo, emu for one.");
        }

        @Test
        void aLinkThatLeadsInACircleIsLeftOut() throws IOException {
            photo("cat/a.png", "dog/b.png");
            Files.createSymbolicLink(folder.resolve("cat/again"), folder);
            Files.createSymbolicLink(folder.resolve("dog/c.png"), folder.resolve("cat/a.png"));
            var set = open();
            assertThat(names(set)).containsExactly("cat/a.png", "dog/b.png", "dog/c.png");
            assertThat(notes(set)).contains("One folder or link could not be followed, cat/again for one.");
        }
    }

    @Nested
    class WithoutLabels {

        @Test
        void aFolderOfPhotosIsADataSetToo() throws IOException {
            photo("a.png", "deep/er/b.png");
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.NONE);
            assertThat(names(set)).containsExactly("a.png", "deep/er/b.png");
            assertThat(set.classes()).isEmpty();
            assertThat(set.examples().get(0).boxes(WIDTH, HEIGHT)).isEmpty();
            assertThat(set.examples().get(0).photo().width()).isEqualTo(WIDTH);
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void anEmptyFolderIsExplained(Layout layout) {
            assertThatThrownBy(DataSetsTest.this::open).isInstanceOf(Problem.class)
                    .hasMessage("There is no photo in the data set " + folder + ".");
            assertThatThrownBy(() -> DataSets.open(folder, Optional.of(layout))).isInstanceOf(Problem.class);
        }

        @Test
        void aFolderThatIsNotThereIsExplained() {
            assertThatThrownBy(() -> DataSets.open(folder.resolve("no"), Optional.empty()))
                    .isInstanceOf(Problem.class).hasMessageStartingWith("There is no data set");
        }
    }

    @Nested
    class Table {

        @Test
        void aRowIsABoxAndAPhotoMayHaveSeveral() throws IOException {
            photo("images/a.png", "b, c.png", "d.png");
            write("boxes.csv", """
                    \uFEFFimage,label,xmin,ymin,xmax,ymax
                    a.png,472,9,10,20,21
                    a.png,472,1,2,3,4
                    a.png,472,1,2,3,4
                    "b, c.png","crane, bird",5,6,7.4,8
                    d.png,n01440764,,,,
                    """);
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.CSV);
            assertThat(names(set)).containsExactly("b, c.png", "d.png", "images/a.png");
            assertThat(labels(set)).containsExactly("crane, bird", "n01440764", "472");
            assertThat(named(set, "images/a.png").boxes(WIDTH, HEIGHT))
                    .containsExactly(new Box(9, 10, 20, 21), new Box(1, 2, 3, 4));
            assertThat(named(set, "b, c.png").boxes(WIDTH, HEIGHT)).containsExactly(new Box(5, 6, 7, 8));
            assertThat(named(set, "d.png").boxes(WIDTH, HEIGHT)).isEmpty();
            assertThat(set.classes().get(0).number()).hasValue(472);
            assertThat(set.notes()).hasSize(1);
            assertThat(DataSets.open(folder.resolve("boxes.csv"), Optional.empty()).examples())
                    .isEqualTo(set.examples());
        }

        @Test
        void whatCannotBeReadIsCountedAndNamed() throws IOException {
            photo("a.png", "b.png");
            write("boxes.csv", """
                    image,label,xmin,ymin,xmax,ymax
                    a.png,dog,1,2,3
                    b.png,dog,30,2,3,4
                    b.png,cat,1,2,3,x
                    ../../etc/passwd,dog,1,2,3,4
                    /etc/passwd,dog,1,2,3,4
                    C:\\secret.png,dog,1,2,3,4
                    a.png,dog,1,2,3,4
                    a.png,cat,5,5,6,6
                    gone.png,dog,1,2,3,4
                    b.png,,,,,
                    """);
            var set = open();
            assertThat(names(set)).containsExactly("a.png", "b.png", "gone.png");
            assertThat(notes(set)).contains(
                    "3 lines or files could not be read and were left out; the first: boxes.csv: a.png,dog,1,2,3",
                    "3 lines name files outside of the data set and were left out; the first: ../../etc/passwd",
                    "One photo shows things of several classes, a.png for one; the first counts as the label.");
            assertThat(named(set, "a.png").boxes(WIDTH, HEIGHT)).containsExactly(new Box(1, 2, 3, 4));
            assertThatThrownBy(() -> named(set, "gone.png").photo()).isInstanceOf(Problem.class);
        }

        @Test
        void aBoxOutsideOfThePhotoIsExplained() throws IOException {
            photo("a.png", "b.png", "c.png");
            write("boxes.csv", "image,label,xmin,ymin,xmax,ymax\na.png,dog,40,2,50,9\nb.png,dog,30,20,40,30\n"
                    + "c.png,dog,1,2,9999,20\n");
            var set = open();
            assertThatThrownBy(() -> named(set, "c.png").boxes(WIDTH, HEIGHT)).isInstanceOf(Problem.class)
                    .hasMessageContaining("most of it does");
            assertThatThrownBy(() -> named(set, "a.png").boxes(WIDTH, HEIGHT)).isInstanceOf(Problem.class)
                    .hasMessage("A true box of a.png lies outside of the photo, or most of it does: the photo has 40×30 pixels.");
            assertThat(named(set, "b.png").boxes(WIDTH, HEIGHT)).containsExactly(new Box(30, 20, 40, 30));
        }

        @Test
        void aTableThatIsNoneIsExplained() throws IOException {
            photo("a.png");
            write("x.csv", "what,ever\n1,2\n");
            assertThat(open().layout()).isEqualTo(Layout.NONE);
            assertThatThrownBy(() -> DataSets.open(folder, Optional.of(Layout.CSV))).isInstanceOf(Problem.class)
                    .hasMessageStartingWith("There is no table with the columns image and label");
            assertThatThrownBy(() -> DataSets.open(folder.resolve("x.csv"), Optional.empty()))
                    .isInstanceOf(Problem.class).hasMessageContaining("has no column image");
            write("y.csv", "image,label\na.png,\"dog\n");
            assertThatThrownBy(() -> DataSets.open(folder.resolve("y.csv"), Optional.empty()))
                    .isInstanceOf(Problem.class).hasMessageContaining("cannot be read");
        }
    }

    @Nested
    class TinyImageNet {

        private void make() throws IOException {
            photo("val/images/v1.png", "val/images/v2.png", "val/images/v3.png", "train/n01440764/images/t1.png");
            write("val/val_annotations.txt", "v1.png\tn01440764\t0\t3\t20\t21\nv2.png\tn99999999\t1\t2\t3\t4\nv9 x\n");
            write("train/n01440764/n01440764_boxes.txt", "t1.png\t1\t2\t3\t4\n");
            write("words.txt", "n01440764\ttench, Tinca tinca\nn99999999\tblue thing\n");
        }

        @Test
        void theValidationPartIsRead() throws IOException {
            make();
            check(open());
        }

        @Test
        void aZipIsReadWithoutUnpacking() throws IOException {
            make();
            var zip = folder.resolveSibling(folder.getFileName() + ".zip");
            try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
                for (var file : Files.walk(folder).filter(Files::isRegularFile).toList()) {
                    var to = files.getPath("/tiny-imagenet-200/" + folder.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
            try (var set = DataSets.open(zip, Optional.empty())) {
                check(set);
                assertThat(set.root()).isEqualTo(zip);
            } finally {
                Files.delete(zip);
            }
        }

        private void check(DataSet set) {
            assertThat(set.layout()).isEqualTo(Layout.TINY_IMAGENET);
            assertThat(names(set)).containsExactly("val/images/v1.png", "val/images/v2.png", "val/images/v3.png");
            assertThat(labels(set)).containsExactly("n01440764", "n99999999", "–");
            assertThat(set.classes()).extracting(ClassName::title).containsExactly("tench", "blue thing");
            assertThat(set.examples().get(0).boxes(WIDTH, HEIGHT)).containsExactly(new Box(0, 3, 20, 21));
            assertThat(set.examples().get(0).photo().height()).isEqualTo(HEIGHT);
            assertThat(notes(set)).containsExactly("Tiny ImageNet, recognised by the file “val/val_annotations.txt”.",
                    "Of its parts val is read.",
                    "One line or file could not be read and was left out; the first: val_annotations.txt: v9 x",
                    "One photo has no label, val/images/v3.png for one.");
        }

        @Test
        void withoutItTheTrainingPartIs() throws IOException {
            photo("train/n01440764/images/t1.png", "train/n01440764/images/t2.png");
            write("train/n01440764/n01440764_boxes.txt", "t1.png\t1\t2\t3\t4\n");
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.TINY_IMAGENET);
            assertThat(labels(set)).containsExactly("n01440764", "n01440764");
            assertThat(set.examples().get(0).boxes(WIDTH, HEIGHT)).containsExactly(new Box(1, 2, 3, 4));
            assertThat(set.examples().get(1).boxes(WIDTH, HEIGHT)).isEmpty();
        }

        @Test
        void aBrokenOrHostileZipIsExplained() throws IOException {
            var broken = write("x.zip", "PK no zip");
            assertThatThrownBy(() -> DataSets.open(broken, Optional.empty())).isInstanceOf(Problem.class)
                    .hasMessageContaining("cannot be read");
            var hostile = folder.resolve("y.zip");
            try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(hostile))) {
                out.putNextEntry(new java.util.zip.ZipEntry("../evil.png"));
                out.closeEntry();
            }
            assertThatThrownBy(() -> DataSets.open(hostile, Optional.empty())).isInstanceOf(Problem.class);
        }

        @Test
        void theSharedZipIsRead() {
            try (var set = DataSets.open(SharedData.at("tiny-imagenet-68.zip"), Optional.empty())) {
                assertThat(set.layout()).isEqualTo(Layout.TINY_IMAGENET);
                assertThat(set.examples()).hasSize(68 * 25).allMatch(each -> each.boxes(64, 64).size() == 1);
                assertThat(set.classes()).hasSize(68).allMatch(each -> each.name().isPresent());
                assertThat(set.examples().get(7).photo().width()).isEqualTo(64);
            }
        }
    }

    @Nested
    class Scenes {

        @Test
        void theProgramsOwnScenesAreRead() throws IOException {
            photo("a.png");
            write("samples.json", """
                    [{"file": "a.png", "width": 40, "height": 30, "objects": [
                      {"id": "n04399382", "name": "teddy", "box": [1, 2, 3, 4]},
                      {"id": "n07920052", "name": "espresso", "box": [5, 6, 7, 8]}]},
                     {"file": "../b.png", "objects": []}]
                    """);
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.SCENES);
            assertThat(labels(set)).containsExactly("n04399382");
            assertThat(set.examples().get(0).boxes(WIDTH, HEIGHT)).containsExactly(new Box(1, 2, 3, 4));
            assertThat(set.examples().get(0).annotation().orElseThrow().objects()).hasSize(2);
            assertThat(notes(set)).contains("One line names a file outside of the data set and was left out; the first: ../b.png",
                    "One photo shows things of several classes, a.png for one; the first counts as the label.");
        }

        @Test
        void theSamplesAreADataSet() {
            var set = DataSets.open(Path.of("models/samples"), Optional.empty());
            assertThat(set.layout()).isEqualTo(Layout.SCENES);
            assertThat(set.examples()).isNotEmpty()
                    .allMatch(each -> !each.boxes(each.photo().width(), each.photo().height()).isEmpty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"[{\"file\": \"a.png\", \"objects\": [{\"box\": [1, 2]}]}]", "[{", "[[[["})
        void aBrokenListIsExplained(String text) throws IOException {
            photo("a.png");
            write("samples.json", text);
            assertThatThrownBy(DataSetsTest.this::open).isInstanceOf(Problem.class).hasMessageContaining("samples.json");
        }
    }
}
