package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.View;
import org.cameralucida.inference.Device;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final int IMAGES = 21;
    private static final EvaluationRun.Listener NOBODY = (result, done, total) -> { };

    @TempDir
    private Path folder;
    private Path photos;

    @BeforeEach
    void aDataSet() throws IOException {
        photos = LabelledPhotos.write(folder.resolve("photos"), IMAGES);
    }

    /** How an evaluation is run. */
    private record Way(List<String> networks, List<String> methods, int threads, Shard shard, double threshold,
            PerturbationMeasures perturbations) {

        static final Way STANDARD = new Way(List.of("tiny_gap"), List.of("cam"), 1, Shard.WHOLE, 0.2,
                PerturbationMeasures.NONE);
        static final Way RICH = new Way(List.of("tiny_gap", "tiny_gmp"), List.of("cam", "gradcam"), 2, Shard.WHOLE, 0.2,
                PerturbationMeasures.of(List.of("deletion", "increase"), 3));

        Way threads(int other) {
            return new Way(networks, methods, other, shard, threshold, perturbations);
        }

        Way shard(int number, int count) {
            return new Way(networks, methods, threads, new Shard(number, count), threshold, perturbations);
        }

        Way threshold(double other) {
            return new Way(networks, methods, threads, shard, other, perturbations);
        }
    }

    private void run(Way way, Path out, boolean resume, EvaluationRun.Listener listener) {
        var loaded = way.networks().stream().map(name -> LoadedNetwork.open(
                NetworkReader.read(SharedData.tiny(name).resolve("model.onnx")), Device.CPU, way.threads())).toList();
        try (var data = DataSets.open(photos, Optional.empty())) {
            var subjects = loaded.stream().map(each -> new Evaluation.Subject(each, ClassMapping.of(data.classes(),
                    each.network().labels(), each.network().head().classes()))).toList();
            var methods = way.methods().stream().map(Method::named)
                    .map(method -> new Evaluation.Localiser(method, Settings.of(method))).toList();
            var what = new Evaluation(data, subjects, methods, way.threshold(), 1, way.perturbations());
            var parameters = Parameters.of(what, Optional.empty(), 0, way.shard());
            try (var results = ResultFolder.open(out, parameters, resume)) {
                EvaluationRun.run(what, results, listener);
            }
            Reports.write(out);
        } finally {
            loaded.forEach(LoadedNetwork::close);
        }
    }

    private static List<ImageResult> rows(Path out) {
        var rows = new ArrayList<ImageResult>();
        ResultFolder.each(out, rows::add);
        return rows;
    }

    private static void assertSame(Path expected, Path actual) throws IOException {
        for (var name : List.of("rows.jsonl", "images.csv", "summary.json", "parameters.json")) {
            assertThat(actual.resolve(name)).as(name).hasSameBinaryContentAs(expected.resolve(name));
        }
        try (var files = Files.list(actual)) {
            assertThat(files.count()).isEqualTo(4);
        }
    }

    @Test
    void everyFigureIsThatOfASlowDirectLoop() {
        var out = folder.resolve("out");
        run(Way.STANDARD, out, false, NOBODY);
        int top1 = 0;
        int top5 = 0;
        int boxed = 0;
        int known = 0;
        int localised = 0;
        double overlap = 0;
        var rows = rows(out);
        try (var data = DataSets.open(photos, Optional.empty()); var loaded = LoadedNetwork.open(
                NetworkReader.read(SharedData.tiny("tiny_gap").resolve("model.onnx")), Device.CPU, 1)) {
            assertThat(rows).hasSize(IMAGES).hasSameSizeAs(data.examples());
            for (int i = 0; i < IMAGES; i++) {
                var example = data.examples().get(i);
                var photo = example.photo();
                var view = View.of(photo, loaded.network().preprocessing());
                var seen = loaded.observe(view);
                int label = Integer.parseInt(example.label().orElseThrow().text());
                int rank = Classification.rank(seen.logits(), label);
                top1 += rank == 0 ? 0 : 1;
                top5 += rank < 5 ? 0 : 1;
                assertThat(rows.get(i).image()).isEqualTo(example.name());
                assertThat(rows.get(i).networks().get(0).top().get(0)).isEqualTo(seen.top(1)[0]);
                var truth = example.boxes(photo.width(), photo.height());
                if (!truth.isEmpty()) {
                    var box = SlowBox.of(PoolingHead.classMap(seen, label), view.region(), photo.width(), photo.height());
                    assertThat(rows.get(i).networks().get(0).maps().get(0).box()).isEqualTo(box);
                    double iou = box.isEmpty() ? 0 : truth.stream().mapToDouble(each -> SlowBox.iou(box, each)).max()
                            .orElseThrow();
                    boxed++;
                    known += iou >= 0.5 ? 1 : 0;
                    localised += iou >= 0.5 && rank == 0 ? 1 : 0;
                    overlap += iou;
                }
            }
        }
        var entry = Results.of(out).summary().entries().get(0);
        assertThat(entry.boxed()).isEqualTo(boxed).isEqualTo(IMAGES - 1);
        var rounding = within(Rounding.OF_SHARES);
        assertThat(value(entry, Measure.TOP1_ERROR)).isCloseTo(top1 / (double) IMAGES, rounding);
        assertThat(value(entry, Measure.TOP5_ERROR)).isCloseTo(top5 / (double) IMAGES, rounding);
        assertThat(value(entry, Measure.GT_KNOWN)).isCloseTo(known / (double) boxed, rounding);
        assertThat(value(entry, Measure.LOCALISATION_TOP1_ERROR)).isCloseTo(1 - localised / (double) boxed, rounding);
        assertThat(value(entry, Measure.IOU)).isCloseTo(overlap / boxed, rounding);
    }

    private static double value(Summary.Entry entry, Measure measure) {
        var interval = entry.figure(measure).interval();
        assertThat(interval.value()).isBetween(interval.low() - Rounding.OF_SHARES, interval.high() + Rounding.OF_SHARES);
        return interval.value();
    }

    @Test
    void theTwoBoxErrorIsThatOfTheGuessesThemselves() {
        var out = folder.resolve("out");
        run(Way.STANDARD, out, false, NOBODY);
        int wrong = 0;
        int boxed = 0;
        try (var data = DataSets.open(photos, Optional.empty()); var loaded = LoadedNetwork.open(
                NetworkReader.read(SharedData.tiny("tiny_gap").resolve("model.onnx")), Device.CPU, 1)) {
            for (var example : data.examples()) {
                var photo = example.photo();
                var view = View.of(photo, loaded.network().preprocessing());
                var seen = loaded.observe(view);
                int[] top = seen.top(3);
                var boxes = new ArrayList<List<Box>>();
                for (int c : top) {
                    boxes.add(ReleasedCodeBoxes.of(PoolingHead.classMap(seen, c), view.region(), photo.width(),
                            photo.height()));
                }
                var truth = example.boxes(photo.width(), photo.height());
                boxed += truth.isEmpty() ? 0 : 1;
                wrong += !truth.isEmpty() && Localisation.isWrong(Localisation.twoBoxes(top, boxes), 5,
                        Integer.parseInt(example.label().orElseThrow().text()), truth) ? 1 : 0;
            }
        }
        assertThat(value(Results.of(out).summary().entries().get(0), Measure.TWO_BOX_TOP5_ERROR))
                .isCloseTo(wrong / (double) boxed, within(Rounding.OF_SHARES));
    }

    /** The pure functions have their own oracles; here is to be seen that they are asked of the right things. */
    @Test
    void measuresOfChangedPicturesAreThoseOfThePureFunctions() throws IOException {
        var out = folder.resolve("out");
        photos = LabelledPhotos.write(folder.resolve("few"), 4);
        run(new Way(List.of("tiny_gap"), List.of("cam"), 1, Shard.WHOLE, 0.2,
                PerturbationMeasures.of(List.of("all"), 9)), out, false, NOBODY);
        var results = Results.of(out);
        try (var data = DataSets.open(photos, Optional.empty()); var loaded = LoadedNetwork.open(
                NetworkReader.read(SharedData.tiny("tiny_gap").resolve("model.onnx")), Device.CPU, 1)) {
            for (int i = 0; i < 4; i++) {
                var photo = data.examples().get(i).photo();
                var view = View.of(photo, loaded.network().preprocessing());
                var seen = loaded.observe(view);
                int label = Integer.parseInt(data.examples().get(i).label().orElseThrow().text());
                ClassProbability network = inputs -> {
                    var probabilities = new float[inputs.size()];
                    for (int k = 0; k < probabilities.length; k++) {
                        probabilities[k] = loaded.observe(inputs.get(k)).probabilities()[label];
                    }
                    return probabilities;
                };
                var layout = MapLayout.of(loaded.network().preprocessing().layout(), seen.input().shape());
                var cam = PoolingHead.classMap(seen, label);
                var curves = DeletionInsertion.of(seen.input(), layout, cam, 9, network);
                var change = ConfidenceChange.of(seen.input(), layout, cam, network);
                // Passes of several pictures at once round otherwise in the last digits of float32.
                var rounding = within(1e-5);
                assertThat(results.value(0, 0, Measure.DELETION, i))
                        .isCloseTo(DeletionInsertion.area(curves.deletion()), rounding);
                assertThat(results.value(0, 0, Measure.INSERTION, i))
                        .isCloseTo(DeletionInsertion.area(curves.insertion()), rounding);
                assertThat(results.value(0, 0, Measure.ROAD, i))
                        .isCloseTo(Road.of(seen.input(), layout, cam, 1, network).combined(), rounding);
                assertThat(results.value(0, 0, Measure.AVERAGE_DROP, i)).isCloseTo(change.drop(), within(1e-4));
                assertThat(results.value(0, 0, Measure.INCREASE, i)).isEqualTo(change.increase());
            }
        }
    }

    @Test
    void theSameBytesComeOfOneThreadOfTwoOfPartsAndAfterADeath() throws IOException {
        var whole = folder.resolve("whole");
        run(Way.RICH, whole, false, NOBODY);
        var oneThread = folder.resolve("one");
        run(Way.RICH.threads(1), oneThread, false, NOBODY);
        assertSame(whole, oneThread);

        var killed = folder.resolve("killed");
        assertThatThrownBy(() -> run(Way.RICH, killed, false, (result, done, total) -> {
            if (done == 10) {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(rows(killed)).hasSize(10);
        Files.writeString(killed.resolve("rows.jsonl"), "{\"index\":10,\"image\":\"ph\u00e9", StandardOpenOption.APPEND);
        var again = new ArrayList<Integer>();
        run(Way.RICH, killed, true, (result, done, total) -> again.add(result.index()));
        assertThat(again).hasSize(IMAGES - 10).startsWith(10);
        assertSame(whole, killed);
        run(Way.RICH, killed, true, (result, done, total) -> again.clear());
        assertThat(again).isNotEmpty();
        assertSame(whole, killed);

        var parts = new ArrayList<Path>();
        for (int k : new int[] {3, 1, 4, 2}) {
            parts.add(folder.resolve("part" + k));
            run(Way.RICH.shard(k, 4), folder.resolve("part" + k), true, NOBODY);
        }
        var merged = folder.resolve("merged");
        Merge.of(parts, merged);
        Reports.write(merged);
        assertSame(whole, merged);
    }

    @Test
    void partsThatDoNotMakeAWholeAreSaidToBeNone() throws IOException {
        var one = folder.resolve("one");
        var two = folder.resolve("two");
        run(Way.STANDARD.shard(1, 2), one, false, NOBODY);
        run(Way.STANDARD.shard(2, 2).threshold(0.3), two, false, NOBODY);
        var out = folder.resolve("out");
        assertThatThrownBy(() -> Merge.of(List.of(one), out)).isInstanceOf(Problem.class)
                .hasMessageContaining("Part 2 of 2");
        assertThatThrownBy(() -> Merge.of(List.of(one, one), out)).isInstanceOf(Problem.class)
                .hasMessageContaining("both part 1/2");
        assertThatThrownBy(() -> Merge.of(List.of(one, two), out)).isInstanceOf(Problem.class)
                .hasMessageContaining("threshold");
        assertThatThrownBy(() -> Merge.of(List.of(one, photos), out)).isInstanceOf(Problem.class)
                .hasMessageContaining("no results");
        var lines = Files.readAllLines(one.resolve("rows.jsonl"));
        Files.write(one.resolve("rows.jsonl"), lines.subList(0, 5));
        assertThatThrownBy(() -> Merge.of(List.of(one), out)).isInstanceOf(Problem.class)
                .hasMessageContaining("5 of 11").hasMessageContaining("--resume");
        assertThat(out).doesNotExist();
    }

    @Test
    void resultsAreNeitherOverwrittenNorContinuedWithSomethingElse() throws IOException {
        var out = folder.resolve("out");
        run(Way.STANDARD, out, false, NOBODY);
        var before = Files.readString(out.resolve("rows.jsonl"));
        assertThatThrownBy(() -> run(Way.STANDARD, out, false, NOBODY)).isInstanceOf(Problem.class)
                .hasMessageContaining("--resume");
        assertThatThrownBy(() -> run(Way.STANDARD.threshold(0.5), out, true, NOBODY)).isInstanceOf(Problem.class)
                .hasMessageContaining("threshold").hasMessageContaining("0.2").hasMessageContaining("0.5");
        try (var inUse = ResultFolder.open(out, ResultFolder.parameters(out), true)) {
            assertThat(inUse.done()).isEqualTo(IMAGES);
            assertThatThrownBy(() -> run(Way.STANDARD, out, true, NOBODY)).isInstanceOf(Problem.class)
                    .hasMessageContaining("Another evaluation");
        }
        assertThat(out.resolve("rows.jsonl")).hasContent(before);
        Files.writeString(out.resolve("rows.jsonl"), before.replaceFirst("\"index\":4,", "\"index\":5,"));
        assertThatThrownBy(() -> run(Way.STANDARD, out, true, NOBODY)).isInstanceOf(Problem.class)
                .hasMessageContaining("Line 5");
    }

    /** A disk that is full: the device of Linux that takes nothing. */
    @Test
    void onAFullDiskWhatWasDoneIsKeptAndTheRestIsDoneWhenThereIsRoom() throws IOException {
        var full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full));
        var whole = folder.resolve("whole");
        run(Way.STANDARD, whole, false, NOBODY);
        var out = folder.resolve("out");
        Files.createDirectory(out);
        var log = out.resolve("rows.jsonl");
        Files.createSymbolicLink(log, full);
        assertThatThrownBy(() -> run(Way.STANDARD, out, false, NOBODY)).isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be written to " + out).hasMessageContaining("is kept");
        // As where the disk was full in the middle of the sixth row.
        Files.delete(log);
        var rows = Files.readString(whole.resolve("rows.jsonl"));
        var five = rows.lines().limit(5).mapToInt(line -> line.length() + 1).sum();
        Files.writeString(log, rows.substring(0, five + 40));
        var done = new ArrayList<Integer>();
        run(Way.STANDARD, out, true, (result, count, total) -> done.add(result.index()));
        assertThat(done).hasSize(IMAGES - 5).startsWith(5);
        assertSame(whole, out);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedBeforeAnythingIsDone() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> run(Way.STANDARD, file, false, NOBODY)).isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be written to " + file);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aBadImageIsCountedAndNamedAndTheOthersGoOn() throws IOException {
        Files.writeString(photos.resolve("images/photo 005.png"), "this is no photo");
        var table = Files.readString(photos.resolve("truth.csv"));
        Files.writeString(photos.resolve("truth.csv"), table.replaceFirst("photo 007.png,\\d,\\d+,\\d+,\\d+,\\d+",
                "photo 007.png,1,500,500,600,600").replaceFirst("photo 009.png,\\d", "photo 009.png,99"));
        var out = folder.resolve("out");
        run(Way.STANDARD, out, false, NOBODY);
        var rows = rows(out);
        assertThat(rows).hasSize(IMAGES);
        assertThat(rows.get(5).failure()).contains("photo 005.png");
        assertThat(rows.get(7).note()).contains("photo 007.png");
        assertThat(rows.get(7).networks()).hasSize(1);
        var entry = Results.of(out).summary().entries().get(0);
        assertThat(entry.failed()).isEqualTo(1);
        assertThat(entry.images()).isEqualTo(IMAGES - 1);
        assertThat(entry.labelled()).as("the network has no class 99").isEqualTo(IMAGES - 2);
        assertThat(entry.boxed()).isEqualTo(IMAGES - 4);
        assertThat(Files.readAllLines(out.resolve("images.csv"))).hasSize(3 * IMAGES + 1)
                .anySatisfy(line -> assertThat(line).contains("photo 005.png").contains(",model,,"));
    }

    @Test
    void photosWithoutLabelsHavePredictionsAndNoErrors() throws IOException {
        Files.delete(photos.resolve("truth.csv"));
        var out = folder.resolve("out");
        run(Way.STANDARD, out, false, NOBODY);
        var entry = Results.of(out).summary().entries().get(0);
        assertThat(entry.labelled()).isZero();
        assertThat(entry.figure(Measure.TOP1_ERROR).interval().value()).isNaN();
        // The highest of seven that sum to 1.
        assertThat(entry.figure(Measure.CONFIDENCE).interval().value()).isBetween(1 / 7.0, 1.0);
        assertThat(rows(out)).allSatisfy(row -> assertThat(row.networks().get(0).maps().get(0).box()).hasSize(4));
    }

    @Test
    void aMethodThatSaysNothingOfANetworkIsRefusedBeforeAnythingIsDone() {
        var out = folder.resolve("out");
        assertThatThrownBy(() -> run(new Way(List.of("tiny_vgg"), List.of("cam"), 1, Shard.WHOLE, 0.2,
                PerturbationMeasures.NONE), out, false, NOBODY)).isInstanceOf(Problem.class).hasMessageContaining("cam");
        assertThat(out).doesNotExist();
    }

    @Test
    void partsAreDisjointAndALimitIsSpreadEvenly() {
        assertThat(Shard.WHOLE.places(10, 0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Shard.WHOLE.places(10, 5)).containsExactly(0, 2, 4, 6, 8);
        assertThat(new Shard(2, 3).places(10, 0)).containsExactly(1, 4, 7);
        assertThat(new Shard(2, 2).places(10, 5)).containsExactly(2, 6);
        assertThat(new Shard(5, 5).places(3, 0)).isEmpty();
        assertThatThrownBy(() -> Shard.of("5/4")).isInstanceOf(Problem.class).hasMessageContaining("5/4");
    }
}
