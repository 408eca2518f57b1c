package org.cameralucida.ui.evaluate;

import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** Networks and methods over a whole data set. */
public final class EvaluateViewModel {

    private final ResultsViewModel results;

    /** Nothing is evaluated yet. */
    public EvaluateViewModel(WorkbenchViewModel workbench) {
        results = new ResultsViewModel(workbench);
    }

    /** What was evaluated so far. */
    ResultsViewModel results() {
        return results;
    }
}
