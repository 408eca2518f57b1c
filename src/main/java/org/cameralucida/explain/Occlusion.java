package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;

/**
 * Occlusion (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014; the founding
 * thesis' equation 3.4): R = y_c(x) − y_c(x with a window put to the baseline). The window moves by {@code stride};
 * the last windows are cut at the border; a pixel under several windows gets their mean.
 */
public final class Occlusion implements Method {

    @Override
    public String id() {
        return "occlusion";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("window", 32, 1, 512), new Setting.Whole("stride", 16, 1, 512),
                Baseline.SETTING, Options.SCORE);
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
        var windows = new Windows(settings.whole("window"), settings.whole("stride"), height, width);
        float[] seen = subject.observation().input().data();
        float[] baseline = Baseline.of(subject, settings).data();
        int channels = seen.length / (height * width);
        double whole = Forward.score(subject, subject.observation().logits(), classIndex, settings);
        var sum = new double[height * width];
        var covered = new int[height * width];
        return Explanation.of(Forward.ofInput(subject).run(windows.count(), (n, batch, offset) -> {
            System.arraycopy(seen, 0, batch, offset, seen.length);
            windows.forEach(n, i -> {
                for (int c = 0; c < channels; c++) {
                    int place = isChannelsFirst ? c * height * width + i : i * channels + c;
                    batch[offset + place] = baseline[place];
                }
            });
        }, (n, logits) -> {
            double change = whole - Forward.score(subject, logits, classIndex, settings);
            windows.forEach(n, i -> {
                sum[i] += change;
                covered[i]++;
            });
        }, known -> new Tensor(mean(sum, covered), height, width), progress));
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
