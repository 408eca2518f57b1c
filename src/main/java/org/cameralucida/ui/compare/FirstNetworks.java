package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Network;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.network.NetworkSource;

/** The networks with which a comparison of networks begins: those first that know the same classes. */
final class FirstNetworks {

    private static final int COUNT = 3;
    /** So many classes, spread over the list, tell whether two lists are of the same classes. */
    private static final int SAMPLED = 20;

    private final NetworkSource source;
    private final Lane reading;

    /** How many of the classes of the network in use another one knows. */
    private record Candidate(String key, double shared) {
    }

    FirstNetworks(NetworkSource source, Background background) {
        this.source = source;
        reading = background.newestWins("first networks");
    }

    /**
     * Reads the others in the background.
     *
     * @param key of the network in use
     * @param names of all
     * @param then gets the keys, that of the network in use first, on the window's thread
     */
    void choose(String key, Network inUse, List<String> names, Consumer<List<String>> then) {
        var others = names.stream().filter(name -> !name.equals(key)).toList();
        reading.run(progress -> {
            var candidates = new ArrayList<Candidate>();
            for (var name : others) {
                progress.check();
                if (candidates.stream().filter(each -> each.shared() == 1).count() < COUNT - 1) {
                    candidates.add(new Candidate(name, shared(inUse.labels(), name)));
                }
            }
            candidates.sort(Comparator.comparingDouble(Candidate::shared).reversed());
            return Stream.concat(Stream.of(key), candidates.stream().map(Candidate::key)).limit(COUNT).toList();
        }, then);
    }

    private double shared(Labels known, String name) {
        try {
            var labels = source.read(name).labels();
            int step = Math.max(1, known.size() / SAMPLED);
            return IntStream.iterate(0, index -> index < known.size(), index -> index + step)
                    .mapToDouble(index -> ClassMatch.of(known, index, labels, labels.size()).isPresent() ? 1 : 0)
                    .average().orElse(0);
        } catch (Problem unreadable) {
            return -1;
        }
    }
}
