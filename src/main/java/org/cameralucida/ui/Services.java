package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.Workspace;

/**
 * What the window is given when the program is put together.
 *
 * @param workspace preferences and history
 * @param networks where networks come from
 * @param standardNetwork the network of a fresh start; empty for none
 * @param samples lays the sample scenes out as files, the one of a fresh start first; slow; empty if there are none
 * @param commands how what is shown is written as a command, for "copy as command"
 */
public record Services(Workspace workspace, NetworkSource networks, Optional<String> standardNetwork,
        Optional<Supplier<List<Path>>> samples, CommandText commands) {
}
