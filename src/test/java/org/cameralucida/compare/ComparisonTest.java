package org.cameralucida.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import org.cameralucida.render.Scale;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.render.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    private static final Display DISPLAY = new Display(ColorMap.JET, ColorMap.COOLWARM, ScaleOption.STANDARD, true,
            Blend.OPACITY, Interpolation.BILINEAR, 0.5, 0.2, true);

    private static List<Pane> poolings(String network) {
        var read = NetworkReader.read(network.startsWith("lucida") ? Path.of("models", network + ".onnx")
                : SharedData.at("networks/" + network + ".onnx"));
        var photo = PhotoReader.read(SharedData.at("photos/coral/bird.bmp"));
        var frame = read.preprocessing().frame(photo.width(), photo.height());
        var panes = new ArrayList<Pane>();
        try (var loaded = LoadedNetwork.open(read, Device.parse("cpu"), 1)) {
            for (var pooling : List.of(Pooling.GAP, Pooling.GMP)) {
                var observation = loaded.with(read.withPooling(pooling)).observe(read.preprocessing().tensor(photo, frame));
                for (int index : observation.top(5)) {
                    panes.add(Pane.of(explained(new View(photo, frame), observation, index, new ContributionMap(),
                            ContributionMap.of(observation, index))));
                }
            }
        }
        return panes;
    }

    /**
     * The shown map, summed, plus the bias, is the shown logit: 1e-4 relative (up to 1,280 channels and 196 positions in
     * float32: 1,476 × 2⁻²⁴), under the pooling that the network was
     * trained with and under the other one, the five best classes of each. Under its own pooling the logit is the
     * engine's.
     */
    @ParameterizedTest
    @ValueSource(strings = {"lucida-gap", "lucida-gmp", "lucida-clever-hans", "squeezenet1.1", "mobilenet-v1-0.25-128",
        "mobilenet-v2", "resnet20-cifar10"})
    void contributionsAndBiasAreTheLogitUnderBothPoolings(String network) {
        for (var pane : poolings(network)) {
            double sum = ContributionMap.sum(pane.map()) + ContributionMap.constant(pane.observation(), pane.classIndex());
            assertThat(sum).isCloseTo(pane.logit(), within(1e-4 * Math.max(1, Math.abs(pane.logit()))));
        }
    }

    private static Scales own() {
        return Scales.of(List.of(), DISPLAY.shared(false));
    }

    @Test
    void classesShareTheLargestValueOfAll() {
        var panes = poolings("mobilenet-v1-0.25-128").subList(0, 5);
        var scales = Scales.of(panes, DISPLAY);
        assertThat(scales.common().values())
                .containsExactly(new CommonScale(
                        new Scale(0, panes.stream().mapToDouble(ComparisonTest::largest).max().orElseThrow()), false));
        assertThat(panes).allMatch(pane -> scales.scale(pane).equals(scales.common().get(pane.kind()).scale()));
    }

    @Test
    void averageAndMaxPoolingShareAScaleOnWhichBothAreSeen() {
        for (var network : List.of("lucida-gap", "lucida-gmp", "mobilenet-v2")) {
            var all = poolings(network);
            var first = all.get(0);
            var other = all.get(5);
            var panes = List.of(first, Pane.of(explained(new View(other.photo(), other.frame()), other.observation(),
                    first.classIndex(), other.method(), ContributionMap.of(other.observation(), first.classIndex()))));
            var scales = Scales.of(panes, DISPLAY);
            assertThat(scales.isOne()).isTrue();
            var common = scales.common().values().iterator().next();
            var scale = common.scale();
            assertThat(common.perArea()).isFalse();
            double average = largest(panes.get(0));
            double max = largest(panes.get(1));
            assertThat(max).isGreaterThan(5 * average);
            assertThat(scale.high()).isEqualTo(Math.max(Math.sqrt(average * max), max / 16));
            assertThat(scale.more()).isTrue();
            // To be seen is a fifth of the bar; at a root's end of √(average · max) it is at (average / max)^¼.
            assertThat(scale.position(average)).isBetween(0.2, Math.pow(5, -0.25));
            assertThat(scale.position(scale.high() / 4)).isCloseTo(0.5, within(Rounding.OF_SHARES));
            assertThat(new PaneWords(Locale.ENGLISH).unit(panes.get(0), common)).contains("Root", "arrow");
        }
    }

    @Test
    void scoresBeginAtTheLowestOfAllAndPixelsEndBelowTheirFewLargest() {
        var one = poolings("mobilenet-v1-0.25-128").get(0);
        var low = with(one, "rise", 0.5f, 0.6f, 0.7f, 0.9f);
        var high = with(one, "rise", 0.4f, 0.6f, 0.7f, 0.8f);
        assertThat(Scales.of(List.of(low, high), DISPLAY).common().values())
                .containsExactly(new CommonScale(new Scale(0.4f, 0.9f), false));
        // One cell of four, and of the way to its neighbours, of 0.6 and 0.7, the half of 8/15 and of 4/5 at most.
        assertThat(Measures.of(low, 0.6, List.of()).above()).isBetween(0.25, (0.25 + 4 / 15.0) * (0.25 + 0.4));
        var pixels = new float[400];
        java.util.Arrays.fill(pixels, 1);
        pixels[7] = 50;
        var sparse = with(one, "gradient", pixels);
        assertThat(Scales.of(List.of(sparse, sparse), DISPLAY).scale(sparse)).isEqualTo(new Scale(0, 1, Steps.EVEN, true));
        assertThat(new PaneWords(Locale.ENGLISH).unit(sparse, own().bar(sparse))).contains("above 1");
    }

    @Test
    void aMapWithTwoSidesHasDivergingColoursAroundZeroBesideOthersThatHaveOne() {
        var one = poolings("mobilenet-v1-0.25-128").get(0);
        var signed = with(one, "occlusion", -3, 0, 1, 2);
        var plain = with(one, "gradcam", 0, 1, 2, 3);
        var cam = with(one, "cam", -3, 0, 1, 2);
        var scales = Scales.of(List.of(signed, plain, cam), DISPLAY);
        assertThat(scales.scale(signed)).isEqualTo(Scale.symmetric(3));
        assertThat(scales.layer(signed).colors()).isEqualTo(ColorMap.COOLWARM);
        assertThat(own().scale(signed)).isEqualTo(Scale.symmetric(3));
        assertThat(scales.layer(plain).colors()).isEqualTo(ColorMap.JET);
        assertThat(scales.scale(cam)).isEqualTo(new Scale(0, 2));
        var other = with(one, "occlusion", 0, 1, 2, 5);
        assertThat(Scales.of(List.of(signed, other), DISPLAY).scale(other)).isEqualTo(Scale.symmetric(5));
    }

    private static Pane with(Pane pane, String method, float... values) {
        int side = (int) Math.sqrt(values.length);
        return with(pane, Method.named(method), new Tensor(values, side, side));
    }

    private static Pane with(Pane pane, Method method, Tensor map, Message... notes) {
        return new Pane(explained(new View(pane.photo(), pane.frame()), pane.observation(), pane.classIndex(), method,
                map, notes), Optional.empty());
    }

    private static Explained explained(View view, Observation observation, int index, Method method, Tensor map,
            Message... notes) {
        return new Explained(new Request(view, new Target.Index(index), method, Settings.of(method), Optional.empty()),
                observation, index, Optional.empty(), map, List.of(notes));
    }

    @Test
    void theSameEvidenceOnAFinerGridHasTheSameColours() {
        var coarse = poolings("lucida-gap").get(0);
        int side = coarse.map().extent(0);
        var quarters = new float[4 * side * side];
        for (int i = 0; i < quarters.length; i++) {
            quarters[i] = coarse.map().data()[i / (2 * side) / 2 * side + i % (2 * side) / 2] / 4;
        }
        var fine = with(coarse, coarse.method(), new Tensor(quarters, 2 * side, 2 * side));
        var scales = Scales.of(List.of(coarse, fine), DISPLAY);
        var common = scales.common().get(coarse.kind());
        assertThat(common.perArea()).isTrue();
        assertThat(common.scale().high()).isCloseTo(largest(coarse) * side * side / 100, within(Rounding.OF_DOUBLES));
        for (int i = 0; i < quarters.length; i++) {
            assertThat(scales.scale(fine).position(quarters[i])).isCloseTo(
                    scales.scale(coarse).position(quarters[i] * 4), within(Rounding.OF_SHARES));
        }
        assertThat(new PaneWords(Locale.ENGLISH).unit(coarse, common)).contains("of the view");
        assertThat(new PaneWords(Locale.ITALIAN).unit(coarse, common)).contains("della vista");
        // A class activation map is an average already: its values do not depend on the grid.
        var cam = with(fine, new ClassActivationMap(), fine.map());
        var other = with(coarse, new ClassActivationMap(), coarse.map());
        assertThat(Scales.of(List.of(cam, other), DISPLAY).common().get(cam.kind()).perArea()).isFalse();
    }

    @Test
    void allPanelsHaveTheSameNumbersInTheSameOrder() {
        var pane = poolings("mobilenet-v1-0.25-128").get(0);
        var measured = Measures.of(pane, 0.2, List.of(new Box(10, 10, 90, 90)));
        var facts = Facts.of(Axis.POOLING, pane, measured, Locale.ENGLISH);
        assertThat(facts).extracting(Fact::kind).containsExactly(Fact.Kind.LOGIT, Fact.Kind.TOP, Fact.Kind.IOU,
                Fact.Kind.BOX, Fact.Kind.ABOVE, Fact.Kind.CONTRIBUTING, Fact.Kind.HOLDING, Fact.Kind.TRUTH);
        assertThat(facts.get(0)).hasToString(String.format(Locale.ENGLISH, "%.2f logit", pane.logit()));
        assertThat(Facts.of(Axis.CLASSES, pane, measured, Locale.ITALIAN)).noneMatch(
                fact -> fact.kind() == Fact.Kind.TOP);
    }

    @Test
    void aNumberIsOfTheMapAboveItAndAMethodsNotesAreThere() {
        var one = poolings("mobilenet-v1-0.25-128").get(0);
        var map = new Tensor(new float[] {-1, 0, 1, 9}, 2, 2);
        var occlusion = with(one, Method.named("occlusion"), map, Message.of(Pane.class, "axis.methods"),
                Message.of(Pane.class, "axis.images"));
        var facts = Facts.of(Axis.METHODS, occlusion, Measures.of(occlusion, 0.2, List.of()), Locale.ENGLISH);
        assertThat(facts).noneMatch(fact -> fact.kind() == Fact.Kind.CONTRIBUTING);
        assertThat(facts).filteredOn(fact -> fact.kind() == Fact.Kind.HOLDING).extracting(Fact::value)
                .containsExactly("1");
        assertThat(facts.get(facts.size() - 1)).hasToString("Methods Images");
        var contributions = with(one, new ContributionMap(), map);
        assertThat(Facts.of(Axis.METHODS, contributions, Measures.of(contributions, 0.2, List.of()), Locale.ENGLISH))
                .filteredOn(fact -> fact.kind() == Fact.Kind.CONTRIBUTING).extracting(Fact::value).containsExactly("3");
    }

    @Test
    void theFigureSaysWhichPanelsShareAScaleAndWhyNotAllDo() {
        var one = poolings("mobilenet-v1-0.25-128").get(0);
        var map = new Tensor(new float[] {0, 0, 1, 9}, 2, 2);
        var panes = List.of(with(one, new ClassActivationMap(), map), with(one, Method.named("gradcam"), map),
                with(one, new ClassActivationMap(), map));
        var measures = panes.stream().map(pane -> Measures.of(pane, 0.2, List.of())).toList();
        var several = ComparisonFigure.of(new Comparison(Axis.METHODS, panes, measures, DISPLAY), Locale.ENGLISH);
        assertThat(several.caption()).contains("On one colour scale", "CAM", "Scales differ: values of different methods");
        assertThat(several.panels().get(0).bar().orElseThrow().unit()).contains("(same scale: CAM)");
        assertThat(several.panels().get(1).bar().orElseThrow().unit()).doesNotContain("same scale");
        var alike = new Comparison(Axis.METHODS, panes.subList(0, 1), measures.subList(0, 1), DISPLAY);
        assertThat(ComparisonFigure.of(alike, Locale.ENGLISH).caption()).contains("All panels share one colour scale");
    }

    @Test
    void theMeasuredBoxIsDrawnBesideTheTrueOneUnasked() {
        var pane = poolings("mobilenet-v1-0.25-128").get(0);
        assertThat(Measures.of(pane, 0.2, List.of()).shownBox(false)).isEmpty();
        assertThat(Measures.of(pane, 0.2, List.of()).shownBox(true)).isPresent();
        assertThat(Measures.of(pane, 0.2, List.of(new Box(10, 10, 90, 90))).shownBox(false)).isPresent();
    }

    private static double largest(Pane pane) {
        double largest = 0;
        for (float value : pane.map().data()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    @Test
    void theIouIsThatOfTheBestTrueBox() {
        var pane = poolings("mobilenet-v1-0.25-128").get(0);
        var found = Measures.of(pane, 0.2, List.of()).box().orElseThrow();
        var measures = Measures.of(pane, 0.2, List.of(new Box(0, 0, 3, 3), found));
        assertThat(measures.iou()).isEqualTo(1);
        assertThat(measures.evidenceInTruth()).isCloseTo(measures.evidenceInBox(), within(Rounding.OF_SHARES));
        assertThat(Measures.of(pane, 0.9, List.of(found)).iou()).isLessThan(1);
    }

    @Test
    void aFigureHasItsWordsAsTextInSvgAndTheSamePixelsTwice(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        var panes = poolings("mobilenet-v1-0.25-128").subList(0, 3);
        var measures = panes.stream().map(pane -> Measures.of(pane, 0.2, List.of(new Box(10, 10, 90, 90)))).toList();
        var figure = ComparisonFigure.of(new Comparison(Axis.CLASSES, panes, measures, DISPLAY), Locale.ENGLISH);
        var file = folder.resolve("figure.svg");
        FigureWriter.write(figure, Locale.ENGLISH, file);
        var texts = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                .getElementsByTagName("text");
        var all = new StringBuilder();
        for (int i = 0; i < texts.getLength(); i++) {
            all.append(texts.item(i).getTextContent()).append(' ');
        }
        assertThat(all.toString()).contains(panes.get(0).className(Locale.ENGLISH), "IoU", "Green: the true box.",
                "logit units per position", "bird.bmp");
        assertThat(FigureWriter.raster(figure, Locale.ENGLISH).argb())
                .isEqualTo(FigureWriter.raster(figure, Locale.ENGLISH).argb());
    }
}
