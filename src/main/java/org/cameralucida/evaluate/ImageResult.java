package org.cameralucida.evaluate;

import java.util.List;

/**
 * All that is known of one image once it was evaluated: every figure follows from these alone, wherever and in whatever
 * order they were made.
 *
 * @param index its place in the data set, from 0
 * @param image its name in the data set
 * @param width of the photo, pixels
 * @param height of the photo, pixels
 * @param label its class as the data set writes it; empty where it has none
 * @param boxes its true boxes, each {@code xmin, ymin, xmax, ymax}
 * @param note why it has no true boxes although it should; empty otherwise
 * @param failure why there are no results; empty where there are
 * @param networks what each network made of it, in the order in which they were asked for; empty after a failure
 */
public record ImageResult(int index, String image, int width, int height, String label, List<List<Integer>> boxes,
        String note, String failure, List<NetworkResult> networks) {

    public ImageResult {
        boxes = List.copyOf(boxes);
        networks = List.copyOf(networks);
    }

    /** An image that could not be evaluated. */
    static ImageResult failed(int index, String image, String label, String why) {
        return new ImageResult(index, image, 0, 0, label, List.of(), "", why, List.of());
    }

    /** Whether there are no results. */
    public boolean hasFailed() {
        return !failure.isEmpty();
    }
}
