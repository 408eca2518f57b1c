package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.theme.PrimerLight;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.cameralucida.evaluate.ClassFigures;
import org.cameralucida.evaluate.MadeUpResults;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.WindowBackground;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@FxTest
class FiguresViewTest {

    private static final Results RESULTS = MadeUpResults.of(1000, 40);

    private final WindowBackground background = new WindowBackground();
    private final ResultsViewModel results = new ResultsViewModel(null, new SynchronousBackground(), new Activities());
    private final SimpleDoubleProperty width = new SimpleDoubleProperty(1280);
    private FiguresViewModel model;
    private FiguresView view;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        model = new FiguresViewModel(results, new SimpleBooleanProperty(true), background, new Texts(Locale.ENGLISH));
        view = new FiguresView(model, new Region(), width);
        view.root().getStylesheets().add(FiguresViewTest.class.getResource("/org/cameralucida/ui/window.css").toExternalForm());
        TestStage.show(stage, view.root(), 340, 760);
        results.show(RESULTS, null);
    }

    @Stop
    void stop() {
        background.close();
    }

    @BeforeEach
    void found() throws Exception {
        waitFor(20, TimeUnit.SECONDS, () -> model.figuresProperty().get() != null);
        waitForFxEvents();
    }

    private void scrollTo(FxRobot robot, String what) {
        waitForAsyncFx(5000, () -> {
            var pane = robot.lookup("#figures").queryAs(ScrollPane.class);
            var node = robot.lookup(what).query();
            double height = pane.getContent().getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
            double y = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal())).getMinY();
            pane.setVvalue(Math.max(0, Math.min(1, (y - 40) / height)));
        });
        waitForFxEvents();
    }

    @Test
    void aBarOfTheHistogramShowsItsImages(FxRobot robot) {
        scrollTo(robot, "#histogram");
        var bar = robot.from(robot.lookup("#histogram").<Node>query()).lookup(".plot-bar").<Region>queryAllAs(Region.class)
                .stream().toList().get(7);
        robot.clickOn(bar);
        assertThat(results.filterProperty().get()).isEqualTo(new Filter.IouBin(7));
        robot.type(KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(results.filterProperty().get()).isEqualTo(new Filter.IouBin(8));
    }

    @Test
    void aCellOfTheConfusionMatrixShowsItsImagesAndSaysHowManyThereAre(FxRobot robot) {
        scrollTo(robot, "#confusion");
        var cells = robot.lookup("#confusion").<Node>query().lookupAll(".confusion-cell").stream().toList();
        // Of forty classes four are taken for the next one.
        assertThat(cells).hasSize(8 * 8);
        var wrong = cells.stream().filter(cell -> cell.getStyleClass().contains("wrong") && cell.getOpacity() > 0)
                .findFirst().orElseThrow();
        robot.clickOn(wrong);
        assertThat(results.filterProperty().get()).isInstanceOf(Filter.Confused.class);
        var chosen = (Filter.Confused) results.filterProperty().get();
        int count = RESULTS.confusion(0).count(chosen.truth(), chosen.said());
        assertThat(robot.lookup(".confusion .note").queryAs(Labeled.class).getText())
                .isEqualTo("class %d, taken for class %d: %d of 25".formatted(chosen.truth(), chosen.said(), count));
    }

    @Test
    void aPairThatIsConfusedShowsItsImages(FxRobot robot) {
        scrollTo(robot, ".confused-pairs");
        var worst = RESULTS.confusion(0).mostConfused(1).get(0);
        robot.clickOn((Node) robot.lookup(".confused-pair").query());
        assertThat(results.filterProperty().get()).isEqualTo(new Filter.Confused(worst.label(), worst.predicted()));
    }

    @Test
    void classesAreFoundBySomeLettersSortedByTheirErrorAndShowTheirImages(FxRobot robot) {
        scrollTo(robot, "#classes");
        @SuppressWarnings("unchecked")
        TableView<ClassFigures> table = robot.lookup("#classes").queryAs(TableView.class);
        assertThat(table.getItems()).extracting(row -> row.mean(Measure.TOP1_ERROR))
                .isSortedAccordingTo(Comparator.reverseOrder());
        robot.clickOn("#class-filter").write("class 12");
        assertThat(table.getItems()).extracting(ClassFigures::classIndex).containsExactly(12);
        robot.clickOn((Node) robot.from(table).lookup("class 12").query());
        assertThat(results.filterProperty().get()).isEqualTo(new Filter.OfClass(12));
    }

    @Test
    void aNarrowPageBeginsWithoutTheFigures(FxRobot robot) {
        waitForAsyncFx(5000, () -> width.set(800));
        assertThat(robot.lookup("#figures").query().isVisible()).isFalse();
        waitForAsyncFx(5000, () -> width.set(1280));
        assertThat(robot.lookup("#figures").query().isVisible()).isTrue();
    }
}
