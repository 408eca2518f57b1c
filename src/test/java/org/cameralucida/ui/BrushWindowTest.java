package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cameralucida.image.Area;
import org.cameralucida.image.Edit;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.explore.BrushViewModel;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Brush and lasso as a person uses them, in the real window. */
class BrushWindowTest extends ShellTest {

    @Start
    void start(Stage primary) throws IOException {
        show(Theme.LIGHT, List.of(photo(folder.resolve("first.png"), 64), photo(folder.resolve("second.png"), 64)));
    }

    private PhotoViewer viewer() {
        return robot.lookup("#viewer").queryAs(PhotoViewer.class);
    }

    private BrushViewModel brush() {
        return shell.model().brush();
    }

    private List<Edit> edits() {
        return shell.model().workbench().photoProperty().get().edits();
    }

    private float red() {
        return shell.model().workbench().observationProperty().get().logits()[0];
    }

    private void edit() throws Exception {
        until(() -> shell.model().explore().heatmap().layerProperty().get() != null && viewer().getHeat() != null
                && shell.model().workbench().photoProperty().get().name().equals("first.png"));
        onWindow(() -> viewer().requestFocus());
        robot.type(KeyCode.E);
        until(() -> visible("#brush-strip"));
    }

    @Test
    void aStrokeHidesAndTheScoreFollowsAndIsTakenBackAndSaved() throws Exception {
        edit();
        float before = red();
        drag(viewer(), new Point2D(20, 4), new Point2D(20, 28));
        until(() -> edits().size() == 1 && red() < before);
        assertThat(edits().get(0)).isInstanceOf(Edit.Fill.class);
        assertThat(edits().get(0).area().kind()).isEqualTo(Area.Kind.BRUSH);
        assertThat(stage.getTitle()).startsWith("first.png (edited)");
        assertThat(viewer().getAccessibleText()).contains("(edited)");
        var shown = shell.model().workbench().photoProperty().get();

        dialogs.target = folder.resolve("saved.png");
        robot.clickOn("#brush-save");
        until(() -> Files.exists(dialogs.target) && shell.model().activities().failureProperty().get() == null
                && Files.size(dialogs.target) > 0);
        assertThat(dialogs.suggestedName).isEqualTo("first-edited.png");
        until(() -> shell.model().brush().doneProperty().get() != null);
        assertThat(PhotoReader.read(dialogs.target).raster().argb()).isEqualTo(shown.raster().argb());

        onWindow(() -> viewer().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> edits().isEmpty() && red() == before);
        assertThat(stage.getTitle()).startsWith("first.png \u2014");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(() -> edits().size() == 1 && red() < before);
        robot.type(KeyCode.ESCAPE);
        until(() -> !visible("#brush-strip"));
        assertThat(edits()).hasSize(1);
    }

    @Test
    void aLassoClosesByItselfAndWhatItHoldsIsMoved() throws Exception {
        edit();
        robot.clickOn("#brush-lasso");
        robot.clickOn("#brush-move");
        path(new Point2D(18, 6), new Point2D(28, 6), new Point2D(28, 20), new Point2D(18, 20));
        until(() -> brush().selectedProperty().get() != null);
        assertThat(edits()).isEmpty();
        drag(viewer(), new Point2D(23, 12), new Point2D(41, 12));
        until(() -> edits().size() == 1);
        var move = (Edit.Move) edits().get(0);
        // A point lies up to half a pixel of the screen beside where it was meant, at either end.
        assertThat(move.dx()).isBetween(17, 19);
        assertThat(move.dy()).isBetween(-1, 1);
        assertThat(shell.model().workbench().photoProperty().get().raster().argb()[12 * 64 + 41]).isEqualTo(
                shell.model().workbench().photoProperty().get().original().raster().argb()[12 * 64 + 23]);
        assertThat(brush().selectedProperty().get()).isNull();
    }

    @Test
    void onlyThisHidesAllElse() throws Exception {
        edit();
        robot.clickOn("#brush-keep");
        drag(viewer(), new Point2D(24, 8), new Point2D(24, 24));
        until(() -> edits().size() == 1);
        assertThat(edits().get(0).area().outside()).isTrue();
        var photo = shell.model().workbench().photoProperty().get();
        assertThat(photo.raster().argb()[16 * 64 + 24]).isEqualTo(photo.original().raster().argb()[16 * 64 + 24]);
        assertThat(photo.raster().argb()[0]).isEqualTo(photo.raster().argb()[31 * 64 + 63]);
    }

    @Test
    void everythingIsDoneByKeyboard() throws Exception {
        edit();
        robot.type(KeyCode.ENTER);
        double radius = brush().radiusProperty().get();
        robot.write("]");
        waitForFxEvents();
        assertThat(brush().radiusProperty().get()).isGreaterThan(radius);
        robot.type(KeyCode.LEFT, KeyCode.LEFT, KeyCode.UP, KeyCode.ENTER);
        until(() -> edits().size() == 1);
        assertThat(edits().get(0).area().points()).hasSize(1);
        assertThat(shell.model().workbench().film().currentProperty().get().name()).as("arrows move the brush")
                .isEqualTo("first.png");
        onWindow(() -> brush().lassoProperty().set(true));
        onWindow(() -> viewer().requestFocus());
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.RIGHT, 5).type(KeyCode.ENTER);
        robot.type(KeyCode.DOWN, 5).type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        until(() -> edits().size() == 2);
        assertThat(edits().get(1).area().points()).hasSize(3);
    }

    @Test
    void escapeTakesAStrokeBackThatIsUnderWay() throws Exception {
        edit();
        float before = red();
        robot.moveTo(screen(20, 10));
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(screen(26, 20));
        until(() -> edits().size() == 1);
        robot.type(KeyCode.ESCAPE);
        until(() -> edits().isEmpty() && red() == before);
        robot.release(MouseButton.PRIMARY);
        waitForFxEvents();
        assertThat(edits()).isEmpty();
        assertThat(visible("#brush-strip")).isTrue();
    }

    @Test
    void theWheelAndTheSliderMakeTheBrushLargerAndZoomedInItDrawsWhereItIs() throws Exception {
        edit();
        robot.moveTo(screen(30, 16));
        double before = brush().radiusProperty().get();
        robot.scroll(3, javafx.geometry.VerticalDirection.UP);
        waitForFxEvents();
        assertThat(brush().radiusProperty().get()).isNotEqualTo(before);
        onWindow(() -> robot.lookup("#brush-size").queryAs(Slider.class).setValue(2));
        assertThat(brush().radiusProperty().get()).isEqualTo(2);
        onWindow(() -> viewer().zoomAt(viewer().getWidth() / 2, viewer().getHeight() / 2, 3));
        waitForFxEvents();
        var zoomed = viewer().getViewport();
        drag(viewer(), new Point2D(30, 16), new Point2D(34, 16));
        until(() -> edits().size() == 1);
        assertThat(viewer().getViewport()).as("it is still looked at so").isEqualTo(zoomed);
        var bounds = edits().get(0).area().bounds();
        assertThat(bounds.x()).isBetween(27.0, 29.0);
        assertThat(bounds.right()).isBetween(35.0, 37.0);
    }

    @Test
    void anotherPhotoIsNotEditedAndTheFirstStillIsWhenItComesBack() throws Exception {
        edit();
        drag(viewer(), new Point2D(20, 4), new Point2D(20, 28));
        until(() -> edits().size() == 1);
        onWindow(() -> shell.model().workbench().film().move(1));
        until(() -> stage.getTitle().startsWith("second.png \u2014"));
        onWindow(() -> shell.model().workbench().film().move(-1));
        until(() -> stage.getTitle().startsWith("first.png (edited)"));
        assertThat(robot.lookup(".film-strip .caption").queryAllAs(javafx.scene.control.Label.class))
                .anyMatch(label -> label.getText().endsWith("edited"));
    }

    @Test
    void tighteningKeepsTheClassInASmallerFrame() throws Exception {
        edit();
        var before = shell.model().workbench().gaze().frameProperty().get();
        onWindow(() -> shell.model().brush().tighten());
        until(() -> shell.model().brush().doneProperty().get() != null
                && shell.model().workbench().view().region().width() < before.width());
        assertThat(shell.model().workbench().observationProperty().get().top(1)[0])
                .isEqualTo(shell.model().workbench().predictions().selectedProperty().get());
    }

    @Test
    void eachButtonOfTheStripHasAName() throws Exception {
        edit();
        assertThat(robot.lookup("#brush-strip .button").queryAllAs(Node.class)).extracting(Node::getAccessibleText).doesNotContainNull();
    }

    private Point2D screen(double x, double y) throws Exception {
        return onWindow(() -> viewer().localToScreen(viewer().fromPhoto(x, y)));
    }

    private void path(Point2D... corners) throws Exception {
        robot.moveTo(screen(corners[0].getX(), corners[0].getY()));
        robot.press(MouseButton.PRIMARY);
        for (var corner : corners) {
            robot.moveTo(screen(corner.getX(), corner.getY()));
        }
        robot.release(MouseButton.PRIMARY);
        waitForFxEvents();
    }
}
