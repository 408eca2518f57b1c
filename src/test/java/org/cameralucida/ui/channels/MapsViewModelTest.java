package org.cameralucida.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.cameralucida.workspace.ChannelsState.Half;
import org.cameralucida.workspace.ChannelsState.Sorting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The maps of a layer as the window has them, without a window. */
class MapsViewModelTest extends WorkbenchFixture {

    private ChannelsViewModel channels;
    private MapsViewModel maps;

    @BeforeEach
    void lookAtMaps() {
        channels = new ChannelsViewModel(workbench, background, activities);
        maps = channels.maps();
        open();
        workbench.predictions().selectedProperty().set(GREEN);
        channels.halfProperty().set(Half.MAPS);
        workbench.featureProperty().set(Feature.CHANNELS);
    }

    private void early() {
        maps.at(workbench.networks().loadedProperty().get().network().layers().stream()
                .filter(layer -> layer.name().equals("early")).findFirst());
    }

    @Test
    void whatTheHeadReadsIsThereWithoutAPassInTheOrderOfWhatItGives() {
        long passes = shelf.passes();
        assertThat(maps.mapsProperty().get().layer().name()).isEqualTo("features");
        assertThat(maps.channels()).containsExactly(GREEN, RED);
        // Half of the positions, as far as float32 has the weights of a bilinear mean.
        assertThat(maps.share(GREEN)).isCloseTo(0.5, within(1e-6));
        assertThat(maps.share(RED)).isZero();
        assertThat(shelf.passes()).isEqualTo(passes);
        assertThat(shelf.asked).noneMatch(asked -> asked.startsWith("maps of"));
        workbench.predictions().selectedProperty().set(RED);
        assertThat(maps.channels()).containsExactly(RED, GREEN);
    }

    @Test
    void anotherLayerTakesAPassAndAnotherForWhatItsChannelsGive() {
        early();
        assertThat(shelf.asked).contains("maps of early", "shares at early");
        assertThat(maps.mapsProperty().get().values().extent(0)).isEqualTo(4);
        assertThat(maps.channels()).containsExactly(3, 1, 0, 2);
        channels.sortingProperty().set(Sorting.NUMBER);
        assertThat(maps.channels()).containsExactly(0, 1, 2, 3);
        channels.sortingProperty().set(Sorting.STRENGTH);
        assertThat(maps.channels()).containsExactly(0, 1, 2, 3);
        assertThat(maps.mapsProperty().get().strength(0)).isEqualTo(1);
        assertThat(maps.mapsProperty().get().strength(2)).isZero();
    }

    @Test
    void whileAnotherHalfOrAnotherFeatureIsShownNothingIsMade() {
        workbench.featureProperty().set(Feature.EXPLORE);
        assertThat(maps.mapsProperty().get()).isNull();
        early();
        assertThat(shelf.asked).doesNotContain("maps of early");
        channels.halfProperty().set(Half.EQUATION);
        workbench.featureProperty().set(Feature.CHANNELS);
        assertThat(shelf.asked).doesNotContain("maps of early");
    }

    @Test
    void oneMapIsLookedAtCloselyOnTheScaleOfAllUntilAnotherLayerIsChosen() {
        maps.look(RED);
        var large = maps.largeProperty().get();
        assertThat(large.map().data()[0]).isEqualTo(1);
        assertThat(large.seen()).isEqualTo(workbench.view().region());
        assertThat(large.scale()).isEqualTo(maps.scaleProperty().get());
        early();
        assertThat(maps.channel()).isEmpty();
        assertThat(maps.largeProperty().get()).isNull();
    }

    @Test
    void aPatchIsASquareOfThePhotoAroundTheStrongestPosition() {
        var now = maps.mapsProperty().get();
        var view = now.view();
        var patch = Maps.patch(view.photo(), view.region(), 4, 4, now.positions()[GREEN]);
        assertThat(patch.width()).isEqualTo(patch.height());
        assertThat(view.photo().within(patch)).isEqualTo(patch);
        // Green is the right half.
        assertThat(patch.right()).isGreaterThan(view.photo().width() / 2.0);
    }

    @Test
    void whatAChannelWantsToSeeIsPaintedOnceAndKept() {
        channels.wanted().look("features", RED);
        channels.wanted().paint();
        var painted = channels.wanted().paintingProperty().get();
        assertThat(painted.isRunning()).isFalse();
        assertThat(painted.picture()).isNotNull();
        assertThat(shelf.targets).hasSize(1);
        channels.wanted().look("features", GREEN);
        assertThat(channels.wanted().paintingProperty().get()).isNull();
        channels.wanted().look("features", RED);
        assertThat(channels.wanted().paintingProperty().get()).isSameAs(painted);
        networks.open("flat");
        assertThat(channels.wanted().paintingProperty().get()).isNull();
    }

    @Test
    void theOpenPhotosThatMoveAChannelMostAreFoundForAllChannelsAtOnceAndWhatCannotBeReadIsCounted() throws IOException {
        var broken = folder.resolve("broken.png");
        Files.writeString(broken, "no photo");
        workbench.film().open(List.of(photo("second.png", 32, 32), broken));
        workbench.film().move(-2);
        var layer = workbench.networks().loadedProperty().get().network().layers().get(0);
        channels.strongest().lookThrough(layer);
        var found = channels.strongest().foundProperty().get();
        assertThat(found.looked()).isEqualTo(3);
        assertThat(found.unreadable()).isEqualTo(1);
        assertThat(channels.strongest().stepsProperty().get()).isNull();
        assertThat(channels.strongest().hits(layer, RED)).hasSize(2)
                .allSatisfy(hit -> assertThat(hit.strength()).isEqualTo(1));
        channels.strongest().show(channels.strongest().hits(layer, RED).get(1).item());
        assertThat(workbench.film().currentProperty().get().name()).isEqualTo("second.png");
    }

    @Test
    void aNetworkWithoutALinearHeadHasMapsToo() {
        networks.open("flat");
        assertThat(maps.mapsProperty().get().layer().name()).isEqualTo("features");
        assertThat(channels.equation().equationProperty().get()).isNull();
        assertThat(maps.layer(workbench.networks().loadedProperty().get().network())).isEqualTo(Optional.of(
                maps.mapsProperty().get().layer()));
    }
}
