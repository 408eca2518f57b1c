package org.cameralucida.explain;

import java.util.List;
import java.util.Random;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;

/**
 * RISE (Petsiuk, Das and Saenko, "RISE: Randomized Input Sampling for Explanation of Black-box Models", BMVC 2018): M
 * = 1/(N·p)·Σ_m s(x ⊙ m)·m over N random masks m. A mask is a grid of cells that are open with probability p,
 * enlarged bilinearly and shifted at random; what it hides becomes 0 in the preprocessed tensor. The same seed gives
 * the same masks.
 */
public final class Rise implements Method {

    @Override
    public String id() {
        return "rise";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("masks", 2000, 1, 20000), new Setting.Whole("grid", 8, 2, 32),
                new Setting.Number("probability", 0.5, 0.01, 0.99),
                new Setting.Choice("score", "probability", List.of("probability", "logit")),
                new Setting.Whole("seed", 0, 0, Long.MAX_VALUE));
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped();
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        LayerMethod.refuseSwapped(subject);
        int[] shape = subject.observation().input().shape();
        boolean isChannelsFirst = Pixels.layout(subject) == Layout.NCHW;
        int height = shape[isChannelsFirst ? 2 : 1];
        int width = shape[isChannelsFirst ? 3 : 2];
        float[] seen = subject.observation().input().data();
        int channels = seen.length / (height * width);
        int count = settings.whole("masks");
        var random = new Random(settings.seed("seed"));
        var masks = new float[Forward.BATCH][];
        var sum = new double[height * width];
        return Explanation.of(Forward.ofInput(subject).run(count, (n, batch, offset) -> {
            float[] mask = mask(random, settings, height, width);
            masks[n % masks.length] = mask;
            for (int i = 0; i < seen.length; i++) {
                int pixel = isChannelsFirst ? i % (height * width) : i / channels;
                batch[offset + i] = seen[i] * mask[pixel];
            }
        }, (n, logits) -> {
            double score = Forward.score(subject, logits, classIndex, settings);
            float[] mask = masks[n % masks.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += score * mask[i];
            }
        }, known -> new Tensor(scaled(sum, 1 / (known * settings.number("probability"))), height, width), progress));
    }

    private static float[] scaled(double[] sum, double factor) {
        var map = new float[sum.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (sum[i] * factor);
        }
        return map;
    }

    /**
     * A grid of {@code grid} cells a side, enlarged to one cell more than the picture, of which a part is cut at
     * random.
     */
    private static float[] mask(Random random, Settings settings, int height, int width) {
        int grid = settings.whole("grid");
        var open = new float[grid * grid];
        for (int i = 0; i < open.length; i++) {
            open[i] = random.nextDouble() < settings.number("probability") ? 1 : 0;
        }
        int cellHeight = (height + grid - 1) / grid;
        int cellWidth = (width + grid - 1) / grid;
        int wide = (grid + 1) * cellWidth;
        float[] large = Enlarged.bilinear(new Tensor(open, grid, grid), (grid + 1) * cellHeight, wide);
        int top = random.nextInt(cellHeight);
        int left = random.nextInt(cellWidth);
        var mask = new float[height * width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(large, (top + y) * wide + left, mask, y * width, width);
        }
        return mask;
    }
}
