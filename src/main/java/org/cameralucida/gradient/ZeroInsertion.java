package org.cameralucida.gradient;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;

/**
 * Zero insertion, what a stride is backwards: a gradient with zeros between its elements, each element repeated, then
 * all but the first of each block multiplied by zero. (Interleaving by any other operator takes ten times as long.)
 *
 * @param tensor the spread gradient
 * @param window the window without its strides
 */
record ZeroInsertion(String tensor, Window window) {

    /** Spreads {@code gradient}, of {@code [B, C, out…]} with two spatial axes. */
    static ZeroInsertion apply(BackwardPass b, String gradient, Window window) {
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
        return new ZeroInsertion(spread, new Window(window.kernel(), LongStream.of(strides).map(s -> 1).toArray(),
                window.dilations(), window.before(), window.after(), window.in(), extents));
    }

    /** Each element of {@code [B, C, …]} repeated along the spatial axes. */
    static String repeated(BackwardPass b, String tensor, long... times) {
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
     * Tensors side by side: element {@code q·n + p} along an axis is element {@code q} of the p-th of n. Laid together
     * along a new axis behind the one where they alternate, which is nothing but copying.
     *
     * @param phases the tensors, {@code [B, C, …]}, all of one shape; null for one of zeros, of all but one at most
     * @param spatialAxis the axis, counted from the first spatial one
     * @param extent the extent of the axis in the result, which cuts the last block
     * @param extents the spatial extents of the result along the other axes
     */
    static String interleaved(BackwardPass b, List<String> phases, int spatialAxis, long extent, long[] extents) {
        int count = phases.size();
        if (count == 1) {
            return phases.get(0);
        }
        long blocks = (extent + count - 1) / count;
        var apart = new long[extents.length + 3];
        System.arraycopy(extents, 0, apart, 2, spatialAxis);
        apart[2 + spatialAxis] = blocks;
        apart[3 + spatialAxis] = 1;
        System.arraycopy(extents, spatialAxis + 1, apart, 4 + spatialAxis, extents.length - spatialAxis - 1);
        var whole = new long[extents.length + 2];
        System.arraycopy(extents, 0, whole, 2, extents.length);
        whole[2 + spatialAxis] = blocks * count;
        var there = phases.stream().filter(Objects::nonNull).findFirst().orElseThrow();
        var nothing = phases.contains(null) ? b.scale(there, 0) : null;
        // An extent of 0 means: as it is. So are batch and channels.
        var parts = phases.stream().map(p -> b.reshape(p == null ? nothing : p, apart)).toList();
        var together = b.emit("Concat", parts, Attribute.of("axis", 3L + spatialAxis));
        return b.pad(b.reshape(together, whole), whole.length, 2 + spatialAxis, 0, extent - whole[2 + spatialAxis]);
    }
}
