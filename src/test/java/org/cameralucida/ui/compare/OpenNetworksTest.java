package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.network.Network;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Preferences;
import org.junit.jupiter.api.Test;

class OpenNetworksTest {

    private final ColorNetworks colors = new ColorNetworks();
    private Preferences preferences = Preferences.DEFAULTS;

    /** As many networks as one likes. */
    private final NetworkSource shelf = new NetworkSource() {

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Network read(String nameOrFile) {
            return colors.read("colors");
        }

        @Override
        public LoadedNetwork open(Network network, Preferences with) {
            return colors.open(network, with);
        }
    };
    private final OpenNetworks open = new OpenNetworks(shelf, () -> preferences);

    @Test
    void withTheOneInUseSixAreOpenAndNeverMore() {
        assertThat(OpenNetworks.LIMIT + 1).isEqualTo(6);
        for (int i = 0; i < 40; i++) {
            open.open("network " + i % 13);
            assertThat(colors.open.get()).isLessThanOrEqualTo(OpenNetworks.LIMIT);
        }
        open.closeAll();
        assertThat(colors.open.get()).isZero();
    }

    @Test
    void theOneThatWasNotUsedForLongestGoes() {
        for (int i = 0; i < OpenNetworks.LIMIT; i++) {
            open.open("network " + i);
        }
        var first = open.open("network 0");
        open.open("one more");
        assertThat(open.open("network 0")).isSameAs(first);
        long before = colors.asked.stream().filter(asked -> asked.startsWith("open")).count();
        open.open("network 1");
        assertThat(colors.asked.stream().filter(asked -> asked.startsWith("open")).count()).isEqualTo(before + 1);
    }

    @Test
    void anotherDeviceOpensThemAnew() {
        var first = open.open("network 0");
        preferences = preferences.withThreads(1);
        assertThat(open.open("network 0")).isNotSameAs(first);
        assertThat(colors.open.get()).isEqualTo(1);
    }
}
