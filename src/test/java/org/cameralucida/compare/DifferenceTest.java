package org.cameralucida.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.cameralucida.Rounding;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Steps;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final Network NETWORK = NetworkReader.read(Path.of("models/lucida-gap.onnx"));
    private static final Photo PHOTO = photo(80, 60);
    private static final Region FRAME = new Region(10, 0, 60, 60);

    private static Photo photo(int width, int height) {
        return new Photo("photo", width, height, new Raster(width, height, new int[width * height]));
    }

    private static Pane pane(Photo photo, Region frame, int classes, Method method, Tensor map) {
        var observation = new Observation(NETWORK, new Tensor(new float[] {0}, 1), new float[classes],
                new float[classes], Optional.empty(), 1);
        return new Pane(new Explained(new Request(new View(photo, frame), new Target.Index(0), method,
                Settings.of(method), Optional.empty()), observation, 0, Optional.empty(), map, List.of()),
                Optional.empty());
    }

    private static Pane pane(Region frame, Tensor map) {
        return pane(PHOTO, frame, 68, new ContributionMap(), map);
    }

    private static Tensor random(int height, int width, long seed) {
        var random = new Random(seed);
        var data = new float[height * width];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(data, height, width);
    }

    private static Tensor flat(int side, float value) {
        var data = new float[side * side];
        java.util.Arrays.fill(data, value);
        return new Tensor(data, side, side);
    }

    @Test
    void cellsThatCoincideAreSubtractedOneByOne() {
        var a = random(5, 7, 1);
        var b = random(5, 7, 2);
        var difference = Difference.of(pane(FRAME, a), pane(FRAME, b));
        assertThat(difference.frame()).isEqualTo(FRAME);
        assertThat(difference.map().shape()).containsExactly(5, 7);
        for (int i = 0; i < 35; i++) {
            assertThat(difference.map().data()[i]).isEqualTo(a.data()[i] - b.data()[i]);
        }
    }

    /** Two numbers of up to 4, each between four cells: sixteen roundings to float32, of positions and of products. */
    private static final double OF_TWO_MAPS = Rounding.ofSum(16, 8);

    /** Each value of the grid is what the two maps are at that point of the photo. */
    @Test
    void mapsOfOtherSizesAndFramesAreSampledWhereBothLooked() {
        var a = random(6, 6, 3);
        var b = random(4, 5, 4);
        var other = new Region(0, 0, 50, 60);
        var difference = Difference.of(pane(PHOTO, FRAME, 68, new ClassActivationMap(), a),
                pane(PHOTO, other, 68, new ClassActivationMap(), b));
        assertThat(difference.frame()).isEqualTo(new Region(10, 0, 40, 60));
        int height = difference.map().extent(0);
        int width = difference.map().extent(1);
        for (int row = 0; row < height; row += 7) {
            for (int column = 0; column < width; column += 5) {
                double x = 10 + (column + 0.5) * 40 / width;
                double y = (row + 0.5) * 60 / height;
                assertThat((double) difference.map().data()[row * width + column])
                        .isCloseTo(at(a, FRAME, x, y) - at(b, other, x, y), within(OF_TWO_MAPS));
            }
        }
    }

    /** Straight from the definition: cell i has its value at i + ½, and the outermost values go on. */
    /** Networks that were shown more than the photo are compared on the photo. */
    @Test
    void whatIsBeyondThePhotoIsNotCompared() {
        var padded = new Region(0, -10, 80, 80);
        var a = random(8, 8, 5);
        var b = random(4, 5, 6);
        var difference = Difference.of(pane(PHOTO, padded, 68, new ClassActivationMap(), a),
                pane(PHOTO, PHOTO.whole(), 68, new ClassActivationMap(), b));
        assertThat(difference.frame()).isEqualTo(PHOTO.whole());
        int width = difference.map().extent(1);
        int height = difference.map().extent(0);
        for (int i = 0; i < width * height; i += 37) {
            double x = (i % width + 0.5) * 80 / width;
            double y = (i / width + 0.5) * 60 / height;
            assertThat((double) difference.map().data()[i])
                    .isCloseTo(at(a, padded, x, y) - at(b, PHOTO.whole(), x, y), within(OF_TWO_MAPS));
        }
    }

    private static double at(Tensor map, Region frame, double x, double y) {
        double u = (x - frame.x()) / frame.width() * map.extent(1) - 0.5;
        double v = (y - frame.y()) / frame.height() * map.extent(0) - 0.5;
        int left = (int) Math.floor(u);
        int top = (int) Math.floor(v);
        double value = 0;
        for (int row = top; row <= top + 1; row++) {
            for (int column = left; column <= left + 1; column++) {
                value += (1 - Math.abs(v - row)) * (1 - Math.abs(u - column))
                        * map.data()[Math.max(0, Math.min(map.extent(0) - 1, row)) * map.extent(1)
                                + Math.max(0, Math.min(map.extent(1) - 1, column))];
            }
        }
        return value;
    }

    @Test
    void evidenceInSmallerPositionsIsNotLessEvidence() {
        var coarse = pane(FRAME, flat(4, 1));
        var fine = pane(FRAME, flat(8, 0.25f));
        for (float value : Difference.of(coarse, fine).map().data()) {
            assertThat(value).isZero();
        }
        for (float value : Difference.of(fine, coarse).map().data()) {
            assertThat(value).isZero();
        }
    }

    @Test
    void whatCannotBeComparedIsASentence() {
        var pane = pane(FRAME, flat(4, 1));
        assertThat(Difference.whyNot(pane, pane(FRAME, flat(7, 1)))).isEmpty();
        assertThat(Difference.whyNot(pane, pane(photo(80, 61), FRAME, 68, new ContributionMap(), flat(4, 1))).get()
                .toString()).contains("different photos");
        assertThat(Difference.whyNot(pane, pane(PHOTO, FRAME, 68, new ClassActivationMap(), flat(4, 1))).get()
                .toString()).contains("different units");
        assertThat(Difference.whyNot(pane, pane(PHOTO, FRAME, 10, new ContributionMap(), flat(4, 1))).get()
                .toString()).contains("logits");
        assertThat(Difference.whyNot(pane(new Region(0, 0, 20, 20), flat(4, 1)),
                pane(new Region(30, 0, 20, 20), flat(4, 1))).get().toString()).contains("do not meet");
    }

    @Test
    void itsScaleHasZeroInTheMiddleAndTheStepsOfThePanes() {
        var difference = Difference.of(pane(FRAME, flat(4, 3)), pane(FRAME, flat(4, 5)));
        assertThat(difference.scale(new Scale(0, 9))).isEqualTo(new Scale(-2, 2));
        assertThat(difference.scale(new Scale(0, 1, Steps.ROOT, true))).isEqualTo(new Scale(-1, 1, Steps.ROOT, true));
        assertThat(difference.scale(new Scale(0, 9, Steps.ROOT, true))).isEqualTo(new Scale(-2, 2, Steps.ROOT, false));
        var same = Difference.of(pane(FRAME, flat(4, 3)), pane(FRAME, flat(4, 3)));
        assertThat(same.scale(new Scale(0, 9)).symmetric()).isTrue();
    }

    @Test
    void aFigureHasItAsAPanelWithItsOwnBar() {
        var a = pane(FRAME, flat(4, 3));
        var b = pane(FRAME, flat(4, 5));
        var measures = List.of(Measures.of(a, 0.2, List.of()), Measures.of(b, 0.2, List.of()));
        var figure = ComparisonFigure.of(new Comparison(Axis.POOLING, List.of(a, b), measures, Display.DEFAULT,
                Optional.of(Difference.of(a, b))), Locale.ENGLISH);
        assertThat(figure.panels()).hasSize(3);
        var panel = figure.panels().get(2);
        assertThat(panel.heading()).isEqualTo("GAP − GAP");
        assertThat(panel.bar().orElseThrow().colors()).isEqualTo(ColorMap.COOLWARM);
        assertThat(panel.bar().orElseThrow().scale()).isEqualTo(new Scale(-2, 2));
    }
}
