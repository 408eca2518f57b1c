package org.cameralucida.workspace;

import java.util.List;
import java.util.Map;

/** What is shown as the command that makes it again, quoted for a POSIX shell. */
public interface CommandText {

    /**
     * The command that makes the picture of one pane.
     *
     * @throws IllegalArgumentException if the photo is no file
     */
    String explain(PaneState state);

    /**
     * The command that makes a figure.
     *
     * @param out the file of the figure
     */
    String compare(ComparisonState state, String out);

    /**
     * The command that evaluates the same.
     *
     * @param sanity whether it checks as well whether maps depend on what was learned
     * @param out the folder of its results
     */
    String evaluate(EvaluationState state, boolean sanity, String out);

    /**
     * The command that paints what a network wants to see.
     *
     * @param network the network
     * @param target the words that say what is to answer most
     * @param settings those that are not at their standard, by key
     */
    String maximise(PaneState.NetworkChoice network, List<String> target, Map<String, String> settings);
}
