package org.cameralucida.ui.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.compare.Axis;
import org.cameralucida.ui.workbench.SavedComparison;
import org.cameralucida.workspace.Session;

/** A comparison that only remembers what is to be compared. */
final class Compared implements SavedComparison {

    private Session.Comparison value = new Session.Comparison(false, Axis.POOLING, "contribution", List.of(), List.of(),
            List.of(), 4, true, true, false, Map.of(), List.of(), Optional.empty(), Optional.empty());

    @Override
    public Session.Comparison value() {
        return value;
    }

    @Override
    public void restore(Session.Comparison saved) {
        value = saved;
    }
}
