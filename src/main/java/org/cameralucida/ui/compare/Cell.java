package org.cameralucida.ui.compare;

import java.util.Optional;
import javafx.scene.layout.Region;

/**
 * What a {@link PaneGrid} arranges: words over a photo, and below it its colour bar. Those of a grid are as
 * high in each cell as in the one that needs most.
 *
 * @param root all of it
 * @param header the words over the photo
 * @param unit what the colour bar counts; empty where there is none
 * @param below what is below the photo
 */
record Cell(Region root, Region header, Optional<Region> unit, Region below) {
}
