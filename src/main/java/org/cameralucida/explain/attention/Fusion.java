package org.cameralucida.explain.attention;

import java.util.Locale;
import org.cameralucida.image.Tensor;

/** How the heads of an attention become one. */
enum Fusion {
    AVERAGE,
    MAXIMUM,
    MINIMUM;

    /** The choice of a setting. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code [tokens][tokens]} of {@code [heads,tokens,tokens]}. */
    double[][] of(Tensor heads) {
        int tokens = heads.extent(1);
        var fused = head(heads, 0);
        for (int head = 1; head < heads.extent(0); head++) {
            for (int i = 0; i < tokens; i++) {
                add(heads.data(), (head * tokens + i) * tokens, fused[i]);
            }
        }
        for (int i = 0; this == AVERAGE && i < tokens; i++) {
            for (int j = 0; j < tokens; j++) {
                fused[i][j] /= heads.extent(0);
            }
        }
        return fused;
    }

    private void add(float[] values, int from, double[] row) {
        for (int j = 0; j < row.length; j++) {
            double value = values[from + j];
            row[j] = this == AVERAGE ? row[j] + value : this == MAXIMUM ? Math.max(row[j], value) : Math.min(row[j], value);
        }
    }

    /** One head, {@code [tokens][tokens]}. */
    static double[][] head(Tensor heads, int head) {
        int tokens = heads.extent(1);
        var one = new double[tokens][tokens];
        for (int i = 0; i < tokens; i++) {
            for (int j = 0; j < tokens; j++) {
                one[i][j] = heads.data()[(head * tokens + i) * tokens + j];
            }
        }
        return one;
    }
}
