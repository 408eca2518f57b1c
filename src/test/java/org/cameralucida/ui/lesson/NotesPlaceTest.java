package org.cameralucida.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class NotesPlaceTest {

    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1920, 1040);

    @Test
    void anotherScreenIsAllForTheTeacher() {
        var projector = new Rectangle2D(1920, 0, 1280, 800);
        assertThat(NotesPlace.of(SCREEN, SCREEN, List.of(projector), 560, 640)).isEqualTo(projector);
    }

    @Test
    void onOneScreenTheNotesAreBesideTheWindowWhereThereIsRoom() {
        assertThat(NotesPlace.of(new Rectangle2D(0, 100, 1280, 800), SCREEN, List.of(), 560, 640))
                .as("right").isEqualTo(new Rectangle2D(1280, 100, 560, 640));
        assertThat(NotesPlace.of(new Rectangle2D(640, 300, 1280, 740), SCREEN, List.of(), 560, 640))
                .as("left").isEqualTo(new Rectangle2D(80, 300, 560, 640));
        assertThat(NotesPlace.of(new Rectangle2D(0, 900, 1280, 140), SCREEN, List.of(), 560, 640))
                .as("no lower than the screen").isEqualTo(new Rectangle2D(1280, 400, 560, 640));
        assertThat(NotesPlace.of(SCREEN, SCREEN, List.of(), 560, 640))
                .as("over it").isEqualTo(new Rectangle2D(1360, 0, 560, 640));
    }

    @Test
    void theNotesAreNoLargerThanTheScreen() {
        var small = new Rectangle2D(0, 0, 500, 400);
        assertThat(NotesPlace.of(small, small, List.of(), 560, 640)).isEqualTo(small);
    }
}
