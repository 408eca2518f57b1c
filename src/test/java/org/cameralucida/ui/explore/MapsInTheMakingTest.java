package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Maps that take time, while they are made. */
class MapsInTheMakingTest extends WorkbenchFixture {

    @Nested
    class MethodsWithPassesOfTheirOwn {

        private final Method gradCam = Method.named("gradcam");

        @Test
        void theMapComesWhenItIsReady() {
            open();
            background.hold();
            workbench.methods().chosenProperty().set(gradCam);
            assertThat(explore.heatmap().layerProperty().get()).isNull();
            assertThat(activities.running()).hasSize(1);
            background.release();
            assertThat(explore.map().mapProperty().get().shape()).containsExactly(1, 2);
            assertThat(activities.running()).isEmpty();
        }

        @Test
        void whoDoesNotWantToWaitIsBackAtWhatCostsNothing() {
            open();
            background.hold();
            workbench.methods().chosenProperty().set(gradCam);
            activities.running().get(0).job().cancel();
            background.release();
            assertThat(workbench.methods().chosenProperty().get().id()).isEqualTo("cam");
            assertThat(explore.map().mapProperty().get().shape()).containsExactly(4, 4);
            assertThat(shelf.asked).doesNotContain("gradcam");
        }

        @Test
        void whatIsWantedNoMoreIsNotShown() {
            open();
            background.hold();
            workbench.methods().chosenProperty().set(gradCam);
            workbench.predictions().selectedProperty().set(DARK);
            workbench.methods().chosenProperty().set(Method.all().get(0));
            background.release();
            assertThat(explore.map().mapProperty().get().shape()).containsExactly(4, 4);
            assertThat(shelf.asked).doesNotContain("gradcam");
        }

        @Test
        void theyExplainNetworksWithoutClassMaps() {
            workbench.film().open(List.of(photo));
            networks.open("flat");
            assertThat(explore.map().whyNotProperty().get()).isNotNull();
            workbench.methods().chosenProperty().set(gradCam);
            assertThat(explore.map().whyNotProperty().get()).isNull();
            assertThat(explore.heatmap().layerProperty().get()).isNotNull();
        }
    }

    @Nested
    class MapsThatSharpen {

        private final Method rise = Method.named("rise");
        private final List<String> seen = new ArrayList<>();

        /** Passes of 500 in batches of 100; between them what a test wants to happen. */
        private void passes(IntConsumer between) {
            shelf.during = progress -> {
                for (int done = 100; done <= 500; done += 100) {
                    int now = done;
                    sleepATenth();
                    progress.sharpened(() -> new Tensor(new float[] {0, now}, 1, 2));
                    progress.passed(done, 500);
                    between.accept(done);
                }
            };
        }

        private static void sleepATenth() {
            // What is told oftener than ten times a second is not shown.
            LockSupport.parkNanos(Sharpening.PAUSE + 1_000_000);
        }

        private void note() {
            var standing = explore.map().standingProperty().get();
            seen.add(explore.map().mapProperty().get().data()[1] + " "
                    + (standing == null ? "whole" : ENGLISH.of(standing.words())));
        }

        @Test
        void partOfTheMapIsShownAndSaidToBePart() {
            open();
            passes(done -> note());
            workbench.methods().chosenProperty().set(rise);
            note();
            assertThat(seen).containsExactly("100.0 after 100 of 500 passes", "200.0 after 200 of 500 passes",
                    "300.0 after 300 of 500 passes", "400.0 after 400 of 500 passes", "400.0 after 400 of 500 passes",
                    "1.0 whole");
        }

        @Test
        void whoCancelsKeepsWhatIsThereAndCanStartAgain() {
            open();
            passes(done -> {
                if (done == 200) {
                    activities.running().get(0).job().cancel();
                }
            });
            shelf.notes = List.of(Message.of(HeatmapViewModel.class, "standing.nothing"));
            background.hold();
            workbench.methods().chosenProperty().set(rise);
            background.release();
            note();
            assertThat(seen).containsExactly("200.0 stopped after 200 of 500 passes");
            assertThat(workbench.methods().chosenProperty().get()).isSameAs(rise);
            assertThat(explore.map().notesProperty().get()).isEmpty();
            dialogs.target = null;
            assertThat(export.name()).endsWith("rise-after-200-of-500");
            passes(done -> { });
            explore.map().again();
            note();
            assertThat(seen).contains("1.0 whole");
            assertThat(explore.map().notesProperty().get()).hasSize(1);
        }

        @Test
        void anotherClassStartsAnew() {
            open();
            passes(done -> {
                if (done == 200 && workbench.predictions().selectedProperty().get() == RED) {
                    workbench.predictions().selectedProperty().set(DARK);
                }
            });
            workbench.methods().chosenProperty().set(rise);
            note();
            assertThat(seen).containsExactly("3.0 whole");
            assertThat(shelf.asked.stream().filter("rise"::equals)).hasSize(2);
        }

        @Test
        void anotherPhotoEndsWhatWasForTheFirst() throws IOException {
            open();
            var other = photo("other.png", 40, 40);
            passes(done -> {
                if (done == 100 && workbench.film().items().size() == 1) {
                    workbench.film().open(List.of(other));
                }
            });
            workbench.methods().chosenProperty().set(rise);
            assertThat(workbench.photoProperty().get().name()).isEqualTo("other.png");
            assertThat(explore.map().standingProperty().get()).isNull();
            assertThat(explore.heatmap().layerProperty().get().seen()).isEqualTo(new Region(0, 0, 40, 40));
            assertThat(activities.running()).isEmpty();
        }
    }
}
