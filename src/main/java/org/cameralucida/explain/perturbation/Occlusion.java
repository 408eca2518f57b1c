package org.cameralucida.explain.perturbation;

import java.util.List;
import org.cameralucida.explain.Baseline;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PerturbationMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * Occlusion (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014; the founding
 * thesis' equation 3.4): R = y_c(x) − y_c(x with a window put to the baseline). The window moves by {@code stride};
 * the last windows are cut at the border; a pixel under several windows gets their mean.
 */
public final class Occlusion extends PerturbationMethod {

    /** A side is so many windows long, if nothing else is asked for. */
    private static final int SHARE = 7;

    @Override
    public String id() {
        return "occlusion";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("window", 0, 0, 512), new Setting.Whole("stride", 0, 0, 512),
                Baseline.SETTING, CommonSettings.SCORE);
    }

    @Override
    protected Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var layout = input.picture().layout();
        var windows = Windows.of(settings, layout.height(), layout.width());
        float[] seen = input.observation().input().data();
        float[] baseline = Baseline.of(input, settings).data();
        double whole = BatchedForward.score(input, input.observation().logits(), classIndex, settings);
        var sum = new double[layout.positions()];
        var covered = new int[layout.positions()];
        return Explanation.of(BatchedForward.ofInput(input).run(windows.count(), (n, batch, offset) -> {
            System.arraycopy(seen, 0, batch, offset, seen.length);
            windows.forEach(n, i -> {
                for (int c = 0; c < layout.channels(); c++) {
                    int place = layout.place(c, i);
                    batch[offset + place] = baseline[place];
                }
            });
        }, (n, logits) -> {
            double change = whole - BatchedForward.score(input, logits, classIndex, settings);
            windows.forEach(n, i -> {
                sum[i] += change;
                covered[i]++;
            });
        }, known -> new Tensor(mean(sum, covered), layout.height(), layout.width()), progress));
    }

    private static float[] mean(double[] sum, int[] covered) {
        var map = new float[sum.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = covered[i] == 0 ? 0 : (float) (sum[i] / covered[i]);
        }
        return map;
    }

    /** Places of a window, row by row. */
    private record Windows(int size, int stride, int height, int width) {

        /** Of the size that is set; else a share of the shorter side, in steps of half of that: 32 and 16 of 224. */
        static Windows of(Settings settings, int height, int width) {
            int window = settings.whole("window");
            int size = window > 0 ? window : Math.max(1, Math.min(height, width) / SHARE);
            int stride = settings.whole("stride");
            return new Windows(size, stride > 0 ? stride : Math.max(1, size / 2), height, width);
        }

        interface Place {
            void at(int index);
        }

        private int along(int extent) {
            return (int) Math.ceil(Math.max(0, extent - size) / (double) stride) + 1;
        }

        int count() {
            return along(height) * along(width);
        }

        void forEach(int n, Place place) {
            int top = n / along(width) * stride;
            int left = n % along(width) * stride;
            for (int y = top; y < Math.min(top + size, height); y++) {
                for (int x = left; x < Math.min(left + size, width); x++) {
                    place.at(y * width + x);
                }
            }
        }
    }
}
