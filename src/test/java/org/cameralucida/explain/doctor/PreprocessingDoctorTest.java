package org.cameralucida.explain.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Raster;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor on the bundled network, of which nothing is known, in conventions that it was not trained in. */
class PreprocessingDoctorTest {

    private static final Network BUNDLED = NetworkReader.read(Path.of("models/lucida-gap.onnx"));

    private static List<Sample> photos;

    @BeforeAll
    static void readPhotos() {
        photos = Samples.in(Path.of("models/samples"));
    }

    @AfterAll
    static void forget() {
        photos = null;
    }

    @ParameterizedTest
    @CsvSource({"UNIT, RGB", "SIGNED, BGR", "IMAGENET, RGB", "PIXELS, BGR", "CAFFE, RGB"})
    void namesTheConventionOfANetworkThatSaysNothing(Scaling scaling, String order) {
        var truth = Samples.convention(BUNDLED.preprocessing(), scaling, order);
        try (var loaded = open(Folded.of(BUNDLED, truth))) {
            var found = PreprocessingDoctor.examine(loaded, photos.subList(0, 12), Progress.NONE);
            assertThat(Samples.name(found.first().candidate().preprocessing())).isEqualTo(Samples.name(truth));
            assertThat(found.passes()).isLessThanOrEqualTo(PreprocessingDoctor.PASSES);
        }
    }

    @Test
    void ranksByRightAnswersWhereTheClassesAreKnown() {
        // To a network in BGR the classes that it sees in RGB are called the right ones: it then must prefer these.
        var truth = Samples.convention(BUNDLED.preprocessing(), Scaling.IMAGENET, "BGR");
        var few = photos.subList(0, 6);
        try (var loaded = open(Folded.of(BUNDLED, truth))) {
            var wrong = Samples.convention(loaded.network().preprocessing(), Scaling.IMAGENET, "RGB");
            var labelled = few.stream().map(sample -> Samples.of(sample.name(), sample.photo().get(), OptionalInt.of(
                    loaded.observe(wrong.tensor(sample.photo().get())).top(1)[0]))).toList();
            var found = PreprocessingDoctor.examine(loaded, labelled, Progress.NONE);
            assertThat(found.first().accuracy()).hasValue(1.0);
            assertThat(found.first().candidate().preprocessing().channels()).isEqualTo(wrong.channels());
            assertThat(found.findings()).extracting(finding -> finding.accuracy().orElseThrow())
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void doesNotTellApartWhatPhotosDoNotShow() {
        var grey = photos.subList(0, 8).stream().map(sample -> Samples.of(sample.name(), withoutColour(sample.photo().get()),
                OptionalInt.empty())).toList();
        try (var loaded = open(Folded.of(BUNDLED, Samples.convention(BUNDLED.preprocessing(), Scaling.PIXELS, "RGB")))) {
            var found = PreprocessingDoctor.examine(loaded, grey, Progress.NONE);
            var tied = found.findings().subList(0, found.tied());
            assertThat(tied).extracting(finding -> finding.candidate().preprocessing().channels())
                    .contains(Channels.RGB, Channels.BGR);
            assertThat(found.first().candidate().preprocessing().channels()).as("the usual one first")
                    .isEqualTo(Channels.RGB);
            assertThat(found.verdict().toString()).isEqualTo("8 photos do not tell the first " + found.tied() + " apart.");
        }
    }

    @Test
    void triesTheNumbersInUseInThePlaceOfThoseLikeThem() {
        try (var loaded = open(BUNDLED)) {
            var found = PreprocessingDoctor.examine(loaded, photos.subList(0, 2), Progress.NONE);
            assertThat(found.findings()).extracting(finding -> finding.candidate().preprocessing())
                    .contains(BUNDLED.preprocessing());
            assertThat(found.verdict().toString()).startsWith("2 photos are few: the first is a guess.");
        }
    }

    @Test
    void showsHowThePhotoLooksToTheNetworkIfTheFirstIsTrue() {
        var truth = Samples.convention(BUNDLED.preprocessing(), Scaling.PIXELS, "RGB");
        try (var loaded = open(Folded.of(BUNDLED, truth))) {
            var found = PreprocessingDoctor.examine(loaded, photos.subList(0, 8), Progress.NONE);
            var first = found.first();
            var seen = first.candidate().preprocessing();
            assertThat(first.picture().argb()).isEqualTo(seen.raster(seen.tensor(photos.get(0).photo().get())).argb());
            var dark = found.findings().stream().filter(f -> f.candidate().scaling() == Scaling.SIGNED).findFirst()
                    .orElseThrow();
            assertThat(Arrays.stream(dark.picture().argb())).as("0 and 1 of 255 are black")
                    .allMatch(pixel -> (pixel & 0xFEFEFE) == 0);
        }
    }

    @Test
    void leavesOutAPhotoThatCannotBeReadAndSaysSo() {
        var broken = new Sample("broken.jpg", () -> PhotoReader.read(Path.of("broken.jpg")), OptionalInt.empty());
        try (var loaded = open(BUNDLED)) {
            var found = PreprocessingDoctor.examine(loaded, List.of(broken, photos.get(0)), Progress.NONE);
            assertThat(found.photos()).isEqualTo(1);
            assertThat(found.notes().get(0).toString()).contains("broken.jpg");
            assertThatThrownBy(() -> PreprocessingDoctor.examine(loaded, List.of(broken), Progress.NONE))
                    .isInstanceOf(Problem.class).hasMessageContaining("broken.jpg");
        }
    }

    @Test
    void stopsBetweenPassesAndNeverTellsOfLessThanBefore() {
        var told = new ArrayList<Integer>();
        try (var loaded = open(BUNDLED)) {
            assertThatThrownBy(() -> PreprocessingDoctor.examine(loaded, photos.subList(0, 4), (done, total) -> {
                told.add(done);
                assertThat(total).isEqualTo(4 * PreprocessingDoctor.PASSES);
                if (done >= 8) {
                    throw new CancellationException();
                }
            })).isInstanceOf(CancellationException.class);
        }
        assertThat(told).isSorted().endsWith(8);
    }

    @Test
    void looksAtNoMoreThanSoManyPhotos() {
        var many = new ArrayList<Sample>();
        while (many.size() < 3 * PreprocessingDoctor.PHOTOS) {
            many.add(photos.get(many.size() % photos.size()));
        }
        var total = new AtomicInteger();
        try (var loaded = open(BUNDLED)) {
            assertThatThrownBy(() -> PreprocessingDoctor.examine(loaded, many, (done, all) -> {
                total.set(all);
                throw new CancellationException();
            })).isInstanceOf(CancellationException.class);
        }
        assertThat(total).hasValue(PreprocessingDoctor.PHOTOS * PreprocessingDoctor.PASSES);
    }

    private static Photo withoutColour(Photo photo) {
        var raster = photo.raster();
        var argb = Arrays.stream(raster.argb()).map(pixel -> 0xFF000000 | ((pixel >> 8) & 0xFF) * 0x010101).toArray();
        return new Photo(photo.name(), photo.width(), photo.height(), new Raster(raster.width(), raster.height(), argb));
    }

    private static LoadedNetwork open(Network network) {
        return LoadedNetwork.open(network, Device.CPU, 2);
    }
}
