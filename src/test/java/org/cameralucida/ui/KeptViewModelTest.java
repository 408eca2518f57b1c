package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.compare.Axis;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown is kept as it changes, and shown again by a later start. */
class KeptViewModelTest {

    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    Path folder;

    private Path home;
    private Path first;
    private Path second;

    /** A window without a window. */
    private final class Program {

        private final Workspace workspace;
        private final SynchronousBackground background = new SynchronousBackground();
        private final Activities activities = new Activities();
        private final ShellViewModel shell;

        Program(Path home) {
            this(home, new ColorNetworks());
        }

        Program(Path home, NetworkSource networks) {
            workspace = new Workspace(home);
            shell = new ShellViewModel(new Services(workspace, networks, Optional.of("colors"),
                    Optional.empty(), new CommandLines(List.of("camera-lucida"))), new SilentDialogs(),
                    new Memory(workspace, background, activities), background, activities, ENGLISH);
            shell.kept().look();
        }

        private PhotoItem item(int place) {
            return shell.workbench().film().items().get(place);
        }

        private String words() {
            var offer = shell.kept().offerProperty().get();
            return offer == null ? "" : OfferView.words(offer, ENGLISH);
        }

        private Path home() {
            return workspace.folder();
        }

        private Path file() {
            return workspace.sessions().own().orElseThrow();
        }

        /** Where these files are what a program left that was cut off. */
        private Path cutOff() throws IOException {
            var copy = Files.createTempDirectory(folder, "later");
            var sessions = Files.createDirectories(copy.resolve("sessions"));
            Files.copy(file(), sessions.resolve(file().getFileName()));
            for (var picture : pictures(home())) {
                var copied = sessions.resolve(file().getParent().relativize(picture));
                Files.createDirectories(copied.getParent());
                Files.copy(picture, copied);
            }
            Files.createFile(sessions.resolve(file().getFileName() + ".lock"));
            return copy;
        }
    }

    /** The pictures that are kept there. */
    private static List<Path> pictures(Path home) throws IOException {
        try (var all = Files.walk(home.resolve("sessions"))) {
            return all.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    @BeforeEach
    void photos() throws IOException {
        home = folder.resolve("home");
        first = folder.resolve("la prima.png");
        second = folder.resolve("second.png");
        for (var photo : List.of(first, second)) {
            try (var out = Files.newOutputStream(photo)) {
                PhotoWriter.png(ColorNetworks.redAndGreen(photo == first ? 64 : 48, 32), out);
            }
        }
    }

    private Program compared() {
        var program = new Program(home);
        var shell = program.shell;
        shell.open(List.of(first, second));
        shell.networks().open("colors");
        shell.workbench().film().move(1);
        shell.workbench().predictions().selectedProperty().set(2);
        shell.compare().choices().axisProperty().set(Axis.CLASSES);
        shell.workbench().featureProperty().set(Feature.COMPARE);
        shell.workbench().truths().set(program.item(0), List.of(new Box(1, 2, 20, 21), new Box(30, 3, 60, 20)));
        shell.workbench().truths().set(program.item(1), List.of(new Box(3, 4, 20, 21)));
        shell.workbench().display().thresholdProperty().set(0.4);
        shell.kept().keep();
        return program;
    }

    @Test
    void afterAKillAllOfItIsOfferedAndThereAgain() throws IOException {
        var later = new Program(compared().cutOff());
        assertThat(later.words()).startsWith("The program did not end as it should on ")
                .endsWith("2 photos, colors, 3 true boxes");
        later.shell.kept().resume();
        var workbench = later.shell.workbench();
        assertThat(workbench.film().items()).extracting(PhotoItem::name).containsExactly("la prima.png", "second.png");
        assertThat(workbench.film().currentProperty().get()).isSameAs(later.item(1));
        assertThat(workbench.truths().of(later.item(0))).containsExactly(new Box(1, 2, 20, 21), new Box(30, 3, 60, 20));
        assertThat(workbench.truths().of(later.item(1))).containsExactly(new Box(3, 4, 20, 21));
        assertThat(workbench.truths().isEdited(later.item(0))).isTrue();
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(2);
        assertThat(workbench.featureProperty().get()).isEqualTo(Feature.COMPARE);
        assertThat(later.shell.compare().choices().axisProperty().get()).isEqualTo(Axis.CLASSES);
        assertThat(workbench.display().thresholdProperty().get()).isEqualTo(0.4);
        assertThat(later.words()).as("taken").isEmpty();
        // From now on it is this window's own, with what is drawn next.
        workbench.truths().set(later.item(1), List.of());
        later.shell.kept().keep();
        assertThat(new Program(later.cutOff()).words()).endsWith("2 photos, colors, 2 true boxes");
    }

    private Program pasted() {
        var program = new Program(home);
        program.shell.open(List.of(first));
        program.shell.networks().open("colors");
        program.shell.workbench().paste(ColorNetworks.redAndGreen(40, 24));
        program.shell.workbench().predictions().selectedProperty().set(2);
        program.shell.workbench().truths().set(program.item(1), List.of(new Box(1, 2, 20, 21)));
        program.shell.kept().keep();
        return program;
    }

    @Test
    void afterAKillAPastedPictureIsThereAgainWithWhatWasDrawnOnIt() throws IOException {
        var later = new Program(pasted().cutOff());
        later.shell.kept().resume();
        var workbench = later.shell.workbench();
        assertThat(workbench.film().items()).extracting(PhotoItem::name)
                .containsExactly("la prima.png", "Pasted picture 1");
        assertThat(workbench.film().currentProperty().get()).isSameAs(later.item(1));
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(2);
        assertThat(later.item(1).file()).as("still no file of the user's").isEmpty();
        assertThat(later.item(1).read().raster().argb()).isEqualTo(ColorNetworks.redAndGreen(40, 24).argb());
        assertThat(workbench.truths().of(later.item(1))).containsExactly(new Box(1, 2, 20, 21));
        workbench.paste(ColorNetworks.redAndGreen(24, 24));
        assertThat(later.item(2).name()).isEqualTo("Pasted picture 2");
        later.shell.kept().keep();
        var again = new Program(later.cutOff());
        again.shell.kept().resume();
        assertThat(again.shell.workbench().film().items()).hasSize(3);
        assertThat(again.item(2).read().raster().width()).isEqualTo(24);
    }

    @Test
    void aPictureIsKeptAsLongAsItsSession() throws IOException {
        var program = pasted();
        var cutOff = program.cutOff();
        assertThat(pictures(cutOff)).hasSize(1);
        new Program(cutOff).shell.kept().discard();
        assertThat(pictures(cutOff)).as("not wanted").isEmpty();
        program.shell.workbench().film().closeCurrent();
        program.shell.kept().keep();
        assertThat(pictures(home)).as("closed").isEmpty();
        program.shell.workbench().paste(ColorNetworks.redAndGreen(40, 24));
        program.shell.kept().end();
        assertThat(pictures(home)).hasSize(1);
        var next = new Program(home);
        next.shell.open(List.of(second));
        next.shell.kept().keep();
        next.shell.kept().end();
        assertThat(pictures(home)).as("only the newest session stays").isEmpty();
    }

    @Test
    void aPreprocessingThatWasChangedAndNotSavedIsThereAgain() throws IOException {
        var source = NetworkSource.of(new Catalog(folder.resolve("networks")));
        var network = SharedData.tiny("tiny_gap").resolve("model.onnx").toAbsolutePath();
        var program = new Program(home, source);
        program.shell.open(List.of(first, second));
        program.shell.networks().open(network);
        var own = program.shell.networks().loadedProperty().get().network().preprocessing();
        assertThat(program.shell.networks().changed()).isEmpty();
        var changed = new Preprocessing(own.layout(), own.width(), own.height(), own.framing(), own.channels(),
                List.of(0f, 2f), own.mean(), own.std(), own.resampling(), own.transfer(), own.profile());
        program.shell.networks().use(changed);
        program.shell.workbench().predictions().selectedProperty().set(2);
        program.shell.kept().keep();
        var later = new Program(program.cutOff(), source);
        later.shell.networks().open(network);
        later.shell.kept().resume();
        assertThat(later.shell.networks().loadedProperty().get().network().preprocessing()).isEqualTo(changed);
        assertThat(later.shell.networks().changed()).contains(changed);
        assertThat(later.shell.workbench().predictions().selectedProperty().get()).isEqualTo(2);
        // A later version may know other ways: the rest is there all the same.
        Files.writeString(program.file(),
                Files.readString(program.file()).replace("\"transfer\": \"srgb\"", "\"transfer\": \"hlg\""));
        var older = new Program(program.cutOff(), source);
        older.shell.kept().resume();
        assertThat(older.shell.networks().loadedProperty().get().network().preprocessing()).isEqualTo(own);
        assertThat(older.shell.workbench().film().items()).hasSize(2);
        List.of(program, later, older).forEach(each -> each.shell.networks().close());
    }

    @Test
    void whatDoesNotChangeIsNotWrittenAgain() throws IOException {
        var program = compared();
        Files.delete(program.file());
        program.shell.kept().keep();
        assertThat(program.file()).doesNotExist();
        program.shell.workbench().display().opacityProperty().set(0.3);
        program.shell.kept().keep();
        assertThat(program.file()).exists();
    }

    @Test
    void keepingReadsNoAnnotations() throws IOException {
        Files.writeString(folder.resolve("second.xml"), "<annotation><size><width>48</width><height>32</height></size></annotation>");
        var program = new Program(home);
        program.shell.open(List.of(first, second));
        program.shell.kept().keep();
        assertThat(program.shell.workbench().truths().isKnown(program.item(1))).isFalse();
    }

    @Test
    void anEndAsItShouldBeIsOfferedWithoutALament() {
        var program = compared();
        program.shell.kept().end();
        assertThat(new Program(home).words()).isEqualTo("2 photos, colors, 3 true boxes");
    }

    @Test
    void whereAPhotoIsGoneItsBoxesStayInTheFileForWhenItIsBack() throws IOException {
        var cutOff = compared().cutOff();
        var away = folder.resolve("away.png");
        Files.move(first, away);
        var without = new Program(cutOff);
        without.shell.kept().resume();
        assertThat(without.shell.workbench().film().items()).hasSize(1);
        assertThat(without.activities.failureProperty().get().sentence(ENGLISH)).contains("la prima.png");
        without.shell.workbench().truths().set(without.item(0), List.of());
        without.shell.kept().end();
        Files.move(away, first);
        var back = new Program(cutOff);
        assertThat(back.words()).endsWith("2 photos, colors, 3 true boxes");
        back.shell.kept().resume();
        assertThat(back.shell.workbench().film().items()).hasSize(2);
    }

    @Test
    void whatIsStillOnItsWayIsNotWrittenOverWhatItCameFrom() throws IOException {
        var later = new Program(compared().cutOff());
        later.background.hold();
        later.shell.kept().resume();
        later.shell.kept().keep();
        later.shell.kept().end();
        assertThat(new Program(later.workspace.folder()).words()).endsWith("2 photos, colors, 3 true boxes");
    }

    @Test
    void whatIsNotWantedIsGoneAndWhatIsPutOffIsOfferedByTheNextStart() throws IOException {
        var cutOff = compared().cutOff();
        var program = new Program(cutOff);
        program.shell.kept().hide();
        assertThat(program.words()).isEmpty();
        program.shell.kept().look();
        assertThat(program.words()).isEmpty();
        var next = new Program(cutOff);
        assertThat(next.words()).isNotEmpty();
        next.shell.kept().discard();
        assertThat(new Program(cutOff).words()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnce() throws IOException {
        Files.createDirectories(home);
        Files.createFile(home.resolve("sessions"));
        var program = compared();
        assertThat(program.activities.failureProperty().get().sentence(ENGLISH)).contains("sessions");
        program.activities.dismiss();
        program.shell.workbench().display().opacityProperty().set(0.3);
        program.shell.kept().keep();
        assertThat(program.activities.failureProperty().get()).isNull();
    }

    @Test
    void wholeDataSetsAreLookedAtAgainWhereTheyWere() throws IOException {
        var program = compared();
        program.shell.workbench().featureProperty().set(Feature.EVALUATE);
        program.shell.kept().keep();
        var later = new Program(program.cutOff());
        later.shell.kept().resume();
        assertThat(later.shell.workbench().featureProperty().get()).isEqualTo(Feature.EVALUATE);
    }
}
