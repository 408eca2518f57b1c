package org.cameralucida.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.ComparisonState;
import org.cameralucida.workspace.EvaluationState;
import org.cameralucida.workspace.PaneState;

/**
 * The commands that make again what the window shows.
 *
 * @param program the words that start the program
 */
public record CommandLines(List<String> program) implements CommandText {

    public CommandLines {
        program = List.copyOf(program);
    }

    @Override
    public String explain(PaneState state) {
        return ExplainLine.of(state).line(program);
    }

    @Override
    public String compare(ComparisonState state, String out) {
        return ComparisonLine.of(state, out).line(program);
    }

    @Override
    public String evaluate(EvaluationState state, boolean sanity, String out) {
        var words = new CommandWords("evaluate");
        var networks = state.networks();
        networks.forEach(network -> words.option("--network", network));
        for (int i = 0; i < networks.size(); i++) {
            var output = state.outputs().get(networks.get(i));
            if (output != null) {
                words.option("--output", networks.size() == 1 ? output : i + 1 + ":" + output);
            }
        }
        words.option("--dataset", CommandWords.fileName(state.data().toString()));
        if (state.layout() != null) {
            words.option("--layout", state.layout());
        }
        if (state.mapping() != null) {
            words.option("--mapping", CommandWords.fileName(state.mapping().toString()));
        }
        words.option("--methods", state.methods().stream().map(EvaluationState.Method::id)
                .collect(Collectors.joining(",")));
        state.methods().forEach(method -> method.settings()
                .forEach((key, value) -> words.option("--option", method.id() + ":" + key + "=" + value)));
        if (!state.measures().isEmpty()) {
            words.option("--measures", String.join(",", state.measures()));
        }
        if (sanity) {
            words.flag("--sanity");
        }
        return words.option("--threshold", CommandWords.number(state.threshold()))
                .option("--limit", Integer.toString(state.limit())).option("--out", CommandWords.fileName(out))
                .line(program);
    }

    @Override
    public String maximise(PaneState.NetworkChoice network, List<String> target, Map<String, String> settings) {
        var words = new CommandWords("maximise").option("--network", network.key());
        network.output().ifPresent(output -> words.option("--output", output));
        for (int i = 0; i < target.size(); i += 2) {
            words.option(target.get(i), target.get(i + 1));
        }
        settings.forEach((key, value) -> words.option("--option", key + "=" + value));
        return words.option("--out", "wanted.png").line(program);
    }
}
