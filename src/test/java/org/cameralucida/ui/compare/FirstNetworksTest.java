package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Network;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Preferences;
import org.junit.jupiter.api.Test;

class FirstNetworksTest {

    private static final Labels BIRDS = Labels.of(List.of("crane", "heron", "stork"));
    private static final Map<String, Labels> SHELF = Map.of("birds", BIRDS, "letters", Labels.of(List.of("a", "b")),
            "some birds", Labels.of(List.of("heron", "crane")), "birds too",
            Labels.of(List.of("stork", "crane", "heron")));

    private final Network base = new ColorNetworks().read("colors");

    private Network network(Labels labels) {
        return new Network("n", null, null, null, Card.EMPTY, base.preprocessing(), base.origins(), labels, base.head(),
                List.of());
    }

    private List<String> chosen(List<String> names) {
        var source = new NetworkSource() {
            @Override
            public List<String> names() {
                return names;
            }

            @Override
            public Network read(String name) {
                if (!SHELF.containsKey(name)) {
                    throw Problem.of(Card.class, "card.unreadable", name);
                }
                return network(SHELF.get(name));
            }

            @Override
            public LoadedNetwork open(Network network, Preferences preferences) {
                throw new AssertionError("nothing is loaded to read labels");
            }
        };
        var found = new ArrayList<String>();
        new FirstNetworks(source, new SynchronousBackground()).choose("birds", network(BIRDS), names, found::addAll);
        return found;
    }

    @Test
    void thoseThatKnowTheSameClassesComeFirst() {
        assertThat(chosen(List.of("letters", "some birds", "birds", "birds too")))
                .containsExactly("birds", "birds too", "some birds");
    }

    @Test
    void whatCannotBeReadComesLast() {
        assertThat(chosen(List.of("gone", "birds", "letters"))).containsExactly("birds", "letters", "gone");
    }
}
