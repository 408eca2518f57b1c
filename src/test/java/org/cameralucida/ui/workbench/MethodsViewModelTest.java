package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.workspace.PaneState;
import org.junit.jupiter.api.Test;

class MethodsViewModelTest {

    private final MethodsViewModel methods = new MethodsViewModel();
    private final Network network = new ColorNetworks().read("colors");
    private final Method rise = Method.named("rise");
    private final Method gradCam = Method.named("gradcam");

    @Test
    void withoutAChoiceEverythingIsStandard() {
        assertThat(methods.choiceFor("rise", network))
                .isEqualTo(new PaneState.MethodChoice("rise", Map.of(), Optional.empty()));
        assertThat(methods.differing(rise)).isEmpty();
    }

    @Test
    void eachMethodKeepsItsOwnSettings() {
        methods.set(rise, "masks", "500");
        methods.set(Method.named("lime"), "samples", "90");
        assertThat(methods.choiceFor("rise", network).values().whole("masks")).isEqualTo(500);
        assertThat(methods.differing(rise)).isEqualTo(Map.of("masks", "500"));
        assertThat(methods.settings(Method.named("lime")).whole("samples")).isEqualTo(90);
    }

    @Test
    void aValueAtItsStandardDiffersInNothing() {
        methods.set(rise, "masks", "500");
        methods.set(rise, "masks", "2000");
        assertThat(methods.differing(rise)).isEmpty();
        methods.set(rise, "grid", "4");
        methods.reset(rise);
        assertThat(methods.differing(rise)).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        var before = methods.changesProperty().get();
        assertThatThrownBy(() -> methods.set(rise, "masks", "0")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> methods.set(rise, "colour", "red")).isInstanceOf(Problem.class);
        assertThat(methods.changesProperty().get()).isEqualTo(before);
        assertThat(methods.settings(rise)).isEqualTo(Settings.of(rise));
    }

    @Test
    void ofAFileWhatIsNotKnownStaysAtItsStandard() {
        methods.use(rise, Map.of("masks", "77", "grid", "1000", "colour", "red"));
        assertThat(methods.differing(rise)).isEqualTo(Map.of("masks", "77"));
        methods.use(Method.named("gradient"), Map.of("channels", "all"));
        assertThat(methods.differing(Method.named("gradient"))).isEmpty();
    }

    @Test
    void eachChannelByItselfIsNotOfferedForAPhoto() {
        var channels = MethodsViewModel.offered(Method.named("gradient")).get(0);
        assertThat(((Setting.Choice) channels).choices()).containsExactly("sum", "max", "norm");
        assertThat(MethodsViewModel.offered(rise)).isEqualTo(rise.settings());
    }

    @Test
    void aLayerIsOfANetworkAndOnlyForMethodsThatHaveOne() {
        methods.look(network, Optional.of("early"));
        assertThat(methods.choiceFor(gradCam.id(), network).layer()).contains("early");
        assertThat(methods.choiceFor(rise.id(), network).layer()).isEmpty();
        assertThat(methods.choiceFor(gradCam.id(), new ColorNetworks().read("flat")).layer()).isEmpty();
    }

    @Test
    void theHeadsLayerIsTheStandardAndUnknownOnesChangeNothing() {
        methods.look(network, Optional.of("early"));
        methods.look(network, Optional.of("nowhere"));
        assertThat(methods.layer(network)).isPresent();
        methods.look(network, Optional.of("features"));
        assertThat(methods.layer(network)).isEmpty();
        assertThat(MethodsViewModel.standardLayer(network)).get().matches(layer -> layer.tensor().equals("features"));
    }

    @Test
    void onlyRealChangesAreTold() {
        methods.set(rise, "masks", "500");
        methods.look(network, Optional.of("early"));
        var before = methods.changesProperty().get();
        methods.set(rise, "masks", "500");
        methods.look(network, Optional.of("early"));
        methods.reset(gradCam);
        assertThat(methods.changesProperty().get()).isEqualTo(before).isEqualTo(2);
    }
}
