package org.cameralucida.ui.workbench;

import org.cameralucida.workspace.Session;

/** What is compared, as a session holds it: of the feature that compares. */
public interface SavedComparison {

    /** What is compared now. */
    Session.Comparison value();

    /** Compares what was compared before. */
    void restore(Session.Comparison saved);
}
