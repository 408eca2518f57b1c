package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

    private static final int SIDE = 1000;

    private final SynchronousBackground background = new SynchronousBackground();
    private final List<Integer> made = new ArrayList<>();
    private final Thumbnails thumbnails = new Thumbnails(background.newestFirst("wall", 10),
            row -> (progress, soFar) -> {
                made.add(row);
                if (row == 13) {
                    throw Problem.of(WallView.class, "wall.nothing");
                }
                return Thumbnail.of(new Raster(SIDE, SIDE, new int[SIDE * SIDE]));
            });
    private final Consumer<Thumbnail> nobody = thumbnail -> { };

    @Test
    void whatIsThereIsNotMadeAgain() {
        var seen = new ArrayList<Thumbnail>();
        thumbnails.shown(3, seen::add);
        thumbnails.hidden(3, nobody);
        thumbnails.shown(3, seen::add);
        assertThat(made).containsExactly(3);
        assertThat(seen).hasSize(2).allMatch(thumbnail -> thumbnail.picture() != null);
    }

    @Test
    void onlySoManyPixelsAreKeptHoweverManyScrollBy() {
        for (int row = 20; row < 20 + 200; row++) {
            thumbnails.shown(row, nobody);
            thumbnails.hidden(row, nobody);
        }
        assertThat(made).hasSize(200);
        assertThat(thumbnails.count()).isEqualTo((int) (Thumbnails.KEPT_PIXELS / (SIDE * SIDE)));
        assertThat(thumbnails.get(20)).isNull();
        assertThat(thumbnails.get(219)).isNotNull();
    }

    @Test
    void whatHasScrolledAwayBeforeItsTurnIsNotMade() {
        background.hold();
        thumbnails.shown(1, nobody);
        thumbnails.hidden(1, nobody);
        assertThat(thumbnails.waiting()).isZero();
        background.release();
        assertThat(made).isEmpty();
    }

    @Test
    void aCellThatLeavesLateDoesNotTakeTheRowFromItsNewCell() {
        background.hold();
        Consumer<Thumbnail> other = thumbnail -> { };
        thumbnails.shown(1, nobody);
        thumbnails.shown(1, other);
        thumbnails.hidden(1, nobody);
        background.release();
        assertThat(made).containsExactly(1);
    }

    @Test
    void otherMapsAreMadeOfWhatIsInSight() {
        thumbnails.shown(1, nobody);
        thumbnails.shown(2, nobody);
        thumbnails.hidden(2, nobody);
        thumbnails.renew();
        assertThat(made).containsExactly(1, 2, 1);
        assertThat(thumbnails.get(2)).isNull();
    }

    @Test
    void aPhotoThatCannotBeReadSaysWhy() {
        var seen = new ArrayList<Thumbnail>();
        thumbnails.shown(13, seen::add);
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).picture()).isNull();
        assertThat(seen.get(0).problem()).isPresent();
    }
}
