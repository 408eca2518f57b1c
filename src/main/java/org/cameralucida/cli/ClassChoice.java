package org.cameralucida.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.explain.Target;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Network;

/** Which class {@code --class} means: an index, {@code top1} to {@code top5}, a WordNet id or a name; a number is a name where it is no index. */
final class ClassChoice {

    private ClassChoice() {
    }

    /**
     * The class.
     *
     * @throws Problem if no class is meant, or several are
     */
    static Target target(String wanted, Network network) {
        return wanted.matches("top[1-5]") ? new Target.Top(wanted.charAt(3) - '0')
                : new Target.Index(of(wanted, network));
    }

    /**
     * The index of the class, where nothing has been observed and no class is on top.
     *
     * @throws Problem if no class is meant, or several are
     */
    static int of(String wanted, Network network) {
        Labels labels = network.labels();
        int classes = network.head().classes();
        List<Integer> found = labels.find(wanted);
        if (wanted.matches("\\d{1,9}") && Integer.parseInt(wanted) < classes) {
            return Integer.parseInt(wanted);
        } else if (wanted.matches("-?\\d+") && found.stream().noneMatch(c -> isExactly(wanted, labels, c))) {
            throw Problem.of(Cli.class, "class.outside", wanted, network.name(), Integer.toString(classes - 1));
        }
        List<Integer> exact = found.stream().filter(c -> isExactly(wanted, labels, c)).toList();
        List<Integer> meant = exact.isEmpty() ? found : exact;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.isEmpty()) {
            throw Problem.of(Cli.class, "class.unknown", wanted, network.name());
        }
        throw Problem.of(Cli.class, "class.several", wanted, meant.stream().limit(5)
                .map(c -> c + " " + labels.shortName(c)).collect(Collectors.joining("; ")));
    }

    private static boolean isExactly(String wanted, Labels labels, int c) {
        return wanted.equalsIgnoreCase(labels.id(c)) || wanted.equalsIgnoreCase(labels.name(c))
                || List.of(labels.name(c).split(",\\s*")).stream().anyMatch(wanted::equalsIgnoreCase);
    }
}
