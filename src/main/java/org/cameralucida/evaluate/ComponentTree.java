package org.cameralucida.evaluate;

import java.util.Arrays;

/**
 * How components arise, grow and meet as a level sinks: a node is a component from the level at which it arose, or at which
 * those that it is made of met, down to the one at which it meets another. It is grown from leaves and the levels at which
 * they are connected (Kruskal's algorithm); then pixels are put into it, and summed up from the top.
 */
final class ComponentTree {

    private static final int LEVELS = LevelBoxes.LEVELS;
    /** Right of, and below, every pixel. */
    private static final int BEYOND = Integer.MAX_VALUE / 2;

    /** The leaves, and the connections, of a level: the first of each level, and the next of each. */
    private final int[] firstLeaf = filled(LEVELS + 1, -1);
    private final int[] nextLeaf;
    private final int[] firstEdge = filled(LEVELS + 1, -1);
    private int[] nextEdge = new int[4096];
    private int[] one = new int[4096];
    private int[] other = new int[4096];
    private int edges;

    /** The leaf that stands for another's component, and the node that this one is now; −1 for none yet. */
    private final int[] standsFor;
    private final int[] current;
    /** The node that a leaf joined at once. */
    private final int[] leafNode;

    /** Of each node: its highest level, the one below its lowest, what it became part of, and its place among entries. */
    private final int[] high;
    private final int[] low;
    private final int[] parent;
    private int[] place;
    private int nodes;

    /** Of each node at each of its levels, the highest first. */
    private int[] pixels;
    private int[] xmin;
    private int[] xmax;
    private int[] ymin;
    private int[] ymax;

    ComponentTree(int leaves) {
        nextLeaf = new int[leaves];
        standsFor = new int[leaves];
        current = filled(leaves, -1);
        leafNode = new int[leaves];
        high = new int[2 * leaves];
        low = new int[2 * leaves];
        parent = new int[2 * leaves];
    }

    private static int[] filled(int length, int value) {
        var array = new int[length];
        Arrays.fill(array, value);
        return array;
    }

    /** A leaf arises at a level; at 0 it never does. */
    void leaf(int leaf, int level) {
        standsFor[leaf] = leaf;
        nextLeaf[leaf] = firstLeaf[level];
        firstLeaf[level] = leaf;
    }

    /** Two leaves are connected from a level down, at which both have arisen. */
    void edge(int a, int b, int level) {
        if (edges == one.length) {
            one = Arrays.copyOf(one, 2 * edges);
            other = Arrays.copyOf(other, 2 * edges);
            nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
        }
        one[edges] = a;
        other[edges] = b;
        nextEdge[edges] = firstEdge[level];
        firstEdge[level] = edges++;
    }

    /** Makes the nodes. */
    void grow() {
        for (int level = LEVELS; level > 0; level--) {
            for (int edge = firstEdge[level]; edge >= 0; edge = nextEdge[edge]) {
                unite(root(one[edge]), root(other[edge]), level);
            }
            for (int leaf = firstLeaf[level]; leaf >= 0; leaf = nextLeaf[leaf]) {
                int root = root(leaf);
                current[root] = current[root] < 0 ? begun(level) : current[root];
                leafNode[leaf] = current[root];
            }
        }
        place = new int[nodes + 1];
        for (int node = 0; node < nodes; node++) {
            place[node + 1] = place[node] + high[node] - low[node];
        }
        int entries = place[nodes];
        pixels = new int[entries];
        xmin = filled(entries, BEYOND);
        xmax = new int[entries];
        ymin = filled(entries, BEYOND);
        ymax = new int[entries];
    }

    private int root(int leaf) {
        int root = leaf;
        while (standsFor[root] != root) {
            standsFor[root] = standsFor[standsFor[root]];
            root = standsFor[root];
        }
        return root;
    }

    private void unite(int a, int b, int level) {
        if (a == b) {
            return;
        }
        standsFor[b] = a;
        if (current[a] < 0 || current[b] < 0) {
            current[a] = Math.max(current[a], current[b]);
            return;
        }
        int node = high[current[a]] == level ? current[a] : high[current[b]] == level ? current[b] : begun(level);
        end(current[a], node, level);
        end(current[b], node, level);
        current[a] = node;
    }

    private int begun(int level) {
        high[nodes] = level;
        return nodes++;
    }

    private void end(int node, int into, int level) {
        if (node != into) {
            low[node] = level;
            parent[node] = into;
        }
    }

    /**
     * Puts the pixels of a leaf, which lie in one row, into the component that each of them joins.
     *
     * @param levels of all pixels, which rise from the leaf's first to its peak, and then fall
     * @param begin the first pixel
     * @param end the one behind the last
     * @param y the row
     */
    void fill(int leaf, byte[] levels, int begin, int peak, int end, int y, int width) {
        int level = levels[peak] & 0xFF;
        if (level > 0) {
            int node = holding(leafNode[leaf], level);
            int entry = place[node] + high[node] - level;
            ymin[entry] = Math.min(ymin[entry], y);
            ymax[entry] = Math.max(ymax[entry], y);
            xmax[entry] = Math.max(xmax[entry], peak - y * width);
            toLeft(node, levels, peak, begin, y * width);
            toRight(node, levels, peak + 1, end, y * width);
        }
    }

    /** The pixels from a peak on to the left, which lie further and further there. */
    private void toLeft(int first, byte[] levels, int peak, int begin, int row) {
        int node = first;
        int lowest = low[node];
        int zero = place[node] + high[node];
        int[] counts = pixels;
        int[] furthest = xmin;
        for (int at = peak; at >= begin; at--) {
            int level = levels[at] & 0xFF;
            if (level <= lowest) {
                if (level == 0) {
                    return;
                }
                node = holding(node, level);
                lowest = low[node];
                zero = place[node] + high[node];
            }
            int entry = zero - level;
            counts[entry]++;
            furthest[entry] = Math.min(furthest[entry], at - row);
        }
    }

    private void toRight(int first, byte[] levels, int begin, int end, int row) {
        int node = first;
        int lowest = low[node];
        int zero = place[node] + high[node];
        int[] counts = pixels;
        int[] furthest = xmax;
        for (int at = begin; at < end; at++) {
            int level = levels[at] & 0xFF;
            if (level <= lowest) {
                if (level == 0) {
                    return;
                }
                node = holding(node, level);
                lowest = low[node];
                zero = place[node] + high[node];
            }
            int entry = zero - level;
            counts[entry]++;
            furthest[entry] = Math.max(furthest[entry], at - row);
        }
    }

    /** What a node is at a level, at which it may have met others. */
    private int holding(int node, int level) {
        int holding = node;
        while (level <= low[holding]) {
            holding = parent[holding];
        }
        return holding;
    }

    /** Adds to each node at each level what it was a level higher, and what met there. */
    void sum() {
        for (int node = 0; node < nodes; node++) {
            for (int entry = place[node] + 1; entry < place[node + 1]; entry++) {
                add(entry - 1, entry);
            }
            if (low[node] > 0 && high[node] > low[node]) {
                add(place[node + 1] - 1, place[holding(node, low[node])]);
            }
        }
    }

    private void add(int from, int to) {
        pixels[to] += pixels[from];
        xmin[to] = Math.min(xmin[to], xmin[from]);
        xmax[to] = Math.max(xmax[to], xmax[from]);
        ymin[to] = Math.min(ymin[to], ymin[from]);
        ymax[to] = Math.max(ymax[to], ymax[from]);
    }

    /** Tells of all components: at level t of those of the pixels that are above it. */
    void each(LevelBoxes.Visitor visitor) {
        for (int node = 0; node < nodes; node++) {
            for (int entry = place[node]; entry < place[node + 1]; entry++) {
                visitor.component(high[node] - 1 - (entry - place[node]), pixels[entry], xmin[entry], ymin[entry],
                        xmax[entry], ymax[entry]);
            }
        }
    }
}
