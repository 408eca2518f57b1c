package org.cameralucida.ui;

import java.util.List;
import java.util.Optional;
import org.cameralucida.ui.network.NetworkShelf;
import org.cameralucida.workspace.Workspace;

/**
 * What the window is given when the program is put together.
 *
 * @param workspace preferences and history
 * @param networks where networks come from
 * @param standardNetwork the network of a fresh start; empty for none
 * @param program the words that start the program on a command line, for "copy as command"
 */
public record Services(Workspace workspace, NetworkShelf networks, Optional<String> standardNetwork,
        List<String> program) {
}
