package org.cameralucida.explain.cam;

import java.util.List;
import java.util.Map;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * Eigen-CAM (Muhammad and Yeasin, "Eigen-CAM: Class Activation Map using Principal Components", 2020): the feature
 * maps' first principal component. Positions are the rows of a matrix, channels its columns, each less its mean; M is
 * the projection on the first right singular vector. Its sign is arbitrary: ours is such that the larger lobe is
 * positive, or the other one if that is asked for, as other implementations may happen to have it. It knows nothing of
 * the class.
 */
public final class EigenCam extends FeatureMapMethod {

    /** Which lobe is positive. */
    private static final Setting LOBE = new Setting.Choice("lobe", "larger", List.of("larger", "smaller"));
    private static final int MOST_STEPS = 3000;
    private static final double STILL = 1e-13;

    @Override
    public String id() {
        return "eigencam";
    }

    @Override
    public boolean isOfClass() {
        return false;
    }

    @Override
    public List<Setting> settings() {
        return List.of(LOBE, CommonSettings.RELU);
    }

    @Override
    public boolean works(Network network) {
        return network.layer(network.head().target()) != null;
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        Tensor maps = input.featureMaps().channelsFirst();
        progress.passed(1, 1);
        return Explanation.of(finished(map(maps, maps, settings), maps, settings));
    }

    @Override
    protected float[] map(Tensor maps, Tensor gradients, Settings settings) {
        int channels = maps.extent(0);
        int positions = maps.extent(1) * maps.extent(2);
        double[] means = GradCam.means(maps);
        var centred = new double[channels][positions];
        for (int k = 0; k < channels; k++) {
            for (int i = 0; i < positions; i++) {
                centred[k][i] = maps.data()[k * positions + i] - means[k];
            }
        }
        return fixedSign(projection(centred, positions), settings.is("lobe", "larger"));
    }

    /** The matrix times its first right singular vector, by power iteration on the positions' side. */
    private static double[] projection(double[][] centred, int positions) {
        var vector = new double[positions];
        // Any start that is not orthogonal to the answer: that of the channel that varies most.
        double most = 0;
        for (double[] channel : centred) {
            double size = dot(channel, channel);
            if (size > most) {
                most = size;
                vector = channel.clone();
            }
        }
        if (most == 0) {
            return vector;
        }
        double length = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            scale(vector, 1 / Math.sqrt(dot(vector, vector)));
            var next = new double[positions];
            for (double[] channel : centred) {
                double share = dot(channel, vector);
                for (int i = 0; i < positions; i++) {
                    next[i] += share * channel[i];
                }
            }
            double before = length;
            length = Math.sqrt(dot(next, next));
            vector = next;
            if (Math.abs(length - before) <= STILL * length) {
                break;
            }
        }
        // The left singular vector times the singular value, which is the root of the last length.
        scale(vector, Math.sqrt(length) / length);
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static float[] fixedSign(double[] projection, boolean isLargerPositive) {
        double lowest = 0;
        double highest = 0;
        for (double value : projection) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        var map = new float[projection.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (-lowest > highest == isLargerPositive ? -projection[i] : projection[i]);
        }
        return map;
    }
}
