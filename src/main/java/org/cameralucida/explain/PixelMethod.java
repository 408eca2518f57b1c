package org.cameralucida.explain;

import java.util.function.IntFunction;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/** A map of pixels, made of gradients of the score by the input. */
public abstract class PixelMethod implements Method {

    /**
     * How many pictures go through at once; a method can be stopped after each batch. Gradients of more do not fit into
     * a processor's caches together, and cost up to a fifth more each.
     */
    private static final int BATCH = 2;

    @Override
    public boolean isOfPixels() {
        return true;
    }

    @Override
    public Family family() {
        return Family.GRADIENTS;
    }

    @Override
    public boolean works(Network network) {
        return GradientPass.works(network, network.input());
    }

    /** The gradients by the input. */
    protected static GradientPass gradients(MethodInput input) {
        return GradientPass.of(input, input.network().input(), "derivatives", RuleBook.derivatives());
    }

    /** Makes the picture of a number, into an array that is there. */
    protected interface Pictures {
        void fill(int number, float[] batch, int offset);
    }

    /** Hears the gradient and the score of each picture. */
    protected interface Gradients {
        void of(int number, float[] gradients, int offset, double score);
    }

    /**
     * Runs pictures in batches, telling of each batch.
     *
     * @param map the map that follows from the first so many pictures
     */
    protected static void runAll(GradientPass pass, MethodInput input, float[] classWeights, int count, Pictures pictures,
                       Gradients gradients, IntFunction<Tensor> map, Progress progress) {
        int size = input.observation().input().data().length;
        int batch = pass.takesBatches() ? BATCH : 1;
        for (int done = 0; done < count; done += batch) {
            int now = Math.min(batch, count - done);
            var data = new float[now * size];
            for (int i = 0; i < now; i++) {
                pictures.fill(done + i, data, i * size);
            }
            int[] shape = input.observation().input().shape().clone();
            shape[0] = now;
            var found = pass.run(new Tensor(data, shape), classWeights);
            for (int i = 0; i < now; i++) {
                gradients.of(done + i, found.gradients().data(), i * size, score(found, classWeights, i));
            }
            int known = done + now;
            progress.sharpened(() -> map.apply(known));
            progress.passed(known, count);
        }
    }

    /** The weighted sum of the logits of one picture. */
    private static double score(GradientPass.Pass pass, float[] classWeights, int picture) {
        double score = 0;
        for (int c = 0; c < classWeights.length; c++) {
            score += (double) classWeights[c] * pass.scores().data()[picture * classWeights.length + c];
        }
        return score;
    }
}
