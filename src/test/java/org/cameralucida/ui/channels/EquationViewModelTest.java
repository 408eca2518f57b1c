package org.cameralucida.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.cameralucida.workspace.ChannelsState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sum over channels as the window has it, without a window: two channels, red and green, of a photo that is half each. */
class EquationViewModelTest extends WorkbenchFixture {

    /** Means of 16 numbers below 1 in float32: 16 × 2⁻²⁴. */
    private static final double FLOAT = 1e-6;

    private EquationViewModel equation;

    @BeforeEach
    void lookAtChannels() {
        equation = new ChannelsViewModel(workbench, background, activities).equation();
        open();
        workbench.predictions().selectedProperty().set(DARK);
    }

    private Equation now() {
        return equation.equationProperty().get();
    }

    private void show() {
        workbench.featureProperty().set(Feature.CHANNELS);
    }

    @Test
    void nothingIsAddedUpWhileAnotherFeatureIsShown() {
        assertThat(now()).isNull();
        show();
        assertThat(now()).isNotNull();
        workbench.featureProperty().set(Feature.EXPLORE);
        assertThat(now()).isNull();
        assertThat(equation.whyNotProperty().get()).isNull();
    }

    @Test
    void theSumOfAllIsTheLogitAndTheMapThatExploreShows() {
        show();
        assertThat(now().logit()).isCloseTo(now().seen().logits()[DARK], within(FLOAT));
        assertThat(now().map()).isEqualTo(PoolingHead.classMap(now().seen(), DARK));
        assertThat(now().isEdited()).isFalse();
        assertThat(now().probability()).isEqualTo(now().seen().probabilities()[DARK]);
        assertThat(equation.picturesProperty().get().map().seen()).isEqualTo(workbench.view().region());
    }

    @Test
    void aWeightThatIsChangedChangesSumMapAndProbabilityAndIsToldAsEdited() {
        show();
        double before = now().probability();
        var scale = equation.picturesProperty().get().map().scale();
        equation.weigh(0, 1);
        assertThat(now().isEdited()).isTrue();
        assertThat(now().logit()).isCloseTo(1 + 0.5 - 0.5, within(FLOAT));
        assertThat(now().probability()).isGreaterThan(before);
        assertThat(now().term(now().order().indexOf(now().own().terms().get(0))).weight()).isEqualTo(1);
        assertThat(equation.picturesProperty().get().map().scale().high()).isEqualTo(scale.high());
        assertThat(equation.picturesProperty().get().map().scale().low()).isEqualTo(scale.low());
        equation.weigh(0, -1);
        assertThat(now().isEdited()).as("the network's own weight again").isFalse();
        assertThat(workbench.channels().valueProperty().get().weights()).isEmpty();
    }

    @Test
    void stepsByKeyStayWithinWhatAWeightCanBeMade() {
        show();
        for (int i = 0; i < 100; i++) {
            equation.step(1, 1);
        }
        assertThat(now().sum().terms().get(1).weight()).isEqualTo(1.25);
        equation.step(1, -1);
        assertThat(now().sum().terms().get(1).weight()).isCloseTo(1.25 * 0.95, within(1e-12));
    }

    @Test
    void aChannelThatIsLeftOutGivesNothingAndComesBackAsItWas() {
        show();
        equation.weigh(1, 0.25);
        equation.leaveOut(1, true);
        assertThat(now().logit()).isCloseTo(1 - 0.5, within(FLOAT));
        equation.leaveOut(1, false);
        assertThat(now().logit()).isCloseTo(1 - 0.5 + 0.25 * 0.5, within(FLOAT));
        equation.reset();
        assertThat(now().isEdited()).isFalse();
    }

    @Test
    void aWeightIsOfAClassAndALeftOutChannelOfTheNetwork() {
        show();
        equation.weigh(0, 0.5);
        equation.leaveOut(1, true);
        workbench.predictions().selectedProperty().set(RED);
        assertThat(now().sum().terms().get(0).weight()).isEqualTo(1);
        assertThat(now().sum().terms().get(1).isOff()).isTrue();
        workbench.predictions().selectedProperty().set(DARK);
        assertThat(now().sum().terms().get(0).weight()).isEqualTo(0.5);
    }

    @Test
    void whatWasChangedOfANetworkIsGoneWithIt() {
        show();
        equation.weigh(0, 0.5);
        networks.open("flat");
        assertThat(now()).isNull();
        assertThat(equation.whyNotProperty().get()).isEqualTo(workbench.observationProperty().get().network().head()
                .description());
        networks.open("colors");
        assertThat(now().isEdited()).isFalse();
    }

    @Test
    void theRowsStayInTheirOrderWhileWeightsChangeAndTheSumSoFarHasTheFirst() {
        show();
        workbench.predictions().selectedProperty().set(RED);
        var order = now().order();
        assertThat(order.get(0).channel()).isEqualTo(RED);
        equation.first(1);
        assertThat(now().sums()[now().count()]).isCloseTo(0.5, within(FLOAT));
        equation.weigh(0, -1);
        assertThat(now().order()).isSameAs(order);
        assertThat(now().soFar().data()[0]).isEqualTo(-1);
    }

    @Test
    void aStateIsShownAsItWasSaved() {
        show();
        workbench.channels().valueProperty().set(new ChannelsState(true, ChannelsState.Half.EQUATION,
                ChannelSum.Order.AGAINST, 1, Map.of(DARK, Map.of(0, -2.0)), Set.of(1), null, null, null));
        assertThat(now().count()).isEqualTo(1);
        assertThat(now().order().get(0).product()).isLessThanOrEqualTo(now().order().get(1).product());
        assertThat(now().logit()).isCloseTo(1 - 2 * 0.5, within(FLOAT));
    }
}
