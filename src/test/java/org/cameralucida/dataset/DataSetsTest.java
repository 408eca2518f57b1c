package org.cameralucida.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.cameralucida.SharedData;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;

class DataSetsTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir
    Path folder;

    private void photo(String... files) throws IOException {
        for (var file : files) {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", path.toFile());
        }
    }

    private Path write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private DataSet open() {
        return DataSets.open(folder, Optional.empty());
    }

    private static Example named(DataSet set, String name) {
        return set.examples().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> names(DataSet set) {
        return set.examples().stream().map(Example::name).toList();
    }

    private static List<String> labels(DataSet set) {
        return set.examples().stream().map(each -> each.label().map(ClassName::text).orElse("–")).toList();
    }

    private static List<String> notes(DataSet set) {
        return set.notes().stream().map(Message::toString).toList();
    }

    private static String voc(String name, int... box) {
        return "<annotation><size><width>" + WIDTH + "</width><height>" + HEIGHT + "</height></size><object><name>"
                + name + "</name><bndbox><xmin>" + box[0] + "</xmin><ymin>" + box[1] + "</ymin><xmax>" + box[2]
                + "</xmax><ymax>" + box[3] + "</ymax></bndbox></object></annotation>";
    }

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

    @Nested
    class Ilsvrc {

        private static final String A = "ILSVRC2012_val_00000001";
        private static final String B = "ILSVRC2012_val_00000003";

        /** ILSVRC's own numbers are another order than that of the WordNet ids. */
        private void kit(String place) throws IOException {
            var synsets = Mat5.newStruct(1, 3);
            String[] ids = {"n02119789", "n01443537", "n01440764"};
            for (int i = 0; i < ids.length; i++) {
                synsets.set("ILSVRC2014_ID", i, Mat5.newScalar(i + 1));
                synsets.set("WNID", i, Mat5.newString(ids[i]));
                synsets.set("words", i, Mat5.newString("word " + i));
            }
            Files.createDirectories(folder.resolve(place));
            Mat5.writeToFile(Mat5.newMatFile().addArray("synsets", synsets),
                    folder.resolve(place + "/meta_clsloc.mat").toFile());
            write(place + "/ILSVRC2014_clsloc_validation_ground_truth.txt", "3\n1\n2\n");
        }

        private void photos(String images, String annotations) throws IOException {
            photo(images + "/" + A + ".JPEG", images + "/" + B + ".JPEG");
            write(annotations + "/" + A + ".xml", voc("n01440764", 1, 2, 3, 4).replace("</annotation>",
                    "<object><name>n01440764</name><bndbox><xmin>5</xmin><ymin>6</ymin><xmax>40</xmax>"
                            + "<ymax>30</ymax></bndbox></object></annotation>"));
            write(annotations + "/" + B + ".xml", voc("n01443537", 7, 8, 9, 10));
        }

        @Test
        void numbersAreIlsvrcsOwnAndGoByTheirSynsets() throws IOException {
            photos("ILSVRC2012_img_val", "bbox/val");
            kit("devkit/data");
            write("synset_words.txt", "n01440764 tench, Tinca tinca\nn01443537 goldfish\nn02119789 kit fox\n");
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.ILSVRC);
            assertThat(labels(set)).containsExactly("n01440764", "n01443537");
            assertThat(set.classes()).extracting(each -> each.name().orElseThrow())
                    .containsExactly("tench, Tinca tinca", "goldfish");
            assertThat(set.examples().get(0).boxes(WIDTH, HEIGHT))
                    .containsExactly(new Box(1, 2, 3, 4), new Box(5, 6, 40, 30));
            assertThat(notes(set)).containsExactly("ILSVRC as distributed, recognised by the file "
                    + "“devkit/data/ILSVRC2014_clsloc_validation_ground_truth.txt”.", "Labels are from "
                            + "ILSVRC2014_clsloc_validation_ground_truth.txt, numbers that meta_clsloc.mat explains.");
        }

        @Test
        void aFlatFolderMayHaveTheListsAboveIt() throws IOException {
            photos("data/val", "data/Annotations");
            kit("data");
            var set = DataSets.open(folder.resolve("data/val"), Optional.empty());
            assertThat(set.layout()).isEqualTo(Layout.ILSVRC);
            assertThat(labels(set)).containsExactly("n01440764", "n01443537");
            assertThat(set.examples().get(1).boxes(WIDTH, HEIGHT)).containsExactly(new Box(7, 8, 9, 10));
        }

        @Test
        void aPhotoOnTheBlacklistKeepsItsLabelAndLosesItsBoxes() throws IOException {
            photos("val", "Annotations");
            kit("kit");
            write("kit/ILSVRC2014_clsloc_validation_blacklist.txt", "3\n2\n");
            var set = open();
            assertThat(labels(set)).containsExactly("n01440764", "n01443537");
            assertThat(set.examples().get(0).boxes(WIDTH, HEIGHT)).hasSize(2);
            assertThat(set.examples().get(1).boxes(WIDTH, HEIGHT)).isEmpty();
            assertThat(notes(set)).contains("One photo is on the blacklist and counts for classification alone.");
        }

        @Test
        void whatIsMissingIsSaid() throws IOException {
            photo("val/" + A + ".JPEG", "val/" + B + ".JPEG");
            var truth = write("kit/ILSVRC2012_validation_ground_truth.txt", "3\n");
            assertThatThrownBy(DataSetsTest.this::open).isInstanceOf(Problem.class)
                    .hasMessageContaining("meta_clsloc.mat");
            write("kit/meta_clsloc.mat", "MATLAB 5.0 MAT-file, not really");
            assertThatThrownBy(DataSetsTest.this::open).isInstanceOf(Problem.class)
                    .hasMessageContaining("meta_clsloc.mat");
            kit("kit");
            Files.delete(folder.resolve("kit/ILSVRC2014_clsloc_validation_ground_truth.txt"));
            var short1 = open();
            assertThat(labels(short1)).containsExactly("n01440764", "–");
            Files.writeString(truth, "3\n1\n77 x\n");
            assertThat(notes(open())).anyMatch(note -> note.contains("in no list") && note.contains("77 x"));
            photo("val/other.png");
            Files.move(folder.resolve("val/" + A + ".JPEG"), folder.resolve("val/one.JPEG"));
            Files.move(folder.resolve("val/" + B + ".JPEG"), folder.resolve("val/two.JPEG"));
            Files.writeString(truth, "3\n1\n");
            assertThatThrownBy(DataSetsTest.this::open).isInstanceOf(Problem.class)
                    .hasMessageContaining("2 lines for 3 photos");
            Files.writeString(truth, "3\n1\n2\n");
            assertThat(labels(open())).containsExactly("n01440764", "n02119789", "n01443537");
        }

        @Test
        void aMalformedAnnotationFailsItsPhotoAlone() throws IOException {
            photos("val", "Annotations");
            kit("kit");
            write("Annotations/" + A + ".xml", "<annotation><object>");
            var set = open();
            assertThatThrownBy(() -> set.examples().get(0).boxes(WIDTH, HEIGHT)).isInstanceOf(Problem.class)
                    .hasMessageContaining(A + ".xml");
            assertThat(set.examples().get(1).boxes(WIDTH, HEIGHT)).hasSize(1);
            assertThatThrownBy(() -> set.examples().get(1).boxes(HEIGHT, WIDTH)).isInstanceOf(Problem.class);
        }

        @Test
        void withoutListsTheAnnotationSaysTheClass() throws IOException {
            photos("images", "annotations");
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.ILSVRC);
            assertThat(labels(set)).containsExactly("n01440764", "n01443537");
        }

        @Test
        void aListOfPlacesIsInTheOrderOfTheWordNetIds() throws IOException {
            photos("images", "annotations");
            write("val.txt", "images/" + A + ".JPEG 1\n" + B + ".JPEG 5000\nx\n");
            var set = open();
            assertThat(labels(set)).containsExactly("n01443537", "–");
            assertThat(set.notes()).hasSize(5);
        }

        @Test
        void kagglesFormIsRead() throws IOException {
            photo("ILSVRC/Data/CLS-LOC/val/" + A + ".JPEG", "ILSVRC/Data/CLS-LOC/val/" + B + ".JPEG");
            write("LOC_synset_mapping.txt", "n01440764 tench, Tinca tinca\nn01443537 goldfish\n");
            write("LOC_val_solution.csv", "ImageId,PredictionString\n" + B + ",n01443537 1 2 3 4 n01443537 5 6 7 8 \n"
                    + A + ",n01440764 9 9 20 21 \n" + A + ",n01440764 9 9\n../../x,n01440764 1 2 3 4\nhalf\n");
            var set = open();
            assertThat(set.layout()).isEqualTo(Layout.KAGGLE);
            assertThat(labels(set)).containsExactly("n01440764", "n01443537");
            assertThat(set.classes().get(0).name()).hasValue("tench, Tinca tinca");
            assertThat(set.examples().get(1).boxes(WIDTH, HEIGHT))
                    .containsExactly(new Box(1, 2, 3, 4), new Box(5, 6, 7, 8));
            assertThat(notes(set)).anyMatch(note -> note.startsWith("2 lines or files could not be read"));
        }

        @Test
        void theSharedPhotosOpenAsTheyLie() {
            var set = DataSets.open(SharedData.at("boxes/ilsvrc-val"), Optional.empty());
            var table = DataSets.open(SharedData.at("boxes/ilsvrc-val"), Optional.of(Layout.CSV));
            assertThat(set.layout()).isEqualTo(Layout.ILSVRC);
            assertThat(set.examples()).hasSize(650);
            assertThat(names(set)).isEqualTo(names(table));
            for (int i = 0; i < set.examples().size(); i++) {
                var example = set.examples().get(i);
                assertThat(example.boxes(227, 227)).isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(table.examples().get(i).boxes(227, 227));
            }
        }
    }
}
