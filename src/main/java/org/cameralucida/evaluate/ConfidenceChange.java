package org.cameralucida.evaluate;

import java.util.List;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;

/**
 * What is left of the confidence when the network sees only what the map shows (Chattopadhyay et al. 2018): p of the
 * picture, o of the picture times the map. The map is enlarged bilinearly, scaled to 0…1 by its smallest and largest
 * value, and multiplies the preprocessed tensor; probabilities, not logits. A map without any contrast shows nothing
 * and counts for nothing.
 *
 * @param before p, 0 to 1
 * @param after o, 0 to 1; NaN for a map without contrast
 */
public record ConfidenceChange(double before, double after) {

    /** How many pictures go through the network. */
    static final int PICTURES = 2;

    /** Asks the network of both pictures. */
    public static ConfidenceChange of(Tensor input, MapLayout layout, Tensor map, ClassProbability network) {
        var share = MinMax.of(BilinearUpsampling.bilinear(map, layout.height(), layout.width()));
        if (share == null) {
            return new ConfidenceChange(network.of(List.of(input))[0], Double.NaN);
        }
        var data = input.data().clone();
        for (int c = 0; c < layout.channels(); c++) {
            for (int i = 0; i < share.length; i++) {
                data[layout.place(c, i)] *= share[i];
            }
        }
        var probabilities = network.of(List.of(input, new Tensor(data, input.shape())));
        return new ConfidenceChange(probabilities[0], probabilities[1]);
    }

    /** Average drop: max(0, p − o)/p, 0 to 1; its mean over images is the measure, lower is better. */
    public double drop() {
        return Math.max(0, before - after) / before;
    }

    /** Increase in confidence: 1 where o &gt; p, else 0; its mean is the measure, higher is better. */
    public double increase() {
        return Double.isNaN(after) ? Double.NaN : after > before ? 1 : 0;
    }
}
