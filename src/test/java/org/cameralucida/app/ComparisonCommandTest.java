package org.cameralucida.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.cli.Cli;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.compare.CommandViewModel;
import org.cameralucida.ui.compare.CompareViewModel;
import org.cameralucida.ui.compare.PairViewModel;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows and the command that it hands over make the same figure, with real networks. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is for a POSIX shell")
class ComparisonCommandTest {

    @TempDir
    private Path folder;

    private final SynchronousBackground background = new SynchronousBackground();
    private final SilentDialogs dialogs = new SilentDialogs();
    private Catalog catalog;
    private WorkbenchViewModel workbench;
    private ExploreViewModel explore;
    private CompareViewModel compare;
    private List<Path> photos;

    @BeforeEach
    void aWindowWithoutAWindow() {
        catalog = new Catalog(folder.resolve("networks"));
        photos = Samples.unpack(folder.resolve("l'été \"mio\" & $HOME"));
        var activities = new Activities();
        var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
        var shelf = NetworkSource.of(catalog);
        var networks = new NetworksViewModel(shelf, memory, background, activities);
        workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities, new Texts(Locale.ENGLISH));
        explore = new ExploreViewModel(workbench, background, activities);
        compare = new CompareViewModel(workbench, shelf, memory, background);
        workbench.film().open(photos.subList(0, 3));
        networks.open("lucida-gap");
    }

    @AfterEach
    void close() {
        compare.close();
        workbench.networks().close();
    }

    private void look(Axis axis) {
        compare.choices().axisProperty().set(axis);
        workbench.featureProperty().set(Feature.COMPARE);
    }

    private void theCommandMakesTheSameFigure(Locale locale) throws IOException, InterruptedException {
        new CommandViewModel(compare, dialogs, new CommandLines(List.of("camera-lucida")), locale).copy();
        var words = shellWords(dialogs.copiedText);
        var figure = folder.resolve("figure.png");
        words.set(words.indexOf("--out") + 1, figure.toString());
        var said = new StringWriter();
        int status = Cli.run(catalog, new PrintWriter(new StringWriter()), new PrintWriter(said),
                words.subList(1, words.size()).toArray(String[]::new));
        assertThat(status).as(() -> dialogs.copiedText + "\n" + said).isZero();
        var expected = FigureWriter.raster(ComparisonFigure.of(compare.comparison(), locale), locale);
        var made = PhotoReader.read(figure).raster();
        assertThat(made.width()).isEqualTo(expected.width());
        assertThat(made.argb()).as(dialogs.copiedText).isEqualTo(expected.argb());
    }

    /** The words of a command as a shell takes them. */
    private List<String> shellWords(String command) throws IOException, InterruptedException {
        var listing = folder.resolve("words");
        var shell = new ProcessBuilder("sh", "-c", "for word in " + command + "; do printf '%s\\n' \"$word\"; done")
                .redirectOutput(listing.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(shell.waitFor()).isZero();
        return new java.util.ArrayList<>(Files.readAllLines(listing, StandardCharsets.UTF_8));
    }

    @Test
    void theTwins() throws Exception {
        look(Axis.POOLING);
        assertThat(compare.panes()).hasSize(2);
        assertThat(compare.panes().get(0).measuresProperty().get().truths()).isNotEmpty();
        theCommandMakesTheSameFigure(Locale.ENGLISH);
    }

    @Test
    void theTwinsAndTheirDifference() throws Exception {
        look(Axis.POOLING);
        compare.pair().firstProperty().set(1);
        compare.pair().toggle(PairViewModel.Shown.DIFFERENCE);
        assertThat(compare.comparison().difference()).isPresent();
        theCommandMakesTheSameFigure(Locale.ENGLISH);
        assertThat(dialogs.copiedText).contains("--difference 2,1");
    }

    @Test
    void thePoolingSwappedInItalian() throws Exception {
        compare.choices().swappedProperty().set(true);
        compare.choices().sharedProperty().set(false);
        workbench.display().boxProperty().set(true);
        look(Axis.POOLING);
        theCommandMakesTheSameFigure(Locale.ITALIAN);
    }

    @Test
    void theBestClassesAndAPinnedOneWithBoxesChangedByHand() throws Exception {
        var options = workbench.display();
        options.thresholdProperty().set(0.3333333333);
        options.opacityProperty().set(0.77777);
        options.blendProperty().set(Blend.THESIS);
        options.interpolationProperty().set(Interpolation.NEAREST);
        options.colorMapProperty().set(ColorMap.VIRIDIS);
        options.boxProperty().set(true);
        look(Axis.CLASSES);
        int best = workbench.predictions().selectedProperty().get();
        workbench.predictions().selectedProperty().set(workbench.observationProperty().get().top(9)[8]);
        compare.pin();
        workbench.predictions().selectedProperty().set(best);
        var item = workbench.film().currentProperty().get();
        var boxes = new java.util.ArrayList<>(workbench.truths().of(item));
        boxes.set(0, new Box(boxes.get(0).xmin() + 3, 20, boxes.get(0).xmax(), 500));
        boxes.add(new Box(10, 10, 90, 120));
        workbench.truths().set(item, boxes);
        assertThat(compare.panes()).hasSize(6);
        theCommandMakesTheSameFigure(Locale.ENGLISH);
        workbench.truths().set(item, List.of());
        theCommandMakesTheSameFigure(Locale.ENGLISH);
    }

    @Test
    void networksEachWithItsOwnClass() throws Exception {
        compare.choices().networks().setAll("lucida-gmp", "lucida-gap");
        compare.choices().sameClassProperty().set(false);
        look(Axis.NETWORKS);
        theCommandMakesTheSameFigure(Locale.ENGLISH);
    }

    @Test
    void networksOfWhichOneHasAClassOfItsOwnAndTheirDifferenceInTwoColours() throws Exception {
        compare.choices().networks().setAll("lucida-gap", "lucida-gmp", "lucida-clever-hans");
        workbench.display().colorMapProperty().set(ColorMap.COOLWARM);
        workbench.networks().use(Pooling.GMP);
        look(Axis.NETWORKS);
        compare.choose(compare.panes().get(1), OptionalInt.of(7));
        compare.pair().secondProperty().set(2);
        compare.pair().toggle(PairViewModel.Shown.DIFFERENCE);
        assertThat(compare.panes().get(1).paneProperty().get().classIndex()).isEqualTo(7);
        assertThat(compare.comparison().difference()).isPresent();
        theCommandMakesTheSameFigure(Locale.ENGLISH);
    }

    @Test
    void methodsInAFrameOfOnesOwn() throws Exception {
        compare.choices().methods().setAll("cam", "gradcam++", "gradient-x-input");
        workbench.gaze().frameProperty().set(new Region(100.125, 33.333333, 400.1, 400.1));
        look(Axis.METHODS);
        assertThat(compare.panes()).hasSize(3).allMatch(pane -> pane.paneProperty().get() != null);
        theCommandMakesTheSameFigure(Locale.ENGLISH);
    }

    @Test
    void theCaptionNamesTheLayerThatIsLookedAt() throws Exception {
        var network = workbench.networks().loadedProperty().get().network();
        var inner = network.layers().get(network.layers().size() / 2).tensor();
        workbench.methods().useLayers(java.util.Map.of(network.name(), inner));
        compare.choices().methods().setAll("gradcam", "layercam");
        look(Axis.METHODS);
        assertThat(ComparisonFigure.of(compare.comparison(), Locale.ENGLISH).caption()).contains(inner)
                .doesNotContain(network.head().target());
        theCommandMakesTheSameFigure(Locale.ENGLISH);
        assertThat(dialogs.copiedText).contains("--layer " + inner);
    }

    @Test
    void imagesOfWhichOneHasAFrameOfItsOwnAndOneHasChangedBoxes() throws Exception {
        compare.choices().methodProperty().set(new ClassActivationMap());
        compare.choices().photoCountProperty().set(3);
        workbench.gaze().frameProperty().set(new Region(50, 60, 300, 300));
        workbench.truths().set(workbench.film().items().get(1), List.of(new Box(1, 2, 300, 400)));
        look(Axis.IMAGES);
        assertThat(compare.panes()).hasSize(3);
        assertThat(workbench.gaze().modeProperty().get()).isEqualTo(FrameMode.OWN);
        theCommandMakesTheSameFigure(Locale.ENGLISH);
    }

    @Test
    void aPictureThatIsNoFileHasNoCommand() {
        var command = new CommandViewModel(compare, dialogs, new CommandLines(List.of("camera-lucida")), Locale.ENGLISH);
        assertThat(command.nothing().get()).isTrue();
        look(Axis.CLASSES);
        assertThat(command.nothing().get()).isFalse();
        workbench.paste(PhotoReader.read(photos.get(0), 64).raster());
        assertThat(command.nothing().get()).isTrue();
        command.copy();
        assertThat(dialogs.copiedText).isNull();
    }
}
