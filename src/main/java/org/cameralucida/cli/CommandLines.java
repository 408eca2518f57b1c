package org.cameralucida.cli;

import java.util.List;
import java.util.Map;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.ComparisonState;
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
    public String maximise(String network, List<String> target, Map<String, String> settings) {
        var words = new CommandWords("maximise").option("--network", network);
        for (int i = 0; i < target.size(); i += 2) {
            words.option(target.get(i), target.get(i + 1));
        }
        settings.forEach((key, value) -> words.option("--option", key + "=" + value));
        return words.option("--out", "wanted.png").line(program);
    }
}
