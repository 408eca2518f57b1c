package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.Rounding;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.PredictionRow;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.cameralucida.workspace.FrameMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    class LayersAndSettings {

        private final Method gradCam = Method.named("gradcam");

        @Test
        void anotherLayerOrSettingIsAnotherMap() {
            open();
            workbench.methods().chosenProperty().set(gradCam);
            workbench.methods().look(workbench.observationProperty().get().network(), Optional.of("early"));
            assertThat(shelf.asked).endsWith("gradcam at early");
            workbench.methods().set(gradCam, "relu", "no");
            assertThat(shelf.asked.stream().filter("gradcam at early"::equals)).hasSize(2);
            workbench.methods().set(Method.named("rise"), "masks", "9");
            assertThat(shelf.asked.stream().filter("gradcam at early"::equals)).as("not shown").hasSize(2);
        }

        @Test
        void theExplanationNamesThem() {
            open();
            workbench.methods().chosenProperty().set(gradCam);
            var explanation = new ExplanationViewModel(explore, ENGLISH);
            assertThat(explanation.paragraphs()).anyMatch(p -> p.contains("classifier reads, features: 2 maps"))
                    .noneMatch(p -> p.startsWith("Set otherwise"));
            workbench.methods().look(workbench.observationProperty().get().network(), Optional.of("early"));
            workbench.methods().set(gradCam, "score", "probability");
            shelf.notes = List.of(Message.of(HeatmapViewModel.class, "standing.nothing"));
            explore.map().again();
            assertThat(explanation.paragraphs()).anyMatch(p -> p.contains("the layer early: 4 maps of 8 × 8"))
                    .contains("Set otherwise than usual: Score: Probability.", "stopped");
        }

        @Test
        void whatANetworkDoesNotAllowIsSaidInThePlaceOfTheMap() {
            open();
            shelf.during = progress -> {
                throw Problem.of(Method.class, "layer.none", "Colours");
            };
            workbench.methods().chosenProperty().set(gradCam);
            assertThat(ENGLISH.of(explore.map().whyNotProperty().get())).contains("has no feature maps");
            assertThat(activities.failureProperty().get()).isNull();
            assertThat(explore.heatmap().layerProperty().get()).isNull();
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

    @Nested
    class TheGazeFrame {

        @Test
        void draggingItLooksAgainAndMakesItTheUsersOwn() {
            open();
            workbench.gaze().frameProperty().set(new Region(32, 0, 32, 32));
            assertThat(workbench.gaze().modeProperty().get()).isEqualTo(FrameMode.OWN);
            assertThat(workbench.predictions().rows().get(0).label()).isEqualTo("green");
            assertThat(explore.heatmap().layerProperty().get().seen()).isEqualTo(new Region(32, 0, 32, 32));
        }

        @Test
        void theNewestFrameWinsWhileTheNetworkIsBusy() {
            open();
            var passes = shelf.passes();
            background.hold();
            for (int x = 0; x <= 32; x++) {
                workbench.gaze().frameProperty().set(new Region(x, 0, 32, 32));
            }
            background.release();
            assertThat(shelf.passes()).isEqualTo(passes + 1);
            assertThat(workbench.view().region()).isEqualTo(new Region(32, 0, 32, 32));
        }

        @Test
        void aChosenClassHoldsWhileItMovesAndTheTopOneFollows() {
            open();
            workbench.gaze().frameProperty().set(new Region(32, 0, 32, 32));
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(GREEN);
            workbench.predictions().selectedProperty().set(DARK);
            workbench.gaze().frameProperty().set(new Region(0, 0, 32, 32));
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(DARK);
            workbench.predictions().followTop();
            assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(RED);
        }

        @Test
        void theWholePhotoStaysWholeForTheNextOne() throws IOException {
            open();
            workbench.gaze().modeProperty().set(FrameMode.WHOLE);
            assertThat(workbench.view().region()).isEqualTo(new Region(0, 0, 64, 32));
            workbench.film().open(List.of(photo("other.png", 20, 40)));
            assertThat(workbench.view().region()).isEqualTo(new Region(0, 0, 20, 40));
        }

        @Test
        void theUsersOwnFrameEndsWithThePhoto() throws IOException {
            open();
            workbench.gaze().frameProperty().set(new Region(32, 0, 16, 16));
            workbench.film().open(List.of(photo("other.png", 20, 40)));
            assertThat(workbench.gaze().modeProperty().get()).isEqualTo(FrameMode.CARD);
            assertThat(workbench.gaze().frameProperty().get()).isEqualTo(new Region(0, 10, 20, 20));
        }
    }

    @Nested
    class TheReadout {

        @Test
        void saysTheCellsValueAndItsShareOfTheLogit() {
            open();
            workbench.cursorProperty().set(new Place(17.5, 3.2));
            var readout = explore.readout().readoutProperty().get();
            assertThat(readout.x()).isEqualTo(17);
            assertThat(readout.y()).isEqualTo(3);
            assertThat(readout.value()).isEqualTo(1);
            assertThat(readout.contribution()).isEqualTo(readout.value() / 16);
            assertThat(readout.logit()).isCloseTo(0.5, within(OF_LEVELS));
        }

        @Test
        void outsideTheFrameNothingWasSeen() {
            open();
            workbench.cursorProperty().set(new Place(60, 3));
            assertThat(explore.readout().readoutProperty().get().seen()).isFalse();
            workbench.cursorProperty().set(null);
            assertThat(explore.readout().readoutProperty().get()).isNull();
        }

        @Test
        void followsTheClassUnderAStillCursor() {
            open();
            workbench.cursorProperty().set(new Place(17.5, 3.2));
            workbench.predictions().selectedProperty().set(GREEN);
            assertThat(explore.readout().readoutProperty().get().value()).isZero();
        }
    }

    @Nested
    class TheLook {

        @Test
        void theBoxFollowsTheThreshold() {
            open();
            workbench.display().boxProperty().set(true);
            var box = explore.box().marks().get(0);
            assertThat(box.label()).isEqualTo("red");
            workbench.display().thresholdProperty().set(0.9);
            assertThat(explore.box().marks().get(0).box().width()).isLessThan(box.box().width());
            workbench.display().boxProperty().set(false);
            assertThat(explore.box().marks()).isEmpty();
        }

        @Test
        void aDivergingColourMapIsCentredOnZero() {
            open();
            workbench.display().colorMapProperty().set(ColorMap.COOLWARM);
            assertThat(explore.heatmap().layerProperty().get().scale().symmetric()).isTrue();
            workbench.display().colorMapProperty().set(ColorMap.VIRIDIS);
            assertThat(workbench.display().scalingProperty().get()).isEqualTo(Scaling.MAXIMUM);
        }

        @Test
        void aSignedMapHasItsOwnColours() {
            open();
            var options = workbench.display();
            workbench.methods().chosenProperty().set(Method.named("gradcam"));
            assertThat(options.colorMapProperty().get()).isEqualTo(ColorMap.JET);
            shelf.lowest = -5;
            workbench.methods().chosenProperty().set(Method.named("integrated-gradients"));
            assertThat(options.colorMapProperty().get()).isEqualTo(ColorMap.COOLWARM);
            assertThat(explore.heatmap().layerProperty().get().scale()).isEqualTo(new Scale(-5, 5));
            shelf.lowest = 0;
            workbench.predictions().selectedProperty().set(DARK);
            assertThat(options.colorMapProperty().get()).as("a method's colours do not change with the class")
                    .isEqualTo(ColorMap.COOLWARM);
            workbench.methods().chosenProperty().set(Method.all().get(0));
            assertThat(options.colorMapProperty().get()).isEqualTo(ColorMap.JET);
            assertThat(options.scalingProperty().get()).isEqualTo(Scaling.MAXIMUM);
        }

        @Test
        void whoWantsSignedMapsOtherwiseHasThemSo() {
            open();
            var options = workbench.display();
            shelf.lowest = -5;
            workbench.methods().chosenProperty().set(Method.named("integrated-gradients"));
            options.colorMapProperty().set(ColorMap.VIRIDIS);
            options.scalingProperty().set(Scaling.MIN_MAX);
            workbench.methods().chosenProperty().set(Method.all().get(0));
            memory.prefer(preferences -> preferences.withColorMap("turbo"));
            workbench.methods().chosenProperty().set(Method.named("gradient-x-input"));
            assertThat(options.colorMapProperty().get()).isEqualTo(ColorMap.VIRIDIS);
            assertThat(options.scalingProperty().get()).isEqualTo(Scaling.MIN_MAX);
            workbench.methods().chosenProperty().set(Method.all().get(0));
            assertThat(options.colorMapProperty().get()).isEqualTo(ColorMap.TURBO);
        }

        @Test
        void aHeldScaleOfASignedMapIsCentredAndIsInTheCommand() {
            open();
            shelf.lowest = -5;
            workbench.methods().chosenProperty().set(Method.named("occlusion"));
            workbench.display().scalingProperty().set(Scaling.ABSOLUTE);
            workbench.predictions().selectedProperty().set(DARK);
            assertThat(explore.heatmap().layerProperty().get().scale()).isEqualTo(new Scale(-5, 5));
            workbench.methods().set(Method.named("occlusion"), "window", "8");
            export.copyCommand();
            assertThat(dialogs.copiedText).contains("--method occlusion --option window=8 ", " --scale -5.0,5.0 ");
        }

        @Test
        void aHeldScaleStaysForOtherClasses() {
            open();
            var scale = explore.heatmap().layerProperty().get().scale();
            workbench.display().scalingProperty().set(Scaling.ABSOLUTE);
            workbench.predictions().selectedProperty().set(DARK);
            assertThat(explore.heatmap().layerProperty().get().scale()).isEqualTo(scale);
            workbench.display().scalingProperty().set(Scaling.SYMMETRIC);
            assertThat(explore.heatmap().layerProperty().get().scale()).isNotEqualTo(scale);
        }

        @Test
        void opacityStaysWithinItsEnds() {
            var options = workbench.display();
            for (int i = 0; i < 20; i++) {
                options.changeOpacity(1);
            }
            assertThat(options.opacityProperty().get()).isEqualTo(1);
            options.changeOpacity(-1);
            assertThat(options.opacityProperty().get()).isEqualTo(0.9);
        }

        @Test
        void thePreferredColoursAreUsed() {
            memory.prefer(preferences -> preferences.withColorMap("viridis"));
            assertThat(workbench.display().colorMapProperty().get()).isEqualTo(ColorMap.VIRIDIS);
        }
    }
}
