package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cameralucida.SharedData;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.dataset.Layout;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.View;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.inference.Device;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Labels;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.hebi.matlab.mat.format.Mat5;

/**
 * Photos of ILSVRC's validation set with their true boxes: every figure against a plain loop that knows the definitions
 * alone. Some of the photos, so that the suite stays short; all 650 with {@code -Devaluate.photos=650}.
 */
class IlsvrcTest {

    private static final int PHOTOS = Integer.getInteger("evaluate.photos", 26);

    @TempDir
    private Path folder;

    /** What a slow loop found of a photo, and what it makes of it. */
    private record Slow(int rank, int label, List<SlowMeasures> maps, double iou, List<BitSet> right, double pointing,
            double energy) {

        /** Whether one of the boxes of the first k classes is right. */
        boolean isLocated(int k) {
            return IntStream.range(0, k).anyMatch(i -> i == rank && maps.get(i).paperIou() >= 0.5);
        }

        boolean isLocatedByReleasedCode(int k) {
            return IntStream.range(0, k).anyMatch(i -> i == rank && hits(released(i), 0));
        }

        /** Loose and tight boxes of the first two classes, the loose one of the third. */
        boolean isLocatedByTwoBoxes() {
            return IntStream.range(0, 5).anyMatch(guess -> guess / 2 == rank
                    && hits(released(rank), Math.min(guess % 2, released(rank).size() - 1)));
        }

        private List<Box> released(int i) {
            return maps.get(i).released();
        }

        private boolean hits(List<Box> boxes, int which) {
            return which >= 0 && which < boxes.size() && maps.get(rank).iou(boxes.get(which)) >= 0.5;
        }
    }

    @ParameterizedTest
    @CsvSource({"squeezenet1.1,0", "mobilenet-v2,1"})
    void everyFigureIsThatOfASlowLoopAndTheSameAsDistributed(String network, int background) throws IOException {
        var photos = SharedData.at("boxes/ilsvrc-val");
        var file = SharedData.at("networks/" + network + ".onnx");
        try (var loaded = LoadedNetwork.open(NetworkReader.read(file), Device.CPU, 0)) {
            var out = folder.resolve("out");
            evaluate(loaded, photos, out);
            var results = Results.of(out);
            assertThat(results.images()).isEqualTo(PHOTOS);
            var slow = slow(loaded, photos, results, background);
            assertSameImages(results, slow);
            assertSameFigures(results.summary().entries().get(0), slow);

            var distributed = folder.resolve("distributed");
            asDistributed(photos, distributed, results.row(3).image());
            var again = folder.resolve("again");
            evaluate(loaded, distributed, again);
            assertSameWithoutTheListed(rows(out), rows(again));
        }
    }

    private void evaluate(LoadedNetwork loaded, Path photos, Path out) {
        try (var data = DataSets.open(photos, Optional.empty())) {
            assertThat(data.layout()).isEqualTo(Layout.ILSVRC);
            var network = loaded.network();
            var subject = new Evaluation.Subject(loaded,
                    ClassMapping.of(data.classes(), network.labels(), network.head().classes()));
            var cam = Method.named("cam");
            var what = new Evaluation(data, List.of(subject), List.of(new Evaluation.Localiser(cam, Settings.of(cam))),
                    0.2, 1);
            try (var folder = ResultFolder.open(out, Parameters.of(what, Optional.empty(), PHOTOS, Shard.WHOLE),
                    false)) {
                EvaluationRun.run(what, folder, (result, done, total) -> { });
            }
        }
    }

    private static List<ImageResult> rows(Path out) {
        var rows = new ArrayList<ImageResult>();
        ResultFolder.each(out, rows::add);
        return rows;
    }

    private static List<Slow> slow(LoadedNetwork loaded, Path photos, Results results, int background)
            throws IOException {
        var labels = new HashMap<String, Integer>();
        Files.readAllLines(photos.resolve("labels.txt"))
                .forEach(line -> labels.put(line.split(" ")[0], Integer.parseInt(line.split(" ")[1])));
        var boxes = new HashMap<String, List<Box>>();
        for (var line : Files.readAllLines(photos.resolve("boxes.csv")).stream().skip(1).toList()) {
            var cells = line.split(",");
            boxes.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(new Box(Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), Integer.parseInt(cells[5])));
        }
        return IntStream.range(0, results.images()).parallel().mapToObj(row -> {
            var path = photos.resolve(results.row(row).image());
            var name = path.getFileName().toString();
            return slow(loaded, path, labels.get(name) + background, boxes.get(name));
        }).toList();
    }

    private static Slow slow(LoadedNetwork loaded, Path file, int label, List<Box> truth) {
        var photo = PhotoReader.read(file);
        var view = View.of(photo, loaded.network().preprocessing());
        var seen = loaded.observe(view);
        var ranked = new ArrayList<>(IntStream.range(0, seen.logits().length).boxed().toList());
        ranked.sort(Collections.reverseOrder((a, b) -> Float.compare(seen.logits()[a], seen.logits()[b])));
        var maps = IntStream.range(0, 5).mapToObj(i -> new SlowMeasures(PoolingHead.classMap(seen, ranked.get(i)),
                view.region(), photo.width(), photo.height(), truth)).toList();
        var own = new SlowMeasures(PoolingHead.classMap(seen, label), view.region(), photo.width(), photo.height(),
                truth);
        return new Slow(ranked.indexOf(label), label, maps, own.paperIou(), own.right(), own.pointingDistance(),
                own.energyInBox());
    }

    private static void assertSameImages(Results results, List<Slow> slow) {
        for (int row = 0; row < results.images(); row++) {
            var found = results.row(row).networks().get(0);
            var expected = slow.get(row);
            var name = results.row(row).image();
            assertThat(found.label()).as(name).isEqualTo(expected.label);
            assertThat(found.rank()).as(name).isEqualTo(expected.rank < 5 ? expected.rank : -1);
            // The quotient of the same whole numbers.
            assertThat(found.maps().get(0).iou()).as(name).isCloseTo(expected.iou, within(1e-12));
            assertThat(results.number(0, 0, MapResult.POINTING_DISTANCE, row)).as(name)
                    .isCloseTo(expected.pointing, within(1e-9));
            // Sums of some hundred cells of float32.
            assertThat(results.number(0, 0, MapResult.ENERGY_IN_BOX, row)).as(name)
                    .isCloseTo(expected.energy, within(1e-5));
        }
    }

    private static void assertSameFigures(Summary.Entry entry, List<Slow> slow) {
        var expected = new HashMap<Measure, Double>(Map.of(
                Measure.TOP1_ERROR, share(slow, image -> image.rank != 0),
                Measure.TOP5_ERROR, share(slow, image -> image.rank >= 5),
                Measure.LOCALISATION_TOP1_ERROR, share(slow, image -> !image.isLocated(1)),
                Measure.LOCALISATION_TOP5_ERROR, share(slow, image -> !image.isLocated(5)),
                Measure.GT_KNOWN_30, share(slow, image -> image.iou >= 0.3),
                Measure.GT_KNOWN, share(slow, image -> image.iou >= 0.5),
                Measure.GT_KNOWN_70, share(slow, image -> image.iou >= 0.7),
                Measure.IOU, slow.stream().mapToDouble(Slow::iou).average().orElseThrow(),
                Measure.POINTING, share(slow, image -> image.pointing == 0),
                Measure.POINTING_15, share(slow, image -> image.pointing < 15)));
        expected.put(Measure.RELEASED_TOP1_ERROR, share(slow, image -> !image.isLocatedByReleasedCode(1)));
        expected.put(Measure.RELEASED_TOP5_ERROR, share(slow, image -> !image.isLocatedByReleasedCode(5)));
        expected.put(Measure.TWO_BOX_TOP5_ERROR, share(slow, image -> !image.isLocatedByTwoBoxes()));
        expected.put(Measure.MAX_BOX_ACC, best(slow, 0));
        expected.put(Measure.MAX_BOX_ACC_V2, (best(slow, 1) + best(slow, 2) + best(slow, 3)) / 3);
        // Whole numbers of images and sums of IoUs, divided once.
        expected.forEach((measure, value) -> assertThat(entry.figure(measure).interval().value()).as(measure.key())
                .isCloseTo(value, within(1e-12)));
    }

    private static double share(List<Slow> slow, Predicate<Slow> which) {
        return slow.stream().parallel().filter(which).count() / (double) slow.size();
    }

    private static double best(List<Slow> slow, int which) {
        return IntStream.range(0, 255).mapToDouble(level -> share(slow, image -> image.right.get(which).get(level)))
                .max().orElseThrow();
    }

    /** Numbers of ILSVRC's own, of which the development kit knows the synsets; one photo is on the blacklist. */
    private static void asDistributed(Path photos, Path to, String listed) throws IOException {
        var labels = Labels.imagenet();
        var synsets = Mat5.newStruct(1000, 1);
        var words = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            synsets.set("ILSVRC2012_ID", own(i) - 1, Mat5.newScalar(own(i)));
            synsets.set("WNID", own(i) - 1, Mat5.newString(labels.id(i)));
            synsets.set("words", own(i) - 1, Mat5.newString(labels.name(i)));
            words.add(labels.id(i) + " " + labels.name(i));
        }
        var kit = Files.createDirectories(to.resolve("ILSVRC2012_devkit_t12/data"));
        Mat5.writeToFile(Mat5.newMatFile().addArray("synsets", synsets), kit.resolve("meta_clsloc.mat").toFile());
        var truth = new ArrayList<>(Collections.nCopies(50_000, "1"));
        for (var line : Files.readAllLines(photos.resolve("labels.txt"))) {
            truth.set(number(line.split(" ")[0]) - 1, String.valueOf(own(Integer.parseInt(line.split(" ")[1]))));
        }
        Files.write(kit.resolve("ILSVRC2012_validation_ground_truth.txt"), truth);
        Files.writeString(kit.resolve("ILSVRC2012_clsloc_validation_blacklist.txt"), "36\n" + number(listed) + "\n");
        Files.write(to.resolve("synset_words.txt"), words);
        copy(photos.resolve("images"), to.resolve("ILSVRC2012_img_val"));
        copy(photos.resolve("annotations"), to.resolve("ILSVRC2012_bbox_val/val"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Any other order than that of the WordNet ids. */
    private static int own(int index) {
        return (index * 337 + 13) % 1000 + 1;
    }

    private static int number(String photo) {
        return Integer.parseInt(photo.replaceAll(".*_(\\d{8})\\.JPEG", "$1"));
    }

    private static void assertSameWithoutTheListed(List<ImageResult> expected, List<ImageResult> found) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            var mine = found.get(i).networks().get(0);
            var theirs = expected.get(i).networks().get(0);
            assertThat(number(found.get(i).image())).isEqualTo(number(expected.get(i).image()));
            assertThat(mine.label()).isEqualTo(theirs.label());
            assertThat(mine.top()).isEqualTo(theirs.top());
            assertThat(mine.probabilities()).isEqualTo(theirs.probabilities());
            if (i == 3) {
                assertThat(found.get(i).boxes()).as("on the blacklist").isEmpty();
                assertThat(mine.maps().get(0).number(MapResult.IOU)).isNaN();
            } else {
                assertThat(found.get(i).boxes()).isEqualTo(expected.get(i).boxes());
                assertThat(mine.maps().get(0)).isEqualTo(theirs.maps().get(0));
            }
        }
    }
}
