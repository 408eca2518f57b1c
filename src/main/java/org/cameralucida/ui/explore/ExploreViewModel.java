package org.cameralucida.ui.explore;

import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** One photo and one map. */
public final class ExploreViewModel {

    private final WorkbenchViewModel workbench;
    private final HeatmapViewModel heatmap;

    /** Shows what lies on a workbench. */
    public ExploreViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        heatmap = new HeatmapViewModel(workbench, background, activities);
    }

    /** Photo, network, class, and how maps are made and displayed. */
    public WorkbenchViewModel workbench() {
        return workbench;
    }

    /** Where the network looks. */
    public HeatmapViewModel heatmap() {
        return heatmap;
    }
}
