package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.explain.Method;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.Saved;
import org.cameralucida.ui.workbench.SessionViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionViewModelTest {

    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    Path folder;

    private final SilentDialogs dialogs = new SilentDialogs();
    private Path first;
    private Path file;

    /** A window without a window. */
    private final class Program {

        private final SynchronousBackground background = new SynchronousBackground();
        private final Activities activities = new Activities();
        private final WorkbenchViewModel workbench;
        private final ExploreViewModel explore;
        private final CompareViewModel compare;
        private final SessionViewModel sessions;

        Program() {
            var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
            var shelf = new ColorNetworks();
            var networks = new NetworksViewModel(shelf, memory, background, activities);
            workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities, ENGLISH);
        explore = new ExploreViewModel(workbench, background, activities);
            compare = new CompareViewModel(workbench, shelf, memory, background);
            sessions = new SessionViewModel(workbench, Saved.of(compare.saved()), dialogs, background, activities);
        }

        int[] pixels() {
            return FigureWriter.raster(ComparisonFigure.of(compare.comparison(), Locale.ENGLISH), Locale.ENGLISH).argb();
        }

        String complaint() {
            var failure = activities.failureProperty().get();
            return failure == null ? "" : failure.sentence(ENGLISH);
        }
    }

    @BeforeEach
    void photos() throws IOException {
        first = folder.resolve("first.png");
        file = folder.resolve("lesson.lucida");
        for (var photo : List.of(first, folder.resolve("second.png"))) {
            try (var out = Files.newOutputStream(photo)) {
                PhotoWriter.png(ColorNetworks.redAndGreen(photo == first ? 64 : 48, 32), out);
            }
        }
    }

    private Program saved() {
        return saved(folder);
    }

    private Program saved(Path photos) {
        var program = new Program();
        program.workbench.film().open(List.of(first, photos.resolve("second.png")));
        program.workbench.film().move(1);
        program.workbench.networks().open("colors");
        program.workbench.predictions().selectedProperty().set(2);
        program.workbench.gaze().frameProperty().set(new Region(4, 2, 24, 24));
        program.workbench.display().colorMapProperty().set(ColorMap.VIRIDIS);
        program.workbench.display().thresholdProperty().set(0.35);
        program.workbench.display().boxProperty().set(true);
        program.compare.choices().axisProperty().set(Axis.POOLING);
        program.compare.choices().sharedProperty().set(true);
        program.workbench.truths().set(program.workbench.film().currentProperty().get(), List.of(new Box(3, 4, 20, 21)));
        program.workbench.featureProperty().set(Feature.COMPARE);
        program.sessions.save(file);
        return program;
    }

    @Test
    void aSessionReopensToTheSamePixels() {
        var before = saved();
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.complaint()).isEmpty();
        assertThat(after.workbench.film().items()).hasSize(2);
        assertThat(after.workbench.film().currentProperty().get().name()).isEqualTo("second.png");
        assertThat(after.compare.choices().axisProperty().get()).isEqualTo(Axis.POOLING);
        assertThat(after.compare.choices().sharedProperty().get()).isTrue();
        assertThat(after.pixels()).isEqualTo(before.pixels());
    }

    @Test
    void theFigureThatIsCopiedIsTheOneThatIsSaved() {
        var program = saved();
        new FigureViewModel(program.compare, dialogs, program.background, program.activities, Locale.ENGLISH).copy();
        assertThat(dialogs.copiedPicture.argb()).isEqualTo(program.pixels());
    }

    @Test
    void aPhotoThatHasMovedBesideTheSessionIsFound() throws IOException {
        saved();
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (var name : List.of("first.png", "second.png", "lesson.lucida")) {
            Files.move(folder.resolve(name), elsewhere.resolve(name));
        }
        var after = new Program();
        after.sessions.open(elsewhere.resolve("lesson.lucida"));
        assertThat(after.complaint()).isEmpty();
        assertThat(after.workbench.film().items()).hasSize(2);
    }

    @Test
    void aPhotoThatIsGoneOrChangedIsNamedAndCanBeLocated() throws IOException {
        saved();
        var moved = folder.resolve("renamed.png");
        Files.move(first, moved);
        var without = new Program();
        without.sessions.open(file);
        assertThat(without.complaint()).contains("first.png", "Not where");
        assertThat(without.workbench.film().items()).hasSize(1);
        assertThat(dialogs.asked).containsExactly("first.png");
        dialogs.located = moved;
        var located = new Program();
        located.sessions.open(file);
        assertThat(located.complaint()).isEmpty();
        assertThat(located.workbench.film().items()).hasSize(2);
    }

    @Test
    void oneAnswerIsEnoughForPhotosThatMovedTogether() throws IOException {
        var before = saved();
        var elsewhere = Files.createDirectory(folder.resolve("altrove è qui"));
        for (var name : List.of("first.png", "second.png")) {
            Files.move(folder.resolve(name), elsewhere.resolve(name));
        }
        dialogs.located = elsewhere.resolve("first.png");
        var after = new Program();
        after.sessions.open(file);
        assertThat(dialogs.asked).hasSize(1);
        assertThat(after.complaint()).isEmpty();
        assertThat(after.pixels()).isEqualTo(before.pixels());
    }

    @Test
    void aPhotoThatHasChangedIsShownAsItIsNowAndTheWindowSaysSo() throws IOException {
        saved();
        try (var out = Files.newOutputStream(folder.resolve("second.png"))) {
            PhotoWriter.png(ColorNetworks.redAndGreen(50, 32), out);
        }
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.complaint()).contains("Changed", "second.png").doesNotContain("first.png");
        assertThat(dialogs.asked).containsExactly("second.png");
        assertThat(after.workbench.film().items()).hasSize(2);
        assertThat(after.workbench.photoProperty().get().width()).isEqualTo(50);
        dialogs.located = first;
        var wrong = new Program();
        wrong.sessions.open(file);
        assertThat(wrong.complaint()).contains("second.png");
    }

    @Test
    void aFolderCanBeHandedOnWithItsSession() throws IOException {
        var course = Files.createDirectories(folder.resolve("lezione 4 – perché/foto"));
        for (var name : List.of("first.png", "second.png")) {
            Files.move(folder.resolve(name), course.resolve(name));
        }
        first = course.resolve("first.png");
        file = course.resolveSibling("sessione.lucida");
        var before = saved(course);
        var students = folder.resolve("students");
        Files.move(course.getParent(), students);
        var after = new Program();
        after.sessions.open(students.resolve("sessione.lucida"));
        assertThat(after.complaint()).isEmpty();
        assertThat(after.workbench.film().items()).extracting(item -> item.file().orElseThrow())
                .containsExactly(students.resolve("foto/first.png"), students.resolve("foto/second.png"));
        assertThat(after.pixels()).isEqualTo(before.pixels());
    }

    @Test
    void theDifferenceOfTwoPanesAndTheDividerComeBack() {
        var program = saved();
        var pair = program.compare.pair();
        program.compare.choices().axisProperty().set(Axis.CLASSES);
        pair.firstProperty().set(2);
        pair.secondProperty().set(0);
        pair.dividerProperty().set(0.25);
        pair.shownProperty().set(PairViewModel.Shown.DIFFERENCE);
        program.sessions.save(file);
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.compare.pair().shownProperty().get()).isEqualTo(PairViewModel.Shown.DIFFERENCE);
        assertThat(after.compare.pair().firstProperty().get()).isEqualTo(2);
        assertThat(after.compare.pair().secondProperty().get()).isZero();
        assertThat(after.compare.pair().dividerProperty().get()).isEqualTo(0.25);
        assertThat(after.compare.pair().differenceProperty().get()).isNotNull();
        assertThat(after.pixels()).isEqualTo(program.pixels());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whetherOnlyWhatIsSeenIsShownComesBackAndAnOlderFileLeavesItToThePhoto(boolean wanted) throws IOException {
        var before = saved();
        // Of the second photo, a part of 24 × 24 of 48 × 32 is seen.
        assertThat(before.compare.onlySeenProperty().get()).isTrue();
        before.compare.choices().onlySeenProperty().set(!wanted);
        before.compare.choices().onlySeenProperty().set(wanted);
        before.sessions.save(file);
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.compare.onlySeenProperty().get()).isEqualTo(wanted);
        assertThat(after.compare.choices().onlySeenWanted()).contains(wanted);
        Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"onlySeen\": (true|false)", ""));
        after.sessions.open(file);
        assertThat(after.compare.onlySeenProperty().get()).isTrue();
        assertThat(after.compare.choices().onlySeenWanted()).isEmpty();
    }

    @Test
    void aPanesOwnClassComesBack() {
        var program = saved();
        program.compare.choose(program.compare.panes().get(1), java.util.OptionalInt.of(1));
        assertThat(program.compare.panes().get(1).paneProperty().get().classIndex()).isEqualTo(1);
        program.sessions.save(file);
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.compare.choices().ownClasses()).isEqualTo(program.compare.choices().ownClasses()).hasSize(1);
        assertThat(after.pixels()).isEqualTo(program.pixels());
        saved();
        after.sessions.open(file);
        assertThat(after.compare.choices().ownClasses()).isEmpty();
    }

    @Test
    void aScaleThatIsHeldAndASwappedPoolingComeBack() {
        var program = saved();
        program.workbench.predictions().selectedProperty().set(0);
        program.workbench.networks().use(Pooling.GMP);
        program.workbench.methods().chosenProperty().set(Method.named("contribution"));
        program.workbench.display().hold(new Scale(0, 0.375));
        program.workbench.predictions().selectedProperty().set(2);
        program.workbench.featureProperty().set(Feature.EXPLORE);
        var layer = program.explore.heatmap().layerProperty().get();
        program.workbench.featureProperty().set(Feature.COMPARE);
        assertThat(layer.scale()).isNotEqualTo(Scale.of(layer.map(), Scaling.MAXIMUM, false));
        program.sessions.save(file);
        var after = new Program();
        after.sessions.open(file);
        var head = after.workbench.networks().loadedProperty().get().network().head();
        assertThat(head.pooling()).isEqualTo(Pooling.GMP);
        assertThat(head.swapped()).isTrue();
        assertThat(after.workbench.predictions().selectedProperty().get()).isEqualTo(2);
        assertThat(after.workbench.gaze().frameProperty().get()).isEqualTo(new Region(4, 2, 24, 24));
        assertThat(after.pixels()).isEqualTo(program.pixels());
        after.workbench.featureProperty().set(Feature.EXPLORE);
        assertThat(after.explore.heatmap().layerProperty().get().scale()).isEqualTo(layer.scale());
        assertThat(after.explore.heatmap().layerProperty().get().map().data()).isEqualTo(layer.map().data());
        // A session without them takes both back.
        saved();
        after.sessions.open(file);
        assertThat(after.workbench.networks().loadedProperty().get().network().head().swapped()).isFalse();
        assertThat(after.workbench.display().held()).isEmpty();
    }

    @Test
    void settingsLayersAndMethodsComeBack() {
        var program = saved();
        var methods = program.workbench.methods();
        methods.set(Method.named("rise"), "masks", "17");
        methods.useLayers(java.util.Map.of("Colours", "features"));
        program.workbench.methods().chosenProperty().set(Method.named("contribution"));
        program.sessions.save(file);
        var after = new Program();
        after.sessions.open(file);
        var now = after.workbench.methods();
        assertThat(now.differing(Method.named("rise"))).containsExactly(java.util.Map.entry("masks", "17"));
        assertThat(now.layers()).containsExactly(java.util.Map.entry("Colours", "features"));
        assertThat(after.workbench.methods().chosenProperty().get().id()).isEqualTo("contribution");
        // What a later session does not have is at its standard again.
        saved();
        after.sessions.open(file);
        assertThat(now.differing(Method.named("rise"))).isEmpty();
        assertThat(now.layers()).isEmpty();
    }

    @Test
    void trueBoxesComeBackWithTheirClassAndWithoutTheirDataSet() throws IOException {
        var xml = folder.resolve("second.xml");
        Files.writeString(xml, "<annotation><object><name>green</name><bndbox><xmin>20</xmin><ymin>1</ymin>"
                + "<xmax>40</xmax><ymax>30</ymax></bndbox></object></annotation>");
        var program = saved();
        var item = program.workbench.film().currentProperty().get();
        program.workbench.truths().set(item, List.of(new Box(20, 1, 40, 30), new Box(1, 2, 3, 4)));
        program.sessions.save(file);
        Files.delete(xml);
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.workbench.truths().objects(after.workbench.film().currentProperty().get())).containsExactly(
                TrueBox.of(new Box(20, 1, 40, 30), "green"), TrueBox.ofAnything(new Box(1, 2, 3, 4)));
        assertThat(after.pixels()).isEqualTo(program.pixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"camera-lucida-session-3", "camera-lucida-session-10"})
    void aSessionOfALaterVersionSaysSo(String format) throws IOException {
        var program = saved();
        Files.writeString(file, "{\"format\": \"" + format + "\", \"pictures\": {}}");
        program.sessions.open(file);
        assertThat(program.complaint()).contains("lesson.lucida", "later version");
        assertThat(program.workbench.film().items()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"threshold\": 0.35|\"threshold\": NaN", "\"pinned\": []|\"pinned\": [null]",
            "\"mode\": \"own\"|\"mode\": null", "24.0|-24.0", "\"threshold\": 0.35|\"threshold\": 1e999",
            "\"pooling\": true|\"pooling\": null", "\"scale\": \"standard\"|\"scale\": \"3,1\"",
            "\"scale\": \"standard\"|\"scale\": 1",
            "\"photoCount\": 4|\"photoCount\": \"many\""})
    void whatCannotBeIsDamaged(String good, String bad) throws IOException {
        var program = saved();
        var text = Files.readString(file);
        assertThat(text).contains(good);
        Files.writeString(file, text.replace(good, bad));
        program.sessions.open(file);
        assertThat(program.complaint()).contains("damaged");
    }

    /** Each value of a session, exchanged for each of a list of odd ones: it opens, or it is a sentence. */
    @Test
    void oddValuesAreOpenedOrToldInASentence() throws IOException {
        var program = saved();
        var text = Files.readString(file);
        var values = Pattern.compile("(?<=: )(\"[^\"]*\"|-?[\\d.]+|true|false|\\{}|\\[])").matcher(text).results().toList();
        assertThat(values).hasSizeGreaterThan(25);
        var unforeseen = new ArrayList<String>();
        for (var value : values) {
            for (var odd : List.of("null", "-1", "1e308", "2147483648", "\"\"", "\"../../\\u0000\"", "[]", "[[1]]", "{}",
                    "true")) {
                Files.writeString(file, text.substring(0, value.start()) + odd + text.substring(value.end()));
                program.activities.dismiss();
                program.sessions.open(file);
                var failure = program.activities.failureProperty().get();
                if (failure != null && !(failure.cause() instanceof Problem)) {
                    unforeseen.add(value.group() + " -> " + odd + ": " + program.complaint());
                }
            }
        }
        assertThat(unforeseen).isEmpty();
    }

    /** A session that was cut off anywhere is damaged; what was shown stays. */
    @Test
    void aSessionThatWasCutOffIsDamaged() throws IOException {
        var program = saved();
        var text = Files.readString(file);
        for (int end = 0; end < text.length() - 2; end += 37) {
            Files.writeString(file, text.substring(0, end));
            program.activities.dismiss();
            program.sessions.open(file);
            assertThat(program.complaint()).contains("lesson.lucida", "damaged");
            assertThat(program.workbench.film().items()).hasSize(2);
        }
    }

    @Test
    void whatIsNotKnownHereStaysAsItIs() throws IOException {
        var program = saved();
        program.compare.choices().methods().setAll("cam", "gradcam");
        program.sessions.save(file);
        Files.writeString(file, Files.readString(file).replace("\"viridis\"", "\"rainbow-9\"")
                .replace("\"cam\"", "\"telepathy\"").replace("\"open\": true", "\"open\": true, \"future\": [1]"));
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.complaint()).isEmpty();
        assertThat(after.workbench.display().colorMapProperty().get()).isEqualTo(ColorMap.JET);
        assertThat(after.compare.choices().methods()).isNotEmpty().doesNotContain("telepathy");
    }

    @Test
    void aSessionThatCannotBeWrittenIsASentenceAndLeavesTheOldOneAlone() throws IOException {
        var program = saved();
        program.sessions.save(folder.resolve("gone").resolve("x.lucida"));
        assertThat(program.complaint()).contains("x.lucida", "cannot be written");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void bytesThatAreNoTextAreDamagedAndAMissingFileIsUnreadable() throws IOException {
        var program = saved();
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        program.sessions.open(file);
        assertThat(program.complaint()).contains("damaged");
        program.sessions.open(folder.resolve("none.lucida"));
        assertThat(program.complaint()).contains("none.lucida", "could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1, 2]", "{\"format\": \"camera-lucida-session-1\"}", "{\"format\": \"camera-lucida-session-2\"}", "not JSON {", "null",
            "{\"format\": \"camera-lucida-session-1\", \"photos\": [{\"file\": 3}]}"})
    void aDamagedSessionIsAClearSentenceAndNothingIsLost(String text) throws IOException {
        var program = saved();
        Files.writeString(file, text);
        program.sessions.open(file);
        assertThat(program.complaint()).contains("lesson.lucida", "damaged");
        assertThat(program.workbench.film().items()).hasSize(2);
    }

    @Test
    void nothingCutOffReadsAsASession() throws IOException {
        saved();
        var text = Files.readString(file);
        for (int length = 0; length < text.length() - 2; length += 7) {
            Files.writeString(file, text.substring(0, length));
            var program = new Program();
            program.sessions.open(file);
            assertThat(program.complaint()).as("cut after %d characters", length).contains("damaged");
        }
    }
}
