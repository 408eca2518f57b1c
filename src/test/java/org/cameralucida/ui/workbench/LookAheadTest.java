package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cameralucida.image.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookAheadTest extends WorkbenchFixture {

    @BeforeEach
    void threePhotos() throws IOException {
        workbench.film().open(List.of(photo, photo("second.png", 48, 32), photo("third.png", 40, 32)));
        networks.open("colors");
    }

    @Test
    void aPhotoIsLookedAtOnce() {
        long before = shelf.passes();
        workbench.film().move(1);
        assertThat(workbench.view().photo().name()).isEqualTo("second.png");
        assertThat(shelf.passes()).isEqualTo(before + 1);
    }

    @Test
    void theNextPhotoIsThereWithoutAnotherPassAndSoIsTheOneBefore() {
        workbench.lookAhead();
        long before = shelf.passes();
        background.hold();
        workbench.film().move(1);
        assertThat(workbench.photoProperty().get().name()).isEqualTo("second.png");
        assertThat(workbench.view().photo().name()).isEqualTo("second.png");
        workbench.film().move(-1);
        assertThat(workbench.view().photo().name()).isEqualTo("a photo.png");
        background.release();
        assertThat(shelf.passes()).isEqualTo(before);
    }

    @Test
    void whatIsSeenAheadIsWhatWouldHaveBeenSeen() {
        workbench.lookAhead();
        workbench.film().move(1);
        var ahead = workbench.observationProperty().get().logits();
        networks.open("colors");
        assertThat(workbench.observationProperty().get().logits()).isEqualTo(ahead);
    }

    @Test
    void theDirectionIsTheOneInWhichOneWent() {
        workbench.film().move(1);
        workbench.film().move(1);
        workbench.film().move(-1);
        long before = shelf.passes();
        workbench.lookAhead();
        // What was seen on the way is still there.
        assertThat(shelf.passes()).isEqualTo(before);
        workbench.film().move(-1);
        workbench.lookAhead();
        assertThat(workbench.view().photo().name()).isEqualTo("a photo.png");
        assertThat(shelf.passes()).isEqualTo(before);
    }

    @Test
    void aPhotoThatIsBeingPreparedIsWaitedForAndNotMadeTwice() {
        background.hold();
        workbench.lookAhead();
        workbench.film().move(1);
        long before = shelf.passes();
        background.release();
        assertThat(workbench.view().photo().name()).isEqualTo("second.png");
        assertThat(shelf.passes()).isEqualTo(before + 1);
    }

    @Test
    void whoGoesElsewhereMeanwhileIsNotTakenBack() {
        background.hold();
        workbench.lookAhead();
        workbench.film().move(1);
        workbench.film().move(1);
        background.release();
        assertThat(workbench.view().photo().name()).isEqualTo("third.png");
        assertThat(workbench.photoProperty().get().name()).isEqualTo("third.png");
    }

    @Test
    void aPhotoThatCannotBeReadSaysSoOnlyWhenItIsShown() throws IOException {
        Files.writeString(folder.resolve("second.png"), "no picture");
        workbench.lookAhead();
        assertThat(activities.failureProperty().get()).isNull();
        assertThat(workbench.film().items().get(1).failureProperty().get()).isNull();
        workbench.film().move(1);
        assertThat(workbench.film().items().get(1).failureProperty().get()).isNotNull();
        workbench.film().move(1);
        assertThat(workbench.view().photo().name()).isEqualTo("third.png");
    }

    @Test
    void anotherNetworkSeesForItself() {
        workbench.lookAhead();
        networks.open("flat");
        workbench.film().move(1);
        assertThat(workbench.observationProperty().get().network().name()).isEqualTo("Flat");
    }

    @Test
    void onesOwnFrameIsNotTakenToTheNextPhoto() {
        workbench.gaze().frameProperty().set(new Region(2, 2, 20, 20));
        workbench.lookAhead();
        long before = shelf.passes();
        workbench.film().move(1);
        assertThat(workbench.view().region()).isEqualTo(workbench.gaze().frameProperty().get())
                .isEqualTo(networks.loadedProperty().get().network().preprocessing().frame(48, 32));
        assertThat(shelf.passes()).isEqualTo(before);
    }

    @Test
    void theFrameThatIsShownIsTheOneThatWasSeen() {
        var first = workbench.gaze().frameProperty().get();
        background.hold();
        workbench.gaze().frameProperty().set(new Region(2, 2, 20, 20));
        workbench.gaze().frameProperty().set(first);
        background.release();
        assertThat(workbench.view().region()).isEqualTo(first);
    }
}
