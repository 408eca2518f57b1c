package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.image.Area;
import org.cameralucida.image.Area.Point;
import org.cameralucida.image.Edit;
import org.cameralucida.image.Filling;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;
import org.junit.jupiter.api.Test;

/** The photo is edited, and all that was made of it follows. */
class EditsViewModelTest extends WorkbenchFixture {

    private static Edit hidden(double x, double y, double radius) {
        return new Edit.Fill(Area.brush(radius, List.of(new Point(x, y))), Filling.color(0));
    }

    /** The left half, which is red. */
    private static final Edit NO_RED = new Edit.Fill(Area.lasso(List.of(new Point(0, 0), new Point(32, 0), new Point(32, 32),
            new Point(0, 32))), Filling.color(0x00FF00));

    private double logit(int index) {
        return workbench.observationProperty().get().logits()[index];
    }

    @Test
    void theNetworkSeesTheEditedPhotoAndTheFrameStays() {
        open();
        var original = workbench.photoProperty().get();
        workbench.gaze().frameProperty().set(new Region(0, 0, 32, 32));
        workbench.predictions().selectedProperty().set(RED);
        double before = logit(RED);
        workbench.edits().add(NO_RED);
        assertThat(logit(RED)).isLessThan(before);
        assertThat(logit(RED)).isZero();
        assertThat(workbench.view().photo()).isSameAs(workbench.photoProperty().get());
        assertThat(workbench.gaze().frameProperty().get()).isEqualTo(new Region(0, 0, 32, 32));
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(RED);
        assertThat(explore.map().mapProperty().get().data()).containsOnly(0);
        assertThat(explore.readout()).isNotNull();
        workbench.edits().undo();
        assertThat(logit(RED)).isEqualTo(before);
        assertThat(workbench.photoProperty().get()).isEqualTo(original);
        workbench.edits().redo();
        assertThat(logit(RED)).isZero();
    }

    @Test
    void aStrokeUnderWayIsShownAndNotYetDone() {
        open();
        double before = logit(RED);
        workbench.edits().draw(NO_RED);
        assertThat(logit(RED)).isLessThan(before);
        assertThat(workbench.edits().canUndo().get()).isFalse();
        workbench.edits().cancel();
        assertThat(logit(RED)).isEqualTo(before);
        workbench.edits().draw(hidden(3, 3, 2));
        workbench.edits().draw(NO_RED);
        workbench.edits().add(NO_RED);
        assertThat(workbench.photoProperty().get().edits()).containsExactly(NO_RED);
        assertThat(workbench.edits().canUndo().get()).isTrue();
    }

    @Test
    void whatIsUndoneIsGoneOnceSomethingElseIsDone() {
        open();
        for (int i = 1; i <= 4; i++) {
            workbench.edits().add(hidden(i, i, 1));
        }
        workbench.edits().undo();
        workbench.edits().undo();
        workbench.edits().redo();
        assertThat(workbench.photoProperty().get().edits()).hasSize(3);
        workbench.edits().add(NO_RED);
        assertThat(workbench.edits().canRedoProperty().get()).isFalse();
        workbench.edits().clear();
        assertThat(workbench.photoProperty().get().isEdited()).isFalse();
        for (int i = 0; i < 4; i++) {
            workbench.edits().redo();
        }
        assertThat(workbench.photoProperty().get().edits()).hasSize(4).endsWith(NO_RED);
    }

    @Test
    void eachPhotoHasItsOwnEditsAndTheyAreThereWhenOneComesBack() throws IOException {
        open();
        workbench.edits().add(NO_RED);
        var first = workbench.film().currentProperty().get();
        workbench.film().open(List.of(photo("other.png", 48, 32)));
        assertThat(workbench.photoProperty().get().isEdited()).isFalse();
        assertThat(workbench.edits().canUndo().get()).isFalse();
        workbench.edits().undo();
        workbench.edits().add(hidden(4, 4, 3));
        workbench.edits().undo();
        workbench.film().currentProperty().set(first);
        assertThat(workbench.photoProperty().get().edits()).containsExactly(NO_RED);
        assertThat(workbench.edits().canRedoProperty().get()).isFalse();
        workbench.edits().undo();
        assertThat(workbench.photoProperty().get().isEdited()).isFalse();
        workbench.film().move(1);
        assertThat(workbench.edits().canRedoProperty().get()).isTrue();
    }

    @Test
    void aPhotoThatIsClosedAndOpenedAgainIsAsItsFileShowsIt() {
        open();
        workbench.edits().add(NO_RED);
        workbench.film().closeCurrent();
        workbench.film().open(List.of(photo));
        assertThat(workbench.photoProperty().get().isEdited()).isFalse();
        assertThat(workbench.edits().canUndo().get()).isFalse();
    }

    @Test
    void whatOthersReadOfAnItemIsEditedAndItsPixelsAreStillTheFiles() {
        open();
        workbench.edits().add(NO_RED);
        var item = workbench.film().currentProperty().get();
        assertThat(item.read().edits()).containsExactly(NO_RED);
        assertThat(item.read(16).raster().argb()[0]).isEqualTo(0xFF00FF00);
        assertThat(item.original().isEdited()).isFalse();
        assertThat(item.thumbnailProperty().get().argb()).containsOnly(0xFF00FF00);
    }

    @Test
    void theNewestStrokeWinsWhileTheNetworkLooks() {
        open();
        background.hold();
        for (int i = 1; i < 20; i++) {
            workbench.edits().draw(hidden(i, i, 2));
        }
        workbench.edits().add(NO_RED);
        long passes = shelf.passes();
        background.release();
        assertThat(shelf.passes()).isEqualTo(passes + 1);
        assertThat(workbench.view().photo().edits()).containsExactly(NO_RED);
    }

    @Test
    void twoHundredStrokesLeaveNoMemoryBehind() throws InterruptedException {
        open();
        var seen = new ArrayList<WeakReference<int[]>>();
        workbench.photoProperty().addListener((property, before, now) -> seen.add(new WeakReference<>(now.raster().argb())));
        for (int i = 0; i < 200; i++) {
            workbench.edits().draw(hidden(i % 64, i % 32, 3));
            workbench.edits().draw(hidden(i % 64, i % 31, 4));
            workbench.edits().add(hidden(i % 64, i % 31, 5));
        }
        for (int i = 0; i < 200; i++) {
            workbench.edits().undo();
        }
        for (int i = 0; i < 50 && alive(seen) > 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(seen.size()).isGreaterThan(600);
        // What is shown, and at most what was looked at before it.
        assertThat(alive(seen)).isLessThanOrEqualTo(3);
    }

    private static long alive(List<WeakReference<int[]>> seen) {
        return seen.stream().map(WeakReference::get).filter(each -> each != null).distinct().count();
    }

    @Test
    void aSessionHasTheEditsAndOlderOnesHaveNone() {
        var edits = List.of(NO_RED, new Edit.Blur(Area.brush(2.5, List.of(new Point(1, 2), new Point(3, 4.5))).inverse(), 3),
                new Edit.Move(NO_RED.area(), 3, -4, Filling.noise(9)), new Edit.Paste(NO_RED.area(), 1, 1));
        var session = Session.EMPTY.with(List.of(new Session.Photo("a.png", "", Optional.empty(), false, edits)));
        var json = SessionFile.json(session);
        assertThat(SessionFile.session(json).photos().get(0).edits()).isEqualTo(edits);
        json.getAsJsonArray("photos").get(0).getAsJsonObject().remove("edits");
        assertThat(SessionFile.session(json).photos().get(0).edits()).isEmpty();
    }

    @Test
    void aSessionsPhotoIsShownWithItsEdits() {
        open();
        var saved = Saved.of(new SavedComparison() {
            @Override
            public Session.Comparison value() {
                return Session.EMPTY.comparison();
            }

            @Override
            public void restore(Session.Comparison before) {
                // Nothing is compared here.
            }
        });
        var item = PhotoItem.of(photo);
        new SessionState(workbench, saved, PhotoItem::file).showOnly(Session.EMPTY.with(List.of(
                new Session.Photo(photo.toString(), "", Optional.empty(), false, List.of(NO_RED)))),
                Map.of(new Session.Photo(photo.toString(), "", Optional.empty(), false, List.of(NO_RED)), item));
        assertThat(workbench.photoProperty().get().edits()).containsExactly(NO_RED);
        assertThat(new SessionState(workbench, saved, PhotoItem::file).photos(folder.resolve("x.lucida")).get(0).edits())
                .containsExactly(NO_RED);
    }

    @Test
    void exportsAndTheirNamesSayThatThePhotoIsEdited() {
        open();
        assertThat(export.noCommand().get()).isFalse();
        workbench.edits().add(NO_RED);
        assertThat(export.noCommand().get()).as("a command would show the file").isTrue();
        dialogs.target = null;
        export.saveOverlay();
        assertThat(dialogs.suggestedName).startsWith("a-photo-edited-");
    }

    @Test
    void pixelsOfThePhotoAreNotChangedInPlace() {
        open();
        var pixels = workbench.photoProperty().get().raster().argb();
        var before = Arrays.copyOf(pixels, pixels.length);
        workbench.edits().add(NO_RED);
        Photo edited = workbench.photoProperty().get();
        assertThat(pixels).isEqualTo(before);
        assertThat(edited.original().raster().argb()).isSameAs(pixels);
    }
}
