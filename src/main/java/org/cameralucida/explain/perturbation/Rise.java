package org.cameralucida.explain.perturbation;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PerturbationMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/**
 * RISE (Petsiuk, Das and Saenko, "RISE: Randomized Input Sampling for Explanation of Black-box Models", BMVC 2018): M
 * = 1/(N·p)·Σ_m s(x ⊙ m)·m over N random masks m. A mask is a grid of cells that are open with probability p,
 * enlarged bilinearly and shifted at random; what it hides becomes 0 in the preprocessed tensor. The same seed gives
 * the same masks. Each pixel's value is the mean score of the masks that leave it open, so that all of them are near
 * the mean score: only their differences tell where it looked. The paper takes 4000 masks of 7 × 7 cells (8000 for
 * ResNet-50), its code 6000 of 8 × 8; here 2000 are the standard, which on a processor is what one waits for.
 */
public final class Rise extends PerturbationMethod {

    @Override
    public String id() {
        return "rise";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("masks", 2000, 1, 20000), new Setting.Whole("grid", 8, 2, 32),
                new Setting.Number("probability", 0.5, 0.01, 0.99),
                CommonSettings.SCORE_OF_PROBABILITY,
                CommonSettings.SEED);
    }

    @Override
    public boolean hasZero() {
        return false;
    }

    @Override
    protected Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var picture = input.picture();
        int height = picture.layout().height();
        int width = picture.layout().width();
        int count = settings.whole("masks");
        var draws = draws(settings, height, width);
        var masks = new float[draws.length][];
        var sum = new double[height * width];
        var total = new double[1];
        Tensor map = BatchedForward.ofInput(input).run(count, (n, batch, offset) -> {
            float[] mask = mask(draws[n], settings.whole("grid"), height, width);
            masks[n] = mask;
            picture.writeMasked(mask, batch, offset);
        }, (n, logits) -> {
            double score = BatchedForward.score(input, logits, classIndex, settings);
            total[0] += score;
            float[] mask = masks[n];
            masks[n] = null;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += score * mask[i];
            }
        }, known -> new Tensor(scaled(sum, 1 / (known * settings.number("probability"))), height, width), progress);
        return new Explanation(map, List.of(Message.of(Method.class, "note.differences",
                Decimal.significant(total[0] / count, 4))));
    }

    private static float[] scaled(double[] sum, double factor) {
        var map = new float[sum.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (sum[i] * factor);
        }
        return map;
    }

    /** What is random of a mask: its open cells, row by row, and by how many pixels it is shifted. */
    private record Draw(BitSet open, int top, int left) {
    }

    private static Draw[] draws(Settings settings, int height, int width) {
        int grid = settings.whole("grid");
        var random = new Random(settings.seed("seed"));
        var draws = new Draw[settings.whole("masks")];
        for (int n = 0; n < draws.length; n++) {
            var open = new BitSet(grid * grid);
            for (int i = 0; i < grid * grid; i++) {
                open.set(i, random.nextDouble() < settings.number("probability"));
            }
            draws[n] = new Draw(open, random.nextInt(cell(height, grid)), random.nextInt(cell(width, grid)));
        }
        return draws;
    }

    /** How many pixels a cell has along a side. */
    private static int cell(int side, int grid) {
        return (side + grid - 1) / grid;
    }

    /** A grid, enlarged to one cell more than the picture, of which a part is cut. */
    private static float[] mask(Draw draw, int grid, int height, int width) {
        var open = new float[grid * grid];
        for (int i = 0; i < open.length; i++) {
            open[i] = draw.open().get(i) ? 1 : 0;
        }
        int wide = (grid + 1) * cell(width, grid);
        float[] large = BilinearUpsampling.bilinear(new Tensor(open, grid, grid), (grid + 1) * cell(height, grid), wide);
        var mask = new float[height * width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(large, (draw.top() + y) * wide + draw.left(), mask, y * width, width);
        }
        return mask;
    }
}
