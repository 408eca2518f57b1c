package org.cameralucida.ui.explore;

import org.cameralucida.image.Photo;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** One photo and one map. */
public final class ExploreViewModel {

    private final WorkbenchViewModel workbench;
    private final MapViewModel map;
    private final HeatmapViewModel heatmap;
    private final BoxViewModel box;
    private final ReadoutViewModel readout;
    private final ShownPane shownPane;

    /** Shows what lies on a workbench. */
    public ExploreViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        map = new MapViewModel(workbench, background, activities);
        heatmap = new HeatmapViewModel(workbench, map);
        box = new BoxViewModel(workbench, map, background, activities);
        readout = new ReadoutViewModel(workbench, map);
        shownPane = new ShownPane(workbench, map, background);
    }

    /** Photo, network, class, and how maps are made and displayed. */
    public WorkbenchViewModel workbench() {
        return workbench;
    }

    /** The map of the chosen class. */
    public MapViewModel map() {
        return map;
    }

    /** The map as it is laid over the photo. */
    public HeatmapViewModel heatmap() {
        return heatmap;
    }

    /** The predicted box. */
    public BoxViewModel box() {
        return box;
    }

    /** The map and its numbers, as one value. */
    public ShownPane shownPane() {
        return shownPane;
    }

    /** What is under the cursor. */
    public ReadoutViewModel readout() {
        return readout;
    }
}
