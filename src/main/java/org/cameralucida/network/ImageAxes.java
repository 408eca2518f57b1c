package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;

/**
 * Which axes of a graph's tensors are the rows and the columns of the picture: followed from the input through all
 * operators that keep places where they are. Of what comes out of any other operator nothing is claimed, so that
 * {@code [tokens, heads, head-dim]} is never taken for feature maps.
 */
final class ImageAxes {

    private static final Set<String> WINDOWS = Set.of("Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool",
            "LRN", "BatchNormalization", "InstanceNormalization", "GroupNormalization", "DepthToSpace", "SpaceToDepth",
            "QLinearConv", "ConvInteger", "FusedConv", "QLinearAveragePool");
    /** Operators that move elements about, or whose way is not followed. */
    private static final Set<String> ELSEWHERE = Set.of("GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool",
            "QLinearGlobalAveragePool", "Gemm", "Einsum", "GridSample", "GatherElements", "GatherND", "ScatterElements",
            "ScatterND", "ReverseSequence", "RoiAlign", "TopK", "Compress", "NonZero", "Tile", "DFT", "Attention",
            "MultiHeadAttention", "Loop", "Scan", "If", "Shape", "Size", "Unique", "Col2Im");

    /** What an axis is of. */
    private enum Kind { OTHER, ROWS, COLUMNS, POSITIONS }

    /**
     * An axis; the numbers of rows and columns where it is all positions, row by row, and of what precedes them there, as
     * a class token.
     */
    private record Axis(Kind kind, long rows, long columns, long prefix) {

        static final Axis OTHER = new Axis(Kind.OTHER, 0, 0, 0);
        static final Axis ROWS = new Axis(Kind.ROWS, 0, 0, 0);
        static final Axis COLUMNS = new Axis(Kind.COLUMNS, 0, 0, 0);

        static Axis positions(long rows, long columns, long prefix) {
            return new Axis(Kind.POSITIONS, rows, columns, prefix);
        }

        /** Positions of which so many elements on the way from the start are cut off, before {@code size} others. */
        Axis cut(long start, long size) {
            boolean isWhole = start <= prefix && prefix - start + rows * columns <= size;
            return kind == Kind.POSITIONS && isWhole ? positions(rows, columns, prefix - start) : OTHER;
        }

        boolean isOther() {
            return kind == Kind.OTHER;
        }
    }

    private static final List<Axis> NCHW = List.of(Axis.OTHER, Axis.OTHER, Axis.ROWS, Axis.COLUMNS);
    private static final List<Axis> NHWC = List.of(Axis.OTHER, Axis.ROWS, Axis.COLUMNS, Axis.OTHER);

    /** What a graph's constants are. */
    interface Constants {
        Optional<Constant> of(String tensor);
    }

    private final Map<String, long[]> shapes;
    private final Constants constants;
    private final Map<String, List<Axis>> axes = new HashMap<>();

    private ImageAxes(Map<String, long[]> shapes, Constants constants) {
        this.shapes = shapes;
        this.constants = constants;
    }

    /** Follows the axes of the input of a layout through a graph. */
    static ImageAxes of(Graph graph, String input, Layout layout, Map<String, long[]> shapes, Constants constants) {
        var found = new ImageAxes(shapes, constants);
        found.axes.put(input, layout == Layout.NCHW ? NCHW : NHWC);
        graph.nodes().forEach(found::follow);
        return found;
    }

    /** The layout of a tensor of four axes of which two are rows and columns; none if that is not proven. */
    Optional<Layout> layout(String tensor) {
        var found = axes.get(tensor);
        return NCHW.equals(found) ? Optional.of(Layout.NCHW)
                : NHWC.equals(found) ? Optional.of(Layout.NHWC) : Optional.empty();
    }

    /**
     * The grid of a tensor of three axes, of which one is its positions, and others may be: {@code [N,tokens,C]} or
     * {@code [tokens,N,C]}; none if that is not proven.
     */
    Optional<MapTensor> tokens(String tensor) {
        var found = axes.get(tensor);
        var shape = shapes.get(tensor);
        if (found == null || found.size() != 3 || shape == null || shape[2] <= 0) {
            return Optional.empty();
        }
        int at = found.get(0).kind() == Kind.POSITIONS ? 0 : 1;
        var grid = found.get(at);
        boolean isAlone = grid.kind() == Kind.POSITIONS && found.get(1 - at).isOther() && found.get(2).isOther();
        return isAlone && grid.rows() * grid.columns() > 1 ? Optional.of(new MapTensor(tensor, Layout.NHWC,
                (int) shape[2], (int) grid.rows(), (int) grid.columns(),
                Optional.of(new TokenAxis((int) grid.prefix(), (int) shape[at], at == 0)))) : Optional.empty();
    }

    private void follow(Node node) {
        if (node.outputs().isEmpty() || node.inputs().stream().noneMatch(axes::containsKey)) {
            return;
        }
        long[] start = new long[1];
        for (var output : node.is("Split") ? node.outputs() : List.of(node.output())) {
            var to = shapes.get(output);
            var found = to == null || ELSEWHERE.contains(node.op()) ? null
                    : node.is("Split") ? part(node, to, start) : axes(node, to);
            if (found != null && found.stream().anyMatch(a -> !a.isOther())) {
                axes.put(output, List.copyOf(found));
            }
        }
    }

    private List<Axis> axes(Node node, long[] to) {
        var from = axes.get(node.input(0));
        return switch (node.op()) {
            case "Transpose" -> from == null ? null : transposed(node, from);
            case "Reshape", "Flatten", "Squeeze", "Unsqueeze" -> from == null ? null
                    : regrouped(shapes.get(node.input(0)), from, to);
            case "MatMul", "MatMulInteger", "FusedMatMul" -> product(node, to);
            case "Concat" -> joined(node, to);
            case "Slice" -> sliced(node, to);
            case "Pad" -> kept(node, to);
            case "Gather" -> from == null ? null : gathered(node, from, to);
            case "ArgMax", "ArgMin" -> from == null ? null
                    : reduced(from, new long[]{node.integer("axis", 0)}, to);
            default -> WINDOWS.contains(node.op()) ? NCHW.equals(from) && to.length == 4 ? NCHW : null
                    : node.op().startsWith("Reduce") ? from == null ? null : reduced(from, reducedAxes(node), to)
                    : elementwise(node, to);
        };
    }

    private long[] reducedAxes(Node node) {
        var attribute = node.integers("axes");
        return attribute != null || node.input(1).isEmpty() ? attribute
                : constants.of(node.input(1)).map(Constant::longs).orElse(null);
    }

    private static List<Axis> transposed(Node node, List<Axis> from) {
        var order = node.integers("perm");
        if (order == null) {
            var reversed = new ArrayList<>(from);
            Collections.reverse(reversed);
            return reversed;
        }
        return order.length == from.size() ? Arrays.stream(order).mapToObj(i -> from.get((int) i)).toList() : null;
    }

    /** Without the reduced axes; null if they are not known. */
    private static List<Axis> reduced(List<Axis> from, long[] axes, long[] to) {
        if (axes == null) {
            return null;
        }
        boolean isKept = to.length == from.size();
        var left = new ArrayList<Axis>();
        for (int i = 0; i < from.size(); i++) {
            int axis = i;
            boolean isReduced = Arrays.stream(axes).anyMatch(a -> (a < 0 ? a + from.size() : a) == axis);
            if (!isReduced || isKept) {
                left.add(isReduced ? Axis.OTHER : from.get(i));
            }
        }
        return left.size() == to.length ? left : null;
    }

    /** One index takes its axis away, several may stand in any order. */
    private List<Axis> gathered(Node node, List<Axis> from, long[] to) {
        int axis = (int) node.integer("axis", 0);
        axis += axis < 0 ? from.size() : 0;
        var left = new ArrayList<>(from);
        left.remove(axis);
        for (int i = 0; i < to.length - from.size() + 1; i++) {
            left.add(axis, Axis.OTHER);
        }
        return left.size() == to.length ? left : null;
    }

    /** The batch axes and rows of the first factor, the columns of the second. */
    private List<Axis> product(Node node, long[] to) {
        var first = axes.get(node.input(0));
        if (first == null || first.size() != to.length || to.length < 2) {
            return null;
        }
        var found = new ArrayList<>(first);
        var second = axes.get(node.input(1));
        found.set(to.length - 1, second == null ? Axis.OTHER : second.get(second.size() - 1));
        return found;
    }

    /** Axes along which nothing is put together, cut out or added; a picture may get a border, or lose some of it. */
    private List<Axis> kept(Node node, long[] to) {
        for (var input : node.inputs()) {
            var from = axes.get(input);
            var extents = shapes.get(input);
            if (from != null && extents != null && extents.length == to.length) {
                var found = new ArrayList<>(from);
                for (int i = 0; i < to.length; i++) {
                    boolean isWhole = extents[i] == to[i] || !node.is("Concat") && from.get(i).kind() != Kind.POSITIONS;
                    if (!isWhole) {
                        found.set(i, Axis.OTHER);
                    }
                }
                return found;
            }
        }
        return null;
    }

    /** As {@link #kept}; of positions it is known where others that are joined to them stand. */
    private List<Axis> joined(Node node, long[] to) {
        var found = kept(node, to);
        int axis = (int) node.integer("axis", 0);
        axis += axis < 0 ? to.length : 0;
        long before = 0;
        var positions = new ArrayList<Axis>();
        for (var input : node.inputs()) {
            var extents = shapes.get(input);
            if (found == null || extents == null || extents.length != to.length || extents[axis] < 0) {
                return found;
            }
            var from = axes.get(input);
            if (from != null && from.get(axis).kind() == Kind.POSITIONS) {
                var grid = from.get(axis);
                positions.add(Axis.positions(grid.rows(), grid.columns(), grid.prefix() + before));
            }
            before += extents[axis];
        }
        if (positions.size() == 1) {
            found.set(axis, positions.get(0));
        }
        return found;
    }

    /** As {@link #kept}; of positions with others beside them those others may be cut off. */
    private List<Axis> sliced(Node node, long[] to) {
        var found = kept(node, to);
        var from = axes.get(node.input(0));
        var starts = numbers(node.input(1));
        var cut = numbers(node.input(3));
        var steps = node.input(4).isEmpty() ? new long[0] : numbers(node.input(4));
        boolean isKnown = found != null && starts != null && steps != null && Arrays.stream(steps).allMatch(s -> s == 1);
        var extents = shapes.get(node.input(0));
        for (int i = 0; isKnown && i < starts.length; i++) {
            int axis = (int) (cut == null ? i : cut[i] < 0 ? cut[i] + to.length : cut[i]);
            if (extents[axis] > 0 && to[axis] > 0 && from.get(axis).kind() == Kind.POSITIONS) {
                long start = Math.min(extents[axis], starts[i] < 0 ? starts[i] + extents[axis] : starts[i]);
                found.set(axis, from.get(axis).cut(start, to[axis]));
            }
        }
        return found;
    }

    /** One of the parts of a Split, of which {@code start} elements precede it; the next one's start comes of it. */
    private List<Axis> part(Node node, long[] to, long[] start) {
        var found = kept(node, to);
        int axis = (int) node.integer("axis", 0);
        axis += axis < 0 ? to.length : 0;
        var from = axes.get(node.input(0));
        if (found != null && from.get(axis).kind() == Kind.POSITIONS) {
            found.set(axis, from.get(axis).cut(start[0], to[axis]));
        }
        start[0] += to[axis];
        return found;
    }

    private long[] numbers(String tensor) {
        return tensor.isEmpty() ? null : constants.of(tensor).map(Constant::longs).orElse(null);
    }

    /** Of the operands that have places, aligned at the last axis; where two contradict each other it is lost. */
    private List<Axis> elementwise(Node node, long[] to) {
        var found = new ArrayList<>(Collections.nCopies(to.length, Axis.OTHER));
        for (var input : node.inputs()) {
            var from = axes.get(input);
            var extents = shapes.get(input);
            int ahead = extents == null ? -1 : to.length - extents.length;
            for (int i = 0; from != null && ahead >= 0 && i < extents.length; i++) {
                boolean isResized = node.is("Resize") || node.is("Upsample");
                if (!from.get(i).isOther() && (extents[i] == to[i + ahead] || isResized)) {
                    boolean agrees = found.get(i + ahead).isOther() || found.get(i + ahead).equals(from.get(i));
                    found.set(i + ahead, agrees ? from.get(i) : Axis.OTHER);
                }
            }
        }
        return found;
    }

    /**
     * The axes after a change of shape: those whose elements stay together. Rows and columns may be flattened to
     * positions and come back from them; of an axis that is cut up the coarser part remains what it was.
     */
    private static List<Axis> regrouped(long[] before, List<Axis> from, long[] after) {
        if (before == null) {
            return null;
        }
        var in = closed(before, after);
        var out = closed(after, before);
        if (in == null || out == null) {
            return null;
        }
        var found = new ArrayList<>(Collections.nCopies(out.length, Axis.OTHER));
        int i = 0;
        int j = 0;
        while (i < in.length && j < out.length) {
            int firstIn = i;
            int firstOut = j;
            long left = in[i++];
            long right = out[j++];
            while (left != right) {
                if (left < right ? i == in.length : j == out.length) {
                    return null;
                } else if (left < right) {
                    left *= in[i++];
                } else {
                    right *= out[j++];
                }
            }
            regroup(in, from, firstIn, i, out, found, firstOut, j);
        }
        return found;
    }

    private static void regroup(long[] in, List<Axis> from, int firstIn, int endIn, long[] out, List<Axis> found,
                                int firstOut, int endOut) {
        var sources = IntStream.range(firstIn, endIn)
                .filter(k -> in[k] != 1 || endIn - firstIn == 1).toArray();
        var places = IntStream.range(firstOut, endOut)
                .filter(k -> out[k] != 1 || endOut - firstOut == 1).toArray();
        if (sources.length == 1 && places.length >= 1) {
            var axis = from.get(sources[0]);
            boolean isGrid = axis.kind() == Kind.POSITIONS && places.length == 2 && axis.prefix() == 0
                    && out[places[0]] == axis.rows() && out[places[1]] == axis.columns();
            if (isGrid) {
                found.set(places[0], Axis.ROWS);
                found.set(places[1], Axis.COLUMNS);
            } else if (axis.kind() != Kind.POSITIONS || places.length == 1) {
                found.set(places[0], axis);
            }
        } else if (sources.length == 2 && places.length == 1 && from.get(sources[0]).kind() == Kind.ROWS
                && from.get(sources[1]).kind() == Kind.COLUMNS) {
            found.set(places[0], Axis.positions(in[sources[0]], in[sources[1]], 0));
        }
    }

    /** Extents with the one that is open, the batch, as a number that no other is; null if it is not the same one. */
    private static long[] closed(long[] extents, long[] others) {
        long open = Arrays.stream(extents).filter(e -> e < 0).count();
        if (open > 1 || size(extents) != size(others)) {
            return null;
        }
        boolean isOpenThere = Arrays.stream(others).anyMatch(e -> e < 0);
        return Arrays.stream(extents).map(e -> e >= 0 ? e : isOpenThere ? 1_000_003 : 1).toArray();
    }

    private static long size(long[] extents) {
        return Arrays.stream(extents).filter(e -> e >= 0).reduce(1, (a, b) -> a * b);
    }
}
