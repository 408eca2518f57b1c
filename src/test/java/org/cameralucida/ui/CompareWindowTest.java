package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Iou;
import org.cameralucida.ui.compare.CompareViewModel;
import org.cameralucida.ui.compare.PaneViewModel;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Theme;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Comparing as a user does it, in the real window, with networks that need no engine. */
class CompareWindowTest extends ShellTest {

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.DARK, List.of());
    }

    @BeforeEach
    void openAPhoto() throws Exception {
        var photo = photo(folder.resolve("photo.png"), 64);
        until(() -> shell.model().networks().loadedProperty().get() != null);
        onWindow(() -> shell.model().open(List.of(photo)));
        until(() -> shell.model().workbench().observationProperty().get() != null);
    }

    @Test
    void oneKeyComparesAndComparesTheNext() throws Exception {
        robot.type(KeyCode.C);
        panes(Axis.POOLING, 2);
        assertThat(headings()).containsExactly("GAP", "GMP");
        robot.type(KeyCode.C);
        panes(Axis.CLASSES, 3);
        robot.type(KeyCode.C);
        panes(Axis.NETWORKS, 2);
        robot.type(KeyCode.C);
        panes(Axis.METHODS, 4);
        // These networks have no gradients: the panes in the middle say why.
        assertThat(headings()).containsExactly("CAM", "", "", "Occlusion");
        robot.type(KeyCode.C);
        panes(Axis.IMAGES, 1);
        assertThat(headings()).containsExactly("photo.png");
        robot.type(KeyCode.C);
        panes(Axis.POOLING, 2);
        robot.type(KeyCode.C, 2);
        panes(Axis.NETWORKS, 2);
        robot.clickOn("#explore-tab");
        assertThat(robot.lookup(".panes .pane").queryAll()).isEmpty();
        robot.clickOn("#compare-tab");
        panes(Axis.NETWORKS, 2);
    }

    @Test
    void anotherLanguageKeepsTheComparison() throws Exception {
        compare(Axis.CLASSES, 3);
        onWindow(() -> {
            shell.model().workbench().predictions().selectedProperty().set(2);
            shell.model().workbench().display().boxProperty().set(true);
            shell.model().compare().choices().sharedProperty().set(false);
            shell.model().memory().prefer(preferences -> preferences.withLanguage(Language.ITALIAN));
        });
        until(() -> shell.model().memory().preferences().language() == Language.ITALIAN
                && shell.model().texts().locale().getLanguage().equals("it"));
        panes(Axis.CLASSES, 3);
        var workbench = shell.model().workbench();
        assertThat(workbench.film().currentProperty().get().name()).isEqualTo("photo.png");
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(2);
        assertThat(workbench.display().boxProperty().get()).isTrue();
        assertThat(shell.model().compare().choices().sharedProperty().get()).isFalse();
    }

    @Test
    void theBoxOfADataSetIsShownWithTheNetworksOwnWhereItIsOfTheClass() throws Exception {
        var photo = folder.resolve("annotated.png");
        try (var out = Files.newOutputStream(photo)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(64, 32), out);
        }
        Files.writeString(folder.resolve("annotated.xml"), "<annotation><object><name>red</name><bndbox><xmin>16</xmin>"
                + "<ymin>0</ymin><xmax>31</xmax><ymax>31</ymax></bndbox></object></annotation>");
        onWindow(() -> shell.model().open(List.of(photo)));
        var viewer = robot.lookup("#viewer").queryAs(PhotoViewer.class);
        until(() -> shell.model().workbench().photoProperty().get() != null
                && shell.model().workbench().photoProperty().get().name().equals("annotated.png")
                && shell.model().explore().map().mapProperty().get() != null);
        robot.type(KeyCode.B);
        until(() -> viewer.getBoxes().stream().map(BoxMark::kind).toList()
                .equals(List.of(BoxMark.Kind.TRUTH, BoxMark.Kind.PREDICTED)));
        assertThat(viewer.getBoxes().get(0).box()).isEqualTo(new Region(16, 0, 16, 32));
        robot.type(KeyCode.DIGIT2);
        until(() -> viewer.getBoxes().stream().noneMatch(mark -> mark.kind() == BoxMark.Kind.TRUTH));
        robot.type(KeyCode.B);
        until(() -> viewer.getBoxes().isEmpty());
    }

    @Test
    void theArrowsShowTheNextPhotoWhileComparing() throws Exception {
        var second = folder.resolve("second.png");
        try (var out = Files.newOutputStream(second)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(48, 32), out);
        }
        onWindow(() -> shell.model().open(List.of(second)));
        robot.type(KeyCode.C);
        panes(Axis.POOLING, 2);
        robot.type(KeyCode.LEFT);
        until(() -> shell.model().workbench().film().currentProperty().get().name().equals("photo.png"));
        robot.clickOn("#shared");
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.RIGHT);
        until(() -> shell.model().workbench().film().currentProperty().get().name().equals("second.png"));
        robot.clickOn("#explore-tab");
        waitForFxEvents();
        robot.type(KeyCode.LEFT);
        until(() -> shell.model().workbench().film().currentProperty().get().name().equals("photo.png"));
    }

    @Test
    void panesAreLinkedInZoomPlaceAndCursor() throws Exception {
        compare(Axis.CLASSES, 3);
        var viewers = viewersInPanes();
        onWindow(() -> viewers.get(0).zoomAt(20, 20, 2));
        assertThat(viewers).extracting(PhotoViewer::getViewport).containsOnly(viewers.get(0).getViewport());
        assertThat(viewers.get(0).getViewport().fit()).isFalse();
        robot.moveTo(viewers.get(1));
        waitForFxEvents();
        assertThat(viewers.get(2).getCrosshair()).isEqualTo(viewers.get(1).getPhotoCursor()).isNotNull();
        robot.clickOn("#linked");
        onWindow(() -> viewers.get(0).fit());
        assertThat(viewers.get(1).getViewport().fit()).isFalse();
    }

    @Test
    void panesShowOnlyWhatTheNetworkSeesUntilTheUserWantsAllOfThePhoto() throws Exception {
        compare(Axis.POOLING, 2);
        robot.type(KeyCode.D);
        waitForFxEvents();
        var seen = new Region(16, 0, 32, 32);
        assertThat(viewersInPanes()).hasSize(3).extracting(PhotoViewer::shownPart).containsOnly(seen);
        var viewer = viewersInPanes().get(0);
        // What is shown is as wide as high, and so is the room that it takes.
        // Each side is laid out on whole pixels, once the panes have made room for the third.
        until(() -> Math.abs(viewer.getHeight() - viewer.getWidth()) <= 1);
        robot.moveTo(screen(20, 16));
        waitForFxEvents();
        assertThat(viewer.getPhotoCursor()).isNotNull();
        onWindow(() -> {
            viewer.zoomAt(0, 0, 4);
            viewer.zoomAt(0, 0, 1.01);
        });
        assertThat(viewersInPanes()).extracting(PhotoViewer::getViewport).containsOnly(viewer.getViewport());
        onWindow(() -> viewer.fit());
        robot.clickOn("#onlySeen");
        waitForFxEvents();
        assertThat(viewersInPanes()).extracting(PhotoViewer::shownPart).containsOnly(new Region(0, 0, 64, 32));
        robot.moveTo(screen(4, 16));
        waitForFxEvents();
        assertThat(viewer.getPhotoCursor()).isNotNull();
        robot.clickOn("#onlySeen");
        robot.type(KeyCode.W);
        waitForFxEvents();
        assertThat(viewersInPanes()).hasSize(2).extracting(PhotoViewer::shownPart).containsOnly(seen);
    }

    @Test
    void allPanesShareOneScaleUntilEachHasItsOwn() throws Exception {
        compare(Axis.CLASSES, 3);
        assertThat(viewersInPanes()).extracting(viewer -> viewer.getHeat().scale()).containsOnly(viewersInPanes().get(0).getHeat().scale());
        assertThat(bars()).isEmpty();
        robot.clickOn("#shared");
        until(() -> viewersInPanes().stream().map(viewer -> viewer.getHeat().scale()).distinct().count() > 1);
        assertThat(bars()).extracting(ColorBarView::getScale)
                .containsExactlyElementsOf(viewersInPanes().stream().map(viewer -> viewer.getHeat().scale()).toList());
        robot.clickOn("#shared");
        until(() -> viewersInPanes().stream().map(viewer -> viewer.getHeat().scale()).distinct().count() == 1);
        assertThat(bars()).isEmpty();
    }

    @Test
    void aBoxIsDrawnMovedAndDeletedAndItsIouIsInThePanesColumn() throws Exception {
        compare(Axis.POOLING, 2);
        robot.type(KeyCode.T);
        drag(viewersInPanes().get(0), new Point2D(20, 4), new Point2D(40, 28));
        until(() -> shell.model().compare().panes().get(0).measuresProperty().get() != null
                && !Double.isNaN(shell.model().compare().panes().get(0).measuresProperty().get().iou()));
        waitForFxEvents();
        // Where an overlap is told, both boxes are to be seen.
        assertThat(viewersInPanes().get(1).getBoxes()).extracting(BoxMark::kind)
                .containsExactly(BoxMark.Kind.TRUTH, BoxMark.Kind.PREDICTED);
        var drawn = viewersInPanes().get(0).getBoxes().get(0).box();
        // From pixel 20 to pixel 40 with both; the mouse, on a whole pixel of the screen, may be on the one before.
        assertThat(drawn.width()).isCloseTo(21, within(1.0));
        var written = iou(0);
        assertThat(written).isEqualTo(expectedIou(0)).isNotEqualTo("0.00");
        drag(viewersInPanes().get(0), new Point2D(30, 16), new Point2D(34, 16));
        assertThat(viewersInPanes().get(0).getBoxes().get(0).box().x()).isGreaterThan(drawn.x() + 2);
        until(() -> !iou(0).equals(written));
        assertThat(iou(0)).isEqualTo(expectedIou(0));
        var moved = iou(0);
        onWindow(() -> shell.model().workbench().display().thresholdProperty().set(0.95));
        until(() -> !iou(0).equals(moved));
        assertThat(iou(0)).isEqualTo(expectedIou(0));
        robot.moveTo(screen(34, 16));
        robot.type(KeyCode.DELETE);
        waitForFxEvents();
        until(() -> iou(0).isEmpty());
        assertThat(viewersInPanes().get(0).getBoxes()).isEmpty();
    }

    @Test
    void whileAKeyIsHeldTheFirstPaneShowsTheSecondMap() throws Exception {
        compare(Axis.CLASSES, 3);
        var own = viewersInPanes().get(0).getHeat();
        robot.press(KeyCode.X);
        waitForFxEvents();
        assertThat(viewersInPanes().get(0).getHeat()).isEqualTo(viewersInPanes().get(1).getHeat()).isNotEqualTo(own);
        robot.release(KeyCode.X);
        waitForFxEvents();
        assertThat(viewersInPanes().get(0).getHeat()).isEqualTo(own);
    }

    @Test
    void aPaneIsGivenAClassOfItsOwn() throws Exception {
        compare(Axis.POOLING, 2);
        var panes = shell.model().compare().panes();
        int common = panes.get(0).paneProperty().get().classIndex();
        robot.clickOn(robot.lookup(".panes .pane .choose").nth(1).<javafx.scene.Node>query());
        robot.write("dark");
        robot.type(KeyCode.ENTER);
        until(() -> panes.get(1).paneProperty().get().classIndex() != common
                && !panes.get(1).busyProperty().get());
        assertThat(robot.lookup(".panes .pane .detail").nth(1).<javafx.scene.control.Label>query().getText()).contains("dark");
        assertThat(panes.get(0).paneProperty().get().classIndex()).isEqualTo(common);
        robot.clickOn(robot.lookup(".panes .pane .common").nth(1).<javafx.scene.Node>query());
        until(() -> panes.get(1).paneProperty().get().classIndex() == common);
    }

    @Test
    void aKeyShowsTheDifferenceInAPaneOfItsOwnThatIsLinked() throws Exception {
        compare(Axis.POOLING, 2);
        robot.type(KeyCode.D);
        waitForFxEvents();
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(3);
        assertThat(robot.lookup(".difference .heading").<javafx.scene.control.Label>query().getText())
                .isEqualTo("GAP − GMP");
        var viewers = viewersInPanes();
        onWindow(() -> viewers.get(0).zoomAt(20, 20, 2));
        assertThat(viewers.get(2).getViewport()).isEqualTo(viewers.get(0).getViewport());
        assertThat(viewers.get(2).getHeat().scale().symmetric()).isTrue();
        robot.moveTo(viewers.get(0));
        waitForFxEvents();
        assertThat(viewers.get(2).getCrosshair()).isEqualTo(viewers.get(0).getPhotoCursor());
        assertThat(robot.lookup(".difference .pane-readout").<javafx.scene.control.Label>query().getText()).isNotEmpty();
        robot.type(KeyCode.D);
        waitForFxEvents();
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(2);
    }

    @Test
    void methodsAreChosenInABoxOfWhichOneStaysChecked() throws Exception {
        var chosen = shell.model().compare().choices().methods();
        onWindow(() -> {
            shell.model().compare().choices().axisProperty().set(Axis.METHODS);
            shell.model().workbench().featureProperty().set(Feature.COMPARE);
        });
        until(() -> robot.lookup("#methods").tryQuery().isPresent());
        @SuppressWarnings("unchecked")
        CheckComboBox<String> box = robot.lookup("#methods").queryAs(CheckComboBox.class);
        onWindow(() -> box.getCheckModel().check("smoothgrad"));
        until(() -> chosen.contains("smoothgrad"));
        onWindow(() -> box.getCheckModel().clearChecks());
        until(() -> chosen.size() == 1 && box.getCheckModel().getCheckedItems().equals(chosen));
    }

    @Test
    void aDividerIsDraggedAndMovedByKeys() throws Exception {
        compare(Axis.POOLING, 2);
        robot.type(KeyCode.W);
        waitForFxEvents();
        var divider = shell.model().compare().pair().dividerProperty();
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(1);
        assertThat(robot.lookup(".wipe .heading").queryAllAs(javafx.scene.control.Label.class))
                .extracting(javafx.scene.control.Label::getText).containsExactly("GAP", "GMP");
        robot.type(KeyCode.RIGHT);
        assertThat(divider.get()).isEqualTo(0.52);
        robot.type(KeyCode.HOME);
        assertThat(divider.get()).isZero();
        robot.type(KeyCode.END);
        assertThat(divider.get()).isEqualTo(1);
        var line = robot.lookup(".wipe-divider").<javafx.scene.Node>query();
        assertThat(line.queryAccessibleAttribute(AccessibleAttribute.VALUE)).isEqualTo(1.0);
        robot.interact(() -> line.executeAccessibleAction(AccessibleAction.DECREMENT));
        assertThat(divider.get()).isEqualTo(0.98);
        robot.interact(() -> line.executeAccessibleAction(AccessibleAction.INCREMENT));
        var viewer = viewersInPanes().get(0);
        robot.moveTo(line);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(screen(40, 16));
        robot.moveTo(screen(24, 16));
        robot.release(MouseButton.PRIMARY);
        waitForFxEvents();
        // From its left edge on the network sees 32 columns, from the 16th on.
        assertThat(divider.get()).isCloseTo((24 - 16) / 32.0,
                within(1 / viewer.getZoom() / 32)); // a whole pixel of the screen;
        assertThat(viewer.getViewport().fit()).isTrue();
        robot.type(KeyCode.W);
        waitForFxEvents();
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(2);
    }

    @Test
    void theFigureIsSaved() throws Exception {
        compare(Axis.CLASSES, 3);
        dialogs.target = folder.resolve("figure.png");
        robot.clickOn("#save");
        until(() -> shell.model().figure().doneProperty().get() != null);
        var comparison = onWindow(() -> shell.model().compare().comparison());
        assertThat(PhotoReader.read(dialogs.target).raster().argb())
                .isEqualTo(FigureWriter.raster(ComparisonFigure.of(comparison, Locale.ENGLISH), Locale.ENGLISH).argb());
        dialogs.target = folder.resolve("figure.svg");
        robot.clickOn("#save");
        until(() -> shell.model().figure().doneProperty().get().toString().endsWith(".svg"));
        assertThat(Files.readString(dialogs.target)).contains("<text", "red", "logit units per position");
    }

    private List<String> headings() {
        return robot.lookup(".panes .pane .heading").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    /** The colour bars that are seen in the panes. */
    private List<ColorBarView> bars() {
        return robot.lookup(".panes .pane .color-bar").queryAllAs(ColorBarView.class).stream()
                .filter(ColorBarView::isVisible).toList();
    }

    /** The IoU as it is written in a pane's column. */
    private String iou(int pane) {
        var panes = shell.model().compare().panes();
        var values = robot.lookup(".fact-table .value").queryAllAs(Label.class).stream()
                .filter(value -> value.getAccessibleText().contains("IoU")).map(Label::getText).toList();
        return values.size() == panes.size() ? values.get(pane) : "";
    }

    private String expectedIou(int pane) {
        var found = shell.model().compare().panes().get(pane).measuresProperty().get().box().orElseThrow();
        var drawn = shell.model().workbench().truthsShown().get(0);
        return String.format(Locale.ENGLISH, "%.2f", Iou.of(found, drawn));
    }

    private Point2D screen(double x, double y) throws Exception {
        var viewer = viewersInPanes().get(0);
        return onWindow(() -> viewer.localToScreen(viewer.fromPhoto(x, y)));
    }

    private void compare(Axis axis, int count) throws Exception {
        onWindow(() -> {
            shell.model().compare().choices().axisProperty().set(axis);
            shell.model().workbench().featureProperty().set(Feature.COMPARE);
        });
        panes(axis, count);
    }

    /** Waits until there are so many panes and all are made. */
    private void panes(Axis axis, int count) throws Exception {
        CompareViewModel compare = shell.model().compare();
        until(() -> compare.choices().axisProperty().get() == axis && compare.panes().size() == count
                && compare.panes().stream().map(PaneViewModel::busyProperty).noneMatch(busy -> busy.get()));
        waitForFxEvents();
        assertThat(robot.lookup(".panes .pane").queryAll()).hasSize(count);
    }
}
