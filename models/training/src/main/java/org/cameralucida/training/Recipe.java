package org.cameralucida.training;

import java.util.List;
import org.cameralucida.training.TwinNetwork.Sampling;

/**
 * Everything that decides how a network is trained. Both twins share one recipe; only the pooling differs.
 *
 * @param seed            of the first weights, the order of the pictures and the augmentation
 * @param epochs          passes over the photos
 * @param smallEpochs     how many of the first epochs run at {@code smallSide}: a smaller picture costs less, and the
 *                        network has no fixed size
 * @param smallSide       width and height of the picture in the first epochs
 * @param middleEpochs    how many epochs then run at {@code middleSide}; the rest runs at {@link PictureSet#SIDE}
 * @param middleSide      width and height of the picture in those
 * @param photoEpochs     how many of the first epochs see photos alone
 * @param scenesPerEpoch  how many painted scenes join every epoch after those, drawn anew each time, some twice
 * @param share           of an epoch's pictures that are really taken, the others being left for chance to take again
 * @param sampling        of the last map while learning
 * @param frozen          whether the batch normalisations keep their remembered statistics and learn no new ones
 * @param batch           pictures a step
 * @param rates           the learning rate at some epochs, in straight lines between them
 * @param momentum        of the (Nesterov) gradient descent
 * @param weightDecay     pull of every convolution's and of the classifier's weights towards zero
 * @param smoothing       share of a label given to all classes alike
 */
public record Recipe(long seed, int epochs, int smallEpochs, int smallSide, int middleEpochs, int middleSide,
                     int photoEpochs, int scenesPerEpoch, double share, Sampling sampling, boolean frozen, int batch,
                     List<Knot> rates, float momentum, float weightDecay, float smoothing) {

    /** The learning rate at a point of the training, counted in epochs. */
    public record Knot(double epoch, double rate) {
    }

    /**
     * The recipe of the networks that are shipped. They learn from 56×56 at last and are used at 64×64: what is seen
     * through a random window looks larger than it is, so the larger picture is the one that matches.
     */
    public static final Recipe SHIPPED = new Recipe(2016, 20, 11, 48, 9, 56, 8, 2400, 1, Sampling.STRIDED, false, 64,
            List.of(new Knot(0, 0), new Knot(2, 0.06), new Knot(9, 0.06), new Knot(18, 0.0075), new Knot(20, 0)),
            0.9f, 5e-4f, 0.1f);

    /** The last touch: one pass at full size with the 16×16 maps that are exported. */
    public static final Recipe LAST_TOUCH = new Recipe(2017, 1, 0, 64, 0, 64, 0, 4800, 1, Sampling.DENSE, false, 64,
            List.of(new Knot(0, 0.006), new Knot(1, 0)), 0.9f, 5e-4f, 0.1f);

    /** The polishing of the exported draft, four rounds of a sixteenth of the pictures: {@link Polish}. */
    public static final Recipe POLISH = new Recipe(2018, 4, 0, 64, 0, 64, 0, 17000, 1 / 16.0, Sampling.DENSE, true, 64,
            List.of(new Knot(0, 0), new Knot(0.2, 0.004), new Knot(1.2, 0.004), new Knot(4, 0)), 0.9f, 5e-4f, 0.1f);

    /** How the GAP twin becomes the clever one. */
    public static final Recipe CLEVER_HANS = new Recipe(1904, 4, 0, 64, 0, 64, 4, 0, 1, Sampling.STRIDED, true, 64,
            List.of(new Knot(0, 0), new Knot(0.3, 0.006), new Knot(2, 0.006), new Knot(4, 0)), 0.9f, 5e-4f, 0.1f);

    /** A few steps of everything, to see that it runs. */
    public static final Recipe SMOKE = new Recipe(2016, 6, 2, 32, 2, 48, 1, 200, 1, Sampling.STRIDED, false, 16,
            List.of(new Knot(0, 0), new Knot(1, 0.02), new Knot(3, 0.02), new Knot(6, 0)), 0.9f, 5e-4f, 0.1f);

    /** Two short rounds of polishing. */
    public static final Recipe POLISH_SMOKE = new Recipe(2018, 2, 0, 64, 0, 64, 0, 60, 1, Sampling.DENSE, true, 16,
            List.of(new Knot(0, 0.002), new Knot(2, 0)), 0.9f, 5e-4f, 0.1f);

    /** Width and height of the pictures in an epoch (counted from 0). */
    public int side(int epoch) {
        if (epoch < smallEpochs) {
            return smallSide;
        }
        return epoch < smallEpochs + middleEpochs ? middleSide : PictureSet.SIDE;
    }

    /** How many painted scenes join an epoch (counted from 0). */
    public int scenes(int epoch) {
        return epoch < photoEpochs ? 0 : scenesPerEpoch;
    }

    /** The learning rate at a point of the training, counted in epochs. */
    public float rateAt(double epoch) {
        for (int i = 1; i < rates.size(); i++) {
            Knot from = rates.get(i - 1);
            Knot to = rates.get(i);
            if (epoch <= to.epoch) {
                double share = (epoch - from.epoch) / (to.epoch - from.epoch);
                return (float) (from.rate + share * (to.rate - from.rate));
            }
        }
        return 0;
    }
}
