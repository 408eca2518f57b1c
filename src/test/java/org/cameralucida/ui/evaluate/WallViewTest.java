package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.theme.PrimerDark;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.evaluate.MadeUpResults;
import org.cameralucida.evaluate.Results;
import org.cameralucida.ui.FxTest;
import org.cameralucida.ui.TestStage;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.WindowBackground;
import org.cameralucida.ui.workbench.HeatmapOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@FxTest
class WallViewTest {

    private static final int IMAGES = 50_000;
    private static final Results RESULTS = MadeUpResults.of(IMAGES, 1000);

    private final WindowBackground background = new WindowBackground();
    private final ResultsViewModel results = new ResultsViewModel(null, new SynchronousBackground(), new Activities());
    private WallViewModel wall;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        wall = new WallViewModel(results, new SimpleBooleanProperty(true), new HeatmapOptions(), null, background,
                new Texts(Locale.ENGLISH));
        var view = new WallView(wall);
        view.root().getStylesheets().add(WallViewTest.class.getResource("/org/cameralucida/ui/window.css").toExternalForm());
        TestStage.show(stage, view.root(), 900, 600);
        results.show(RESULTS, null);
    }

    @Stop
    void stop() {
        background.close();
    }

    @BeforeEach
    void chosen() throws Exception {
        waitFor(20, TimeUnit.SECONDS, () -> wall.rows().size() == IMAGES);
        waitForFxEvents();
    }

    private static Set<Integer> inSight(FxRobot robot) {
        var rows = new HashSet<Integer>();
        robot.lookup(".grid-cell").<WallCell>queryAllAs(WallCell.class).stream()
                .filter(cell -> cell.getParent() != null && cell.getParent().isVisible()).forEach(cell -> rows.add(cell.row()));
        return rows;
    }

    @Test
    void onlyWhatIsInSightHasCells(FxRobot robot) throws Exception {
        int cells = robot.lookup(".grid-cell").queryAll().size();
        assertThat(cells).isBetween(6, 60);
        robot.clickOn("#wall").type(KeyCode.END);
        waitFor(10, TimeUnit.SECONDS, () -> inSight(robot).contains(IMAGES - 1));
        assertThat(robot.lookup(".grid-cell").queryAll()).hasSizeLessThan(2 * cells);
        assertThat(wall.selectedProperty().get()).isEqualTo(IMAGES - 1);
    }

    @Test
    void arrowsGoFromImageToImageAndRowToRow(FxRobot robot) {
        robot.clickOn("class 0");
        assertThat(wall.selectedProperty().get()).isZero();
        robot.type(KeyCode.RIGHT);
        assertThat(wall.selectedProperty().get()).isEqualTo(1);
        robot.type(KeyCode.DOWN);
        int below = wall.selectedProperty().get();
        assertThat(below).isGreaterThan(3);
        robot.type(KeyCode.UP, KeyCode.LEFT, KeyCode.LEFT);
        assertThat(wall.selectedProperty().get()).isZero();
    }

    @Test
    void chipsFilterAndSayHowManyThereAre(FxRobot robot) throws Exception {
        var chip = robot.lookup("#filter-WRONG_CLASS").queryAs(ButtonBase.class);
        assertThat(chip.getText()).endsWith("5,000");
        robot.clickOn(chip);
        waitFor(10, TimeUnit.SECONDS, () -> wall.rows().size() == IMAGES / 10);
        // The cells follow the rows at the next pulse.
        waitFor(10, TimeUnit.SECONDS, () -> robot.lookup(".wall-said").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText).allMatch(text -> text.startsWith("✕")));
        waitForAsyncFx(5000, () -> results.filterProperty().set(new Filter.Confused(9, 10)));
        waitFor(10, TimeUnit.SECONDS, () -> wall.rows().size() == 50);
        waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("#filter-own").queryAs(Labeled.class).getText()
                .equals("class 9 taken for class 10  50"));
        robot.clickOn("#filter-own");
        waitFor(10, TimeUnit.SECONDS, () -> wall.rows().size() == IMAGES);
    }

    @Test
    void imagesAreSortedByHowWellTheirBoxesLie(FxRobot robot) throws Exception {
        robot.clickOn("#wall-order").clickOn("IoU");
        waitFor(10, TimeUnit.SECONDS, () -> RESULTS.row(wall.rows().get(0)).networks().get(0).maps().get(0).iou() == 0
                && wall.rows().get(1) != 1);
        robot.clickOn("#wall-direction");
        waitFor(10, TimeUnit.SECONDS,
                () -> RESULTS.row(wall.rows().get(0)).networks().get(0).maps().get(0).iou() == 0.99);
    }

    @Test
    void theWheelWithControlMakesPicturesLarger(FxRobot robot) throws Exception {
        double before = robot.lookup(".grid-cell").<WallCell>queryAllAs(WallCell.class).iterator().next().getWidth();
        robot.clickOn("#wall").press(KeyCode.CONTROL).scroll(5, VerticalDirection.UP).release(KeyCode.CONTROL);
        waitFor(10, TimeUnit.SECONDS, () -> robot.lookup(".grid-cell").<WallCell>queryAllAs(WallCell.class).stream()
                .anyMatch(cell -> Math.abs(cell.getWidth() - before) > 20));
    }
}
