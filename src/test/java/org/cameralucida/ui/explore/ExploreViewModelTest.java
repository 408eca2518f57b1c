package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.Rounding;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Region;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.PredictionRow;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.cameralucida.workspace.FrameMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows in Explore when a photo, a network or a feature is chosen. */
class ExploreViewModelTest extends WorkbenchFixture {

    /** Two of the eight columns that the network sees are of both colours, in whole 255ths: half a one each. */
    private static final double OF_LEVELS = 2 / 8.0 * 0.5 / 255;

    @Nested
    class Looking {

        @Test
        void theNetworkSeesItsCardsCropAndSaysWhatItIs() {
            open();
            assertThat(workbench.gaze().frameProperty().get()).isEqualTo(new Region(16, 0, 32, 32));
            assertThat(workbench.predictions().rows()).extracting(PredictionRow::label)
                    .containsExactly("red", "green", "dark");
            assertThat(workbench.predictions().rows().get(0).logit()).isCloseTo(0.5, within(OF_LEVELS));
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(RED);
            assertThat(workbench.film().currentProperty().get().captionProperty().get()).startsWith("red 38.");
        }

        @Test
        void theOrderOfOpeningDoesNotMatter() {
            networks.open("colors");
            workbench.film().open(List.of(photo));
            assertThat(explore.map().mapProperty().get()).isNotNull();
            assertThat(shelf.passes()).isEqualTo(1);
        }

        @Test
        void changingClassMethodOrLookRunsNothing() {
            open();
            var passes = shelf.passes();
            workbench.predictions().selectedProperty().set(DARK);
            workbench.methods().chosenProperty().set(new ContributionMap());
            workbench.display().scalingProperty().set(Scaling.SYMMETRIC);
            workbench.display().thresholdProperty().set(0.4);
            assertThat(shelf.passes()).isEqualTo(passes);
        }

        @Test
        void opacityTouchesNeitherMapNorLayer() {
            open();
            var layer = explore.heatmap().layerProperty().get();
            workbench.display().opacityProperty().set(0.9);
            workbench.display().visibleProperty().set(false);
            assertThat(explore.heatmap().layerProperty().get()).isSameAs(layer);
        }

        @Test
        void theMapIsOfTheChosenClass() {
            open();
            workbench.predictions().selectedProperty().set(GREEN);
            var map = explore.map().mapProperty().get();
            assertThat(map.shape()).containsExactly(4, 4);
            assertThat(map.data()[0]).isZero();
            assertThat(map.data()[3]).isEqualTo(1);
        }

        @Test
        void contributionsAndBiasAreTheLogit() {
            open();
            workbench.predictions().selectedProperty().set(DARK);
            workbench.methods().chosenProperty().set(new ContributionMap());
            var sum = ContributionMap.sum(explore.map().mapProperty().get());
            assertThat(sum + 1).isCloseTo(workbench.observationProperty().get().logits()[
                    workbench.predictions().selectedProperty().get()], within(Rounding.ofSum(34, 2)));
        }

        @Test
        void aNetworkWithoutClassMapsPredictsAndDrawsNothing() {
            workbench.film().open(List.of(photo));
            networks.open("flat");
            assertThat(workbench.predictions().rows()).isNotEmpty();
            assertThat(explore.heatmap().layerProperty().get()).isNull();
            assertThat(export.nothing().get()).isTrue();
        }

        @Test
        void anotherNetworkLooksAtTheSamePhotoAndTheOldOneIsFreed() {
            open();
            networks.open("flat");
            assertThat(workbench.observationProperty().get().network().name()).isEqualTo("Flat");
            while (shelf.open.get() != 1) {
                Thread.onSpinWait();
            }
            assertThat(memory.history().network()).isEqualTo("flat");
        }

        @Test
        void aNetworkThatCannotBeOpenedIsASentenceAndTheOldOneStays() {
            open();
            networks.open("missing.onnx");
            assertThat(activities.failureProperty().get().sentence(ENGLISH)).contains("missing.onnx");
            assertThat(networks.loadedProperty().get().network().name()).isEqualTo("Colours");
            assertThat(workbench.observationProperty().get()).isNotNull();
        }

        @Test
        void theFirstLookIsSaidToBeTheFirst() {
            open();
            assertThat(workbench.firstLookProperty().get()).isTrue();
            workbench.gaze().modeProperty().set(FrameMode.WHOLE);
            assertThat(workbench.firstLookProperty().get()).isFalse();
            networks.use(Pooling.GMP);
            assertThat(workbench.firstLookProperty().get()).as("nothing was opened").isFalse();
            networks.open("flat");
            assertThat(workbench.firstLookProperty().get()).isTrue();
        }

        @Test
        void anotherDeviceOpensTheNetworkAgain() {
            open();
            memory.prefer(preferences -> preferences.withDevice("cpu").withThreads(3));
            assertThat(shelf.asked).contains("open Colours on cpu");
            assertThat(networks.loadedProperty().get().runsOn().threads()).isEqualTo(3);
            assertThat(workbench.observationProperty().get()).isNotNull();
        }

        @Test
        void aPhotoThatCannotBeReadSaysSoAndTheNextOneIsSeen() throws IOException {
            networks.open("colors");
            var bad = Files.writeString(folder.resolve("bad.jpg"), "no photo at all");
            workbench.film().open(List.of(bad, photo));
            assertThat(workbench.film().currentProperty().get().failureProperty().get().sentence(ENGLISH))
                    .contains("bad.jpg");
            assertThat(workbench.observationProperty().get()).isNull();
            workbench.film().move(1);
            assertThat(workbench.observationProperty().get()).isNotNull();
        }

        @Test
        void photosInSightGetTheirCaptions() throws IOException {
            networks.open("colors");
            workbench.film().open(List.of(photo, photo("other.png", 40, 40)));
            workbench.film().items().forEach(workbench.captions()::shown);
            assertThat(workbench.film().items()).allMatch(item -> item.captionProperty().get().startsWith("red"));
            networks.open("flat");
            assertThat(workbench.film().items()).allMatch(item -> item.captionProperty().get().startsWith("red"));
        }
    }

    @Nested
    class WhatIsNotShown {

        @Test
        void aSlowMethodStopsAndBeginsAgainWhenOneComesBack() {
            open();
            background.hold();
            workbench.methods().chosenProperty().set(Method.named("rise"));
            assertThat(activities.running()).hasSize(1);
            workbench.featureProperty().set(Feature.COMPARE);
            assertThat(activities.running()).isEmpty();
            background.release();
            assertThat(shelf.asked).doesNotContain("rise");
            workbench.featureProperty().set(Feature.EXPLORE);
            assertThat(shelf.asked).containsOnlyOnce("rise");
            assertThat(explore.map().mapProperty().get()).isNotNull();
        }

        @Test
        void whatChangesMeanwhileIsMadeWhenOneComesBack() {
            open();
            workbench.display().boxProperty().set(true);
            workbench.featureProperty().set(Feature.COMPARE);
            workbench.predictions().selectedProperty().set(GREEN);
            workbench.methods().chosenProperty().set(Method.named("gradcam"));
            assertThat(explore.map().mapProperty().get()).isNull();
            assertThat(explore.box().marks()).isEmpty();
            assertThat(shelf.asked).doesNotContain("gradcam");
            workbench.featureProperty().set(Feature.EXPLORE);
            assertThat(shelf.asked).containsOnlyOnce("gradcam");
            assertThat(explore.heatmap().layerProperty().get()).isNotNull();
        }

        @Test
        void aClosedNetworkIsNotAskedForTheMapOfWhatItSaw() {
            open();
            workbench.predictions().selectedProperty().set(GREEN);
            networks.close();
            assertThat(explore.map().mapProperty().get()).isNull();
        }

        @Test
        void whatIsThereAndStillWantedIsNotMadeAgain() {
            open();
            workbench.methods().chosenProperty().set(Method.named("rise"));
            var layer = explore.heatmap().layerProperty().get();
            workbench.featureProperty().set(Feature.COMPARE);
            workbench.featureProperty().set(Feature.EXPLORE);
            assertThat(explore.heatmap().layerProperty().get()).isSameAs(layer);
            assertThat(shelf.asked).containsOnlyOnce("rise");
        }

        @Test
        void captionsWaitForWhateverNeedsTheEngine() throws IOException {
            workbench.film().open(List.of(photo, photo("second.png", 48, 32)));
            open();
            var busy = new SimpleBooleanProperty(true);
            workbench.claims().add(busy);
            var second = workbench.film().items().get(1);
            workbench.captions().shown(second);
            assertThat(second.captionProperty().get()).isEmpty();
            busy.set(false);
            assertThat(second.captionProperty().get()).isNotEmpty();
        }
    }

    @Nested
    class SwappedPooling {

        @Test
        void isSeenThroughTheSameNetworkAndPutBack() {
            open();
            workbench.predictions().selectedProperty().set(GREEN);
            networks.use(Pooling.GMP);
            assertThat(workbench.observationProperty().get().network().head().swapped()).isTrue();
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(GREEN);
            assertThat(shelf.asked.stream().filter(a -> a.startsWith("open"))).hasSize(1);
            export.copyCommand();
            assertThat(dialogs.copiedText).contains("--class 1 --pooling gmp");
            networks.use(Pooling.GAP);
            assertThat(workbench.observationProperty().get().network().head().swapped()).isFalse();
            export.copyCommand();
            assertThat(dialogs.copiedText).doesNotContain("--pooling");
        }

        @Test
        void whereThereIsNothingToSwapNothingChanges() {
            workbench.film().open(List.of(photo));
            networks.open("flat");
            var lens = networks.loadedProperty().get();
            networks.use(Pooling.GMP);
            assertThat(networks.loadedProperty().get()).isSameAs(lens);
        }
    }
}
