package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.explain.Method;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.workbench.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was saved is there again. */
class SessionViewModelTest extends SessionFixture {

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
    void pastedPicturesLieBesideTheSessionOnceHoweverOftenItIsSaved() throws IOException {
        var program = new Program();
        program.workbench.film().open(List.of(first));
        program.workbench.paste(ColorNetworks.redAndGreen(40, 24));
        program.workbench.truths().set(program.workbench.film().currentProperty().get(), List.of(new Box(1, 2, 20, 21)));
        program.sessions.save(file);
        program.sessions.save(file);
        try (var pictures = Files.list(folder.resolve("lesson pictures"))) {
            assertThat(pictures).singleElement().extracting(picture -> picture.getFileName().toString(), STRING)
                    .matches("Pasted picture 1 [0-9a-f]{8}\\.png");
        }
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.complaint()).isEmpty();
        assertThat(after.workbench.film().items()).hasSize(2);
        var pasted = after.workbench.film().items().get(1);
        assertThat(after.workbench.film().currentProperty().get()).isSameAs(pasted);
        assertThat(pasted.read().raster().argb()).isEqualTo(ColorNetworks.redAndGreen(40, 24).argb());
        assertThat(after.workbench.truths().of(pasted)).containsExactly(new Box(1, 2, 20, 21));
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
}
