package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cameralucida.explain.Method;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows when a layer, a setting, or the look of a map is chosen. */
class HeatmapViewModelTest extends WorkbenchFixture {

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
