package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cameralucida.localize.Box;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final int CLASSES = 7;
    private static final int IMAGES = 200;

    private final Random random = new Random(3);
    private final List<ImageResult> rows = new ArrayList<>();

    private Results made() {
        return made(List.of("cam"));
    }

    private Results made(List<String> methods) {
        var network = new Parameters.NetworkParameters("net", "", "gap", CLASSES,
                IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList());
        var results = new Results(new Parameters(Parameters.VERSION, "d", "csv", IMAGES, "", "", List.of(network),
                methods.stream().map(id -> new Parameters.MethodParameters(id, Map.of())).toList(), List.of(), 0, 0.2, 0, 1, "CPU",
                "1/1"));
        for (int i = 0; i < IMAGES; i++) {
            rows.add(i % 50 == 7 ? ImageResult.failed(i, "image " + i, "2", "not read") : image(i, methods.size() + 2));
            results.add(rows.get(i));
        }
        return results;
    }

    private ImageResult image(int i) {
        return image(i, 3);
    }

    private ImageResult image(int i, int sources) {
        int label = i % 20 == 0 ? -1 : random.nextInt(CLASSES);
        var top = random.ints(0, CLASSES).distinct().limit(5).boxed().toList();
        var maps = IntStream.range(0, sources).mapToObj(s -> map(label >= 0 && i % 9 > 0)).toList();
        return new ImageResult(i, "image " + i, 400, 300, String.valueOf(label), List.of(List.of(1, 2, 30, 40)), "", "",
                List.of(new NetworkResult(label, label < 0 ? 0 : random.nextFloat(), top,
                        List.of(0.5f + random.nextFloat() / 2, 0.1f, 0f, 0f, 0f), maps)));
    }

    private MapResult map(boolean isBoxed) {
        if (!isBoxed) {
            return new MapResult(List.of(), Map.of(MapResult.SPARSENESS, random.nextDouble()), List.of());
        }
        var right = new ArrayList<String>();
        for (int which = 0; which < 4; which++) {
            var levels = new BitSet();
            random.ints(random.nextInt(200), 0, BoxCurve.LEVELS).forEach(levels::set);
            right.add(MaxBoxAcc.text(levels));
        }
        return new MapResult(List.of(10, 20, 110, 220), Map.of(MapResult.IOU, random.nextDouble(),
                MapResult.FIRST_IOU, 0.6, MapResult.SECOND_IOU, 0.4, MapResult.POINTING_DISTANCE,
                (double) random.nextInt(3), MapResult.ENERGY_IN_BOX, random.nextDouble()), right);
    }

    private List<ImageResult> good() {
        return rows.stream().filter(row -> !row.hasFailed()).toList();
    }

    @Test
    void rowsAreWhatWasAdded() {
        var results = made();
        assertThat(results.images()).isEqualTo(IMAGES - 4).isEqualTo(good().size());
        assertThat(results.failures()).hasSize(4).first()
                .isEqualTo(new Results.Failure(7, "image 7", "2", "not read"));
        assertThat(results.sources()).containsExactly("cam", "centre-box", "random-map");
        for (int i = 0; i < results.images(); i++) {
            var row = results.row(i);
            var added = good().get(i);
            var said = added.networks().get(0);
            assertThat(row.image()).isEqualTo(added.image());
            assertThat(row.index()).isEqualTo(added.index());
            assertThat(row.boxes()).containsExactly(new Box(1, 2, 30, 40));
            assertThat(row.networks().get(0).label()).isEqualTo(said.label());
            assertThat(row.networks().get(0).rank()).isEqualTo(said.rank());
            assertThat(row.networks().get(0).top()).isEqualTo(said.top().get(0));
            assertThat(row.networks().get(0).confidence()).isEqualTo(said.probabilities().get(0).doubleValue());
            for (int s = 0; s < 3; s++) {
                var map = said.maps().get(s);
                assertThat((Double) row.networks().get(0).maps().get(s).iou())
                        .isEqualTo(Double.valueOf(map.number(MapResult.IOU)));
                assertThat(row.networks().get(0).maps().get(s).box().map(MapMeasures::corners).orElse(List.of()))
                        .isEqualTo(map.box());
            }
        }
    }

    @Test
    void aSnapshotStaysAsItWas() {
        var results = made();
        var before = results.snapshot();
        var values = before.values(0, 1, Measure.MAX_BOX_ACC_V2);
        var summary = before.means();
        for (int i = 0; i < 300; i++) {
            results.add(image(IMAGES + i));
        }
        assertThat(results.images()).isEqualTo(IMAGES - 4 + 300);
        assertThat(before.images()).isEqualTo(IMAGES - 4);
        assertThat(before.values(0, 1, Measure.MAX_BOX_ACC_V2)).containsExactly(values);
        assertThat(before.means()).isEqualTo(summary);
    }

    @Test
    void figuresOfAClassAreThoseOfItsImages() {
        var results = made();
        for (var found : results.classes(0, 0)) {
            var own = good().stream().filter(row -> row.networks().get(0).label() < 0
                    ? row.networks().get(0).top().get(0) == found.classIndex()
                    : row.networks().get(0).label() == found.classIndex()).toList();
            assertThat(found.images()).isEqualTo(own.size());
            assertThat(found.predicted()).isEqualTo((int) good().stream()
                    .filter(row -> row.networks().get(0).top().get(0) == found.classIndex()).count());
            var ious = own.stream().filter(row -> row.networks().get(0).label() >= 0)
                    .mapToDouble(row -> row.networks().get(0).maps().get(0).number(MapResult.IOU))
                    .filter(iou -> !Double.isNaN(iou)).toArray();
            // Sums of fewer than 200 numbers below 1, in any order.
            assertThat(found.mean(Measure.IOU)).isCloseTo(IntStream.range(0, ious.length).mapToDouble(i -> ious[i])
                    .average().orElseThrow(), within(1e-13));
        }
        assertThat(results.classes(0, 0).stream().mapToInt(ClassFigures::images).sum()).isEqualTo(results.images());
    }

    /** The oracle looks at every pair of methods. */
    @Test
    void measuresAgreeAsFarAsTheyPutMethodsIntoTheSameOrder() {
        assertThat(made(List.of("a", "b")).agreement(0)).isEmpty();
        rows.clear();
        var results = made(List.of("a", "b", "c", "d"));
        var agreement = results.agreement(0).orElseThrow();
        assertThat(agreement.methods()).containsExactly("a", "b", "c", "d");
        var entries = results.means().entries();
        for (int i = 0; i < agreement.measures().size(); i++) {
            for (int j = 0; j < agreement.measures().size(); j++) {
                var mine = agreement.measures().get(i);
                var other = agreement.measures().get(j);
                double agree = 0;
                double untied = 0;
                double untiedOther = 0;
                for (int a = 0; a < 4; a++) {
                    for (int b = 0; b < a; b++) {
                        double x = better(mine, entries.get(a), entries.get(b));
                        double y = better(other, entries.get(a), entries.get(b));
                        agree += x * y;
                        untied += x * x;
                        untiedOther += y * y;
                    }
                }
                assertThat(agreement.tau()[i][j]).isCloseTo(agree / Math.sqrt(untied * untiedOther), within(1e-12));
            }
        }
        assertThat(agreement.measures()).contains(Measure.IOU, Measure.POINTING, Measure.LOCALISATION_TOP1_ERROR)
                .doesNotContain(Measure.TOP1_ERROR, Measure.DELETION);
    }

    private static double better(Measure measure, Summary.Entry a, Summary.Entry b) {
        double sign = Math.signum(a.figure(measure).interval().value() - b.figure(measure).interval().value());
        return measure.isLessBetter() ? -sign : sign;
    }

    @Test
    void histogramCurveConfusionAndCalibrationAreOfTheImagesThatCount() {
        var results = made();
        var histogram = new int[20];
        var counts = new int[BoxCurve.LEVELS];
        int boxed = 0;
        int labelled = 0;
        for (var row : good()) {
            var map = row.networks().get(0).maps().get(2);
            labelled += row.networks().get(0).label() >= 0 ? 1 : 0;
            if (!map.right().isEmpty()) {
                boxed++;
                histogram[(int) Math.floor(map.number(MapResult.IOU) * 20)]++;
                MaxBoxAcc.parse(map.right().get(3)).stream().forEach(level -> counts[level]++);
            }
        }
        assertThat(results.iouHistogram(0, 2)).containsExactly(histogram);
        double[] curve = results.curve(0, 2).any().get(2).curve();
        for (int level = 0; level < counts.length; level++) {
            assertThat(curve[level]).isEqualTo(counts[level] / (double) boxed);
        }
        assertThat(results.means().entries().get(2).figure(Measure.MAX_BOX_ACC).interval().value())
                .isCloseTo(results.curve(0, 2).largest().best(), within(1e-13));
        int cells = results.confusion(0).counts().values().stream().flatMap(row -> row.values().stream())
                .mapToInt(Integer::intValue).sum();
        assertThat(cells).isEqualTo(labelled);
        assertThat(results.calibration(0).bins().stream().mapToInt(Calibration.Bin::images).sum()).isEqualTo(labelled);
        assertThat(results.calibration(0).expectedError())
                .isEqualTo(results.summary().entries().get(0).calibration().value());
    }
}
