package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cameralucida.image.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookAheadTest extends ExploreFixture {

    @BeforeEach
    void threePhotos() throws IOException {
        explore.film().open(List.of(photo, photo("second.png", 48, 32), photo("third.png", 40, 32)));
        networks.open("colors");
    }

    @Test
    void aPhotoIsLookedAtOnce() {
        long before = shelf.passes();
        explore.film().move(1);
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("second.png");
        assertThat(shelf.passes()).isEqualTo(before + 1);
    }

    @Test
    void theNextPhotoIsThereWithoutAnotherPassAndSoIsTheOneBefore() {
        explore.lookAhead();
        long before = shelf.passes();
        background.hold();
        explore.film().move(1);
        assertThat(explore.photoProperty().get().name()).isEqualTo("second.png");
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("second.png");
        explore.film().move(-1);
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("a photo.png");
        background.release();
        assertThat(shelf.passes()).isEqualTo(before);
    }

    @Test
    void whatIsSeenAheadIsWhatWouldHaveBeenSeen() {
        explore.lookAhead();
        explore.film().move(1);
        var ahead = explore.sightingProperty().get().observation().logits();
        networks.open("colors");
        assertThat(explore.sightingProperty().get().observation().logits()).isEqualTo(ahead);
    }

    @Test
    void theDirectionIsTheOneInWhichOneWent() {
        explore.film().move(1);
        explore.film().move(1);
        explore.film().move(-1);
        long before = shelf.passes();
        explore.lookAhead();
        // What was seen on the way is still there.
        assertThat(shelf.passes()).isEqualTo(before);
        explore.film().move(-1);
        explore.lookAhead();
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("a photo.png");
        assertThat(shelf.passes()).isEqualTo(before);
    }

    @Test
    void aPhotoThatIsBeingPreparedIsWaitedForAndNotMadeTwice() {
        background.hold();
        explore.lookAhead();
        explore.film().move(1);
        long before = shelf.passes();
        background.release();
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("second.png");
        assertThat(shelf.passes()).isEqualTo(before + 1);
    }

    @Test
    void whoGoesElsewhereMeanwhileIsNotTakenBack() {
        background.hold();
        explore.lookAhead();
        explore.film().move(1);
        explore.film().move(1);
        background.release();
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("third.png");
        assertThat(explore.photoProperty().get().name()).isEqualTo("third.png");
    }

    @Test
    void aPhotoThatCannotBeReadSaysSoOnlyWhenItIsShown() throws IOException {
        Files.writeString(folder.resolve("second.png"), "no picture");
        explore.lookAhead();
        assertThat(activities.failureProperty().get()).isNull();
        assertThat(explore.film().items().get(1).failureProperty().get()).isNull();
        explore.film().move(1);
        assertThat(explore.film().items().get(1).failureProperty().get()).isNotNull();
        explore.film().move(1);
        assertThat(explore.sightingProperty().get().photo().name()).isEqualTo("third.png");
    }

    @Test
    void anotherNetworkSeesForItself() {
        explore.lookAhead();
        networks.open("flat");
        explore.film().move(1);
        assertThat(explore.sightingProperty().get().network().name()).isEqualTo("Flat");
    }

    @Test
    void onesOwnFrameIsNotTakenToTheNextPhoto() {
        explore.gaze().frameProperty().set(new Region(2, 2, 20, 20));
        explore.lookAhead();
        long before = shelf.passes();
        explore.film().move(1);
        assertThat(explore.sightingProperty().get().frame()).isEqualTo(explore.gaze().frameProperty().get())
                .isEqualTo(networks.lensProperty().get().network().preprocessing().frame(48, 32));
        assertThat(shelf.passes()).isEqualTo(before);
    }

    @Test
    void theFrameThatIsShownIsTheOneThatWasSeen() {
        var first = explore.gaze().frameProperty().get();
        background.hold();
        explore.gaze().frameProperty().set(new Region(2, 2, 20, 20));
        explore.gaze().frameProperty().set(first);
        background.release();
        assertThat(explore.sightingProperty().get().frame()).isEqualTo(first);
    }
}
