package org.cameralucida.explain.attention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cameralucida.explain.Attention;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;

/**
 * Attention rollout (Abnar and Zuidema, "Quantifying Attention Flow in Transformers", ACL 2020, equations 1 and 2): each
 * block's attention, fused over its heads, is mixed evenly with the way around it, Â = rownorm(A + I), and multiplied with
 * those before, R = Â_L … Â_1; the map is the row of what the classes are read off. Of each block the lowest weights, as a
 * share of all, may be discarded before (J. Gildenblat's vit-explain, 2020). It knows nothing of the class.
 */
public final class Rollout extends AttentionMethod {

    private static final Setting FUSION = new Setting.Choice("fusion", Fusion.AVERAGE.id(),
            Stream.of(Fusion.values()).map(Fusion::id).toList());
    private static final Setting DISCARD = new Setting.Number("discard", 0, 0, 0.99);

    @Override
    public String id() {
        return "attention-rollout";
    }

    @Override
    public boolean isOfClass() {
        return false;
    }

    @Override
    public List<Setting> settings() {
        return List.of(FUSION, DISCARD, PLACE);
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        input.refuseSwapped();
        var attentions = Attention.of(input, Attention.sameLayers(input.network()));
        progress.passed(1, 1);
        var fusion = Fusion.valueOf(settings.values().get("fusion").toUpperCase(Locale.ROOT));
        double discarded = settings.number("discard");
        var mixed = attentions.stream().parallel().map(attention -> {
            double[][] fused = fusion.of(attention.values());
            discard(fused, discarded);
            return mixed(fused);
        }).toList();
        double[] row = attentions.get(0).start(input, settings.whole("place"));
        for (int block = mixed.size() - 1; block >= 0; block--) {
            row = times(row, mixed.get(block));
        }
        return Explanation.of(attentions.get(0).places(row));
    }

    /** rownorm(A + I). */
    private static double[][] mixed(double[][] attention) {
        for (int i = 0; i < attention.length; i++) {
            attention[i][i] += 1;
            double sum = Arrays.stream(attention[i]).sum();
            for (int j = 0; j < attention.length; j++) {
                attention[i][j] /= sum;
            }
        }
        return attention;
    }

    /** Puts 0 in the place of the lowest weights, so many of all. */
    private static void discard(double[][] attention, double share) {
        int count = (int) ((double) attention.length * attention.length * share);
        if (count == 0) {
            return;
        }
        double[] all = Arrays.stream(attention).flatMapToDouble(Arrays::stream).sorted().toArray();
        for (double[] row : attention) {
            for (int j = 0; j < row.length; j++) {
                row[j] = row[j] <= all[count - 1] ? 0 : row[j];
            }
        }
    }

    /** A row times a matrix. */
    static double[] times(double[] row, double[][] matrix) {
        var product = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; row[i] != 0 && j < row.length; j++) {
                product[j] += row[i] * matrix[i][j];
            }
        }
        return product;
    }
}
