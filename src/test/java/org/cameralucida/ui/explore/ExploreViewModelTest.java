package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cameralucida.explain.ContributionMap;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Region;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.PredictionRow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExploreViewModelTest extends ExploreFixture {

    @Nested
    class Looking {

        @Test
        void theNetworkSeesItsCardsCropAndSaysWhatItIs() {
            open();
            assertThat(explore.gaze().frameProperty().get()).isEqualTo(new Region(16, 0, 32, 32));
            assertThat(explore.predictions().rows()).extracting(PredictionRow::label)
                    .containsExactly("red", "green", "dark");
            assertThat(explore.predictions().rows().get(0).logit()).isCloseTo(0.5, within(1e-2));
            assertThat(explore.predictions().selectedProperty().get()).isEqualTo(RED);
            assertThat(explore.film().currentProperty().get().captionProperty().get()).startsWith("red 38.");
        }

        @Test
        void theOrderOfOpeningDoesNotMatter() {
            networks.open("colors");
            explore.film().open(List.of(photo));
            assertThat(explore.heatmap().mapProperty().get()).isNotNull();
            assertThat(shelf.passes()).isEqualTo(1);
        }

        @Test
        void changingClassMethodOrLookRunsNothing() {
            open();
            var passes = shelf.passes();
            explore.predictions().selectedProperty().set(DARK);
            explore.heatmap().methodProperty().set(new ContributionMap());
            explore.heatmap().options().scalingProperty().set(Scaling.SYMMETRIC);
            explore.heatmap().options().thresholdProperty().set(0.4);
            assertThat(shelf.passes()).isEqualTo(passes);
        }

        @Test
        void opacityTouchesNeitherMapNorLayer() {
            open();
            var layer = explore.heatmap().layerProperty().get();
            explore.heatmap().options().opacityProperty().set(0.9);
            explore.heatmap().options().visibleProperty().set(false);
            assertThat(explore.heatmap().layerProperty().get()).isSameAs(layer);
        }

        @Test
        void theMapIsOfTheChosenClass() {
            open();
            explore.predictions().selectedProperty().set(GREEN);
            var map = explore.heatmap().mapProperty().get();
            assertThat(map.shape()).containsExactly(4, 4);
            assertThat(map.data()[0]).isCloseTo(0, within(0.1f));
            assertThat(map.data()[3]).isCloseTo(1, within(0.1f));
        }

        @Test
        void contributionsAndBiasAreTheLogit() {
            open();
            explore.predictions().selectedProperty().set(DARK);
            explore.heatmap().methodProperty().set(new ContributionMap());
            var sum = ContributionMap.sum(explore.heatmap().mapProperty().get());
            assertThat(sum + 1).isCloseTo(explore.heatmap().logit(), within(1e-5));
        }

        @Test
        void aNetworkWithoutClassMapsPredictsAndDrawsNothing() {
            explore.film().open(List.of(photo));
            networks.open("flat");
            assertThat(explore.predictions().rows()).isNotEmpty();
            assertThat(explore.heatmap().layerProperty().get()).isNull();
            assertThat(export.nothing().get()).isTrue();
        }

        @Test
        void anotherNetworkLooksAtTheSamePhotoAndTheOldOneIsFreed() {
            open();
            networks.open("flat");
            assertThat(explore.sightingProperty().get().network().name()).isEqualTo("Flat");
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
            assertThat(networks.lensProperty().get().network().name()).isEqualTo("Colours");
            assertThat(explore.sightingProperty().get()).isNotNull();
        }

        @Test
        void anotherDeviceOpensTheNetworkAgain() {
            open();
            memory.prefer(preferences -> preferences.withDevice("cpu").withThreads(3));
            assertThat(shelf.asked).contains("open Colours on cpu");
            assertThat(networks.lensProperty().get().runsOn().threads()).isEqualTo(3);
            assertThat(explore.sightingProperty().get()).isNotNull();
        }

        @Test
        void aPhotoThatCannotBeReadSaysSoAndTheNextOneIsSeen() throws IOException {
            networks.open("colors");
            var bad = Files.writeString(folder.resolve("bad.jpg"), "no photo at all");
            explore.film().open(List.of(bad, photo));
            assertThat(explore.film().currentProperty().get().failureProperty().get().sentence(ENGLISH))
                    .contains("bad.jpg");
            assertThat(explore.sightingProperty().get()).isNull();
            explore.film().move(1);
            assertThat(explore.sightingProperty().get()).isNotNull();
        }

        @Test
        void photosInSightGetTheirCaptions() throws IOException {
            networks.open("colors");
            explore.film().open(List.of(photo, photo("other.png", 40, 40)));
            explore.film().items().forEach(explore.captions()::shown);
            assertThat(explore.film().items()).allMatch(item -> item.captionProperty().get().startsWith("red"));
            networks.open("flat");
            assertThat(explore.film().items()).allMatch(item -> item.captionProperty().get().startsWith("red"));
        }
    }

    @Nested
    class MethodsWithPassesOfTheirOwn {

        private final Method gradCam = Method.named("gradcam");

        @Test
        void theMapComesWhenItIsReady() {
            open();
            background.hold();
            explore.heatmap().methodProperty().set(gradCam);
            assertThat(explore.heatmap().layerProperty().get()).isNull();
            assertThat(activities.running()).hasSize(1);
            background.release();
            assertThat(explore.heatmap().mapProperty().get().shape()).containsExactly(1, 2);
            assertThat(activities.running()).isEmpty();
        }

        @Test
        void whoDoesNotWantToWaitIsBackAtWhatCostsNothing() {
            open();
            background.hold();
            explore.heatmap().methodProperty().set(gradCam);
            activities.running().get(0).job().cancel();
            background.release();
            assertThat(explore.heatmap().methodProperty().get().id()).isEqualTo("cam");
            assertThat(explore.heatmap().mapProperty().get().shape()).containsExactly(4, 4);
            assertThat(shelf.asked).doesNotContain("gradcam");
        }

        @Test
        void whatIsWantedNoMoreIsNotShown() {
            open();
            background.hold();
            explore.heatmap().methodProperty().set(gradCam);
            explore.predictions().selectedProperty().set(DARK);
            explore.heatmap().methodProperty().set(HeatmapViewModel.METHODS.get(0));
            background.release();
            assertThat(explore.heatmap().mapProperty().get().shape()).containsExactly(4, 4);
            assertThat(shelf.asked).doesNotContain("gradcam");
        }

        @Test
        void theyExplainNetworksWithoutClassMaps() {
            explore.film().open(List.of(photo));
            networks.open("flat");
            assertThat(explore.heatmap().whyNotProperty().get()).isNotNull();
            explore.heatmap().methodProperty().set(gradCam);
            assertThat(explore.heatmap().whyNotProperty().get()).isNull();
            assertThat(explore.heatmap().layerProperty().get()).isNotNull();
        }
    }

    @Nested
    class TheGazeFrame {

        @Test
        void draggingItLooksAgainAndMakesItTheUsersOwn() {
            open();
            explore.gaze().frameProperty().set(new Region(32, 0, 32, 32));
            assertThat(explore.gaze().modeProperty().get()).isEqualTo(FrameMode.OWN);
            assertThat(explore.predictions().rows().get(0).label()).isEqualTo("green");
            assertThat(explore.heatmap().layerProperty().get().seen()).isEqualTo(new Region(32, 0, 32, 32));
        }

        @Test
        void theNewestFrameWinsWhileTheNetworkIsBusy() {
            open();
            var passes = shelf.passes();
            background.hold();
            for (int x = 0; x <= 32; x++) {
                explore.gaze().frameProperty().set(new Region(x, 0, 32, 32));
            }
            background.release();
            assertThat(shelf.passes()).isEqualTo(passes + 1);
            assertThat(explore.sightingProperty().get().frame()).isEqualTo(new Region(32, 0, 32, 32));
        }

        @Test
        void aChosenClassHoldsWhileItMovesAndTheTopOneFollows() {
            open();
            explore.gaze().frameProperty().set(new Region(32, 0, 32, 32));
            assertThat(explore.predictions().selectedProperty().get()).isEqualTo(GREEN);
            explore.predictions().selectedProperty().set(DARK);
            explore.gaze().frameProperty().set(new Region(0, 0, 32, 32));
            assertThat(explore.predictions().selectedProperty().get()).isEqualTo(DARK);
            explore.predictions().followTop();
            assertThat(explore.predictions().selectedProperty().get()).isEqualTo(RED);
        }

        @Test
        void theWholePhotoStaysWholeForTheNextOne() throws IOException {
            open();
            explore.gaze().modeProperty().set(FrameMode.WHOLE);
            assertThat(explore.sightingProperty().get().frame()).isEqualTo(new Region(0, 0, 64, 32));
            explore.film().open(List.of(photo("other.png", 20, 40)));
            assertThat(explore.sightingProperty().get().frame()).isEqualTo(new Region(0, 0, 20, 40));
        }

        @Test
        void theUsersOwnFrameEndsWithThePhoto() throws IOException {
            open();
            explore.gaze().frameProperty().set(new Region(32, 0, 16, 16));
            explore.film().open(List.of(photo("other.png", 20, 40)));
            assertThat(explore.gaze().modeProperty().get()).isEqualTo(FrameMode.CARD);
            assertThat(explore.gaze().frameProperty().get()).isEqualTo(new Region(0, 10, 20, 20));
        }
    }

    @Nested
    class TheReadout {

        @Test
        void saysTheCellsValueAndItsShareOfTheLogit() {
            open();
            explore.heatmap().cursorProperty().set(new HeatmapViewModel.Place(17.5, 3.2));
            var readout = explore.heatmap().readoutProperty().get();
            assertThat(readout.x()).isEqualTo(17);
            assertThat(readout.y()).isEqualTo(3);
            assertThat(readout.value()).isCloseTo(1, within(0.05));
            assertThat(readout.contribution()).isCloseTo(readout.value() / 16, within(1e-6));
            assertThat(readout.logit()).isCloseTo(0.5, within(1e-2));
        }

        @Test
        void outsideTheFrameNothingWasSeen() {
            open();
            explore.heatmap().cursorProperty().set(new HeatmapViewModel.Place(60, 3));
            assertThat(explore.heatmap().readoutProperty().get().seen()).isFalse();
            explore.heatmap().cursorProperty().set(null);
            assertThat(explore.heatmap().readoutProperty().get()).isNull();
        }

        @Test
        void followsTheClassUnderAStillCursor() {
            open();
            explore.heatmap().cursorProperty().set(new HeatmapViewModel.Place(17.5, 3.2));
            explore.predictions().selectedProperty().set(GREEN);
            assertThat(explore.heatmap().readoutProperty().get().value()).isCloseTo(0, within(0.05));
        }
    }

    @Nested
    class TheLook {

        @Test
        void theBoxFollowsTheThreshold() {
            open();
            explore.heatmap().options().boxProperty().set(true);
            var box = explore.heatmap().boxes().get(0);
            assertThat(box.label()).isEqualTo("red");
            explore.heatmap().options().thresholdProperty().set(0.9);
            assertThat(explore.heatmap().boxes().get(0).box().width()).isLessThan(box.box().width());
            explore.heatmap().options().boxProperty().set(false);
            assertThat(explore.heatmap().boxes()).isEmpty();
        }

        @Test
        void aDivergingColourMapIsCentredOnZero() {
            open();
            explore.heatmap().options().colorMapProperty().set(ColorMap.COOLWARM);
            assertThat(explore.heatmap().layerProperty().get().scale().symmetric()).isTrue();
            explore.heatmap().options().colorMapProperty().set(ColorMap.VIRIDIS);
            assertThat(explore.heatmap().options().scalingProperty().get()).isEqualTo(Scaling.MAXIMUM);
        }

        @Test
        void aHeldScaleStaysForOtherClasses() {
            open();
            var scale = explore.heatmap().layerProperty().get().scale();
            explore.heatmap().options().scalingProperty().set(Scaling.ABSOLUTE);
            explore.predictions().selectedProperty().set(DARK);
            assertThat(explore.heatmap().layerProperty().get().scale()).isEqualTo(scale);
            explore.heatmap().options().scalingProperty().set(Scaling.SYMMETRIC);
            assertThat(explore.heatmap().layerProperty().get().scale()).isNotEqualTo(scale);
        }

        @Test
        void opacityStaysWithinItsEnds() {
            var options = explore.heatmap().options();
            for (int i = 0; i < 20; i++) {
                options.changeOpacity(1);
            }
            assertThat(options.opacityProperty().get()).isEqualTo(1);
            options.changeOpacity(-1);
            assertThat(options.opacityProperty().get()).isCloseTo(0.9, within(1e-9));
        }

        @Test
        void thePreferredColoursAreUsed() {
            memory.prefer(preferences -> preferences.withColorMap("viridis"));
            assertThat(explore.heatmap().options().colorMapProperty().get()).isEqualTo(ColorMap.VIRIDIS);
        }
    }
}
