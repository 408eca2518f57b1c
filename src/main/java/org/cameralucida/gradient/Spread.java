package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;

/**
 * A gradient spread out with zeros between its elements, as a stride demands: each element repeated, then all but the
 * first of each block multiplied by zero. (Interleaving by any other operator takes ten times as long.)
 *
 * @param tensor the spread gradient
 * @param window the window without its strides
 */
record Spread(String tensor, Window window) {

    /** Spreads {@code gradient}, of {@code [B, C, out…]} with two spatial axes. */
    static Spread apply(Backward b, String gradient, Window window) {
        long[] strides = window.strides();
        long[] extents = {window.out()[0] * strides[0], window.out()[1] * strides[1]};
        var spread = gradient;
        if (!window.hasUnitStrides()) {
            var teeth = new float[Math.toIntExact(extents[0] * extents[1])];
            for (long y = 0; y < extents[0]; y += strides[0]) {
                for (long x = 0; x < extents[1]; x += strides[1]) {
                    teeth[Math.toIntExact(y * extents[1] + x)] = 1;
                }
            }
            spread = b.emit("Mul", repeated(b, gradient, strides), b.floats(extents, teeth));
        }
        return new Spread(spread, new Window(window.kernel(), LongStream.of(strides).map(s -> 1).toArray(),
                window.dilations(), window.before(), window.after(), window.in(), extents));
    }

    /** Each element of {@code [B, C, …]} repeated along the spatial axes. */
    static String repeated(Backward b, String tensor, long... times) {
        var scales = new float[2 + times.length];
        scales[0] = 1;
        scales[1] = 1;
        for (int axis = 0; axis < times.length; axis++) {
            scales[2 + axis] = times[axis];
        }
        return b.emit("Resize", List.of(tensor, "", b.floats(new long[]{scales.length}, scales)),
                Attribute.of("mode", "nearest"), Attribute.of("coordinate_transformation_mode", "asymmetric"),
                Attribute.of("nearest_mode", "floor"));
    }

    /**
     * Tensors side by side: element {@code q·n + p} along an axis is element {@code q} of the p-th of n.
     *
     * @param phases the tensors, {@code [B, C, …]}, all of one shape; null for one of zeros
     * @param spatialAxis the axis, counted from the first spatial one
     * @param extent the extent of the axis in the result, which cuts the last block
     * @param extents the spatial extents of the result along the other axes
     */
    static String interleaved(Backward b, List<String> phases, int spatialAxis, long extent, long[] extents) {
        int count = phases.size();
        if (count == 1) {
            return phases.get(0);
        }
        long[] whole = extents.clone();
        whole[spatialAxis] = (extent + count - 1) / count * count;
        long[] times = LongStream.of(extents).map(e -> 1).toArray();
        times[spatialAxis] = count;
        var summands = new ArrayList<String>();
        for (int phase = 0; phase < count; phase++) {
            if (phases.get(phase) != null) {
                summands.add(b.emit("Mul", repeated(b, phases.get(phase), times),
                        b.floats(whole, comb(whole, spatialAxis, count, phase))));
            }
        }
        var sum = summands.size() == 1 ? summands.get(0) : b.emit("Sum", summands);
        return b.pad(sum, 2 + extents.length, 2 + spatialAxis, 0, extent - whole[spatialAxis]);
    }

    /** 1 where the place along an axis is {@code phase} in its block, 0 elsewhere. */
    private static float[] comb(long[] extents, int axis, int count, int phase) {
        int inner = 1;
        for (int i = axis + 1; i < extents.length; i++) {
            inner = Math.toIntExact(inner * extents[i]);
        }
        var teeth = new float[Math.toIntExact(LongStream.of(extents).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < teeth.length; i++) {
            teeth[i] = i / inner % (int) extents[axis] % count == phase ? 1 : 0;
        }
        return teeth;
    }
}
