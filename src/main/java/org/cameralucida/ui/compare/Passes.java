package org.cameralucida.ui.compare;

import java.util.Optional;
import org.cameralucida.compare.Pane;

/**
 * How far a method of many passes has come.
 *
 * @param done passes that have been made
 * @param total passes that there will have been
 * @param soFar the pane as it would be if the method stopped now; empty while there is nothing to see
 */
public record Passes(int done, int total, Optional<Pane> soFar) {
}
