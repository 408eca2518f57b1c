package org.cameralucida.evaluate;

import java.util.List;

/**
 * How many boxes are right at each threshold of the map, {@code level/255} (Choe et al. 2020).
 *
 * @param largest by the box of the largest component, at an IoU of 0.5: its best is MaxBoxAcc
 * @param any by the best of all components' boxes, at each of {@link MaxBoxAcc#IOUS}: the mean of their bests is V2
 */
public record ThresholdCurve(MaxBoxAcc largest, List<MaxBoxAcc> any) {

    public ThresholdCurve {
        any = List.copyOf(any);
    }

    /** The threshold of a level, 0 to 1. */
    public static double threshold(int level) {
        return level / (double) BoxCurve.LEVELS;
    }
}
