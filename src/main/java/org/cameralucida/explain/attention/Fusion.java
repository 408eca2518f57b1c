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
            for (int i = 0; i < tokens * tokens; i++) {
                double value = heads.data()[head * tokens * tokens + i];
                double before = fused[i / tokens][i % tokens];
                fused[i / tokens][i % tokens] = this == AVERAGE ? before + value
                        : this == MAXIMUM ? Math.max(before, value) : Math.min(before, value);
            }
        }
        for (int i = 0; this == AVERAGE && i < tokens * tokens; i++) {
            fused[i / tokens][i % tokens] /= heads.extent(0);
        }
        return fused;
    }

    /** One head, {@code [tokens][tokens]}. */
    static double[][] head(Tensor heads, int head) {
        int tokens = heads.extent(1);
        var one = new double[tokens][tokens];
        for (int i = 0; i < tokens * tokens; i++) {
            one[i / tokens][i % tokens] = heads.data()[head * tokens * tokens + i];
        }
        return one;
    }
}
