package org.cameralucida.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.cameralucida.SharedData;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import us.hebi.matlab.mat.format.Mat5;

/** ILSVRC as its makers and Kaggle distribute it. */
class IlsvrcLayoutTest extends DataSetFolder {

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
        assertThatThrownBy(this::open).isInstanceOf(Problem.class)
                .hasMessageContaining("meta_clsloc.mat");
        write("kit/meta_clsloc.mat", "MATLAB 5.0 MAT-file, not really");
        assertThatThrownBy(this::open).isInstanceOf(Problem.class)
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
        assertThatThrownBy(this::open).isInstanceOf(Problem.class)
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
