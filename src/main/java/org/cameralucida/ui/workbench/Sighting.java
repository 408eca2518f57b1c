package org.cameralucida.ui.workbench;

import org.cameralucida.explain.Observation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.network.Network;

/**
 * One look of a network at a photo: everything that is shown follows from it.
 *
 * @param photo what was looked at
 * @param frame the part of it that was seen
 * @param network what looked
 * @param observation what came of it
 */
public record Sighting(Photo photo, Region frame, Network network, Observation observation) {
}
