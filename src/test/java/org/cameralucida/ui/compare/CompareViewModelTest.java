package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.cameralucida.Rounding;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Pooling;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {

    private static final int DARK = 2;

    @TempDir
    Path folder;

    private final ColorNetworks shelf = new ColorNetworks();
    private final SilentDialogs dialogs = new SilentDialogs();
    private final SynchronousBackground background = new SynchronousBackground();
    private final Activities activities = new Activities();
    private WorkbenchViewModel workbench;
    private ExploreViewModel explore;
    private CompareViewModel compare;

    @BeforeEach
    void aPhotoAndANetwork() throws IOException {
        var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
        var networks = new NetworksViewModel(shelf, memory, background, activities);
        workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities, new Texts(Locale.ENGLISH));
        explore = new ExploreViewModel(workbench, background, activities);
        compare = new CompareViewModel(workbench, shelf, memory, background);
        workbench.film().open(List.of(photo("first.png", 64), photo("second.png", 48)));
        networks.open("colors");
    }

    private Path photo(String name, int width) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(width, 32), out);
        }
        return file;
    }

    private List<Pane> shown() {
        return compare.panes().stream().map(pane -> pane.paneProperty().get()).toList();
    }

    private void look(Axis axis) {
        compare.choices().axisProperty().set(axis);
        workbench.featureProperty().set(Feature.COMPARE);
    }

    @Test
    void nothingIsMadeUntilItIsLookedAt() {
        var passes = shelf.passes();
        compare.choices().axisProperty().set(Axis.NETWORKS);
        assertThat(compare.panes()).isEmpty();
        assertThat(shelf.passes()).isEqualTo(passes);
    }

    @Test
    void methodsBeginWithFourThatDifferInKind() {
        look(Axis.METHODS);
        assertThat(compare.choices().methods()).containsExactly("cam", "integrated-gradients", "lrp", "occlusion");
    }

    @Test
    void whereTheHeadDoesNotTellTheGradientOfTheFeatureMapsIsTheFirstMethod() {
        workbench.networks().open("flat");
        look(Axis.METHODS);
        assertThat(compare.choices().methods()).containsExactly("gradcam", "integrated-gradients", "lrp", "occlusion");
    }

    @Test
    void onlyWhatIsSeenIsShownWhereItIsLessThanTwoThirdsOfThePhotoUntilTheUserSays() {
        look(Axis.POOLING);
        // Of the first photo half is seen, of the second two thirds.
        assertThat(compare.onlySeenProperty().get()).isTrue();
        workbench.film().move(1);
        assertThat(compare.onlySeenProperty().get()).isFalse();
        compare.choices().onlySeenProperty().set(true);
        workbench.film().move(-1);
        workbench.film().move(1);
        assertThat(compare.onlySeenProperty().get()).isTrue();
        workbench.truths().drawingProperty().set(true);
        assertThat(compare.onlySeenProperty().get()).isFalse();
        assertThat(compare.choices().onlySeenProperty().get()).isTrue();
    }

    @Test
    void thereIsNoFigureUntilTheNumbersAreThoseOfWhatIsShown() {
        look(Axis.CLASSES);
        assertThat(compare.comparison()).isNotNull();
        background.hold();
        workbench.display().thresholdProperty().set(0.9);
        assertThat(compare.comparison()).isNull();
        background.release();
        assertThat(compare.comparison().measures()).isEqualTo(compare.comparison().panes().stream()
                .map(pane -> Measures.of(pane, 0.9, List.of())).toList());
    }

    @Test
    void averagePoolingIsBesideItselfSwapped() {
        look(Axis.POOLING);
        assertThat(shown()).extracting(pane -> pane.network().head().pooling()).containsExactly(Pooling.GAP, Pooling.GMP);
        assertThat(shown()).extracting(pane -> pane.network().head().swapped()).containsExactly(false, true);
        assertThat(shown()).extracting(Pane::classIndex).containsExactly(0, 0);
        for (var pane : shown().subList(0, 1)) {
            assertThat(ContributionMap.sum(pane.map()) + ContributionMap.constant(pane.observation(), pane.classIndex()))
                    .isCloseTo(pane.logit(), within(Rounding.ofSum(34, 2)));
        }
    }

    @Test
    void anotherNetworksMapIsNoStandInWhereAnotherComparisonIsWaitedFor() {
        look(Axis.POOLING);
        var trained = compare.panes().get(0);
        var swapped = compare.panes().get(1).request();
        var same = new PaneViewModel();
        var another = new PaneViewModel();
        for (var pane : List.of(same, another)) {
            pane.ask(trained.request(), false, false);
            pane.show(trained.paneProperty().get());
        }
        same.ask(swapped, false, false);
        another.ask(swapped, false, true);
        assertThat(same.paneProperty().get()).isSameAs(trained.paneProperty().get());
        assertThat(another.paneProperty().get()).isNull();
        assertThat(another.busyProperty().get()).isTrue();
    }

    @Test
    void theClassesOfOneNetworkCostNoFurtherPass() {
        var passes = shelf.passes();
        look(Axis.CLASSES);
        assertThat(shown()).extracting(Pane::classIndex).containsExactly(0, 1, DARK);
        assertThat(shelf.passes()).isEqualTo(passes);
        workbench.film().move(1);
        assertThat(shelf.passes()).isEqualTo(passes + 1);
        assertThat(shown()).allMatch(pane -> pane.photo().name().equals("second.png"));
    }

    @Test
    void panesShareTheLargestValueAndOneByOneHaveTheirOwn() {
        look(Axis.CLASSES);
        var shared = compare.panes().stream().map(pane -> pane.scaleProperty().get()).distinct().toList();
        assertThat(shared).hasSize(1);
        float largest = 0;
        for (var pane : shown()) {
            for (float value : pane.map().data()) {
                largest = Math.max(largest, value);
            }
        }
        assertThat(shared.get(0).high()).isEqualTo(largest);
        compare.choices().sharedProperty().set(false);
        assertThat(compare.panes().stream().map(pane -> pane.scaleProperty().get()).distinct()).hasSizeGreaterThan(1);
        compare.choices().axisProperty().set(Axis.IMAGES);
        assertThat(compare.choices().sharedProperty().get()).isTrue();
        compare.choices().axisProperty().set(Axis.CLASSES);
        assertThat(compare.choices().sharedProperty().get()).isFalse();
    }

    @Test
    void theDifferenceOfTwoPanesIsMadeWhereTheyCanBeSubtracted() {
        look(Axis.CLASSES);
        var pair = compare.pair();
        assertThat(pair.differenceProperty().get()).isNull();
        pair.toggle(Shown.DIFFERENCE);
        var difference = pair.differenceProperty().get();
        assertThat(difference.first()).isSameAs(shown().get(0));
        assertThat(difference.second()).isSameAs(shown().get(1));
        assertThat(difference.map().data()[0])
                .isEqualTo(shown().get(0).map().data()[0] - shown().get(1).map().data()[0]);
        assertThat(pair.scaleProperty().get().symmetric()).isTrue();
        assertThat(compare.comparison().difference()).contains(difference);
        pair.cursorProperty().set(new Place(17, 1));
        assertThat(pair.readoutProperty().get().value()).isEqualTo(difference.map().data()[0]);
        pair.secondProperty().set(0);
        assertThat(pair.firstProperty().get()).isEqualTo(1);
        assertThat(pair.differenceProperty().get().first()).isSameAs(shown().get(1));
        workbench.film().move(1);
        assertThat(pair.differenceProperty().get().first().photo().name()).isEqualTo("second.png");
        compare.choices().methods().setAll("cam", "contribution");
        look(Axis.METHODS);
        assertThat(pair.differenceProperty().get()).isNull();
        assertThat(pair.whyNotProperty().get().toString()).contains("different units");
        pair.toggle(Shown.DIFFERENCE);
        assertThat(pair.whyNotProperty().get()).isNull();
    }

    @Test
    void aPaneMayHaveAClassOfItsOwnUntilItHasThatOfAllAgain() {
        look(Axis.POOLING);
        workbench.predictions().selectedProperty().set(1);
        compare.choose(compare.panes().get(1), OptionalInt.of(DARK));
        assertThat(shown()).extracting(Pane::classIndex).containsExactly(1, DARK);
        assertThat(compare.panes().get(1).hasOwnClass()).isTrue();
        workbench.film().move(1);
        assertThat(shown().get(1).classIndex()).isEqualTo(DARK);
        compare.choices().methods().setAll("cam", "contribution");
        look(Axis.METHODS);
        assertThat(shown()).extracting(Pane::classIndex).doesNotContain(DARK);
        look(Axis.POOLING);
        assertThat(shown().get(1).classIndex()).isEqualTo(DARK);
        var kept = compare.choices().ownClasses();
        compare.choose(compare.panes().get(1), OptionalInt.empty());
        assertThat(compare.panes().get(1).hasOwnClass()).isFalse();
        assertThat(shown().get(1).classIndex()).isEqualTo(shown().get(0).classIndex());
        compare.choices().setOwnClasses(kept);
        assertThat(shown().get(1).classIndex()).isEqualTo(DARK);
        look(Axis.CLASSES);
        assertThat(compare.choices().hasOwnClasses()).isFalse();
    }

    @Test
    void aPaneThatIsStoppedSaysSoAndTheOthersAreMade() {
        workbench.display().boxProperty().set(false);
        background.hold();
        look(Axis.POOLING);
        var first = compare.panes().get(0);
        compare.stop(first);
        assertThat(first.stoppedProperty().get()).isTrue();
        assertThat(first.failureProperty().get().sentence(new Texts(Locale.ENGLISH))).contains("Stopped");
        background.release();
        assertThat(first.paneProperty().get()).isNull();
        assertThat(compare.panes().get(1).paneProperty().get()).isNotNull();
        compare.again(first);
        assertThat(first.paneProperty().get()).isNotNull();
        assertThat(first.failureProperty().get()).isNull();
        assertThat(first.stoppedProperty().get()).isFalse();
    }

    @Test
    void methodsAreAskedAsTheyAreSetInTheWholeWindow() {
        workbench.methods().set(Method.named("occlusion"), "window", "5");
        look(Axis.METHODS);
        compare.choices().methods().setAll("occlusion");
        assertThat(compare.panes().get(0).request().method().settings()).containsEntry("window", "5");
        workbench.methods().set(Method.named("occlusion"), "window", "7");
        assertThat(compare.panes().get(0).request().method().settings()).containsEntry("window", "7");
    }

    @Test
    void onlyMapsOfOnePhotoLieOnEachOther() {
        look(Axis.POOLING);
        compare.pair().toggle(Shown.WIPE);
        assertThat(compare.pair().whyNotProperty().get()).isNull();
        assertThat(compare.pair().differenceProperty().get()).isNull();
        look(Axis.IMAGES);
        assertThat(compare.pair().whyNotProperty().get().toString()).contains("different photos");
        compare.choices().networks().setAll("colors");
        look(Axis.NETWORKS);
        assertThat(compare.pair().whyNotProperty().get().toString()).contains("only one");
    }

    @Test
    void aNetworkThatSaysNothingSaysSoInItsPaneAndTheOthersAreShown() {
        look(Axis.NETWORKS);
        assertThat(compare.choices().networks()).containsExactly("colors", "flat");
        assertThat(compare.panes().get(0).paneProperty().get()).isNotNull();
        assertThat(compare.panes().get(1).paneProperty().get()).isNull();
        assertThat(compare.panes().get(1).failureProperty().get().sentence(new Texts(Locale.ENGLISH))).contains("Flat");
    }

    @Test
    void methodsHaveAScaleAndAColourBarEach() {
        compare.choices().methods().setAll("cam", "contribution");
        look(Axis.METHODS);
        assertThat(shown()).extracting(pane -> pane.method().id()).containsExactly("cam", "contribution");
        assertThat(compare.noteProperty().get()).isNull();
        assertThat(compare.panes()).allSatisfy(pane ->
                assertThat(pane.barProperty().get().scale()).isEqualTo(pane.scaleProperty().get()));
        compare.choices().methods().remove("cam");
        assertThat(shown()).hasSize(1);
        assertThat(compare.panes().get(0).barProperty().get()).isNull();
    }

    @Test
    void imagesShowTheSameClassOrEachItsOwn() {
        look(Axis.IMAGES);
        workbench.predictions().selectedProperty().set(DARK);
        assertThat(shown()).extracting(Pane::classIndex).containsExactly(DARK, DARK);
        assertThat(shown()).extracting(pane -> pane.photo().name()).containsExactly("first.png", "second.png");
        compare.choices().sameClassProperty().set(false);
        assertThat(shown()).extracting(Pane::classIndex).doesNotContain(DARK);
    }

    @Test
    void aTrueBoxGivesAnIouThatFollowsTheThreshold() {
        compare.choices().methodProperty().set(new ClassActivationMap());
        look(Axis.CLASSES);
        var item = workbench.film().currentProperty().get();
        workbench.display().thresholdProperty().set(0.5);
        var found = compare.panes().get(0).measuresProperty().get().box().orElseThrow();
        workbench.truths().set(item, List.of(found));
        assertThat(compare.panes().get(0).measuresProperty().get().iou()).isEqualTo(1);
        workbench.display().thresholdProperty().set(0.05);
        assertThat(compare.panes().get(0).measuresProperty().get().iou()).isLessThan(1);
        workbench.truths().set(item, List.of());
        assertThat(compare.panes().get(0).measuresProperty().get().iou()).isNaN();
    }

    @Test
    void theReadoutIsTheCellUnderTheCursor() {
        look(Axis.CLASSES);
        var pane = compare.panes().get(0);
        pane.cursorProperty().set(new Place(17, 1));
        assertThat(pane.readoutProperty().get().contribution()).isEqualTo(pane.paneProperty().get().map().data()[0]);
        pane.cursorProperty().set(new Place(1, 1));
        assertThat(pane.readoutProperty().get().seen()).isFalse();
    }

    @Test
    void whatIsNoLongerWantedIsNotShown() {
        look(Axis.CLASSES);
        background.hold();
        workbench.film().move(1);
        workbench.film().move(-1);
        background.release();
        assertThat(shown()).allMatch(pane -> pane.photo().name().equals("first.png"));
        assertThat(compare.panes()).noneMatch(pane -> pane.busyProperty().get());
    }

    @Test
    void whatIsShownIsSavedAsAFigure() {
        look(Axis.CLASSES);
        workbench.truths().set(workbench.film().currentProperty().get(), List.of(new Box(20, 4, 30, 20)));
        var figure = new FigureViewModel(compare, dialogs, background, activities, Locale.ENGLISH);
        dialogs.target = folder.resolve("figure.png");
        figure.save();
        assertThat(dialogs.suggestedName).isEqualTo("first-classes.png");
        assertThat(PhotoReader.read(dialogs.target).width()).isGreaterThan(1000);
        assertThat(figure.doneProperty().get().toString()).contains("figure.png");
    }

    @Test
    void noMoreNetworksStayOpenThanTheLimit() {
        var open = new OpenNetworks(shelf, () -> org.cameralucida.workspace.Preferences.DEFAULTS);
        int before = shelf.open.get();
        open.open("colors");
        open.open("colors");
        open.open("flat");
        assertThat(shelf.open.get() - before).isEqualTo(2);
        open.closeAll();
        assertThat(shelf.open.get()).isEqualTo(before);
    }
}
