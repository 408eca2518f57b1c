package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Fact;
import org.cameralucida.compare.Facts;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.compare.CompareViewModel;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthViewModelTest {

    private static final Box RED = new Box(16, 0, 31, 31);
    private static final Box GREEN = new Box(32, 0, 47, 31);

    @TempDir
    Path folder;

    private final SynchronousBackground background = new SynchronousBackground();
    private final Activities activities = new Activities();
    private WorkbenchViewModel workbench;
    private ExploreViewModel explore;
    private CompareViewModel compare;
    private Path xml;

    @BeforeEach
    void aPhotoOfADataSet() throws IOException {
        xml = folder.resolve("scène.xml");
        try (var out = Files.newOutputStream(folder.resolve("scène.png"))) {
            PhotoWriter.png(ColorNetworks.redAndGreen(64, 32), out);
        }
        Files.writeString(xml, "<annotation><size><width>64</width><height>32</height></size>"
                + object("red", RED) + object("GREEN", GREEN) + "</annotation>");
    }

    private static String object(String name, Box box) {
        return "<object><name>" + name + "</name><bndbox><xmin>" + box.xmin() + "</xmin><ymin>" + box.ymin()
                + "</ymin><xmax>" + box.xmax() + "</xmax><ymax>" + box.ymax() + "</ymax></bndbox></object>";
    }

    private PhotoItem open() {
        var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
        var shelf = new ColorNetworks();
        var networks = new NetworksViewModel(shelf, memory, background, activities);
        workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities, new Texts(Locale.ENGLISH));
        explore = new ExploreViewModel(workbench, background, activities);
        compare = new CompareViewModel(workbench, shelf, memory, background);
        workbench.film().open(List.of(folder.resolve("scène.png")));
        networks.open("colors");
        compare.choices().axisProperty().set(Axis.CLASSES);
        workbench.featureProperty().set(Feature.COMPARE);
        return workbench.film().currentProperty().get();
    }

    private Fact iou(int pane) {
        var shown = compare.panes().get(pane);
        return Facts.of(Axis.CLASSES, shown.paneProperty().get(), shown.measuresProperty().get(), Locale.ENGLISH)
                .stream().filter(fact -> fact.kind() == Fact.Kind.IOU).findFirst().orElseThrow();
    }

    @Test
    void eachPaneIsMeasuredAgainstTheBoxesOfItsClass() {
        var item = open();
        assertThat(workbench.truths().of(item)).containsExactly(RED, GREEN);
        assertThat(compare.panes().get(0).measuresProperty().get().truths()).containsExactly(RED);
        assertThat(compare.panes().get(1).measuresProperty().get().truths()).containsExactly(GREEN);
        assertThat(workbench.truths().source(item).orElseThrow().toString()).contains("scène.xml");
    }

    @Test
    void whereTheTruthIsOfAnotherClassNoIouIsInvented() {
        open();
        var dark = compare.panes().get(2).measuresProperty().get();
        assertThat(dark.truths()).isEmpty();
        assertThat(dark.iou()).isNaN();
        assertThat(dark.evidenceInTruth()).isNaN();
        assertThat(iou(2)).hasToString("– no true box of this class");
        assertThat(iou(0).toString()).matches("[01]\\.\\d\\d IoU with the true box");
    }

    @Test
    void aBoxThatTheUserDrawsCountsForEveryClass() {
        var item = open();
        var drawn = new Box(20, 4, 40, 20);
        workbench.truths().set(item, List.of(RED, GREEN, drawn));
        assertThat(compare.panes().get(0).measuresProperty().get().truths()).containsExactly(RED, drawn);
        assertThat(compare.panes().get(2).measuresProperty().get().truths()).containsExactly(drawn);
        assertThat(workbench.truths().source(item).orElseThrow().toString()).contains("changed");
    }

    @Test
    void aBoxThatIsMovedStaysOfItsClassAndTheDataSetIsLeftAlone() throws IOException {
        var item = open();
        var before = Files.readAllBytes(xml);
        var moved = new Box(17, 1, 30, 30);
        workbench.truths().set(item, List.of(moved, GREEN));
        assertThat(workbench.truths().objects(item)).containsExactly(TrueBox.of(moved, "red"), TrueBox.of(GREEN, "GREEN"));
        workbench.truths().set(item, List.of(GREEN));
        assertThat(workbench.truths().objects(item)).containsExactly(TrueBox.of(GREEN, "GREEN"));
        workbench.truths().set(item, List.of());
        assertThat(workbench.truths().of(item)).isEmpty();
        assertThat(compare.panes().get(0).measuresProperty().get().iou()).isNaN();
        assertThat(Files.readAllBytes(xml)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void onlyTheBoxesOfItsClassAreShownUntilTheyAreEdited() {
        var item = open();
        var pane = compare.panes().get(1).paneProperty().get();
        assertThat(workbench.truths().shown(item, pane)).containsExactly(GREEN);
        workbench.truths().drawingProperty().set(true);
        assertThat(workbench.truths().shown(item, pane)).containsExactly(RED, GREEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<annotation>", "<annotation><size><width>32</width><height>64</height></size></annotation>"})
    void aDamagedOrForeignAnnotationIsAQuietNote(String text) throws IOException {
        Files.writeString(xml, text);
        var item = open();
        assertThat(workbench.truths().of(item)).isEmpty();
        assertThat(workbench.truths().source(item).orElseThrow().toString()).contains("scène.xml");
        assertThat(activities.failureProperty().get()).isNull();
        assertThat(compare.panes()).allMatch(pane -> pane.paneProperty().get() != null);
        workbench.truths().set(item, List.of(RED));
        assertThat(workbench.truths().source(item).orElseThrow().toString()).contains("drawn");
    }

    @Test
    void aPhotoWithoutAnnotationAndAPictureWithoutAFileHaveNoBoxes() throws IOException {
        Files.delete(xml);
        var item = open();
        assertThat(workbench.truths().source(item)).isEmpty();
        workbench.paste(ColorNetworks.redAndGreen(64, 32));
        var pasted = workbench.film().currentProperty().get();
        assertThat(workbench.truths().of(pasted)).isEmpty();
        workbench.truths().set(pasted, List.of(RED));
        assertThat(workbench.truths().of(pasted)).containsExactly(RED);
    }

    @Test
    void whatWasDrawnMeanwhileIsNotReplacedByWhatIsRead() {
        background.hold();
        var item = open();
        workbench.truths().of(item);
        workbench.truths().set(item, List.of(RED));
        background.release();
        assertThat(workbench.truths().of(item)).containsExactly(RED);
    }
}
