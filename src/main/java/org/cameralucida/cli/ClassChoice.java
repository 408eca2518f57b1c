package org.cameralucida.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.explain.Observation;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;

/** Which class {@code --class} means: an index, {@code top1} to {@code top5}, a WordNet id or a name. */
final class ClassChoice {

    private ClassChoice() {
    }

    /**
     * The class's index.
     *
     * @throws Problem if no class is meant, or several are
     */
    static int of(String wanted, Observation observation) {
        Labels labels = observation.network().labels();
        int classes = observation.logits().length;
        if (wanted.matches("top[1-5]")) {
            int[] best = observation.top(5);
            return best[Math.min(best.length, wanted.charAt(3) - '0') - 1];
        }
        if (wanted.matches("\\d{1,9}")) {
            int index = Integer.parseInt(wanted);
            if (index >= classes) {
                throw Problem.of(Cli.class, "class.outside", wanted, observation.network().name(),
                        Integer.toString(classes - 1));
            }
            return index;
        }
        List<Integer> found = labels.find(wanted);
        List<Integer> exact = found.stream().filter(c -> isExactly(wanted, labels, c)).toList();
        List<Integer> meant = exact.isEmpty() ? found : exact;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.isEmpty()) {
            throw Problem.of(Cli.class, "class.unknown", wanted, observation.network().name());
        }
        throw Problem.of(Cli.class, "class.several", wanted, meant.stream().limit(5)
                .map(c -> c + " " + labels.shortName(c)).collect(Collectors.joining("; ")));
    }

    private static boolean isExactly(String wanted, Labels labels, int c) {
        return wanted.equalsIgnoreCase(labels.id(c)) || wanted.equalsIgnoreCase(labels.name(c))
                || List.of(labels.name(c).split(",\\s*")).stream().anyMatch(wanted::equalsIgnoreCase);
    }
}
