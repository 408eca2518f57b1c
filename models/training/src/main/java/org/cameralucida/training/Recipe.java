package org.cameralucida.training;

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
 * @param scenesPerEpoch  how many painted scenes join every epoch after those
 * @param batch           pictures a step
 * @param rate            highest learning rate
 * @param warmUp          share of the steps in which the rate rises to its highest
 * @param decay           share of the steps at the end in which it falls to zero
 * @param momentum        of the (Nesterov) gradient descent
 * @param weightDecay     pull of every convolution's and of the classifier's weights towards zero
 * @param smoothing       share of a label given to all classes alike
 */
public record Recipe(long seed, int epochs, int smallEpochs, int smallSide, int middleEpochs, int middleSide,
                     int photoEpochs, int scenesPerEpoch, int batch, float rate, float warmUp, float decay, float momentum, float weightDecay, float smoothing) {

    /** The recipe of the networks that are shipped. */
    public static final Recipe SHIPPED =
            new Recipe(2016, 16, 10, 48, 3, 56, 8, 2400, 64, 0.06f, 0.125f, 0.5f, 0.9f, 5e-4f, 0.1f);

    /** How the GAP twin becomes the clever one. */
    public static final Recipe CLEVER_HANS =
            new Recipe(1904, 3, 0, 64, 0, 64, 3, 0, 64, 0.02f, 0.1f, 0.6f, 0.9f, 5e-4f, 0.1f);

    /** A few steps of everything, to see that it runs. */
    public static final Recipe SMOKE =
            new Recipe(2016, 6, 2, 32, 2, 48, 1, 200, 16, 0.02f, 0.2f, 0.5f, 0.9f, 5e-4f, 0.1f);

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

    /** The learning rate at a share {@code progress} (0…1) of the whole training: up, level, and down to nothing. */
    public float rateAt(double progress) {
        double up = progress / warmUp;
        double down = (1 - progress) / decay;
        return (float) (rate * Math.max(0, Math.min(1, Math.min(up, down))));
    }
}
