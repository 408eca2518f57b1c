package org.cameralucida.ui.maximise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfChannel;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfClass;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.control.ClassSuggestion;
import org.cameralucida.ui.maximise.MaximiseViewModel.Kind;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaximiseViewModelTest extends WorkbenchFixture {

    private MaximiseViewModel wants;

    @BeforeEach
    void make() {
        wants = new MaximiseViewModel(workbench, dialogs, background, activities, ENGLISH, new CommandLines(List.of("camera-lucida")));
    }

    @Test
    void itBeginsWithTheClassThatIsLookedForInThePhoto() {
        open();
        workbench.predictions().selectedProperty().set(DARK);
        wants.begin();
        assertThat(wants.className()).isEqualTo("dark");
        assertThat(wants.find("gre")).extracting(ClassSuggestion::index).containsExactly(GREEN);
    }

    @Test
    void aClassIsPaintedAndTheStepsAreSaid() {
        open();
        var said = new ArrayList<String>();
        shelf.during = progress -> {
            for (int step = 1; step <= 3; step++) {
                paint(progress, step);
                said.add(ENGLISH.of(wants.standing()) + " " + (wants.pictureProperty().get().argb()[0] & 0xFF));
            }
        };
        wants.set("steps", "4");
        wants.classIndexProperty().set(GREEN);
        wants.start();
        assertThat(said).containsExactly("after 1 of 4 steps 64", "after 2 of 4 steps 128", "after 3 of 4 steps 191");
        assertThat(ENGLISH.of(wants.standing())).isEqualTo("all 4 steps");
        assertThat(ENGLISH.of(wants.noteProperty().get())).contains("0.0000").contains("9.0000");
        assertThat(wants.runningProperty().get()).isFalse();
        assertThat(shelf.targets).containsExactly(new OfClass(GREEN));
        assertThat(activities.running()).isEmpty();
    }

    @Test
    void aChannelIsPaintedAndTheCommandPaintsItAgain() {
        open();
        wants.kindProperty().set(Kind.CHANNEL);
        assertThat(wants.layerProperty().get().tensor()).as("at first the head's").isEqualTo("features");
        wants.layerProperty().set(wants.network().orElseThrow().layer("early"));
        wants.channelProperty().set(3);
        wants.set("steps", "12");
        wants.set("seed", "5");
        wants.start();
        assertThat(shelf.targets).containsExactly(new OfChannel("early", 3));
        // What is set afterwards is not what was painted.
        wants.set("steps", "99");
        wants.copyCommand();
        assertThat(dialogs.copiedText).isEqualTo("camera-lucida maximise --network colors --layer early --channel 3"
                + " --option steps=12 --option seed=5 --out wanted.png");
    }

    @Test
    void whoStopsKeepsWhatIsThere() {
        open();
        shelf.during = progress -> {
            paint(progress, 2);
            wants.cancel();
        };
        wants.set("steps", "4");
        background.hold();
        wants.start();
        background.release();
        assertThat(ENGLISH.of(wants.standing())).isEqualTo("stopped after 2 of 4 steps");
        assertThat(wants.pictureProperty().get()).isNotNull();
        assertThat(wants.noteProperty().get()).isNull();
    }

    @Test
    void thePictureIsSavedAndOpenedAsAPhotoThatIsSeenWhole() {
        open();
        wants.start();
        dialogs.target = folder.resolve("wanted.png");
        wants.save();
        assertThat(dialogs.suggestedName).isEqualTo("Colours-red-wanted.png");
        assertThat(PhotoReader.read(dialogs.target).raster().argb())
                .isEqualTo(wants.pictureProperty().get().argb());
        wants.openAsPhoto();
        assertThat(workbench.photoProperty().get().name()).isEqualTo("Colours-red-wanted.png");
        assertThat(workbench.view().region()).isEqualTo(new Region(0, 0, 8, 8));
        assertThat(workbench.predictions().rows().get(0).label()).isEqualTo("red");
    }

    @Test
    void anotherNetworkEndsIt() {
        open();
        wants.start();
        networks.open("flat");
        assertThat(wants.pictureProperty().get()).isNull();
        assertThat(wants.standing()).isNull();
        wants.copyCommand();
        assertThat(dialogs.copiedText).isNull();
    }

    @Test
    void whatANetworkDoesNotAllowIsASentence() {
        open();
        shelf.during = progress -> {
            throw Problem.of(Method.class, "layer.none", "Colours");
        };
        wants.start();
        assertThat(ENGLISH.of(wants.noteProperty().get())).contains("has no feature maps");
        assertThat(wants.runningProperty().get()).isFalse();
        assertThat(activities.failureProperty().get()).isNull();
    }

    @Test
    void whatCannotBeSetIsNotSet() {
        assertThatThrownBy(() -> wants.set("steps", "0")).isInstanceOf(Problem.class);
        assertThat(wants.settings()).isEqualTo(ActivationMaximisation.settings(Map.of()));
        assertThat(wants.isSet()).isFalse();
    }

    private static void paint(Progress progress, int step) {
        LockSupport.parkNanos(Sharpening.PAUSE + 1_000_000);
        var data = new float[3 * 64];
        Arrays.fill(data, step / 4f);
        progress.sharpened(() -> new Tensor(data, 1, 3, 8, 8));
        progress.passed(step, 4);
    }
}
