package org.cameralucida.evaluate;

import java.util.List;
import org.cameralucida.image.Tensor;

/** A network, asked for one class: what a measure that changes the picture has to know of it. */
@FunctionalInterface
public interface ClassProbability {

    /**
     * The probability of the class for each picture.
     *
     * @param inputs preprocessed pictures of the shape of the network's input
     * @return as many numbers, 0 to 1
     */
    float[] of(List<Tensor> inputs);
}
